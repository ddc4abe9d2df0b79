"""What no form and no link of the desk sends: answered as a question that cannot be understood, never as an error."""

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain
from types import new_class
from typing import TYPE_CHECKING, Any, Final

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.contrib.auth import get_permission_codename
from django.core.exceptions import BadRequest, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase

from creditchina.accounts.reach import Reachable

if TYPE_CHECKING:
    Room = admin.ModelAdmin[Any]
else:
    Room = admin.ModelAdmin

View = Callable[..., HttpResponseBase]

KEYS: Final = ("pk", "id")  # a row by its key, which every link to it shows

# What databases and their drivers say of a value that a column cannot have or a pattern that cannot be read.
_UNUSABLE: Final = (ValueError, TypeError, ArithmeticError, LookupError, DatabaseError)


def refusing_nul(view: View) -> View:
    """Answer 400 where a value asked or sent holds the sign that PostgreSQL takes in no text."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        said = chain(map(str, kwargs.values()), *_texts(request.GET.lists()), *_texts(request.POST.lists()))
        if any("\x00" in text for text in said):
            raise BadRequest("A value holds a NUL character.")
        return view(request, *args, **kwargs)

    return answer


def _texts(lists: Iterable[tuple[str, Iterable[object]]]) -> Iterable[list[str]]:
    return ([name, *map(str, values)] for name, values in lists)


class Asked(ChangeList):
    """A list whose rows are read at once, so that a filter which the database cannot use is known in time.

    Django looks at a filter only while it builds the query, and then leads to the list without it.
    """

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        try:
            with transaction.atomic():  # what the database refuses must not spoil what is asked after it
                super().__init__(request, *args, **kwargs)
                len(self.result_list)  # kept by the query: the page does not ask again
        except _UNUSABLE as problem:
            if not request.GET.keys() - {ERROR_FLAG}:
                raise  # nothing was asked, so the fault is ours or the database's
            raise IncorrectLookupParameters from problem


class Careful(Room):
    """What every table of the desk has in common, also those of other applications."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows that the reader's posts reach: list, page, history, actions and look-ups all start here."""
        rows = super().get_queryset(request)
        seen = f"{self.opts.app_label}.{get_permission_codename('view', self.opts)}"
        return rows.within(request.user, seen) if isinstance(rows, Reachable) else rows

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter of the list names: another column would tell, sign by sign, what no page shows."""
        columns = {name for field in self.opts.get_fields() for name in (field.name, getattr(field, "attname", ""))}
        offered = [_asks_for(entry) for entry in self.get_list_filter(request)]
        is_offered = any(lookup == name or lookup.startswith(f"{name}__") for name in (*offered, *KEYS))
        of_a_column = lookup.partition("__")[0] in columns
        return (is_offered or not of_a_column) and super().lookup_allowed(lookup, value, request)

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet[Any] | None:
        """What a form offers to choose from is what the reader reaches."""
        offered = super().get_field_queryset(db, db_field, request)
        table = db_field.remote_field.model
        rows = table._default_manager.all() if offered is None else offered
        return rows.within(request.user) if isinstance(rows, Reachable) else offered

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Asked of a row, the post that gives the permission must reach it."""
        changed = f"{self.opts.app_label}.{get_permission_codename('change', self.opts)}"
        return super().has_change_permission(request, obj) and (obj is None or request.user.has_perm(changed, obj))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that tells unusable filters."""
        return Asked

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any) -> Any:
        """Act on what was selected. Raises BadRequest for a key that no row can have."""
        for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
            _require_key(self.model, key)
        return super().response_action(request, queryset, *args, **kwargs)


def careful(room: type[Room]) -> type[Room]:
    """The same room, careful."""
    return room if issubclass(room, Careful) else new_class(room.__name__, (Careful, room))


def _asks_for(entry: Any) -> str:
    """The name under which a filter is asked: of a column, or its own."""
    if isinstance(entry, str | tuple):
        return entry if isinstance(entry, str) else str(entry[0])
    return str(entry.parameter_name)


def _require_key(model: type[Model], text: str) -> None:
    key = model._meta.pk
    try:
        key.run_validators(key.to_python(text))
    except ValidationError as problem:
        raise BadRequest("What is selected is no row.") from problem
