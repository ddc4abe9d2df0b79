"""A delivery that waits between judging and loading: prepared, previewed, then released, refused or given up.

Judged rows wait in the spool, where no personal column ever came; the file itself is not kept.
"""

from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from creditchina.accounts.models import User
from disclosure.ingest import bad_rows, delivery
from disclosure.ingest.alone import alone, uncollected
from disclosure.ingest.brief import asks_two_people
from disclosure.ingest.delivery import Delivery, Progress
from disclosure.ingest.forecast import NAME, forecast
from disclosure.ingest.opening import Opened
from disclosure.ingest.part import Facts
from disclosure.ingest.preview import Preview, preview, preview_faults
from disclosure.models import Batch, DeliveryKey, Mandate, Status
from disclosure.models.batch import SUBMITTED
from disclosure.publish.rules import rulebook

__all__ = [
    "NotReleasable",
    "Preview",
    "expire_prepared",
    "load_prepared",
    "prepare",
    "prepare_once",
    "preview",
    "preview_faults",
    "refuse",
    "release",
]

WAITS: Final = timedelta(days=30)
PATIENCE: Final = 30  # seconds that one delivery of a file waits for another of the very same file


class NotReleasable(Exception):
    """The batch cannot be let in, or not by this person; the sentence says why and what to do."""


def prepare(
    path: Path,
    *,
    source: str,
    item: str,
    on: date,
    by: User,
    channel: Batch.Channel,
    procedure: str = "",
    reason: str = "",
    today: date | None = None,
) -> Batch:
    """Judge a file completely and let it wait: nothing of it is public, nothing personal is on disk.

    The very file that waits already gives the batch that waits. What a killed run left of it is finished, so look at
    the status. The caller deletes the file. `reason`: why the record is corrected, for a row entered by hand. Raises
    Refused, NotDeliverable, AlreadyRunning.
    """
    asked = {"source": source, "item": item, "on": on, "procedure": procedure}
    facts = {"by": by, "channel": channel, "reason": reason}
    return _prepare(path, asked, facts, today or timezone.localdate(), once=False)[0]


def prepare_once(
    path: Path, *, source: str, item: str, on: date, key: DeliveryKey, procedure: str = ""
) -> tuple[Batch, bool]:
    """The same for a machine, but a file taken in on the same day already gives its batch; and whether it is new."""
    asked = {"source": source, "item": item, "on": on, "procedure": procedure}
    facts = {"by": key.created_by, "key": key, "channel": Batch.Channel.API}
    return _prepare(path, asked, facts, timezone.localdate(), once=True)


def _prepare(
    path: Path, asked: dict[str, Any], facts: dict[str, Any], today: date, *, once: bool
) -> tuple[Batch, bool]:
    new, opened = delivery.started(path, **asked, today=today)
    with alone(new.sha256, new.source.pk, new.edition.pk, patience=PATIENCE), uncollected():
        if waiting := _same(new, once=once):
            return waiting, False
        return _prepared(new, opened, facts | {"needs_release": _two_people(new)}, today), True


def load_prepared(batch: Batch, *, progress: Progress = lambda stage, rows: None, today: date | None = None) -> Batch:
    """Let in a batch that needs no second person. Raises NotReleasable."""
    if batch.needs_release:
        raise NotReleasable(_("The mandate asks that a second person releases this delivery."))
    return _let_in(batch, {}, progress, today)


def hand_on(batch: Batch) -> bool:
    """Whoever delivered a batch looked through it and hands it on to the second person; False where none waits."""
    waits = Batch.objects.filter(pk=batch.pk, status=Batch.Status.PREPARED)
    batch.expected = batch.expected | {SUBMITTED: True}
    return bool(waits.update(expected=batch.expected))


def release(
    batch: Batch, *, by: User, progress: Progress = lambda stage, rows: None, today: date | None = None
) -> Batch:
    """Let a batch go public as the second person (rules.md S-36); it is shown from the day of its release.

    Raises NotReleasable for who delivered it or made or holds the key it came through, for one that waits no longer,
    and where mandate, item or rules changed since it was judged.
    """
    if batch.by_id == by.pk:
        raise NotReleasable(_("You delivered this batch, so another person must release it."))
    if batch.is_of(by):
        raise NotReleasable(_("It came through a delivery key that you hold, so another person must release it."))
    return _let_in(batch, {"released_by": by}, progress, today)


def refuse(batch: Batch, *, by: User, reason: str) -> Batch:
    """Do not let a waiting batch in; whoever delivered it may so give it up. Its judged rows are removed.

    Raises NotReleasable without a reason and for a batch that waits no longer.
    """
    if not reason.strip():
        raise NotReleasable(_("Say why the delivery is not released."))
    _move(batch, status=Batch.Status.REFUSED, refusal=reason, refused_by=by, finished_at=timezone.now())
    delivery.spool_of(batch).clear()
    return batch


