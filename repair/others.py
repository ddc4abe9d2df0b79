"""Who else may decide: after an appeal nobody who took part before it (rules.md S-26), two where two must (C-10).

A small body may have nobody left then. Nobody else gets its competence: the desk says so, and that another person needs
a post there (docs/decisions/0020).
"""

from datetime import date
from typing import Final

from django.utils.translation import ngettext

from creditchina.accounts.models import Post, Role, User
from disclosure.models import Authority
from repair.actors import Actor, acting, has_interest
from repair.models import Case, Status

_ROLES: Final = {Actor.REVIEWER: (Role.REVIEWER, Role.SECOND_REVIEWER), Actor.SUPERVISOR: (Role.SUPERVISOR,)}
_UNDECIDED: Final = (Status.APPEALED, Status.ACCEPTED, Status.ASKED, Status.PROPOSED)


def took_part(case: Case) -> set[int]:
    """Who made the decision that was appealed against, or gave an opinion on it; nobody where none was."""
    appeal = case.steps.filter(move="appeal").order_by("pk").first() if case.first_decided_by_id else None
    if appeal is None:
        return set()
    proposed = case.steps.filter(move="propose", pk__lt=appeal.pk).values_list("by", flat=True)
    return {key for key in (case.first_decided_by_id, *proposed) if key is not None}


def free(case: Case, actor: Actor, *, on: date) -> set[int]:
    """Everybody who is a reviewer, or a supervisor, in this case that day, took no part and has none of their own."""
    posts = Post.objects.in_force(on=on).filter(role__in=_ROLES[actor], authority__in=_answering(case.authority))
    people = User.objects.filter(pk__in=posts.values("user")).exclude(pk__in=took_part(case))
    return {each.pk for each in people if actor in acting(case, each, on=on).actors and not has_interest(case, each)}


def _answering(authority: Authority) -> set[int]:
    """The body, those that it went into, and those above."""
    found: set[int] = set()
    edge: list[Authority | None] = [authority]
    while edge:
        body = edge.pop()
        if body is not None and body.pk not in found:
            found.add(body.pk)
            edge += [body.parent, body.successor]
    return found


def missing(case: Case, *, on: date) -> int:
    """How many people too few are left to decide it anew, or would be; 0 where nobody appealed, or it is over."""
    if case.first_decided_by_id is None or case.status not in _UNDECIDED:
        return 0
    given = {case.proposed_by_id} if case.status == Status.PROPOSED else set()
    reviewers = given | free(case, Actor.REVIEWER, on=on)
    lacking = max(0, (2 if case.needs_two else 1) - len(reviewers))
    if lacking == 1 and reviewers and free(case, Actor.SUPERVISOR, on=on) - reviewers:
        return 0  # the second pair of eyes of a body with one reviewer (rules.md S-24)
    return lacking


def what_to_do(case: Case, *, on: date) -> str:
    """The sentence for the desk where too few are left; "" where enough are."""
    lacking = missing(case, on=on)
    if not lacking:
        return ""
    told = ngettext(
        "Whoever took part before the appeal has no part in it any more, and %(body)s has %(n)s person too few who may "
        "decide it again. Its account manager gives somebody else the post of a reviewer there, for some days if that "
        "is enough.",
        "Whoever took part before the appeal has no part in it any more, and %(body)s has %(n)s people too few who may "
        "decide it again. Its account manager gives others the post of a reviewer there, for some days if that is "
        "enough.",
        lacking,
    )
    return told % {"body": case.authority.name, "n": lacking}
