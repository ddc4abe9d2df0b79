"""Which records a subject can choose for an application, and what stands against the others."""

from datetime import date

from django.db.models import Q

from disclosure.models import Publication
from disclosure.report.wider import TOLD_THOUGH_KEPT
from repair import drafting, eligible, yielding
from repair.models import Application

MOST = 200  # records of one subject that the page shows
Judged = tuple[Publication, eligible.Verdict]


def records(application: Application, *, on: date) -> tuple[list[Judged], list[Judged]]:
    """What can be chosen, and what cannot with the reason: all that is told of the subject, public or not.

    What only special reports tell is among it: repaired, they leave it out (rules.md S-26).
    """
    subject, policy = application.subject.survivor, eligible.policy()
    told = Q(public_since__isnull=False) | Q(kept_because__in=TOLD_THOUGH_KEPT)
    own = Publication.objects.filter(Q(subject=subject) | Q(subject__merged_into=subject), told, superseded=False)
    related = own.select_related("edition__item__serious_list", "authority", "subject").order_by("-decided_on", "pk")
    aside = yielding.of(application, on=on)
    judged = [
        (row, eligible.verdict(eligible.facts_of(row, on=on, but=aside), policy, on=on)) for row in related[:MOST]
    ]
    told_of = [pair for pair in judged if pair[1].answer not in (eligible.Answer.NOTHING, eligible.Answer.ENDED)]
    return (
        [pair for pair in told_of if drafting.is_choosable(application.door, pair[1])],
        [pair for pair in told_of if not drafting.is_choosable(application.door, pair[1])],
    )
