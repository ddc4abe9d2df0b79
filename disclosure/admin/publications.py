"""Publications: read-only, with two levers that call the verbs of disclosure.publish."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.admin import levers
from disclosure.admin.rooms import ReadingRoom, Shelf
from disclosure.models import Change, Publication, PublicationVersion, Subject, SubjectIdentifier
from disclosure.names import fold_document
from disclosure.search import Meaning, understand


class VisibleToday(admin.SimpleListFilter):
    """Through the same doorway as every public surface."""

    title = _("visible today")
    parameter_name = "visible"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        visible = Publication.objects.visible(on=timezone.localdate())
        if self.value() == "yes":
            return queryset.filter(pk__in=visible.values("pk"))
        return queryset.exclude(pk__in=visible.values("pk")) if self.value() == "no" else queryset


class ChangeShelf(Shelf):
    model = Change
    fields = ["seq", "kind", "on", "version", "ended_as", "by", "at", "note"]
    ordering = ["seq"]


class VersionShelf(Shelf):
    model = PublicationVersion
    fields = ["version", "batch", "content"]


@admin.register(Publication)
class PublicationRoom(ReadingRoom):
    """Found by document number, by the code of the subject or the authority, or by address."""

    list_display = [
        "document_number",
        "subject",
        "item",
        "authority",
        "severity",
        "decided_on",
        "public_since",
        "last_day_shown",
        "standing",
    ]
    list_filter = [
        VisibleToday,
        "kept_because",
        "ended_as",
        "severity",
        "edition__item__tab",
        "edition__item",
        "authority",
    ]
    list_select_related = ["subject", "edition__item", "authority"]
    ordering = ["-pk"]
    search_fields = ["document_number"]
    search_help_text = _(
        "document number, code of the subject or the authority, or address of the public page"
    )
    exclude = ["key", "digest", "salt", "document_key"]
    inlines = [ChangeShelf, VersionShelf]
    actions = [levers.annul, levers.show]

    @admin.display(description=_("last day shown"), ordering="shown_until")
    def last_day_shown(self, publication: Publication) -> Any:
        return publication.last_day_shown

    @admin.display(description=_("standing"))
    def standing(self, publication: Publication) -> str:
        """What the public sees today, and if nothing, why."""
        if publication.is_visible(on=timezone.localdate()):
            return str(_("public"))
        if publication.ended_as:
            return publication.get_ended_as_display()
        return publication.get_kept_because_display() or str(_("not public today"))

    def has_annul_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.annul_publication")

    def has_show_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.show_publication")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Exact, where what was typed belongs, so that an index answers."""
        asked = understand(search_term)
        if not asked.asks:
            return queryset if asked.kind is Meaning.NOTHING else queryset.none(), False
        if asked.kind is Meaning.URL:
            return queryset.filter(ref=asked.value.split("/")[2]), False
        if asked.kind in (Meaning.CODE, Meaning.CODE_TYPO):
            carried = SubjectIdentifier.objects.filter(value=asked.value)
            whose = Q(subject__in=carried.values("subject")) | Q(authority__code=asked.value)
            return queryset.filter(whose), False
        return queryset.filter(document_key=fold_document(asked.text)), False

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The public page, while there is one."""
        shown = obj is not None and obj.is_visible(on=timezone.localdate())
        return obj.get_absolute_url() if shown and obj.subject.kind != Subject.Kind.PERSON else None


@admin.register(PublicationVersion)
class VersionRoom(ReadingRoom):
    list_display = ["publication", "version", "batch"]
    list_select_related = ["publication", "batch"]
    ordering = ["-pk"]
    search_fields = ["publication__ref__exact", "publication__document_key__exact"]
    exclude = ["digest"]
