"""The report of a batch to take along: the rows to mend, and every remark."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from creditchina.desk.refusing import Refusal
from disclosure import sheets
from disclosure.admin.delivering import access
from disclosure.ingest import bad_rows, report
from disclosure.models import Batch

# Name of the file -> what writes it, and its kind.
FILES: Final[dict[str, tuple[Callable[[Batch], str | None], str]]] = {
    "rows.csv": (bad_rows.as_csv, sheets.CSV),
    "report.csv": (report.as_csv, sheets.CSV),
    "report.json": (report.as_json, "application/json"),
}


@require_safe
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """One of the files of a batch; 404 where there is nothing to mend, or not any more."""
    found = access.one(access.visible(request.user), pk)
    write, kind = FILES.get(name, (None, ""))
    text = write(found) if write else None
    if text is None:
        told = _("There is no such file: nothing is left to mend, or the rows were kept for 30 days and are gone.")
        raise Refusal(404, told, back=(_("Back to the delivery"), reverse("deliver:batch", args=[found.pk])))
    answer = HttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{found.number}-{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
