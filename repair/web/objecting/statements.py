"""Write a statement beside one's own record, see what became of it, take it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from disclosure.models import Publication
from repair import statements
from repair.errors import RepairError
from repair.models import Statement
from repair.web.objecting.access import of_record
from repair.web.objecting.forms import StatementForm

_STANDING = (Statement.Status.WAITING, Statement.Status.PUBLIC)


@require_http_methods(["GET", "HEAD", "POST"])
@of_record
def statement(request: HttpRequest, publication: Publication) -> HttpResponse:
    """The box, or the statement that stands or waits; what was refused, with its reason."""
    last = Statement.objects.filter(publication=publication).order_by("-pk").first()
    form = StatementForm(request.POST if request.method == "POST" else None, initial=_before(last))
    status = 200
    if form.is_bound and form.is_valid():
        try:
            statements.write(publication, by=request.user, text=form.cleaned_data["text"], on=timezone.localdate())
            return redirect("objecting:statement", publication.ref)
        except RepairError as problem:
            form.add_error("text", str(problem))
            status = problem.status if problem.status != 400 else 422
    context = {"row": publication, "form": form, "last": last, "stands": bool(last and last.status in _STANDING)}
    return render(request, "objecting/statement.html", context, status=422 if form.errors and status == 200 else status)


def _before(last: Statement | None) -> dict[str, str]:
    """What was refused is mended rather than typed again."""
    return {"text": last.text} if last and last.status == Statement.Status.REFUSED else {}


@require_POST
@of_record
def take_back(request: HttpRequest, publication: Publication) -> HttpResponse:
    """It stands no more."""
    for row in Statement.objects.filter(publication=publication, status__in=_STANDING):
        statements.take_back(row, by=request.user, on=timezone.localdate())
    return redirect("objecting:statement", publication.ref)
