"""The deliveries offered to try are what their table says, and every one of their rows is accounted for."""

import re
from datetime import date
from typing import Any

import pytest

from disclosure import reference
from disclosure.demo.bodies import FIXTURES
from disclosure.fields import catalogue
from disclosure.ingest import delivery
from disclosure.models import CatalogueItem

FOLDER = FIXTURES / "samples"
OFFERED = re.findall(r"^\| (\S+\.\w+) \| (\S+) \| (\w+) \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.M)
DAY = date(2026, 7, 1)


def test_the_table_names_every_file_and_every_item() -> None:
    assert {name for name, _, _ in OFFERED} == {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert {item for _, _, item in OFFERED} == {item for item, _ in catalogue()}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "source", "item"), OFFERED)
def test_a_sample_can_be_delivered(name: str, source: str, item: str, tmp_path: Any, settings: Any) -> None:
    settings.SPOOL_DIR = tmp_path
    reference.load(demo=True)
    batch = delivery.ingest(FOLDER / name, source=source, item=item, on=DAY)
    assert batch.rows_read >= 5
    shown = CatalogueItem.objects.get(code=item).public
    assert batch.public > 0 if shown else batch.public == 0
    assert batch.faulty == (2 if name == "penalty.csv" else 0)
    assert batch.kept == (1 if name == "penalty.csv" else 0 if shown else batch.rows_read)
