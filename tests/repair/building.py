"""Cases with one call: an applicant's right, a record that can be repaired, reviewers, and a case in any state."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from creditchina.accounts.models import User
from disclosure.models import Authority, CalendarYear, Publication, RefusalGround
from repair import conditions, drafting, letters, workflow
from repair.models import Application, Case, Outcome, Status
from tests.accounts.people import staff
from tests.builders import a_list_entry, a_penalty, an_authority
from tests.standing.acting import a_standing

LONG_AGO = timedelta(days=200)
RULING = {
    "court": "示例市中级人民法院",
    "ruling": "（2026）示01破3号之一",
    "ruled_on": "2026-03-02",
    "until": (timezone.localdate() + timedelta(days=300)).isoformat(),
}


MET = (*conditions.NAMES,)  # every condition judged to be met


def today() -> date:
    """The day of the tests."""
    return timezone.localdate()


def known_years() -> None:
    """Make the years of the next two months known: in a year whose plan is not published nobody is late (K-01)."""
    for year in {today().year, (today() + timedelta(days=60)).year}:
        CalendarYear.objects.get_or_create(year=year, defaults={"legal_basis_zh": "示例通知"})


def a_repairable(**fields: Any) -> Publication:
    """A general penalty whose shortest period is over, of a body that has another one above it."""
    made = {"decided_on": today() - LONG_AGO, "authority": fields.pop("authority", None) or a_body()}
    return a_penalty(**made | fields)


def a_repairable_entry(**fields: Any) -> Publication:
    """An entry on a serious list that can leave it early: two reviewers decide."""
    made = {"decided_on": today() - timedelta(days=400), "authority": fields.pop("authority", None) or a_body()}
    return a_list_entry(**made | fields)


def a_body() -> Authority:
    """A body with another one above it."""
    return an_authority(parent=an_authority(name_zh="示例省生态环境厅", name_en="Example Province Ecology"))


def ground(code: str = "obligation_open") -> RefusalGround:
    """A ground of the closed list."""
    return RefusalGround.objects.get(code=code)


def a_draft(*publications: Publication, **fields: Any) -> Application:
    """A signed application that was not sent, by somebody who acts for the subject."""
    first = publications[0] if publications else a_repairable()
    answers, on = fields.pop("answers", {}), fields.pop("on", today())
    by = fields.pop("by", None) or a_standing(None, first.subject, on=on).user
    made = drafting.begin(first.subject, by=by, on=on, **fields)
    drafting.choose(made, publications or [first], on=on)
    for page, said in answers.items():
        drafting.save(made, page, said)
    letters.sign(made, by=by, signature="江月白", on=on)
    return made


def a_case(status: str = Status.SUBMITTED, publication: Publication | None = None, **fields: Any) -> Case:
    """A case walked to a state through the verbs, each by somebody who may."""
    on = fields.get("on", today())
    application = a_draft(publication or a_repairable(), **fields)
    case = application.cases.get()
    if status != Status.DRAFT:
        case = workflow.submit(application, by=application.applicant, on=on)[0]
        WAYS[Status(status)](case, on)
        case.refresh_from_db()
    return case


def a_reviewer(case: Case, role: str = "reviewer") -> User:
    """Somebody new with a post at the body of a case; an appeal reviewer and a supervisor at the one above."""
    above = role in ("appeal_reviewer", "supervisor")
    return staff(role, (case.authority.parent if above else None) or case.authority)


def pass_on(case: Case, on: date) -> Case:
    """To the authority."""
    return workflow.pass_on(case, on=on)


def accept(case: Case, on: date) -> Case:
    """Accepted."""
    return workflow.accept(pass_on(case, on), by=a_reviewer(case), on=on)


def ask(case: Case, on: date) -> Case:
    """Asked for more after acceptance."""
    return workflow.ask(accept(case, on), by=a_reviewer(case), on=on, reason="请补充缴款凭证")


def propose(case: Case, on: date, outcome: str = Outcome.APPROVE) -> Case:
    """The first opinion of two."""
    told = {"ground": ground(), "reason": "罚款尚未缴清"} if outcome == Outcome.REFUSE else {}
    return workflow.propose(accept(case, on), by=a_reviewer(case), on=on, outcome=outcome, met=MET, **told)


def approve(case: Case, on: date) -> Case:
    """Approved, by two where two must."""
    ready = propose(case, on) if case.needs_two else accept(case, on)
    return workflow.approve(ready, by=a_reviewer(case, "second_reviewer"), on=on, met=MET)


def refuse(case: Case, on: date) -> Case:
    """Refused."""
    ready = propose(case, on, Outcome.REFUSE) if case.needs_two else accept(case, on)
    return workflow.refuse(ready, by=a_reviewer(case), on=on, ground=ground(), reason="罚款尚未缴清")


def decline(case: Case, on: date) -> Case:
    """Not accepted."""
    told = {"ground": ground("materials_incomplete"), "reason": "缺少缴款凭证"}
    return workflow.decline(pass_on(case, on), by=a_reviewer(case), on=on, **told)


def appeal(case: Case, on: date) -> Case:
    """Under appeal."""
    return workflow.appeal(refuse(case, on), by=case.applicant, on=on, reason="罚款已缴清")


def dismiss(case: Case, on: date) -> Case:
    """Refused on appeal as well."""
    by = a_reviewer(case, "appeal_reviewer")
    return workflow.dismiss(appeal(case, on), by=by, on=on, ground=ground(), reason="缴款凭证不能对应本决定")


def revoke(case: Case, on: date) -> Case:
    """Approved, then revoked."""
    told = {"reason": "缴款凭证系伪造", "article": "《信用修复管理办法》"}
    return workflow.revoke(approve(case, on), by=a_reviewer(case), on=on, **told)


def close(case: Case, on: date) -> Case:
    """Its record was annulled meanwhile."""
    from disclosure import publish

    publish.annul(case.publication, on=on, reason="revoked")
    return workflow.close(case, on=on)


def nothing(case: Case, on: date) -> Case:
    """As it was sent."""
    return case


WAYS = {
    Status.SUBMITTED: nothing,
    Status.PASSED: pass_on,
    Status.ACCEPTED: accept,
    Status.ASKED: ask,
    Status.PROPOSED: propose,
    Status.NOT_ACCEPTED: decline,
    Status.APPROVED: approve,
    Status.REFUSED: refuse,
    Status.WITHDRAWN: lambda case, on: workflow.withdraw(case, by=case.applicant, on=on),
    Status.APPEALED: appeal,
    Status.UPHELD: dismiss,
    Status.REVOKED: revoke,
    Status.CLOSED: close,
    Status.TRANSFERRED: lambda case, on: workflow.transfer(case, on=on),
    Status.TURNED_DOWN: lambda case, on: workflow.receive_refusal(workflow.transfer(case, on=on), on=on, number="GS-1"),
    Status.SHIELD_ENDED: lambda case, on: workflow.end_shield(
        approve(case, on), by=a_reviewer(case), on=on, reason="重整计划执行不能", ruling="（2026）示01破3号之五"
    ),
}


def an_outside_record(**fields: Any) -> Publication:
    """A penalty of market regulation, whose repair goes through another channel."""
    return a_repairable(authority=an_authority(field="market_regulation"), **fields)
