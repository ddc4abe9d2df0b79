"""Check a report by number and code, or by its file."""

from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.parsers import FileUploadParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api.answers import Told, public
from disclosure.api.bodies import SmallJSONParser, within
from disclosure.api.problems import Problem
from disclosure.report import reading_file
from disclosure.report.reasons import REASONS
from disclosure.report.verify import Checked, check_code, check_file
from disclosure.web.bodies import length_of

PDF = "application/pdf"


class PdfParser(FileUploadParser):
    """The body is the file."""

    media_type = PDF

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """At most one byte more than the largest report: that it is too large is then told."""
        return {"file": stream.read(reading_file.LARGEST + 1)}


@public
class Verify(Told):
    """POST verify/: {"number": ..., "check_code": ...} as JSON, or the PDF itself as application/pdf."""

    http_method_names = ["post"]
    cost: ClassVar[int] = 5
    parser_classes = [SmallJSONParser, PdfParser, MultiPartParser]

    def post(self, request: Request) -> Response:
        self.refuse_unknown(request)
        if length_of(request._request) > reading_file.MOST_SENT:
            raise Problem("too-large", str(REASONS["too_large"]), limit=reading_file.MOST_SENT)
        within(request, "verify", settings.REPORT_CHECKS)
        return Response(_told(_checked(request.data)))


def _checked(sent: Any) -> Checked:
    file: Any = sent.get("file") if isinstance(sent, dict) else None
    if isinstance(file, bytes) or hasattr(file, "read"):
        return check_file(file if isinstance(file, bytes) else file.read(reading_file.LARGEST + 1))
    number, code = (sent.get("number"), sent.get("check_code")) if isinstance(sent, dict) else (None, None)
    if not isinstance(number, str) or not isinstance(code, str):
        raise Problem("bad-parameter", _("Send number and check_code as JSON, or the file as application/pdf."))
    return check_code(number, code)


def _told(checked: Checked) -> dict[str, Any]:
    report, since = checked.report, checked.since
    return {
        "answer": checked.answer,
        "reasons": [{"code": reason, "detail": str(REASONS[reason])} for reason in checked.reasons],
        "report": report
        and {
            "number": report.number,
            "kind": report.kind,
            "issued_at": report.issued_at,
            "data_until": report.data_until,
            "sha256": report.hash,
            "signature": report.signature,
            "revoked_at": report.revoked_at,
            "revoke_reason": report.revoke_reason,
        },
        "since": since
        and {
            "unchanged": since.unchanged,
            "added": len(since.added),
            "corrected": len(since.corrected),
            "no_longer_public": len(since.gone),
        },
        "rows": [{"section": section.code, "ref": record.ref, "today": word} for section, record, word in checked.rows],
        "public": [str(row.ref) for row in checked.public],
    }
