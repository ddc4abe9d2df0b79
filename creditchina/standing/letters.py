"""What a letter may be: a PDF or a picture, known by its content, without anything that runs or hides in it."""

import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from creditchina.standing import scrubbing

LARGEST: Final = 10 * 1024 * 1024  # bytes
UNPACKED: Final = scrubbing.UNPACKED
SUFFIX: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
PATIENCE: Final = 30  # seconds until a file is given up on a busy machine
WHY: Final = {
    "large": gettext_lazy("The file is larger than 10 MB. Scan it with fewer dots, or send fewer pages."),
    "empty": gettext_lazy("The file is empty. Choose another one."),
    "kind": gettext_lazy("This is no PDF, JPEG or PNG. Send the letter as one of these."),
    "pages": gettext_lazy("The file has more than 20 pages. Send the letter alone."),
    "active": gettext_lazy("The PDF holds a script, an attachment or a form. Print it and scan the print."),
    "locked": gettext_lazy("The PDF is locked with a password. Send one that opens without."),
    "paper": gettext_lazy("A page of the PDF is larger than any sheet of paper. Print it and scan the print."),
    "broken_pdf": gettext_lazy("The PDF cannot be read. Save it anew, or send a photograph of the letter."),
    "pixels": gettext_lazy("The picture has more than 40 million dots. Take a smaller one."),
    "broken_picture": gettext_lazy("The picture is damaged or not whole. Take it anew."),
    "heavy": gettext_lazy("The file takes too much time or memory to open. Print it and scan the print."),
}


class NotALetter(Exception):
    """Refused; says why and what to send instead."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A file without what else stood in it."""

    data: bytes
    media_type: str
    pages: int


def cleaned(data: bytes) -> Clean:
    """The letter without what else stands in its file. Raises NotALetter.

    Opened in a process that has 240 MB and four seconds, and none of the site's secrets.
    """
    if len(data) > LARGEST:
        raise NotALetter(str(WHY["large"]))
    command = [sys.executable, "-I", scrubbing.__file__]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file is its input, no part of the command
            command, input=data, capture_output=True, env={}, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise NotALetter(WHY["heavy"]) from problem
    told, _line, clean = done.stdout.partition(b"\n")
    kind, _space, pages = told.decode().partition(" ") if done.returncode == 0 else ("heavy", "", "")
    if kind not in SUFFIX:
        raise NotALetter(WHY[kind])
    return Clean(clean, kind, int(pages))
