"""Identity numbers of tests/attacks/test_canary_numbers.py, in the PDF of the browser's print."""

import re
import shutil
import subprocess

import pytest

from disclosure.models import Publication
from tests.attacks.test_canary_numbers import SONG, deliver, leaks


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext to read the print with")
def test_no_number_is_printed(page, live_server, tmp_path, settings):
    settings.SPOOL_DIR, settings.BAD_ROWS_DIR = tmp_path / "spool", tmp_path / "bad"
    batches, printed = list(deliver(tmp_path, most=40)), ""  # one of each is printed
    for batch in batches:
        for shown in Publication.objects.filter(batch=batch, public_since__isnull=False).listed()[:1]:
            for address in (
                shown.get_absolute_url(),
                f"{shown.subject.get_absolute_url()}?tab={shown.item.tab}",
            ):
                page.goto(f"{live_server.url}{address}")
                page.pdf(path=tmp_path / "sheet.pdf", format="A4")
                read = subprocess.run(["pdftotext", "-layout", tmp_path / "sheet.pdf", "-"], capture_output=True)
                printed += read.stdout.decode()

    assert SONG in printed
    assert leaks(re.sub(r"\s", "", printed)) == []
