"""The task list of a draft: what is done, begun and open, and what cannot start yet."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from repair import answers, letters
from repair.models import Application, Case
from repair.web.pages import Page, of_the_whole, pages_of

DONE, BEGUN, OPEN, OFF = "done", "begun", "open", "off"
REQUIRED: Final = (BEGUN, OPEN)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: a verb, what it is about, where, and its state."""

    title: Any
    detail: Any
    address: str
    state: str


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under a heading."""

    title: Any
    tasks: tuple[Task, ...]


def groups(application: Application) -> list[Group]:
    """Everything to be done, in order."""
    cases = cases_of(application)
    asked = [_of_page(application, page, None) for page in of_the_whole(application)]
    asked += [_of_page(application, page, case) for case in cases for page in pages_of(case.publication)]
    ready = bool(cases) and all(task.state == DONE for task in asked)
    made = [Group(_("Prepare"), (_records(application, cases),)), Group(_("Show that it is cured"), tuple(asked))]
    made += [Group(_("More"), (_files(application),)), Group(_("Commit and send"), _last(application, ready))]
    return [group for group in made if group.tasks]


def cases_of(application: Application) -> list[Case]:
    """The records of an application, with what its pages read of them."""
    related = ("publication__edition__item__serious_list", "publication__subject", "authority")
    return list(application.cases.select_related(*related).order_by("position"))


def following(application: Application) -> str:
    """Where the next open task is; the task list where none is."""
    optional = reverse("repair:files", args=[application.ref])
    tasks = [task for group in groups(application) for task in group.tasks]
    home = reverse("repair:application", args=[application.ref])
    return next((task.address for task in tasks if task.state in REQUIRED and task.address != optional), home)


def may_sign(application: Application) -> bool:
    """Whether every question is answered."""
    return groups(application)[-1].tasks[0].state != OFF


def is_ready(application: Application) -> bool:
    """Whether nothing but the sending is left."""
    return groups(application)[-1].tasks[-1].state != OFF


def _records(application: Application, cases: list[Case]) -> Task:
    bodies = {case.authority_id for case in cases}
    told = _("%(records)s chosen, decided by %(bodies)s authorities") % {"records": len(cases), "bodies": len(bodies)}
    address = reverse("repair:records", args=[application.ref])
    return Task(_("Choose the records"), told if cases else "", address, DONE if cases else OPEN)


def _of_page(application: Application, page: Page, case: Case | None) -> Task:
    name, ref = f"repair:{page.name}", case.ref if case else application.ref
    state = DONE if answers.of_page(application, page.name, case) else OPEN
    if state == OPEN and answers.typed(application, page.name, case):
        state = BEGUN
    return Task(page.task, named(case) if case else "", reverse(name, args=[ref]), state)


def named(case: Case) -> str:
    """What people call the record of a case."""
    row = case.publication
    return row.document_number or f"{row.item.name}, {date_format(row.decided_on)}"


def _files(application: Application) -> Task:
    count = application.evidence.kept().count()
    told = _("%(n)s given so far") % {"n": count} if count else _("Only if something is not shown yet")
    address = reverse("repair:files", args=[application.ref])
    return Task(_("Add files (optional)"), told, address, DONE if count else OPEN)


def _last(application: Application, ready: bool) -> tuple[Task, ...]:
    signed = ready and letters.is_signed(application)
    letter = Task(
        _("Read and sign the commitment"),
        "" if ready else _("Can start once everything above is done. It is public while the application is handled."),
        reverse("repair:commitment", args=[application.ref]),
        (DONE if signed else OPEN) if ready else OFF,
    )
    address = reverse("repair:answers", args=[application.ref])
    return letter, Task(_("Check the answers and send"), "", address, OPEN if signed else OFF)
