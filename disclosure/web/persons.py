"""Look-up of a natural person on a list, by POST only (rules.md S-14): kept, logged and addressed nowhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from disclosure import beside
from disclosure.marks import marks_of
from disclosure.models import Publication
from disclosure.names import fold
from disclosure.search.persons import Wanted, look_up
from disclosure.web import contents, coverage, limits
from disclosure.web.caching import never_kept
from disclosure.web.frame import frame_of
from disclosure.web.person_form import PersonForm


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in force, with the columns its field list shows to the public."""

    publication: Publication
    rows: list[contents.Row]


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered: entries, or several who cannot be told apart, or the one sentence for everything else."""

    wanted: Wanted
    at: datetime
    entries: list[Entry]
    several: bool
    heard: bool  # whether any source ever delivered this list: else that nobody is found says nothing


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def persons(request: HttpRequest) -> HttpResponse:
    """The form; with it sent, the entries of that one person. What stands in an address is dropped, not answered."""
    if frame_of(request).query:
        return redirect("disclosure:persons")
    form = PersonForm(request.POST if request.method == "POST" else None)
    context = {"nav_current": "persons", "form": form, "trail": [(_("Persons"), "")]}
    if not form.is_valid():
        return never_kept(render(request, "disclosure/persons.html", context))
    if wait := _wait(request):
        context |= {"most": settings.PERSON_LOOKUPS}
        return _later(request, context, wait)
    if wait := _wait_for_name(form.wanted):
        context |= {"most": settings.PERSON_NAME_LOOKUPS, "of_name": True}
        return _later(request, context, wait)
    context["told"] = told(form.wanted, on=frame_of(request).on)
    return never_kept(render(request, "disclosure/persons.html", context))


def told(wanted: Wanted, *, on: date) -> Told:
    """The answer to one question."""
    answer = look_up(wanted, on=on)
    prefetch_related_objects(answer.entries, marks_of(on=on))
    beside.fetch(answer.entries)
    entries = [Entry(row, contents.rows(row)) for row in answer.entries]
    sources = coverage.of_item(wanted.serious_list.item.pk, on=on)  # whether somebody is found or not: at the same cost
    return Told(wanted, timezone.localtime(), entries, answer.several, sources.heard)


def _wait(request: HttpRequest) -> int:
    """Seconds until this address may look up a person again; whether somebody is found costs the same."""
    address = limits.asking(request)
    return limits.wait("persons", address, most=settings.PERSON_LOOKUPS, seconds=settings.PERSON_WINDOW_SECONDS)


def _wait_for_name(wanted: Wanted) -> int:
    """Seconds until anybody may look up this name on this list again: second facts are not guessed by many together."""
    asked = f"persons|{wanted.serious_list.slug}|{fold(wanted.name)}"
    return limits.wait(asked, "", most=settings.PERSON_NAME_LOOKUPS, seconds=settings.PERSON_WINDOW_SECONDS)


def _later(request: HttpRequest, context: dict[str, object], wait: int) -> HttpResponse:
    """429: when to try again; what was typed stays in the form."""
    context |= {"again_at": timezone.localtime() + timedelta(seconds=wait)}
    response = never_kept(render(request, "disclosure/persons.html", context, status=429))
    response["Retry-After"] = str(wait)
    return response
