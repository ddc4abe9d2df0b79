"""Every address of the site from the URL map, with whatever a world offers for its parameters.

Nothing here names a page: what is added to the URL map later is walked too.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import islice, product
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.accounts.world import World

# Combinations of parameters tried for one address and world, and values of a text; all where the whole is asked for.
WHOLE = bool(os.environ.get("TEST_WHOLE"))
MOST, OFFERED = (None, None) if WHOLE else (4, 8)
OTHERS = ("put", "delete") if WHOLE else ()  # verbs beside POST that a view might take for a change
SENT: Counter[str] = Counter()  # requests by verb, for the last line of a whole run
OWN_PAGES = ("changelist", "add", "change", "history", "delete")
WORDS = ["approve", "refuse", "approved", "refused", "file", "record", "nothing", "nil", "correct", "withdraw"]


@dataclass(frozen=True)
class Place:
    """One pattern: its name with its namespaces, its parameters with their kinds, and whether strangers may read it."""

    name: str
    parameters: dict[str, str] = field(hash=False)
    public: bool

    def addresses(self, world: World) -> Iterator[str]:
        """Addresses of this pattern with the keys, references and codes of a world."""
        offered = [_offered(name, kind, self._rows(world)) for name, kind in self.parameters.items()]
        for values in islice(product(*offered), MOST):
            with suppress(NoReverseMatch):  # a number of another kind
                yield reverse(self.name, kwargs=dict(zip(self.parameters, values, strict=True)))

    def _rows(self, world: World) -> World:
        """Where a page takes references, those of its own application, unless the whole is asked for."""
        own = {table: row for table, row in world.items() if table._meta.app_label == self.name.split(":")[0]}
        refs = any(hasattr(row, "ref") for row in own.values())
        return own if refs and not WHOLE and set(self.parameters.values()) == {"UUIDConverter"} else world


def places() -> list[Place]:
    """Every named pattern except the pages of registered tables, which `rooms` gives, and the catch-all."""
    tables = {f"admin:{model._meta.app_label}_{model._meta.model_name}_" for model in admin.site._registry}
    found = _walk(get_resolver().url_patterns)
    return [each for each in found if not any(each.name == f"{t}{page}" for t in tables for page in OWN_PAGES)]


def _walk(patterns: list[Any], spaces: tuple[str, ...] = (), above: tuple[Any, ...] = ()) -> Iterator[Place]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from _walk(each.url_patterns, inner, (*above, each.pattern))
        elif isinstance(each, URLPattern) and each.name:
            kinds: dict[str, str] = {}
            for pattern in (*above, each.pattern):
                groups = dict.fromkeys(getattr(pattern.regex, "groupindex", {}), "str")
                kinds |= groups | {name: type(kind).__name__ for name, kind in pattern.converters.items()}
            public = not getattr(each.callback, "login_required", True)
            yield Place(":".join((*spaces, each.name)), kinds, public)


def _offered(name: str, kind: str, world: World) -> list[Any]:
    """Values for one parameter: by its name where that says enough, else everything of its kind."""
    rows = list(world.values())
    if kind == "IntConverter":
        return list(dict.fromkeys(row.pk for row in rows))
    if kind == "UUIDConverter":
        return [row.ref for row in rows if hasattr(row, "ref")]
    if name in ("content_type_id", "object_id"):
        kinds = [ContentType.objects.get_for_model(row).pk for row in rows]
        return list(dict.fromkeys(kinds if name == "content_type_id" else [row.pk for row in rows]))
    codes = {type(row).__name__.lower(): row.code for row in rows if getattr(row, "code", "")}
    item = next(row.item.code for row in rows if type(row).__name__ == "Mandate")
    named = {"source": codes["source"], "authority": codes["authority"], "item": item, "app_label": "disclosure"}
    if name == "number":
        return [row.number for row in rows if type(row).__name__ in ("Batch", "IssuedReport")]
    return [named[name]] if name in named else [*named.values(), *WORDS, *(str(row.pk) for row in rows)][:OFFERED]


class _Forms(HTMLParser):
    """What the controls of a page would send."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note each control with its value, or with something where it is empty."""
        given = {name: value or "" for name, value in attributes}
        if tag == "select":
            self.select = given.get("name", "")
        elif tag == "option" and self.select and given.get("value"):
            self.sent.setdefault(self.select, given["value"])
        elif tag in ("input", "textarea", "button") and given.get("name"):
            self.sent.setdefault(given["name"], given.get("value") or "1")


def filled_in(page: str) -> dict[str, str]:
    """The forms of a page, filled in with what stands there and with something where nothing does."""
    forms = _Forms()
    forms.feed(page)
    return {name: value for name, value in forms.sent.items() if name != "csrfmiddlewaretoken"}
