"""Subjects with their names and codes. What is known of persons beyond the name is shown to nobody here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from creditchina.desk.rooms import ReadingRoom, Shelf
from disclosure.admin.identity import moves
from disclosure.models import Subject, SubjectIdentifier, SubjectName
from disclosure.names import fold
from disclosure.search import Meaning, understand


class NameShelf(Shelf):
    model = SubjectName
    exclude = ["folded"]


class IdentifierShelf(Shelf):
    model = SubjectIdentifier

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).exclude(kind=SubjectIdentifier.Kind.PERSON_DIGEST)


@admin.register(Subject)
class SubjectRoom(ReadingRoom):
    """Found by code or by the beginning of a name."""

    list_display = ["name", "main_code", "kind", "status", "region", "registered_on", "facts_as_of"]
    list_filter = ["kind", "status"]
    list_select_related = ["region"]
    ordering = ["-pk"]
    search_fields = ["name"]
    search_help_text = _("code, address of the public page, or how a present or former name begins")
    fields = [
        *("ref", "name", "kind", "status", "region", "place", "registered_on", "ent_type", "facts_as_of"),
        *("acts_possible", "acts_done"),
    ]
    readonly_fields = ["acts_possible", "acts_done"]
    inlines = [NameShelf, IdentifierShelf]

    @admin.display(description=_("code"))
    def main_code(self, subject: Subject) -> str:
        """The code people know it by; '' for a person."""
        return subject.code

    @admin.display(description=_("what can be done"))
    def acts_possible(self, subject: Subject) -> SafeString:
        return moves.leads(subject)

    @admin.display(description=_("what was done"))
    def acts_done(self, subject: Subject) -> SafeString:
        return moves.history(subject)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Acts for who may act only."""
        mine = request.user.has_perm(moves.PERMISSION)
        return [name for name in self.fields or () if mine or name != "acts_possible"]

    def get_urls(self) -> list[Any]:
        return [*moves.urls(self), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Subject]:
        return super().get_queryset(request).prefetch_related("identifiers")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Looks where what was typed belongs (a code, an address, else a name) and uses its index."""
        asked = understand(search_term)
        if not asked.asks:
            return queryset if asked.kind is Meaning.NOTHING else queryset.none(), False
        if asked.kind is Meaning.URL:
            return queryset.filter(ref=asked.value.split("/")[2]), False
        if asked.kind in (Meaning.CODE, Meaning.CODE_TYPO):
            carried = SubjectIdentifier.objects.filter(value=asked.value)
            return queryset.filter(pk__in=carried.values("subject")), False
        named = SubjectName.objects.filter(folded__startswith=fold(asked.text))
        return queryset.filter(pk__in=named.values("subject")), False

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The public page, where there is one."""
        shown = obj is not None and obj.kind != Subject.Kind.PERSON
        return obj.get_absolute_url() if shown else None
