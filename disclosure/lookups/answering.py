"""A list from its arrival to its result. The worker does a slice at a time: nobody waits behind a long one."""

import secrets
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.jobs import job
from creditchina.jobs.models import Job
from disclosure.lookups import deciding, kept, writing
from disclosure.lookups.table import Table
from disclosure.lookups.telling import NOTHING, told
from disclosure.models import Lookup
from disclosure.models.lookup import KEPT
from disclosure.search.matching import LEFT

SECRET_BYTES: Final = 24
SLICE_SECONDS: Final = 4.0  # then other jobs have their turn
BEHIND: Final = -50  # priority: the site's own work does not wait for lists that anybody may send
AT_ONCE: Final = 100  # rows

Answer = list[str]


def receive(table: Table, *, language: str) -> str:
    """Keep a list until its column is chosen; returns the secret that its address holds."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    kept.save_rows(_digest(secret), table.rows)
    Lookup.objects.create(digest=_digest(secret), kind=table.kind, language=language, rows=len(table.rows))
    return secret


def found(secret: str) -> Lookup | None:
    """The list that this secret opens, on its day."""
    return Lookup.objects.kept().defer("answers").filter(digest=_digest(secret)).first()


@transaction.atomic
def choose(lookup: Lookup, *, column: int, head: int, second: int | None = None) -> None:
    """Have it looked up, with a `second` column or without. Nothing happens where that was asked before."""
    waiting = Lookup.objects.kept().filter(pk=lookup.pk, column=None)
    if waiting.update(column=column, head=head):
        look_up.enqueue(lookup.pk, second)


def others(lookup: Lookup) -> int:
    """How many more lists are looked up in turn with this one."""
    return Lookup.objects.underway().exclude(pk=lookup.pk).count()


def underway() -> int:
    """How many lists are looked up now, in turn."""
    return Job.all_underway(look_up).count()


def is_underway(pk: int) -> bool:
    """Whether the list of that key is looked up now."""
    return Job.all_underway(look_up).filter(args_kwargs__args__0=pk).exists()


def is_given_up(lookup: Lookup) -> bool:
    """Whether nothing works on it any more, although it is not done: every attempt failed."""
    if is_underway(lookup.pk):
        return False
    return Lookup.objects.underway().filter(pk=lookup.pk).exists()


def _told(result: Mapping[str, Any]) -> Iterator[str]:
    count = result.get("rows", 0)
    yield ngettext("%(count)d row was looked up.", "%(count)d rows were looked up.", count) % {"count": count}


@job(_("Look up a list of names or codes"), attempts=4, wait=timedelta(seconds=10), tells=_told, priority=BEHIND)
def look_up(lookup: int, second: int | None = None) -> dict[str, int]:
    """Look up the next slice of the list, and queue what is left of it; returns how many rows are done."""
    return {"rows": go_on(lookup, second)}


def go_on(pk: int, second: int | None = None, *, seconds: float = SLICE_SECONDS) -> int:
    """One slice; returns how many rows are done then. Safe to repeat: of two that do the same, one is kept."""
    lookup = Lookup.objects.underway().filter(pk=pk).first()
    if lookup is None:
        return 0
    rows, until = kept.rows(lookup), time.monotonic() + seconds
    places = [lookup.column or 0, *([] if second is None else [second])]
    texts = [tuple(row[place].strip() for place in places) for row in rows[lookup.head :]]
    answers: list[Answer] = list(lookup.answers)
    with translation.override(lookup.language):
        while len(answers) < len(texts):
            answers += _answers(texts[len(answers) : len(answers) + AT_ONCE], until - time.monotonic())
            if time.monotonic() > until:
                break
        if len(answers) == len(texts):
            _finish(lookup, rows, answers)
        else:
            _pause(lookup, answers, second)
    return len(answers)


def _answers(texts: list[tuple[str, ...]], seconds: float) -> list[Answer]:
    """An answer for each row, in their order; fewer where time ran out."""
    answers = list[Answer]()
    for found in deciding.decided(texts, seconds=seconds):
        if found is not None and found.outcome == LEFT:
            break
        answers.append(told(found))
    return answers


@transaction.atomic
def _pause(lookup: Lookup, answers: list[Answer], second: int | None) -> None:
    """Keep what is known, and have the rest looked up after what else waits."""
    if _still(lookup).update(answers=answers, done=len(answers)):
        look_up.enqueue(lookup.pk, second)


def _finish(lookup: Lookup, rows: list[list[str]], answers: list[Answer]) -> None:
    name = kept.save_result(lookup, writing.written(lookup.kind, rows, lookup.head, [answer[1:] for answer in answers]))
    counts = Counter(answer[0] or NOTHING for answer in answers)
    over = {"answers": [], "done": len(answers), "counts": dict(counts), "result": name, "finished_at": timezone.now()}
    if not _still(lookup).update(**over):
        kept.forget(name)  # another worker was sooner, or its day is over


def _still(lookup: Lookup) -> Any:
    """It, unless somebody else went on with it."""
    return Lookup.objects.underway().filter(pk=lookup.pk, done=lookup.done)


def sweep(*, now: datetime) -> int:
    """Remove look-ups of more than a day ago with their files, and files that belong to none; returns how many."""
    over = list(Lookup.objects.filter(asked_at__lte=now - KEPT).defer("answers"))
    for lookup in over:
        kept.forget_all(lookup)
        Lookup.objects.filter(pk=lookup.pk).delete()
    lost = list(kept.older(now - KEPT))
    for name in lost:
        kept.forget(name)
    return len(over) + len(lost)


def _digest(secret: str) -> bytes:
    return sha256(secret.encode(errors="replace")).digest()
