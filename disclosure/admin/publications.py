"""Publications: read-only, with two levers that call the verbs of disclosure.publish."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom, Shelf
from disclosure.admin import facts, finding, levers, marking, wording
from disclosure.admin.filters import AuthorityChosen, BatchChosen, Marked, ReviewDue, VisibleToday
from disclosure.admin.offered import offered
from disclosure.models import CatalogueItem, Change, Mark, Publication, PublicationVersion, Subject
from disclosure.search import Meaning, understand

IDENTITY = ("ref", "standing", "subject", "document_number", "authority", "edition", "batch")
DECIDED = ("severity", "kinds", "fined", "taken", "region_code", "columns")
DAYS = ("decided_on", "counted_from", "public_since", "repairable_from", "last_day_shown")
END = ("ends", "review_on", "ended_on", "ended_as", "end_reason", "kept_because")


class ChangeShelf(Shelf):
    model = Change
    fields = ["seq", "kind", "on", "version", "ended_as", "by", "at", "note"]
    ordering = ["seq"]


class MarkShelf(Shelf):
    model = Mark
    fields = ["kind", "since", "until", "document", "note", "by", "ended_by"]
    ordering = ["pk"]


class VersionShelf(Shelf):
    model = PublicationVersion
    fields = readonly_fields = ("version", "batch", "said", "columns")

    @admin.display(description=_("what it says"))
    def said(self, version: PublicationVersion) -> SafeString:
        return facts.judged(version.publication.edition, version.content)

    @admin.display(description=_("columns as delivered"))
    def columns(self, version: PublicationVersion) -> SafeString:
        return facts.delivered(version.publication.edition, version.content.get("details", {}))


@admin.register(Publication)
class PublicationRoom(ReadingRoom):
    """Found by document number, subject, authority or address; the levers act on what is selected."""

    list_display = [
        "document_number",
        "subject",
        "item",
        "standing",
        "severity",
        "decided_on",
        "last_day_shown",
        "authority",
    ]
    list_display_links = ["document_number", "subject"]
    list_filter = [
        AuthorityChosen,
        BatchChosen,
        VisibleToday,
        ReviewDue,
        Marked,
        "kept_because",
        "ended_as",
        "severity",
        "edition__item__tab",
        "edition__item",
    ]
    list_select_related = ["subject", "edition__item", "authority"]
    ordering = ["-pk"]
    search_fields = ["document_number"]
    search_help_text = _(
        "document number (from its first character), code or name of the subject, code or name of the authority, or "
        "address"
    )
    readonly_fields = ["ref", "standing", "last_day_shown", "kinds", "fined", "taken", "columns", "remarks"]
    fieldsets = (
        (None, {"fields": IDENTITY}),
        (_("What was decided"), {"fields": DECIDED}),
        (_("Days"), {"fields": DAYS}),
        (_("Its end"), {"fields": END}),
        (_("Shield"), {"fields": ("shielded_from", "shielded_until")}),
        (_("Versions"), {"fields": ("version", "predecessor", "superseded", "remarks")}),
    )
    inlines = [MarkShelf, ChangeShelf, VersionShelf]
    change_form_template = "admin/disclosure/publication_row.html"
    actions = [
        *(levers.review, levers.cure, levers.annul, levers.ask_annul, levers.show),
        *(marking.mark, marking.unmark),
    ]

    @admin.display(description=_("catalogue item"), ordering="edition__item")
    def item(self, publication: Publication) -> CatalogueItem:
        return publication.item

    @admin.display(description=_("last day shown"), ordering="shown_until")
    def last_day_shown(self, publication: Publication) -> str:
        last = publication.last_day_shown
        return formats.date_format(last) if last else "-"

    @admin.display(description=_("standing"))
    def standing(self, publication: Publication) -> str:
        """What the public sees today, and if nothing, why."""
        if publication.is_visible(on=timezone.localdate()):
            return str(_("public"))
        if publication.ended_as:
            return publication.get_ended_as_display()
        return publication.get_kept_because_display() or str(_("not public today"))

    @admin.display(description=_("kinds of penalty"))
    def kinds(self, publication: Publication) -> str:
        return wording.kinds(publication.penalty_kinds, publication.item)

    @admin.display(description=_("fine (10,000 yuan)"))
    def fined(self, publication: Publication) -> str:
        return wording.amount(publication.fine)

    @admin.display(description=_("confiscated (10,000 yuan)"))
    def taken(self, publication: Publication) -> str:
        return wording.amount(publication.confiscated)

    @admin.display(description=_("columns as delivered"))
    def columns(self, publication: Publication) -> SafeString:
        return facts.delivered(publication.edition, publication.details)

    @admin.display(description=_("remarks of its batch report"))
    def remarks(self, publication: Publication) -> str:
        return wording.flags(publication.flags)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """With the levers that may be pulled on it."""
        publication = self.get_object(request, object_id) if object_id else None
        ways = {"levers": offered(publication, request.user) if publication else []}
        return super().changeform_view(request, object_id, form_url, ways | (extra_context or {}))

    def get_ordering(self, request: HttpRequest) -> Any:
        """What is due for review: the day longest past first."""
        return ["review_on", "pk"] if request.GET.get("review") == "due" else ["-pk"]

    def has_annul_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.annul_publication")

    def has_ask_annul_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.ask_annul_publication")

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.review_publication")

    def has_mark_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.mark_publication")

    def has_show_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("disclosure.show_publication")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Looks where what was typed belongs; says so where a name is borne by too many."""
        asked = understand(search_term)
        if not asked.asks:
            return queryset if asked.kind is Meaning.NOTHING else queryset.none(), False
        meant, too_many = finding.publications(asked)
        if too_many:
            told = _("More than %(most)d subjects bear this name; not all are searched. Type more of it.")
            self.message_user(request, told % {"most": finding.SUBJECTS}, messages.WARNING)
        return queryset.filter(meant), False

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
    fields = readonly_fields = ("publication", "version", "batch", "said", "columns")
    said, columns = VersionShelf.said, VersionShelf.columns
