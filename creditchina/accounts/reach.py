"""Which authorities and sources somebody's posts reach: one queryset method, `.within(user)`, for every table.

A model that hangs on an authority or a source says by which paths (`reach_by`) and takes its queryset from `Reachable`.
Rooms of the desk, pages, actions and look-ups then all ask the same question; what no post reaches is not there.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from creditchina.accounts import roles
from creditchina.accounts.roles import OF_THE_SITE, Role

if TYPE_CHECKING:
    from creditchina.accounts.models import User

M = TypeVar("M", bound=models.Model)

SEES_EVERYTHING: Final = frozenset(OF_THE_SITE)
SEES_CHILDREN: Final = frozenset({Role.SUPERVISOR, Role.APPEAL_REVIEWER})


@dataclass(frozen=True, slots=True)
class Standing:
    """A post in force, as a value: its role, and the authority or source by primary key."""

    role: str
    authority: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody reaches: everything, or these authorities and sources by primary key."""

    everything: bool = False
    authorities: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()


def standings_of(user: "User") -> tuple[Standing, ...]:
    """The posts a member of staff holds today; a superuser runs the site and is nothing else by that."""
    if not (user.is_active and user.is_staff):
        return ()
    held = user.posts.in_force(on=timezone.localdate()).values_list("role", "authority", "source")
    flag = [Standing(Role.OPERATOR)] if user.is_superuser else []
    return (*flag, *(Standing(*row) for row in held.order_by("pk")))


def reach_of(user: Any, permission: str = "") -> Reach:
    """What the posts of a user reach, all or those that give a permission; nothing for who is not signed in."""
    held = [
        each for each in getattr(user, "standings", ()) if not permission or permission in roles.permissions(each.role)
    ]
    if any(each.role in SEES_EVERYTHING for each in held):
        return Reach(everything=True)
    own = {each.authority for each in held if each.authority is not None}
    above = {each.authority for each in held if each.authority is not None and each.role in SEES_CHILDREN}
    return Reach(
        authorities=_with_predecessors(own | _below(above)),
        sources=frozenset(each.source for each in held if each.source is not None),
    )


def _below(authorities: set[int]) -> set[int]:
    """The authorities whose parents these are, directly or through others."""
    return _closed(authorities, "parent") - authorities


def _with_predecessors(authorities: set[int]) -> frozenset[int]:
    """These authorities and every body whose chain of successors leads to one of them."""
    return frozenset(_closed(authorities, "successor"))


def _closed(start: set[int], link: str) -> set[int]:
    """Everything from which following a link leads into the start; a circle ends the walk as well."""
    found, edge = set(start), set(start)
    table = apps.get_model("disclosure", "Authority")
    while edge:
        edge = set(table.objects.filter(**{f"{link}__in": edge}).values_list("pk", flat=True)) - found
        found |= edge
    return found


class Reachable(models.QuerySet[M]):
    """Rows that hang on an authority or a source. Their model declares `reach_by`, paths to either."""

    def within(self, user: Any, permission: str = "") -> Self:
        """Rows that the posts of this user reach; with a permission, only the posts that give it count."""
        reach = reach_of(user, permission)
        if reach.everything:
            return self
        terms = [term for path in _paths(self.model) if (term := _term(self.model, path, reach))]
        return self.filter(_any_of(terms)) if terms else self.none()


def _paths(model: type[models.Model]) -> tuple[str, ...]:
    paths: tuple[str, ...] = vars(model)["reach_by"]
    return paths


def _any_of(terms: list[Q]) -> Q:
    whole = terms[0]
    for term in terms[1:]:
        whole |= term
    return whole


def _term(model: type[models.Model], path: str, reach: Reach) -> Q | None:
    """Rows whose path leads to something reached; None where nothing of that kind is."""
    leads_to = _end(model, path)
    keys = reach.authorities if leads_to == "authority" else reach.sources
    return Q(**{f"{path}__in": keys}) if keys else None


def _end(model: type[models.Model], path: str) -> str:
    """Whether a path ends at an authority or at a source. Raises ValueError where it ends elsewhere."""
    table: Any = model
    for step in path.split("__"):
        table = table._meta.get_field(step).related_model
    if table._meta.label_lower not in {"disclosure.authority", "disclosure.source"}:
        raise ValueError(f"{model.__name__}.reach_by: {path} leads to no authority and no source.")
    return str(table._meta.model_name)
