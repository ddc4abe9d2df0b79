"""The registers of repair: channels and forms of the commitment, from fixtures/repair/."""

import json
from typing import Any, Final

from django.conf import settings
from django.db import connections, transaction

from repair.models import Channel, CommitmentTemplate

BASIS: Final = {  # of channels that an authority agrees with the site
    "legal_basis_zh": "《关于进一步完善信用修复制度的实施方案》（国办发〔2025〕22号）",
    "legal_basis_en": "Implementation Plan for Further Improving the Credit Repair System (Guobanfa [2025] No. 22)",
}
_CHANNEL: Final = ("authority_code", "field", "item_code", "in_force_from")


@transaction.atomic
def load() -> None:
    """Add the rows that are missing. Those that are there stay as they are: another text is another version."""
    for row in _rows("channels"):
        key = {column: row.pop(column) for column in _CHANNEL}
        Channel.objects.get_or_create(**key, defaults=row)
    for row in _rows("commitments"):
        CommitmentTemplate.objects.get_or_create(version=row.pop("version"), defaults=row)


def after_migrate(using: str, **_: Any) -> None:
    """Every installation has the rows, once the tables stand."""
    if {"repair_channel", "repair_commitmenttemplate"} <= set(connections[using].introspection.table_names()):
        load()


def _rows(name: str) -> list[dict[str, Any]]:
    path = settings.BASE_DIR / "fixtures" / "repair" / f"{name}.json"
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows
