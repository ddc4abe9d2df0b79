"""Join, part and end subjects, and undo it: each act on a page of its own, kept with who did it and why."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom
from disclosure.admin.identity.acts import acting, may
from disclosure.admin.identity.move_forms import EventForm, JoinForm, PartForm, UndoForm
from disclosure.directory import identity, identity_events
from disclosure.directory.identity_undo import MOVES, undo
from disclosure.models import IdentityAct, Subject

PERMISSION = "disclosure.merge_subject"
ACTS = (
    ("join", _("Join: recorded twice")),
    ("part", _("Part: two recorded as one")),
    ("event", _("Note a merger, division or deregistration")),
)


def leads(subject: Subject) -> SafeString:
    """The acts that are possible for a subject, and those that were done."""
    if subject.merged_into:
        told = _("Recorded under another subject now:")
        address = reverse("admin:disclosure_subject_change", args=[subject.merged_into_id])
        return format_html('{} <a href="{}">{}</a>', told, address, subject.merged_into)
    links = ((reverse(f"admin:disclosure_subject_{name}", args=[subject.pk]), said) for name, said in ACTS)
    return format_html_join(" · ", '<a href="{}">{}</a>', links)


def history(subject: Subject) -> SafeString:
    """What was done with it before."""
    acts = IdentityAct.objects.filter(subject=subject) | IdentityAct.objects.filter(other=subject)
    latest = acts.select_related("subject")[:20]
    rows = ((reverse("admin:disclosure_identityact_change", args=[act.pk]), act, act.on) for act in latest)
    return format_html_join("", '<p><a href="{}">{}</a> {}</p>', rows) or SafeString("-")


def urls(room: Any) -> list[Any]:
    """The pages of the acts, for the room of subjects."""
    pages = {"join": join_view, "part": part_view, "event": event_view}
    return [
        path(f"<int:pk>/{name}/", room.admin_site.admin_view(view), name=f"disclosure_subject_{name}")
        for name, view in pages.items()
    ]


def _subject(request: HttpRequest, pk: int) -> Subject:
    may(request, PERMISSION)
    return get_object_or_404(Subject.objects.filter(merged_into=None), pk=pk)


def _home(subject: Subject) -> str:
    return reverse("admin:disclosure_subject_change", args=[subject.pk])


def join_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of this subject goes to another one."""
    user, subject = may(request, PERMISSION), _subject(request, pk)
    form = JoinForm(request.POST or None)

    def do(said: dict[str, Any]) -> object:
        identity.join(subject, said["into"], on=timezone.localdate(), reason=said["reason"], by=user)
        return _("Joined. The old address leads to %(name)s.") % {"name": said["into"]}

    lead = _(
        "All records, names and codes of %(name)s go to the subject you name; its records get new addresses there, and "
        "its own page leads there. It can be undone, as long as no further record came."
    )
    return acting(request, form, do, to=_home(subject), **_page(subject, ACTS[0][1], lead, _("Join")))


def part_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Some records of this subject go to another one."""
    user, subject = may(request, PERMISSION), _subject(request, pk)
    form = PartForm(request.POST or None, subject=subject)

    def do(said: dict[str, Any]) -> object:
        records, names, identifiers = ([int(each) for each in said[key]] for key in ("records", "names", "identifiers"))
        act = identity.part(
            subject,
            said["to"] or form.new_subject(),
            records,
            names=names,
            identifiers=identifiers,
            on=timezone.localdate(),
            reason=said["reason"],
            by=user,
        )
        return _("Parted. The records stand with %(name)s.") % {"name": act.other}

    lead = _(
        "The records you choose go from %(name)s to another subject, a known or a new one, under new addresses. Later "
        "deliveries follow them."
    )
    return acting(request, form, do, to=_home(subject), **_page(subject, ACTS[1][1], lead, _("Part")))


def event_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What the law did to this subject."""
    user, subject = may(request, PERMISSION), _subject(request, pk)
    form = EventForm(request.POST or None)

    def do(said: dict[str, Any]) -> object:
        kind, facts = IdentityAct.Kind(said["kind"]), {key: said[key] for key in ("on", "document", "goes_on")}
        identity_events.record(kind, subject, said["other"], by=user, **facts)
        return None

    lead = _("What became of %(name)s by law. No record moves: each stays with whom it was determined about.")
    return acting(request, form, do, to=_home(subject), **_page(subject, ACTS[2][1], lead, _("Note it")))


def _page(subject: Subject, title: Any, lead: Any, submit: Any) -> dict[str, Any]:
    return {"title": title, "of": subject.name, "lead": lead % {"name": subject.name}, "submit": submit}


@admin.register(IdentityAct)
class IdentityActRoom(ReadingRoom):
    """What was done with subjects, by whom and why; from here it is undone."""

    list_display = ["kind", "subject", "other", "on", "by", "at", "undone_at"]
    list_display_links = ["kind", "subject"]
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["subject", "other", "by"]
    ordering = ["-pk"]
    search_fields = ["subject__name", "other__name", "document__exact"]
    fields = readonly_fields = (
        *("kind", "subject", "other", "on", "document", "reason", "records"),
        *("by", "at", "undone_by", "undone_at", "can_be_done"),
    )

    @admin.display(description=_("records moved"))
    def records(self, act: IdentityAct) -> int:
        return len(act.moved.get("records", ()))

    @admin.display(description=_("what can be done"))
    def can_be_done(self, act: IdentityAct) -> SafeString:
        if act.undone_at:
            return SafeString("-")
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:disclosure_identityact_undo", args=[act.pk]), _("Undo")
        )

    def get_urls(self) -> list[Any]:
        own = path("<int:pk>/undo/", self.admin_site.admin_view(self.undo_view), name="disclosure_identityact_undo")
        return [own, *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give back what an act moved, or say what forbids it."""
        user = may(request, PERMISSION)
        act = get_object_or_404(IdentityAct.objects.select_related("subject", "other"), pk=pk)
        moves = act.kind in MOVES

        def do(_said: dict[str, Any]) -> object:
            if moves:
                undo(act, on=timezone.localdate(), by=user)
            else:
                identity_events.withdraw(act, by=user)
            return _("Undone.")

        lead = _("Records go back under new addresses again, because an address never comes back.") if moves else ""
        words = {"title": _("Undo: %(act)s") % {"act": act}, "of": act.subject.name, "lead": lead, "submit": _("Undo")}
        home = reverse("admin:disclosure_identityact_change", args=[act.pk])
        return acting(request, UndoForm(request.POST or None), do, to=home, **words)
