"""Whether somebody has the right to have a report made that is not for everybody (rules.md D-15)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, Protocol

from django.utils.translation import gettext_lazy as _

from disclosure.models import Subject
from disclosure.report.refused import NotProven

ACT: Final = "reports"


class Standing(Protocol):
    """A proven right to act for a subject, kept by an application that this one does not know."""

    pk: Any
    subject_id: Any
    user_id: Any
    objects: Any  # its manager: in_force(subject=, act=, on=) answers with the rights that count that day

    def acted(self, reference: str) -> None:
        """Tell the subject that something was done for it: by a reference, never what."""


def demand(standing: Standing | None, subject: Subject, *, on: date) -> None:
    """Raises NotProven unless this right covers reports about this very subject on that day.

    The right is asked for anew: one in hand may have ended, or a court's administrator may outrank it.
    """
    if standing is None or not _covers(standing, subject, on):
        raise NotProven(
            _(
                "Only the subject itself or somebody authorised by it has this report made. Prove your right to act for"
                " it, or ask the subject for the report."
            )
        )


def _covers(standing: Standing, subject: Subject, on: date) -> bool:
    rows: Iterable[Standing] = type(standing).objects.in_force(subject=subject, act=ACT, on=on)
    return any(row.pk == standing.pk for row in rows)
