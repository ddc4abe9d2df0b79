"""What stands against a move: one small function a reason, each with its sentence (rules.md C-10, S-24)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from creditchina.standing.models import Standing
from repair import clocks, eligible, letters, others, records, saying, yielding
from repair.actors import Acting, Actor, has_interest
from repair.models import Case, Door, Outcome, Status, System

MOST_REQUESTS = 2  # one by the reviewer, one more by the supervisor


def interest(case: Case, by: Acting) -> str:
    """Nobody moves a case in which they have a part of their own."""
    return _("You have a part of your own in this case. A colleague handles it.") if has_interest(case, by.user) else ""


def not_ready(case: Case, by: Acting) -> str:
    """It cannot be applied for today; of a court's ruling nothing is asked but the record."""
    aside = yielding.of(case.application, by=by.user, on=by.on)
    found = eligible.of(case.publication, on=by.on, but=[case, *aside])
    too_early = found.answer == eligible.Answer.TOO_EARLY and case.door != Door.REPAIR
    return "" if found.ready or too_early else saying.said(found)


def unsigned(case: Case, by: Acting) -> str:
    """The commitment is not signed (rules.md C-05)."""
    signed = letters.is_signed(case.application)
    return "" if signed else _("The commitment letter is not signed yet, or not for these records.")


def _is_outside(case: Case, by: Acting) -> bool:
    found = eligible.channel(eligible.facts_of(case.publication, on=by.on), eligible.policy(), on=by.on)
    return case.door == Door.REPAIR and found is not None and found.system != System.OWN


def other_channel(case: Case, by: Acting) -> str:
    """Another system takes it."""
    return _("Records of this kind are repaired through another channel.") if _is_outside(case, by) else ""


def own_channel(case: Case, by: Acting) -> str:
    """No other system takes it."""
    return "" if _is_outside(case, by) else _("Records of this kind are repaired through this site.")


def agent_waits(case: Case, by: Acting) -> str:
    """A first-time agent's 24 hours still run, inside the site's own step (rules.md S-22); or ended with its right."""
    standing = case.application.standing
    if standing is None:
        return ""
    held = _still_held(case, by)
    if not held:
        return _("The right of the person who sent it has ended.")
    return _("The first 24 hours of a new agent still run.") if all(each.waits for each in held) else ""


def _still_held(case: Case, by: Acting) -> list[Standing]:
    """The rights that the person who sent it has now: in the 24 hours the subject can end them."""
    sent_by, subject = case.application.standing, case.application.subject.survivor
    if sent_by is None:
        return []
    return list(Standing.objects.in_force(sent_by.user, subject, act="repair", on=by.on, waiting=True))


def right_stands(case: Case, by: Acting) -> str:
    """The site takes back only what waits with it, of who may not act any more, or yields to the subject's own."""
    if by.user is not None:
        return ""
    waits = case.status == Status.SUBMITTED and case.application.standing is not None
    gone = waits and (not _still_held(case, by) or yielding.gives_way(case, on=by.on))
    return "" if gone else _("Whoever sent it may still act for the subject; the case goes on.")


def asked_before(case: Case, by: Acting) -> str:
    """More was asked for once; that is all a reviewer may."""
    return _("More was asked for once already. A second request is the supervisor's.") if case.requests else ""


def not_asked_once(case: Case, by: Acting) -> str:
    """A second request is possible exactly after the first."""
    if case.requests >= MOST_REQUESTS:
        return _("More was asked for twice already.")
    return "" if case.requests else _("Nothing was asked for yet: the reviewer asks first.")


def may_answer_yet(case: Case, by: Acting) -> str:
    """The applicant's time to answer is not over."""
    last = clocks.answer_until(case)
    if last is None or by.on > last.day:
        return ""
    return _("The applicant may answer until %(day)s.") % {"day": date_format(last.day)}


def extended_before(case: Case, by: Acting) -> str:
    """Once is enough."""
    return _("The time was extended once already.") if case.extended_on else ""


def over_time(case: Case, by: Acting) -> str:
    """An extension is told before it runs (rules.md C.5)."""
    over = case.due_on is not None and by.on > case.due_on
    return _("The time to decide is over: an extension must be told before.") if over else ""


