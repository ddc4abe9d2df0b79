"""Which batches somebody may look at, hand in, change or decide on."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from creditchina.desk.refusing import Refusal
from disclosure.admin.delivering import desk
from disclosure.models import Batch
from disclosure.models.batch import SUBMITTED, UNSEEN


def held(user: Any, permission: str) -> QuerySet[Batch]:
    """Batches for which a post of somebody gives a permission, the youngest first."""
    return _whole(Batch.objects.within(user, permission))


def visible(user: Any) -> QuerySet[Batch]:
    """Batches somebody may look at: those of their sources, and what they delivered or corrected themselves."""
    return _whole(Batch.objects.within(user, desk.SEE) | Batch.objects.filter(by=user.pk))


def _whole(rows: QuerySet[Batch]) -> QuerySet[Batch]:
    return rows.select_related("source", "edition__item", "by", "released_by", "key__holder").order_by("-pk")


def one(rows: QuerySet[Batch], pk: int) -> Batch:
    """One of these batches. Raises Refusal."""
    found = rows.filter(pk=pk).first()
    if found is None:
        told = _("You see deliveries of your own source, and what you delivered yourself. This is none of them.")
        raise Refusal(404, told, back=(_("Deliver"), reverse("deliver:start")))
    return found


def may_hand_in(user: Any, found: Batch) -> bool:
    """Whether somebody may let in, hand on or give up a batch: their own, while the post that made it is held."""
    if found.by_id != user.pk:
        return False
    return user.has_perm(desk.DELIVER, found) or (bool(found.reason) and user.has_perm(desk.CORRECT))


def editable(user: Any, found: Batch) -> str:
    """Where a draft that was typed by hand can be changed; '' for any other batch."""
    if found.channel != Batch.Channel.FORM or found.by_id != user.pk or not found.is_draft or found.reason:
        return ""
    return reverse("deliver:record", args=[found.source.code, found.edition.item.code], query={"change": found.pk})


def handed_on(rows: QuerySet[Batch]) -> QuerySet[Batch]:
    """Those of the batches that wait for a second person and are no drafts any more."""
    waiting = rows.filter(status=Batch.Status.PREPARED, needs_release=True)
    return waiting.filter(Q(expected__has_key=SUBMITTED) | Q(channel__in=UNSEEN))
