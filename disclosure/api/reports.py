"""Order a public report and read it. Special and personal reports are made on the site, by whoever proved a right."""

import json
import re
from datetime import date
from typing import Any, ClassVar, Final
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api.answers import Told, public
from disclosure.api.bodies import SmallJSONParser, within
from disclosure.api.problems import Problem
from disclosure.models import IssuedReport, ReportKind, ReportOrder, Subject
from disclosure.report import kept, numbers, orders
from disclosure.report.assemble import LANGUAGES, require_day
from disclosure.report.issue import Question
from disclosure.report.opening import by_code, is_handed_out, is_kept
from disclosure.report.refused import Refused
from disclosure.report.sign import CannotSign
from disclosure.report.since import since
from disclosure.report.value import as_json

MEMBERS: Final = frozenset(["subject", "language", "on"])
DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@public
class Reports(Told):
    """POST reports/: {"subject": its reference, "language": "zh-hans" or "en", "on": a past day or left out}.

    201 with number, check code and addresses; 200 where the same question was answered before; 202 with a place in
    the queue while the machine is busy.
    """

    http_method_names = ["post"]
    cost: ClassVar[int] = 20
    parser_classes = [SmallJSONParser]

    def post(self, request: Request) -> Response:
        self.refuse_unknown(request)
        question = _question(request.data)
        if question.on:
            within(request, "look-backs", settings.REPORT_LOOK_BACKS)
        within(request, "reports", settings.REPORT_ORDERS)
        try:
            made = orders.order(question)
        except CannotSign:
            raise Problem("unavailable", _("The report could not be signed just now. Ask again in a minute.")) from None
        except Refused as why:
            raise Problem("bad-parameter", str(why)) from None
        if isinstance(made, ReportOrder):
            return Response(_order(made), status=202, headers={"Location": _order(made)["url"]})
        told = _issued(made.report, made.check_code)
        return Response(told, status=200 if made.again else 201, headers={"Location": told["url"]})


@public
class OneOrder(Told):
    """GET reports/orders/{ref}/: the place in the queue, then the report."""

    http_method_names = ["get", "head"]

    def get(self, request: Request, ref: UUID) -> Response:
        self.refuse_unknown(request)
        mine: QuerySet[ReportOrder] = ReportOrder.objects.filter(ordered_by=None).select_related("report")
        found = mine.filter(ref=ref).first()
        if found is None:
            raise Http404
        if found.report and is_kept(found.report):
            return Response(_issued(found.report, kept.check_code(found.report)))
        return Response(_order(found), status=202 if orders.place(found) else 200)


@public
class OneReport(Told):
    """GET reports/{number}/?code={check code}: everything it says, while all of it may be used."""

    http_method_names = ["get", "head"]
    parameters = frozenset(["code"])

    def get(self, request: Request, number: str) -> Response:
        self.refuse_unknown(request)
        code = numbers.typed(request.query_params.get("code", ""))
        found = by_code(numbers.typed(number), code)
        if found is None or found.kind != ReportKind.GENERAL:
            raise Http404
        changed = since(found)
        if not is_handed_out(found, changed):
            raise Problem("ended", _("Something this report told may no longer be used, or its time is over."))
        return Response(
            _issued(found, code)
            | {
                "since": {"added": len(changed.added), "corrected": 0, "no_longer_public": 0},
                "report": json.loads(as_json(kept.value(found))),
            }
        )


def _question(given: Any) -> Question:
    if not isinstance(given, dict) or not given.keys() <= MEMBERS or "subject" not in given:
        raise Problem("bad-parameter", _("Send an object with: %(names)s.") % {"names": ", ".join(sorted(MEMBERS))})
    language = given.get("language", "zh-hans")
    if language not in LANGUAGES:
        raise Problem("bad-parameter", _("The language is zh-hans or en."), parameters=["language"])
    return Question(_subject(given["subject"]), language=language, on=_day(given.get("on")))


def _subject(text: object) -> Subject:
    try:
        ref = UUID(text if isinstance(text, str) else "")
    except ValueError:
        raise Problem("bad-parameter", _("Give the subject by its reference."), parameters=["subject"]) from None
    found = Subject.objects.exclude(kind=Subject.Kind.PERSON).select_related("merged_into").filter(ref=ref).first()
    if found is None:
        raise Http404
    return found.survivor


def _day(text: object) -> date | None:
    if text is None:
        return None
    today = timezone.localdate()
    try:
        day = date.fromisoformat(text) if isinstance(text, str) and DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise Problem("bad-parameter", _("Write the day as YYYY-MM-DD."), parameters=["on"])
    try:
        require_day(day, today=today)
    except Refused as why:
        raise Problem("bad-parameter", str(why), parameters=["on"]) from None
    return None if day == today else day


def _issued(report: IssuedReport, code: str) -> dict[str, Any]:
    page = reverse("disclosure:report", args=[report.number])
    file = reverse("disclosure:report_file", args=[report.number])
    return {
        "number": report.number,
        "check_code": code,
        "kind": report.kind,
        "language": report.language,
        "subject": str(report.subject.ref),
        "issued_at": report.issued_at,
        "data_until": report.data_until,
        "ledger_seq": report.ledger_seq,
        "sha256": report.hash,
        "signature": report.signature,
        "url": settings.SITE_URL + reverse("api:report", args=[report.number]) + f"?code={code}",
        "page": f"{settings.SITE_URL}{page}?code={code}",
        "pdf": f"{settings.SITE_URL}{file}?code={code}",
    }


def _order(made: ReportOrder) -> dict[str, Any]:
    url = settings.SITE_URL + reverse("api:report_order", args=[made.ref])
    return {"order": str(made.ref), "place": orders.place(made), "refused": made.refused, "url": url}
