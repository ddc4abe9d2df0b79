"""Look up a whole list of names or codes: send it, say where they stand, fetch it with the answers. No account."""

from math import ceil
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from openpyxl.utils import get_column_letter

from disclosure.lookups import answering, kept
from disclosure.lookups.table import MOST_BYTES
from disclosure.lookups.telling import OUTCOMES
from disclosure.models import Lookup
from disclosure.models.lookup import KEPT
from disclosure.sheets import CSV
from disclosure.web import limits, lookup_turns
from disclosure.web.bodies import AROUND, bounded
from disclosure.web.caching import never_kept
from disclosure.web.lookup_forms import ColumnForm, ListForm

SHOWN: Final = 6  # rows to choose the column by
REFRESH_SECONDS: Final = 5
_TYPES: Final = {
    Lookup.Kind.CSV: CSV,
    Lookup.Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _refuse(request: HttpRequest) -> HttpResponse:
    told = _(
        "The file is larger than 5 MB and was not read. Leave only the column with the names or codes, or split it."
    )
    return _new(request, status=413, form=ListForm(), refused=told)


def _wait(request: HttpRequest) -> int:
    """How long this connection has to wait (seconds), 0 for not at all. What holds no file is not counted."""
    file = request.FILES.get("file")
    if not file or not file.size:
        return 0
    address, seconds = limits.asking(request), settings.LOOKUP_WINDOW_SECONDS
    return limits.wait("lookups", address, most=settings.LOOKUPS, seconds=seconds)


def _new(request: HttpRequest, **context: Any) -> HttpResponse:
    context |= {"most": settings.LOOKUPS, "minutes": settings.LOOKUP_WINDOW_SECONDS // 60}
    return _draw(request, "disclosure/lookups/new.html", **context)


@login_not_required
@bounded(MOST_BYTES + AROUND, _refuse)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form for the file; a list that can be read gets an address of its own."""
    if request.method != "POST":
        return _new(request, form=ListForm())
    if wait := _wait(request):
        told = _("Too many lists were sent from this connection. Try again in %(minutes)d minutes.")
        told %= {"minutes": ceil(wait / 60)}
        page = _new(request, status=429, form=ListForm(), refused=told)
        page["Retry-After"] = str(wait)
        return page
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _new(request, form=form)
    return redirect("disclosure:lookup", answering.receive(form.table, language=get_language() or ""))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest, secret: str) -> HttpResponse:
    """One list: which column, then how far it is, then the result."""
    found = answering.found(secret)
    if found is None:
        return _draw(request, "disclosure/lookups/gone.html", status=404)
    if found.column is None:
        return _choose(request, found)
    if request.method == "POST":
        return redirect(request.path)
    context: dict[str, Any] = {"lookup": found, "secret": secret, "until": found.asked_at + KEPT}
    if found.finished_at:
        counts = [(word, found.counts.get(outcome, 0)) for outcome, word in OUTCOMES.items()]
        return _draw(request, "disclosure/lookups/done.html", counts=counts, **context)
    given_up = answering.is_given_up(found)
    page = _draw(
        request, "disclosure/lookups/underway.html", others=answering.others(found), given_up=given_up, **context
    )
    if not given_up:
        page["Refresh"] = str(REFRESH_SECONDS)  # looks again by itself, without script
    return page


def _choose(request: HttpRequest, found: Lookup) -> HttpResponse:
    rows = kept.first_rows(found)
    form = ColumnForm(rows, found.rows, request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = lookup_turns.told(request, found)
        if not told:
            answering.choose(found, **form.cleaned_data)
            lookup_turns.begun(request, found)
            return redirect(request.path)
        form.add_error(None, told)
    letters = [get_column_letter(place + 1) for place in range(len(rows[0]))]
    first = [list(zip(letters, row, strict=True)) for row in rows[:SHOWN]]
    return _draw(request, "disclosure/lookups/choose.html", form=form, lookup=found, letters=letters, rows=first)


@login_not_required
@require_safe
def result(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The file with the answers, until its day is over."""
    found = answering.found(secret)
    if found is None or not found.finished_at:
        return _draw(request, "disclosure/lookups/gone.html", status=404)
    name = f"credit-lookup.{found.kind}"
    file = FileResponse(
        kept.result(found), as_attachment=True, filename=name, content_type=_TYPES[Lookup.Kind(found.kind)]
    )
    return never_kept(file)


def _draw(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"nav_current": "search", "trail": [(_("Look up a list"), "")]}
    return never_kept(render(request, template, context, status=status))
