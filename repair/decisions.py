"""A decision as a value: everything its paper says, in the language of its application (rules.md S-52)."""

from datetime import date
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from disclosure.models import MeasureUse, Publication
from disclosure.models.catalogue import Status as RowStatus
from disclosure.report import numbers
from repair import conditions, jobs, records
from repair.models import Case, Decision, DecisionKind, Door
from repair.when import moment


def record(
    case: Case,
    kind: DecisionKind,
    *,
    by: Any,
    on: date,
    reason: str | None = None,
    article: str | None = None,
    back: str | None = None,
) -> Decision:
    """Store the decision with its case, and have its paper made once the transaction is committed.

    `reason` and `article`: where they are not those of the case. `back`: what becomes of the record where an approval
    is revoked (disclosure.publish.revoking.Back).
    """
    at = moment(on)
    number = numbers.new_number(at)
    said = case.reason if reason is None else reason
    named = case.article if article is None else article
    refusing = kind in (DecisionKind.NOT_ACCEPTED, DecisionKind.REFUSED, DecisionKind.UPHELD)
    language = case.application.language
    with translation.override(language):
        value = _value(case, kind, on, said.strip(), named.strip()) | ({} if back is None else {"back": str(back)})
    made = Decision.objects.create(
        number=number,
        case=case,
        kind=kind,
        authority=_decider(case, kind),
        ground=case.ground if refusing else None,
        on=on,
        at=at,
        by=by,
        second=_second(case, by, kind),
        language=language,
        value=value | {"number": number, "at": timezone.localtime(at).isoformat(timespec="seconds")},
    )
    jobs.make_papers.enqueue(made.pk)
    return made


def _decider(case: Case, kind: DecisionKind) -> Any:
    """Who answers for it: on appeal the body that decided the appeal."""
    on_appeal = kind == DecisionKind.UPHELD or (kind == DecisionKind.APPROVED and _granted_on_appeal(case))
    return (case.appeal_authority if on_appeal else None) or case.authority


def _granted_on_appeal(case: Case) -> bool:
    last = case.steps.order_by("-pk").first()
    return last is not None and last.move == "grant_appeal"


def _second(case: Case, by: Any, kind: DecisionKind) -> Any:
    """The first of two reviewers, where two decided."""
    two = case.needs_two and kind in (DecisionKind.APPROVED, DecisionKind.REFUSED)
    return case.proposed_by if two and case.proposed_by != by else None


def _value(case: Case, kind: DecisionKind, on: date, reason: str, article: str) -> dict[str, Any]:
    """Texts and days as they are printed. Names of reviewers are not."""
    publication, subject = case.publication, case.application.subject
    made: dict[str, Any] = {
        "kind": str(kind),
        "door": case.door,
        "case": case.number,
        "subject": subject.name,
        "code": subject.code,
        "authority": _decider(case, kind).name,
        "record": publication.item.name,
        "document": publication.document_number,
        "decided_by_authority": publication.authority.name,
        "document_day": publication.decided_on.isoformat(),
        "applied_on": case.submitted_on.isoformat() if case.submitted_on else "",
        "on": on.isoformat(),
        "reason": reason,
        "article": article,
        "two": case.needs_two,
        "outside": case.outside,
        "remedies": remedies(case, kind),
        "met": _judged_met(case, kind),
    }
    if case.ground is not None and kind not in (DecisionKind.APPROVED, DecisionKind.REVOKED):
        ground = case.ground
        made["ground"] = {
            "code": ground.code, "name": ground.name, "next": ground.text("next"), "basis": ground.legal_basis,
        }  # fmt: skip
    if kind == DecisionKind.APPROVED and case.door != Door.SHIELD:
        made["list"] = publication.item.serious_list.name if publication.item.serious_list else ""
        made["measures"] = measures_of(publication)
        made |= _shown(records.current(publication), on)
    return made


def _judged_met(case: Case, kind: DecisionKind) -> list[str]:
    """Which conditions were judged to be met, by name."""
    last = case.steps.order_by("-pk").first() if kind in (DecisionKind.APPROVED, DecisionKind.REFUSED) else None
    return conditions.names_of(last.judged) if last else []


def _shown(record: Publication, on: date) -> dict[str, str]:
    """Since when it was public, "" where it never was; and from which day it is not: earlier where it expired."""
    since, ended = record.public_since, min(day for day in (record.ended_on, record.shown_until, on) if day)
    return {"public_since": since.isoformat() if since else "", "ended_on": ended.isoformat()}


def measures_of(publication: Publication) -> list[dict[str, str]]:
    """The measures that hang on a record, and who applies each: they end with it (rules.md F-04)."""
    item = publication.item
    uses = MeasureUse.objects.filter(status=RowStatus.ACTIVE).select_related("measure")
    own = uses.filter(serious_list=item.serious_list) if item.serious_list else uses.filter(item=item)
    return [{"name": use.measure.name, "by": use.implementer} for use in own.order_by("measure__number", "pk")]


def remedies(case: Case, kind: str) -> str:
    """What can be done against a decision of that kind (rules.md C-30): a refusal is appealed against, once."""
    if case.appealed_from or kind not in (DecisionKind.NOT_ACCEPTED, DecisionKind.REFUSED):
        return _("You may seek reconsideration or go to court as the law allows.")
    body = case.authority.parent or case.authority
    told = _(
        "You may appeal to %(body)s, where other people decide, or seek reconsideration or go to court as the law"
        " allows."
    )
    return told % {"body": body.name}


def sentence(decision: Decision) -> str:
    """The decision in a paragraph for the subject, in the reader's language; a refusal as settled words have it."""
    value = decision.value
    facts = {
        "authority": decision.authority.name,
        "number": value["document"] or value["record"],
        "day": date_format(decision.on),
        "reason": value["reason"],
    }
    if decision.ground is not None:
        facts |= {
            "words": _("%(ground)s. %(why)s") % {"ground": decision.ground.name, "why": value["reason"]},
            "article": value["article"] or "-",
        }
        facts |= {"article": value["article"] or decision.ground.legal_basis, "next": decision.ground.text("next")}
        told = _(
            "%(authority)s did not agree to repair %(number)s. Ground: %(words)s (%(article)s). Next: %(next)s Your"
            " material is kept; resubmit free of charge. %(remedies)s This result is not public."
        )
        return told % (facts | {"remedies": remedies(decision.case, decision.kind)})
    if decision.kind == DecisionKind.REVOKED:
        return _("%(authority)s revoked the repair of %(number)s on %(day)s: %(reason)s") % facts
    if value["door"] == Door.SHIELD:
        return _("%(authority)s shields %(number)s while the plan is carried out, since %(day)s.") % facts
    return _("%(number)s was repaired on %(day)s. This site has stopped showing, sharing and using it.") % facts
