"""Begin an application: for a subject one acts for, or at a service window for somebody who came there."""

from contextlib import suppress
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from creditchina.accounts.models import User
from creditchina.accounts.reach import reach_of
from creditchina.desk.today import Act, offer
from creditchina.forms import Day
from creditchina.standing.models import Standing
from creditchina.standing.web.forms import SubjectForm
from disclosure.models import Authority, Publication, Subject
from repair import drafting
from repair.errors import RepairError
from repair.models import Application
from repair.web.access import person
from repair.web.forms import BeginForm, past

FILE = "repair.file_case"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """For whom, and by which door; then the records. The staff files at the window only."""
    if request.user.is_staff:
        return redirect("repair:window" if request.user.has_perm(FILE) else "admin:index")
    record, subjects = _asked(request), _acted_for(person(request))
    if record and record.subject.survivor not in subjects.values():
        return render(request, "repair/no_right.html", {"subject": record.subject.survivor})
    if not subjects:
        return render(request, "repair/no_right.html", {"subject": None})
    form = BeginForm(request.POST if request.method == "POST" else None, initial=_initial(request, record, subjects))
    form.fields["subject"].choices = [(ref, each.name) for ref, each in subjects.items()]  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid() and (made := _begun(request, form, subjects, record)):
        return redirect("repair:records", made.ref)
    return render(request, "repair/new.html", {"form": form, "record": record}, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> Publication | None:
    """The record whose page led here; none where the address names none that is public."""
    on = timezone.localdate()
    try:
        return Publication.objects.visible(on=on).select_related("subject__merged_into").get(ref=request.GET["record"])
    except (KeyError, ValueError, forms.ValidationError, Publication.DoesNotExist):
        return None


def _acted_for(user: User) -> dict[str, Subject]:
    """Whom the account acts for in matters of repair, by reference."""
    rights = Standing.objects.in_force(user, act="repair", on=timezone.localdate(), waiting=True)
    subjects = [right.subject.survivor for right in rights.select_related("subject__merged_into").order_by("pk")]
    return {str(subject.ref): subject for subject in subjects}


def _initial(request: HttpRequest, record: Publication | None, subjects: dict[str, Subject]) -> dict[str, Any]:
    asked = str(record.subject.survivor.ref) if record else request.GET.get("subject", "")
    only = next(iter(subjects)) if len(subjects) == 1 else ""
    return {"subject": asked if asked in subjects else only}


def _begun(
    request: HttpRequest, form: BeginForm, subjects: dict[str, Subject], record: Publication | None
) -> Application | None:
    """The draft, with the record that led here chosen where it can be; None, and said in the form, where not begun."""
    on, language = timezone.localdate(), get_language() or "zh-hans"
    subject, door = subjects[form.cleaned_data["subject"]], form.cleaned_data["door"]
    try:
        made = drafting.begin(subject, by=request.user, on=on, door=door, language=language)
    except RepairError as problem:
        form.add_error(None, str(problem))
        return None
    if record and record.subject.survivor == subject.survivor:
        chosen = [case.publication for case in made.cases.select_related("publication__subject")]
        with suppress(RepairError):  # the page of records says why
            drafting.choose(made, dict.fromkeys([*chosen, record]), on=on)
    return made


class WindowForm(SubjectForm):
    """Whose code, at which window, and when the applicant signed that this clerk files for them (rules.md S-22)."""

    window = forms.ModelChoiceField(
        Authority.objects.none(),
        label=gettext_lazy("Service window of"),
        error_messages={"required": gettext_lazy("Choose the window.")},
    )
    consent_on = forms.DateField(
        label=gettext_lazy("Day on which the applicant signed their consent"),
        help_text=gettext_lazy("The signed sheet is added as a file on the next pages."),
        widget=Day(),
        error_messages={"required": gettext_lazy("Give the day."), "invalid": gettext_lazy("Give a day.")},
    )
    field_order = ("code", "window", "consent_on")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Authority.objects.filter(pk__in=reach_of(user, FILE).authorities).order_by("pk")
        self.fields["window"].queryset = own  # type: ignore[attr-defined]
        self.fields["window"].initial = own.first()

    def clean_consent_on(self) -> Any:
        """Not to come."""
        return past(self.cleaned_data["consent_on"])

    def clean(self) -> dict[str, Any]:
        """One subject, not several with one code."""
        if len(getattr(self, "found", [])) > 1:
            self.add_error("code", _("Several subjects carry this code. Let the operator part them first."))
        return self.cleaned_data


@require_http_methods(["GET", "HEAD", "POST"])
def window(request: HttpRequest) -> HttpResponse:
    """A window clerk begins an application for somebody who came with a signed consent."""
    if not request.user.has_perm(FILE):
        raise Http404
    form, on = WindowForm(person(request), request.POST if request.method == "POST" else None), timezone.localdate()
    if form.is_bound and form.is_valid():
        said, language = form.cleaned_data, get_language() or "zh-hans"
        told = {"window": said["window"], "consent_on": said["consent_on"], "on": on, "language": language}
        made = drafting.begin_at_window(form.found[0], by=request.user, **told)
        return redirect("repair:records", made.ref)
    return render(request, "repair/window.html", {"form": form}, status=422 if form.errors else 200)


@offer
def acts(user: User) -> list[Act]:
    """File an application for somebody at the window."""
    name = gettext_lazy("File a repair application for somebody at the window")
    return [Act(name, reverse("repair:window"))] if user.has_perm(FILE) else []
