"""Which pages a record needs: what its decision demanded, and that the conduct is corrected. Nothing else is asked."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from disclosure.models import Publication
from repair.models import Application, Door, EvidenceKind

_FINES: Final = {"fine", "small_fine", "larger_fine", "huge_fine"}


@dataclass(frozen=True, slots=True)
class Page:
    """One question about one record, or about the whole application."""

    name: str
    task: Any  # in the task list: a verb
    title: Any
    hint: Any
    kind: str  # of the files that show it
    hand: Any  # what to have at hand
    why: Any


PAYMENT: Final = Page(
    "payment",
    _("Say when the fine was paid"),
    _("On which day was the fine paid in full?"),
    _("The day on the receipt. Paid by instalments: the day of the last one."),
    EvidenceKind.PAYMENT,
    _("The day on which the fine was paid; the receipt, unless the authority can look it up itself"),
    _("That the fine is paid is a condition of repair. The day is compared with the payment system, not published."),
)
DUTY: Final = Page(
    "duty",
    _("Say when the duty was done"),
    _("On which day was everything done that the decision demanded?"),
    _("The day on which the last duty of the decision was done."),
    EvidenceKind.DUTY,
    _("The day on which the last duty of the decision was done, and what shows it"),
    _("That every duty of the decision is done is a condition of repair. The authority verifies it."),
)
CORRECTION: Final = Page(
    "correction",
    _("Say how the conduct was corrected"),
    _("What was corrected, and since when?"),
    _("In your own words; a few sentences are enough."),
    EvidenceKind.CORRECTION,
    _("In a few sentences what was corrected, and since when; photographs or a report if you have them"),
    _("That the conduct is corrected is a condition of repair. Only the authority that decides reads this."),
)
RULING: Final = Page(
    "ruling",
    _("Name the ruling of the court"),
    _("By which ruling was the plan or the settlement approved?"),
    _("As it stands at the head of the ruling."),
    EvidenceKind.RULING,
    _("The ruling of the court, as a file"),
    _("While a plan is carried out, records are hidden on the strength of the ruling alone."),
)
PAGES: Final = {page.name: page for page in (PAYMENT, DUTY, CORRECTION, RULING)}


def pages_of(publication: Publication) -> tuple[Page, ...]:
    """The pages about one record."""
    fined = bool(_FINES.intersection(publication.penalty_kinds.split()) or publication.fine)
    return (PAYMENT if fined else DUTY, CORRECTION)


def of_the_whole(application: Application) -> tuple[Page, ...]:
    """The pages about the application: a court's ruling, where one is its ground."""
    return () if application.door == Door.REPAIR else (RULING,)