def in_time(case: Case, by: Acting) -> str:
    """Nothing is late."""
    return "" if clocks.over(case, on=by.on) else _("Its time is not over.")


def escalated_before(case: Case, by: Acting) -> str:
    """The parent authority was told of this step."""
    told = case.escalated_on is not None and case.due_on is not None and case.escalated_on > case.due_on
    return _("The parent authority was told already.") if told else ""


def one_is_enough(case: Case, by: Acting) -> str:
    """Only a serious-list case takes two."""
    return "" if case.needs_two else _("One reviewer decides this case: approve or refuse.")


def second_missing(case: Case, by: Acting) -> str:
    """Two different reviewers decide about an entry on a serious list (rules.md C-10)."""
    alone = case.needs_two and case.status != Status.PROPOSED
    return _("Two reviewers decide this case: hand in your opinion first.") if alone else ""


def not_the_second(case: Case, by: Acting) -> str:
    """A supervisor decides nothing, but is the second pair of eyes of a body with one reviewer (rules.md S-24)."""
    if Actor.REVIEWER in by.actors or Actor.SUPERVISOR not in by.actors:
        return ""
    if case.status != Status.PROPOSED:
        return _("A reviewer of the authority decides first.")
    left = others.free(case, Actor.REVIEWER, on=by.on) - {case.proposed_by_id}
    return _("Another reviewer of the authority decides as the second person.") if left else ""


def proposed_it(case: Case, by: Acting) -> str:
    """The second person is another one."""
    own = case.status == Status.PROPOSED and by.user is not None and case.proposed_by_id == by.user.pk
    return _("You handed in the opinion, so another person must decide.") if own else ""


def not_proposed_so(case: Case, by: Acting) -> str:
    """Two who differ talk: the second approves only what the first proposed to approve."""
    differs = case.status == Status.PROPOSED and case.proposed != Outcome.APPROVE
    return _("The first reviewer proposed to refuse. Send it back if you think otherwise.") if differs else ""


def proposed_otherwise(case: Case, by: Acting) -> str:
    """The second refuses only what the first proposed to refuse."""
    differs = case.status == Status.PROPOSED and case.proposed != Outcome.REFUSE
    return _("The first reviewer proposed to approve. Send it back if you think otherwise.") if differs else ""


def decided_first(case: Case, by: Acting) -> str:
    """Whoever decided first, or gave an opinion on it, does not decide again after an appeal (rules.md S-26)."""
    own = by.user is not None and by.user.pk in others.took_part(case)
    return _("You took part in the first decision, so another person must decide.") if own else ""


def appealed_before(case: Case, by: Acting) -> str:
    """One appeal a case; courts and reconsideration remain."""
    return _("An appeal was decided already. Reconsideration and courts remain.") if case.appealed_from else ""


def another_is_open(case: Case, by: Acting) -> str:
    """The record was applied for again meanwhile."""
    record = records.ever(records.current(case.publication))
    running = Case.objects.open().filter(publication__in=record).exclude(pk=case.pk)
    return _("A new application for this record is being handled already.") if running.exists() else ""


def never_accepted(case: Case, by: Acting) -> str:
    """What was never accepted was never verified: it is accepted first."""
    unverified = case.appealed_from == Status.NOT_ACCEPTED
    return _("It was never verified: have it accepted.") if unverified else ""


def is_shield(case: Case, by: Acting) -> str:
    """A shield ends by itself; only a repair is revoked."""
    return _("A shield is ended, not revoked.") if case.door == Door.SHIELD else ""


def no_shield(case: Case, by: Acting) -> str:
    """Only a shield is ended."""
    return "" if case.door == Door.SHIELD else _("There is no shield to end.")


def decided_outside(case: Case, by: Acting) -> str:
    """Whoever decided revokes: here nobody did."""
    return _("It was decided in the other channel, which alone revokes it.") if case.outside else ""


def record_stands(case: Case, by: Acting) -> str:
    """There is something left to repair."""
    found = eligible.of(records.current(case.publication), on=by.on, but=[case])
    return "" if found.answer == eligible.Answer.ENDED else _("The record stands; the case goes on.")
