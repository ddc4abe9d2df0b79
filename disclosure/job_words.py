"""What the jobs of the public record did, in sentences for the desk: from what they returned."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from disclosure.contradictions import CHECKS
from disclosure.models import CatalogueItem, Source

Told = Mapping[str, Any]


def lapsed(told: Told) -> Iterator[str]:
    """How many ends the ledger was told of."""
    count = told.get("publications", 0)
    yield ngettext("The ledger was told of %(count)d end.", "The ledger was told of %(count)d ends.", count) % {
        "count": count
    }


def settled(told: Told) -> Iterator[str]:
    """Which rows came into force."""
    yield from (_("In force: %(row)s") % {"row": row} for row in told.get("in force", ()))
    if not told.get("in force"):
        yield _("No change was due.")


def counted(told: Told) -> Iterator[str]:
    """How many records a proposed rule would move."""
    if "publications" not in told:
        yield _("The proposal was decided already; nothing was counted.")
        return
    count = told["publications"]
    moving = ngettext("%(count)d public record would move.", "%(count)d public records would move.", count)
    yield moving % {"count": count}


def contradictions(told: Told) -> Iterator[str]:
    """What disagrees, and in how many rows."""
    for name, rows in told.items():
        found = ngettext("%(count)d row", "%(count)d rows", rows) % {"count": rows}
        yield f"{CHECKS[name].sentence if name in CHECKS else name} {found}"
    if not told:
        yield _("No row disagrees.")


def swept(told: Told) -> Iterator[str]:
    """How many files were removed."""
    count = told.get("files", 0)
    yield ngettext("%(count)d file was removed.", "%(count)d files were removed.", count) % {"count": count}


def expired(told: Told) -> Iterator[str]:
    """How many deliveries were refused."""
    count = told.get("deliveries", 0)
    yield ngettext("%(count)d delivery was refused.", "%(count)d deliveries were refused.", count) % {"count": count}


def overdue(told: Told) -> Iterator[str]:
    """Which source owes what, by name."""
    owed = [line.partition(": ") for line in told.get("overdue", ())]
    sources = {row.code: row for row in Source.objects.filter(code__in=[code for code, _colon, _items in owed])}
    items = {row.code: str(row) for row in CatalogueItem.objects.all()} if owed else {}
    comma = pgettext("between clauses", ", ")
    for code, _colon, listed in owed:
        named = comma.join(items.get(item, item) for item in listed.split(", "))
        yield _("%(source)s owes: %(items)s") % {"source": sources.get(code, code), "items": named}
    if not owed:
        yield _("No source is overdue.")


def recovered(told: Told) -> Iterator[str]:
    """What was finished, and what waits for its file."""
    if count := told.get("undoings finished", 0):
        yield ngettext("%(count)d undoing was finished.", "%(count)d undoings were finished.", count) % {"count": count}
    for number in told.get("finished or undone", ()):
        yield _("Delivery %(number)s was finished or undone.") % {"number": number}
    for number in told.get("waits for its file", ()):
        yield _("Delivery %(number)s waits for its file.") % {"number": number}
    if not any(told.values()):
        yield _("Nothing was left unfinished.")
