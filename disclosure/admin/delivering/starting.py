"""The first page of who delivers: what can be done, and what is due; then which kind of record it is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from creditchina.accounts.reach import reach_of
from creditchina.desk.refusing import Refusal
from disclosure.admin.delivering import desk, workbook
from disclosure.admin.delivering.access import handed_on
from disclosure.admin.delivering.calendar import calendar, together
from disclosure.admin.delivering.withdrawals import waiting_for
from disclosure.models import Batch, BatchUndo

ANY: Final = (desk.DELIVER, desk.RELEASE, desk.PROPOSE_UNDO, desk.APPROVE_UNDO, desk.CORRECT, desk.ANNUL, desk.KEYS)
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Act in an address -> what the page asks.
ACTS: Final[dict[str, Any]] = {
    "file": _("What kind of record is in the file?"),
    "record": _("What kind of record do you want to enter?"),
    "nil": _("Of what kind was there nothing?"),
    "template": _("For which kind of record do you need a template?"),
}


# Which permissions open it, its name, one line about it, and its address: a route and its arguments.
WAYS: Final = (
    ((desk.DELIVER,), _("Enter one record"), _("In a form. For a few records."), "which record"),
    ((desk.DELIVER,), _("Deliver a file"), _("A workbook, CSV or JSON lines. For many records."), "which file"),
    ((desk.DELIVER,), _("Get a template"), _("A workbook to fill in, with lists to pick from."), "which template"),
    ((desk.NIL,), _("Declare that there was nothing"), _("So that nobody takes silence for it."), "which nil"),
    (
        (desk.CORRECT, desk.ASK_ANNUL, desk.ANNUL),
        _("Correct or withdraw a record"),
        _("Find what is wrong first."),
        "find",
    ),
    ((desk.ASK_ANNUL, desk.ANNUL), _("Withdrawals asked for"), _("Who delivers asks; another decides."), "withdrawals"),
    ((desk.RELEASE,), _("Release deliveries"), _("As the second person. Never one’s own."), "waiting"),
    ((desk.PROPOSE_UNDO,), _("Undo a whole delivery"), _("When all of it was wrong. Two people decide."), "batches"),
    ((desk.APPROVE_UNDO,), _("Decide on undoing"), _("What others ask to have undone."), "undos"),
    ((desk.KEYS,), _("Delivery keys"), _("For machines that deliver by themselves."), "keys"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be done: its name, one line about it, where it is, and how much waits there."""

    name: Any
    line: Any
    address: str
    waiting: int = 0


@require_safe
def start(request: HttpRequest) -> HttpResponseBase:
    """What can be done here, what is due, and what was delivered last."""
    mandates = list(desk.mandates(request.user))
    batches = Batch.objects.within(request.user, desk.SEE).select_related("source", "edition__item", "by")
    context = {
        "title": _("Deliver"),
        "ways": list(ways(request.user)),
        "root": True,
        "due": together(calendar(mandates, on=timezone.localdate())),
        "batches": batches.order_by("-pk")[: desk.LATEST],
    }
    return desk.draw(request, "admin/disclosure/delivering/start.html", **context)


def ways(user: Any) -> Iterator[Way]:
    """What the posts of somebody let them do here, in the order of work."""
    for permissions, name, line, address in WAYS:
        if any(map(user.has_perm, permissions)):
            route, *args = address.split()
            if route == "keys" and not _looks_after_sources(user):
                continue
            waits = _WAITING.get(route)
            yield Way(name, line, reverse(f"deliver:{route}", args=args), waits(user) if waits else 0)


def _looks_after_sources(user: Any) -> bool:
    """Keys belong to sources: the account manager of an authority has none to make."""
    reach = reach_of(user, desk.KEYS)
    return bool(reach.everything or reach.sources)


def _to_release(user: Any) -> int:
    return handed_on(Batch.objects.within(user, desk.RELEASE).delivered_by_others(than=user)).count()


def _to_undo(user: Any) -> int:
    rows = BatchUndo.objects.within(user, desk.APPROVE_UNDO).filter(status=BatchUndo.Status.PROPOSED)
    return rows.exclude(proposed_by=user).count()


def _to_withdraw(user: Any) -> int:
    return waiting_for(user).count()


_WAITING: Final[dict[str, Callable[[Any], int]]] = {
    "waiting": _to_release,
    "undos": _to_undo,
    "withdrawals": _to_withdraw,
}


@require_safe
def which(request: HttpRequest, act: str) -> HttpResponseBase:
    """Ask which kind of record it is about, unless there is only one."""
    if act not in ACTS:
        raise Refusal(404, back=(_("Deliver"), reverse("deliver:start")))
    found = desk.tasks(request.user, desk.NIL if act == "nil" else desk.DELIVER)
    asked = request.GET.get("what", "")
    chosen = next((task for task in found if f"{task.source.code}:{task.item.code}" == asked), None)
    if chosen is None and len(found) == 1:
        chosen = found[0]
    if chosen is not None:
        return redirect(f"deliver:{act}", chosen.source.code, chosen.item.code)
    context = {"title": ACTS[act], "tasks": found, "several_sources": len({task.source for task in found}) > 1}
    return desk.draw(request, "admin/disclosure/delivering/which.html", **context, unanswered="what" in request.GET)


@require_safe
def template(request: HttpRequest, source: str, item: str) -> HttpResponseBase:
    """The template of an item as a workbook."""
    task = desk.task(request.user, source, item)
    answer = HttpResponse(workbook.template(task.fields, task.mandates), content_type=XLSX)
    name = f"{task.item.code}-{task.edition.code}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
