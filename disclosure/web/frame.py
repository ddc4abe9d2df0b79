"""What the frame of every page says: day, freshness, ledger number, the other language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Subquery
from django.http import HttpRequest, QueryDict
from django.utils import formats, timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from creditchina.language import in_english
from disclosure.models import Batch, DirectoryStamp, LedgerHead, SubjectIdentifier, SubjectName
from disclosure.web.asked import asked

SPOKEN = {"zh-hans": "zh-Hans", "en": "en"}


@dataclass(frozen=True)
class Frame:
    """Facts of one request; the database is asked once, and only if a page shows or caches them."""

    path: str
    asked: QueryDict
    query: str
    query_with_lang: dict[str, str]
    on: date

    @cached_property
    def _state(self) -> Mapping[str, Any]:
        finished = Batch.objects.filter(status=Batch.Status.DONE).order_by("-finished_at").values("finished_at")[:1]
        edited = LogEntry.objects.order_by("-pk").values("pk")[:1]  # a register changed in the admin
        named = SubjectName.objects.order_by("-pk").values("pk")[:1]  # the directory brought a subject or a name
        coded = SubjectIdentifier.objects.order_by("-pk").values("pk")[:1]
        changed = DirectoryStamp.objects.values("changes")[:1]  # it changed what is known of a subject
        asked = {"fresh_at": finished, "edited": edited, "named": named, "coded": coded, "changed": changed}
        facts = {name: Subquery(query) for name, query in asked.items()}
        row = LedgerHead.objects.annotate(**facts).values("seq", *facts).first()
        return row or {"seq": 0} | dict.fromkeys(facts)

    @property
    def seq(self) -> int:
        """Number of the last ledger line."""
        return int(self._state["seq"])

    @property
    def fresh_at(self) -> datetime | None:
        """When the newest delivery was finished, local time; None before the first one."""
        finished: datetime | None = self._state["fresh_at"]
        return timezone.localtime(finished) if finished else None

    @property
    def stamp(self) -> str:
        """Changes whenever what an answer says may have: `key`, release and language."""
        return f"{self.key}|{_release()}|{get_language()}"

    @property
    def key(self) -> str:
        """Name under which something counted for this state, whatever the language, may be kept."""
        moment = self.fresh_at.timestamp() if self.fresh_at else 0
        moved = ":".join(str(self._state[name]) for name in ("edited", "named", "coded", "changed"))
        return f"frame:{self.seq}:{moved}:{moment}:{self.on}"

    @property
    def is_demo(self) -> bool:
        """Whether everything shown is invented, which every page then says."""
        return bool(settings.DEMO)

    @property
    def weekday_and_day(self) -> str:
        """Today as the line under a newspaper's name."""
        words = {"day": formats.date_format(self.on), "weekday": formats.date_format(self.on, "l")}
        return _("%(weekday)s %(day)s") % words

    @property
    def canonical(self) -> str:
        """Absolute address of this page without a language (rules.md S-51)."""
        return f"{settings.SITE_URL}{self.path}{f'?{self.query}' if self.query else ''}"

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Language code and absolute address of this page in each language."""
        pairs = [(SPOKEN[code], f"{settings.SITE_URL}{self.path}?{self.query_with_lang[code]}") for code in SPOKEN]
        return [*pairs, ("x-default", self.canonical)]

    @property
    def other_code(self) -> str:
        """The language this page is not in."""
        return "zh-Hans" if in_english() else "en"

    @property
    def other_name(self) -> str:
        """The other language, in its own words."""
        return str(get_language_info(self.other_code.lower())["name_local"])

    @property
    def other_address(self) -> str:
        """This page in the other language, path and question kept."""
        return f"{self.path}?{self.query_with_lang[self.other_code.lower()]}"


def frame_of(request: HttpRequest) -> Frame:
    """The frame of this request, made once."""
    made: Frame | None = getattr(request, "credit_frame", None)
    if made is None:
        made = _made(request)
        setattr(request, "credit_frame", made)  # noqa: B010 - HttpRequest declares no such attribute
    return made


def _made(request: HttpRequest) -> Frame:
    kept = asked(request)
    in_languages = {}
    for code, spoken in SPOKEN.items():
        spelled = kept.copy()
        spelled["lang"] = spoken.lower()
        in_languages[code] = spelled.urlencode()
    return Frame(request.path, kept, kept.urlencode(), in_languages, timezone.localdate())


@cache
def _release() -> float:
    """When the newest template, translation or register file was written: a new release renews every answer."""
    folders = [settings.BASE_DIR / name for name in ("templates", "locale", "fixtures")]
    return max((path.stat().st_mtime for folder in folders for path in _files(folder)), default=0.0)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: every public template may count on `frame`."""
    return {"frame": frame_of(request)}
