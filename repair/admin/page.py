"""Everything on the page of one case: record and rule beside the material, what was said, clocks, steps, moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.models import Deadline as Term
from disclosure.registers.calendar import calendar
from disclosure.web import contents
from disclosure.workdays import Calendar
from repair import actors, answers, bars, clocks, conditions, explain, moves, others
from repair.admin import words
from repair.admin.inputs import PurposeForm
from repair.models import Bar, Case, Evidence, Status

QUEUED: Final = 8  # cases told beside the one that is open
AT_THE_DESK: Final = frozenset([*actors.STAFF, actors.Actor.OPERATOR])  # whose moves stand here
DATES: Final = ("class", "start", "repair", "end", "shortened")  # what the dates of the record rest on
FORWARD: Final = ("accept", "approve", "propose", "grant_appeal", "pass_on")  # what moves a case on stands first
PAPERS: Final = "repair.view_decision"
INSIDE: Final = "repair.view_evidence"  # who sees material sees the letter, notes and opinions as well


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock in words; `left` working days, negative when over; `bar` one part a working day, True: gone."""

    name: str
    holder: str
    since: date
    due: date
    left: int
    provisional: bool
    paused: int
    extended: int
    bar: tuple[bool, ...]

    @property
    def late(self) -> int:
        """How many working days it is over."""
        return max(0, -self.left)


@dataclass(frozen=True, slots=True)
class Barred:
    """The bar that a revoked case brought; `asked_by` and `note`: who asks to lift it and why, where somebody does."""

    bar: Bar
    last_day: date
    asked_by: str
    note: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another case of the queue."""

    case: Case
    left: str
    near: bool
    holder: str


def of(case: Case, user: Any, *, on: date, shown: str = "") -> dict[str, Any]:
    """What the template draws. `shown`: the reference of a picture that was asked for and may be seen."""
    days, inside = calendar(), user.has_perm(INSIDE, case)
    return {
        "title": f"{case.number} {case.application.subject.name}",
        "case": case,
        "on": on,
        "is_nav_sidebar_enabled": False,
        "left": words.left(case, on=on, calendar=days),
        "holder": words.holder(case),
        "clocks": list(_clocks(case, on, days)),
        "queue": list(_queue(user, on, days)),
        "rows": contents.rows(case.publication),
        "lines": [line for line in explain.explain(case.publication, on=on).lines if line.step in DATES],
        "answers": answers.of_case(case, names=False),
        "letter": case.application.commitment if inside else None,
        "inside": inside,
        "material": list(material(material_of(case), user, shown, ("cases:picture", case.pk))) if inside else [],
        "open_at": reverse("cases:open", args=[case.pk]),
        "purpose": PurposeForm(Case, auto_id="purpose_%s"),
        "conditions": conditions.of(case, on=on),
        "steps": list(case.steps.select_related("by", "ground")),
        "decisions": list(case.decisions.select_related("authority")) if user.has_perm(PAPERS, case) else [],
        "earlier": _earlier(case),
        "opinion": _opinion(case) if inside else None,
        "barred": barred(case, on=on) if inside else None,
        **_doing(case, user, on),
    }


def _doing(case: Case, user: Any, on: date) -> dict[str, Any]:
    who = actors.acting(case, user, on=on)
    over = case.status == Status.REVOKED and bars.standing(case, on=on) is None  # all that was left to do is done
    interest = bool(who.actors & set(actors.STAFF)) and actors.has_interest(case, user)
    return {
        "possible": sorted(_offered(moves.possible(case, user, on=on)), key=lambda move: move.name not in FORWARD),
        "blocked": [] if over else [(move, why) for move, why in moves.blocked(case, user, on=on) if _offered([move])],
        "interest": interest,
        "nobody_left": others.what_to_do(case, on=on) if case.status != Status.APPEALED else "",
        "may_handle": case.is_open and actors.Actor.REVIEWER in who.actors and not interest,
        "may_recuse": case.is_open and bool(who.actors & set(actors.STAFF)) and not interest,
        "is_handler": case.handler_id == user.pk,
    }


def _offered(made: list[moves.Move]) -> list[moves.Move]:
    """Those that are made at the desk."""
    return [move for move in made if AT_THE_DESK & set(move.actors)]


def _clocks(case: Case, on: date, days: Calendar) -> Iterator[Clock]:
    names = {row.code: row.name for row in Term.objects.order_by("in_force_from")}
    for clock in clocks.clocks(case, calendar=days):
        left, whole = clock.left(on, days), clock.length + clock.paused + clock.extended
        gone = min(whole, max(0, whole - left))
        yield Clock(
            name=names.get(clock.code, clock.code),
            holder={clocks.SITE: _("this site"), clocks.AUTHORITY: str(case.authority)}.get(
                clock.holder, _("the applicant")
            ),
            since=clock.since,
            due=clock.due.day,
            left=left,
            provisional=clock.due.provisional,
            paused=clock.paused,
            extended=clock.extended,
            bar=(True,) * gone + (False,) * (whole - gone),
        )


def _queue(user: Any, on: date, days: Calendar) -> Iterator[Waiting]:
    found = Case.objects.within(user, "repair.view_case").queue()
    for case in found.select_related("application__subject", "publication", "handler", "appeal_authority")[:QUEUED]:
        near = words.is_near(case, on=on, calendar=days)
        yield Waiting(case, words.left(case, on=on, calendar=days), near, words.holder(case))


def material_of(case: Case) -> Any:
    """The files that belong to a case: its own, and those handed in for the whole application."""
    return Evidence.objects.filter(Q(case=None) | Q(case=case), application=case.application_id)


def material(files: Any, user: Any, shown: str, address: tuple[str, int]) -> Iterator[dict[str, Any]]:
    """Files with who opened them, and the address of the picture that is drawn: the one just asked for."""
    for file in files.prefetch_related("looks__by"):
        looks = list(file.looks.all())
        open_now = str(file.ref) == shown and any(look.by_id == user.pk for look in looks)
        drawn = open_now and file.media_type.startswith("image/")
        name, pk = address
        yield {"file": file, "looks": looks, "shown": reverse(name, args=[pk, file.ref]) if drawn else ""}


def _earlier(case: Case) -> list[Case]:
    """Other cases about this record, the latest first."""
    rows = Case.objects.sent().filter(publication=case.publication_id).exclude(pk=case.pk)
    return list(rows.select_related("application").order_by("-pk")[:QUEUED])


def barred(case: Case, *, on: date) -> Barred | None:
    """The bar of a case, as long as it holds."""
    bar = bars.standing(case, on=on)
    if bar is None:
        return None
    asked = case.steps.filter(move="ask_lift").order_by("-pk").first() if bar.lift_asked_by_id else None
    who, note = (words.person(asked.by), asked.note) if asked else ("", "")
    return Barred(bar, bar.until - timedelta(days=1), who, note)


def _opinion(case: Case) -> Case | None:
    """The first reviewer's opinion, while a second decides; the applicant never reads it."""
    return case if case.status == Status.PROPOSED else None
