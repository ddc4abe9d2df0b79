"""Which natural persons may be public, in words of the database: whom a list's rule publishes (rules.md H-01)."""

from typing import Final

WHY: Final = "a natural person is shown only where the rule of the list publishes persons"


def unlisted(edition: str) -> str:
    """Whether the item of an edition (an SQL expression for its key) has no list whose rule publishes persons."""
    return (
        "NOT EXISTS (SELECT 1 FROM disclosure_itemedition AS e JOIN disclosure_catalogueitem AS i ON i.id = e.item_id"
        f" JOIN disclosure_seriouslist AS l ON l.id = i.serious_list_id WHERE e.id = {edition} AND l.shows_persons)"
    )


def is_person(subject: str) -> str:
    """Whether a subject (an SQL expression for its key) is a natural person."""
    return f"EXISTS (SELECT 1 FROM disclosure_subject AS s WHERE s.id = {subject} AND s.kind = 'person')"
