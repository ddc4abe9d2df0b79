"""A few reports of the demo: a public one, a special one of the applicant, and one that a later decision overtook."""

from datetime import date
from typing import Final

from creditchina.accounts.models import User
from creditchina.standing.models import Standing
from disclosure import publish
from disclosure.demo.account import BUREAU
from disclosure.demo.applicant import NAME
from disclosure.models import Publication, ReportKind, Subject
from disclosure.publish.periods import add_months
from disclosure.report import kept, verify
from disclosure.report.issue import Issued, Question, issue
from disclosure.report.special import Request

ADDRESSEE: Final = "示例市公共资源交易中心"
PURPOSE: Final = "投标资格审查"


def lay_out(subject: Subject, *, on: date) -> list[Issued]:
    """Issue them through the ordinary door, and have some checked. `subject`: whom the applicant acts for."""
    user = User.objects.get(username=NAME)
    standing = Standing.objects.in_force(user, subject, act="reports", on=on).get()
    request = Request(ADDRESSEE, PURPOSE, add_months(on, 1))
    special = Question(subject, kind=ReportKind.SPECIAL, user=user, standing=standing, request=request)
    made = [issue(Question(subject)), issue(special)]
    checked = [*made, made[0]]
    overtaken = _overtaken(subject, on)
    for each in checked + overtaken:
        verify.check_code(each.report.number, each.check_code)
    altered = kept.pdf(made[0].report)
    verify.check_file(altered + b"\n")
    return made + overtaken


def _overtaken(subject: Subject, on: date) -> list[Issued]:
    """A report that tells a penalty which its authority annulled afterwards."""
    shown = Publication.objects.visible(on=on).listed().filter(authority__code=BUREAU, edition__item__code="penalty")
    row = shown.exclude(subject=subject).filter(marks=None).order_by("-pk").first()
    if row is None:
        return []
    made = issue(Question(row.subject))
    publish.annul(row, on=on, reason="行政复议决定撤销原处罚决定")
    return [made]
