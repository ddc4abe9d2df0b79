"""Changes that two people made: announced before they come into force, with the assessment of each (rules.md S-4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from creditchina.language import in_english
from disclosure.models import Proposal
from disclosure.registers import row_of
from disclosure.registers.versions import Difference, of_proposal


@dataclass(frozen=True, slots=True)
class Announced:
    """One change: of what, from which day, on what basis, what differs, and its assessment."""

    proposal: Proposal
    title: str
    differences: Sequence[Difference]
    row: Any

    @property
    def assessment(self) -> str:
        """In the reader's language; the Chinese text is the authoritative one."""
        return (self.proposal.assessment_en if in_english() else "") or self.proposal.assessment_zh

    @property
    def is_new(self) -> bool:
        """Whether the row did not stand in the register before."""
        return self.proposal.row_id is None


def coming(*registers: str) -> list[Announced]:
    """Approved changes of these registers that are not in force yet, the next one first."""
    found = Proposal.objects.filter(register__in=registers, status=Proposal.Status.APPROVED).order_by("first_day", "pk")
    return [_announced(proposal) for proposal in found]


def assessed(register: str, row_id: int) -> list[Announced]:
    """The assessments of the changes of one row that are in force, newest first."""
    found = Proposal.objects.filter(register=register, row_id=row_id, status=Proposal.Status.IN_FORCE)
    return [_announced(proposal) for proposal in found.order_by("-first_day", "-pk")]


def _announced(proposal: Proposal) -> Announced:
    row: Any = row_of(proposal)
    kind = proposal.get_register_display()
    title = _("%(row)s (%(register)s)") % {"row": row, "register": kind}
    return Announced(proposal, title, of_proposal(proposal), row)
