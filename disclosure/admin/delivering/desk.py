"""What the delivery pages have in common: who may open one, for what, and how a page is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from itertools import groupby
from typing import Any, Final

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from creditchina.desk.refusing import Refusal, Way
from disclosure.fields import FieldList, catalogue
from disclosure.models import Authority, CatalogueItem, ItemEdition, Mandate, Source, Status

View = Callable[..., HttpResponseBase]

DELIVER: Final = "disclosure.deliver_batch"
RELEASE: Final = "disclosure.release_batch"
PROPOSE_UNDO: Final = "disclosure.propose_undo_batch"
APPROVE_UNDO: Final = "disclosure.approve_undo_batch"
CORRECT: Final = "disclosure.correct_publication"
ANNUL: Final = "disclosure.annul_publication"
ASK_ANNUL: Final = "disclosure.ask_annul_publication"
SEE: Final = "disclosure.view_batch"
NIL: Final = "disclosure.add_nilreturn"
NIL_BACK: Final = "disclosure.change_nilreturn"
KEYS: Final = "disclosure.add_deliverykey"
LATEST: Final = 5  # rows of what was done last, below what is to be done
NOT_FOUND: Final = gettext_lazy("This record has ended, or your posts do not reach it. Look for it by its number.")


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of record that one source delivers, and for which authorities."""

    source: Source
    item: CatalogueItem
    mandates: tuple[Mandate, ...]

    @property
    def authorities(self) -> list[Authority]:
        """The bodies whose decisions it delivers."""
        return [mandate.authority for mandate in self.mandates]

    @property
    def edition(self) -> ItemEdition:
        """The newest edition whose field list is at hand. Raises Refusal where the item has none."""
        known = [row for row in self.item.editions.all() if (self.item.code, row.code) in catalogue()]
        if not known:
            raise Refusal(404, _("This kind of record has no field list yet, so nothing of it can be delivered."))
        return max(known, key=lambda row: row.code)

    @property
    def fields(self) -> FieldList:
        """The columns of that edition."""
        return catalogue()[self.item.code, self.edition.code]

    @property
    def deliverable(self) -> bool:
        """Whether there is a field list, so that something can be delivered at all."""
        return any((self.item.code, row.code) in catalogue() for row in self.item.editions.all())


def door(view: View, *permissions: str) -> Callable[..., Any]:
    """A page of the desk for whoever holds one of these permissions; 403 for others, the sign-in for strangers."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not any(map(request.user.has_perm, permissions)):
            raise Refusal(403)
        return view(request, *args, **kwargs)

    return admin.site.admin_view(answer)


def draw(request: HttpRequest, name: str, **context: Any) -> TemplateResponse:
    """A page in the frame of the desk. `context` names at least its `title`."""
    whole = admin.site.each_context(request) | context
    return TemplateResponse(request, name, whole)


def find_again() -> Way:
    """Back to where a record is looked for."""
    return _("Find the record that is wrong"), reverse("deliver:find")


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form sent, even if that is nothing; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def mandates(user: Any, permission: str = DELIVER) -> QuerySet[Mandate]:
    """Mandates in force whose source somebody delivers for, of items that are active."""
    held = Mandate.objects.in_force(on=timezone.localdate()).within(user, permission)
    related = held.filter(item__status=Status.ACTIVE).select_related("source", "item__category", "authority")
    return related.prefetch_related("item__editions").order_by("source__code", "item__category__number", "item", "pk")


def tasks(user: Any, permission: str = DELIVER) -> list[Task]:
    """What somebody may deliver, by source and item."""
    grouped = groupby(mandates(user, permission), key=lambda mandate: (mandate.source, mandate.item))
    found = [Task(source, item, tuple(rows)) for (source, item), rows in grouped]
    return [task for task in found if task.deliverable]


def task(user: Any, source: str, item: str, permission: str = DELIVER) -> Task:
    """One of them by the codes in an address. Raises Refusal for what no mandate of the reader allows."""
    for found in tasks(user, permission):
        if (found.source.code, found.item.code) == (source, item):
            return found
    told = _("No mandate lets you deliver this kind of record for this source today. The operator registers mandates.")
    raise Refusal(404, told, back=(_("Deliver"), reverse("deliver:start")))
