"""Machines deliver for a source: the same judge and the same release as for a file that a person brings."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import delivered, parameters, receiving
from disclosure.api.answers import Told, public
from disclosure.api.problems import Problem
from disclosure.ingest import nil, release
from disclosure.ingest.alone import AlreadyRunning
from disclosure.ingest.brief import NotDeliverable
from disclosure.ingest.by_hand import arriving
from disclosure.ingest.checking import check
from disclosure.ingest.opening import Refused
from disclosure.models import Authority, Batch, DeliveryKey


class Keyed(Told):
    """A view that opens to a delivery key and to nothing else."""

    key: DeliveryKey

    def initial(self, request: Request, *arguments: Any, **place: Any) -> None:
        """Count the request before the key is looked at, so that guessing keys uses up the quota too."""
        super().initial(request, *arguments, **place)
        self.key = receiving.key_of(request)
        self.refuse_unknown(request)


@public
class Deliveries(Keyed):
    """POST deliveries/: a file of one item. The very file again on the same day gives the same delivery."""

    http_method_names = ["post"]
    cost: ClassVar[int] = 20
    parameters = frozenset(["item", "procedure"])

    def post(self, request: Request) -> Response:
        batch, is_new = _taken_in(receiving.sent(request, self.key), self.key)
        made = delivered.delivery(batch)
        return Response(made, status=201 if is_new else 200, headers={"Location": made["url"]})


@public
class Check(Keyed):
    """POST deliveries/check/: what the file would do; nothing is kept."""

    http_method_names = ["post"]
    cost: ClassVar[int] = 20
    parameters = frozenset(["item", "procedure"])

    def post(self, request: Request) -> Response:
        sent = receiving.sent(request, self.key)
        asked = {"source": self.key.source.code, "item": sent.item.code, "procedure": sent.procedure}
        with arriving(sent.name, sent.content) as path, _told():
            return Response(delivered.checked(*check(path, on=timezone.localdate(), **asked)))


@public
class OneDelivery(Keyed):
    """GET deliveries/{number}/: what became of a delivery, with a page of its remarks."""

    http_method_names = ["get", "head"]
    parameters = frozenset(["after"])

    def get(self, request: Request, number: str) -> Response:
        mine = Batch.objects.filter(source=self.key.source, edition__item__in=self.key.items.all())
        batch = mine.select_related("source", "edition__item").filter(pk=int(number.partition("-")[2])).first()
        if batch is None or batch.number != number:
            raise Http404
        faults, last = delivered.faults(batch, parameters.after(request))
        more = {"faults": faults, "next": parameters.following(request, after=last)}
        return Response(delivered.delivery(batch) | more)


@public
class Nil(Keyed):
    """POST deliveries/nil/: there was nothing of an item in a period."""

    http_method_names = ["post"]
    cost: ClassVar[int] = 5

    def post(self, request: Request) -> Response:
        told = receiving.declared(request)
        item = receiving.item_of(str(told.get("item", "")), self.key)
        authority = Authority.objects.filter(code=str(told.get("authority", ""))).first()
        if authority is None:
            raise Problem("bad-parameter", _("Name the authority by its code."), parameters=["authority"])
        first, last = _day(told, "from"), _day(told, "to")
        try:
            filed, is_new = nil.declare_nil(
                self.key.source, item, authority, first, last, self.key.created_by, str(told.get("note", ""))
            )
        except nil.NotDeclarable as problem:
            raise Problem("not-deliverable", str(problem)) from None
        return Response(delivered.nil(filed), status=201 if is_new else 200)


def _taken_in(sent: receiving.Sent, key: DeliveryKey) -> tuple[Batch, bool]:
    """Judge the file; load it where nobody has to release it. The batch, and whether it is a new one."""
    with arriving(sent.name, sent.content) as path, _told():
        batch, is_new = release.prepare_once(
            path,
            source=key.source.code,
            item=sent.item.code,
            on=timezone.localdate(),
            key=key,
            procedure=sent.procedure,
        )
        if batch.status == Batch.Status.PREPARED and not batch.needs_release:
            batch = _loaded(batch)
    return batch, is_new


def _loaded(batch: Batch) -> Batch:
    """Load it, unless the very same delivery, sent at the same time, was quicker."""
    try:
        return release.load_prepared(batch)
    except release.NotReleasable:
        batch.refresh_from_db()
        if batch.status != Batch.Status.DONE:
            raise
        return batch


@contextmanager
def _told() -> Iterator[None]:
    """Refusals of a delivery as problems."""
    try:
        yield
    except Refused as refused:
        raise Problem("refused-file", f"{refused.sentence} {refused.remedy}", code=refused.code) from None
    except (NotDeliverable, release.NotReleasable) as problem:
        raise Problem("not-deliverable", str(problem)) from None
    except AlreadyRunning as problem:
        raise Problem("busy", str(problem)) from None


def _day(told: dict[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(str(told.get(name, "")))
    except ValueError:
        raise Problem("bad-parameter", _("Write the day as YYYY-MM-DD."), parameters=[name]) from None