def expire_prepared(*, now: Any = None) -> int:
    """Refuse what was not released within 30 days; returns how many. A job of every day."""
    late = Batch.objects.filter(status=Batch.Status.PREPARED, started_at__lt=(now or timezone.now()) - WAITS)
    told = 0
    for batch in late:
        try:
            _move(
                batch,
                status=Batch.Status.REFUSED,
                refusal=_("It was not released within 30 days. Deliver the file again if it is still right."),
                finished_at=timezone.now(),
            )
        except NotReleasable:
            continue  # somebody was quicker
        delivery.spool_of(batch).clear()
        told += 1
    return told


def basis_of(batch_or_delivery: Any) -> str:
    """A digest of what judging rests on beside the mandates: the item, its field list and every dated rule."""
    edition = batch_or_delivery.edition
    item = edition.item
    told = (item.code, item.polarity, item.public, item.serious_list_id, edition.sha256, rulebook())
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()


def _same(new: Delivery, *, once: bool) -> Batch | None:
    """The batch in which this file waits, was left by a killed run, or came today."""
    same = Batch.objects.filter(source=new.source, edition=new.edition, sha256=new.sha256)
    open_one = same.filter(status__in=[Batch.Status.PREPARED, Batch.Status.LOADING]).first()
    if open_one and open_one.status == Batch.Status.LOADING and delivery.spool_of(open_one).complete:
        delivery.load_batch(open_one, delivery.spool_of(open_one), lambda stage, rows: None)
    if open_one or not once:
        return open_one
    done = same.filter(status=Batch.Status.DONE, on=new.on, procedure=new.procedure)
    return done.exclude(undos__status="approved").first()


def _two_people(new: Delivery) -> bool:
    return asks_two_people(new.source, new.edition.item)


def _prepared(new: Delivery, opened: Opened, facts: dict[str, Any], today: date) -> Batch:
    judge = delivery.judged(new, opened, lambda stage, rows: None)
    batch = delivery.record(new, opened, judge, status=Batch.Status.PREPARED, **facts)
    told = forecast(Facts.of(batch, new.spool.summary()[0], today), new.spool)
    new.spool.keep(NAME, told)
    batch.expected = told.expected() | {"basis": basis_of(batch)}
    batch.rows_read = sum(told.outcomes.values())
    batch.save(update_fields=["expected", "rows_read"])
    bad_rows.keep(batch, new.spool, told.remarks)
    return batch


def _let_in(batch: Batch, people: dict[str, Any], progress: Progress, today: date | None) -> Batch:
    today = today or timezone.localdate()
    spool = delivery.spool_of(batch)
    with alone(batch.sha256, batch.source_id, batch.edition_id, patience=PATIENCE), uncollected():
        _require_standing(batch, today)
        if not spool.complete:
            raise NotReleasable(
                _("The judged rows of this delivery are gone. Refuse it and have the file delivered again.")
            )
        _move(batch, status=Batch.Status.LOADING, released_at=delivery.moment_of(today), **people)
        delivery.load_batch(batch, spool, progress, today)
    return batch


def _move(batch: Batch, **facts: Any) -> None:
    """Guard and write in one statement: only what still waits moves on, and by another person than delivered it."""
    waits = Batch.objects.filter(pk=batch.pk, status=Batch.Status.PREPARED)
    if second := facts.get("released_by"):
        waits = waits.delivered_by_others(than=second)
    if not waits.update(**facts):
        batch.refresh_from_db()
        told = _("This delivery does not wait for release any more: it is %(status)s.")
        raise NotReleasable(told % {"status": batch.get_status_display()})
    batch.refresh_from_db()


def _require_standing(batch: Batch, today: date) -> None:
    """What allowed the delivery when it was judged must allow it still."""
    again = _("Refuse this delivery and have the file delivered again: it must be judged anew.")
    item = batch.edition.item
    if item.status != Status.ACTIVE:
        raise NotReleasable(_("%(item)s may no longer be recorded.") % {"item": item})
    in_force = Mandate.objects.in_force(on=today).filter(source=batch.source_id, item=item)
    mandated = set(in_force.values_list("authority_id", flat=True))
    if not mandated.issuperset(batch.expected.get("authorities", ())) or not mandated:
        raise NotReleasable(_("The mandate of the source has ended meanwhile.") + " " + again)
    if not batch.needs_release and asks_two_people(batch.source, item):
        raise NotReleasable(_("The mandate asks by now that a second person releases it.") + " " + again)
    if batch.expected.get("basis") != basis_of(batch):
        raise NotReleasable(_("The rules changed since this file was judged.") + " " + again)
