"""Role x object x verb, walked from the URL map: nobody opens or changes more than the one table gives.

Rows of a foreign authority and source carry a canary in what only people who reach them may read, and are compared with
themselves after everything that was sent. What a role may open is read from creditchina.accounts.roles, nothing else.
`TEST_WHOLE=1 pytest -n0` walks every combination of parameters, and PUT and DELETE too.
"""

from itertools import product
from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from creditchina.accounts.models import Role
from creditchina.accounts.reach import Reachable
from creditchina.standing.models import Standing, StandingClaim
from disclosure.models import Publication, ReportOrder, Subject
from repair.models import Application, Case
from tests.accounts.visiting import FOREIGN, ROLES, Visitor
from tests.accounts.walking import OTHERS, WHOLE, filled_in, places
from tests.accounts.world import World

pytestmark = pytest.mark.django_db
TABLES = sorted(admin.site._registry, key=lambda model: model._meta.label)
MERITS = ("annul", "show", "correct", "mark")
# Who walks every address and all of its own rows each time; the others do with TEST_WHOLE=1.
DAILY = ROLES if WHOLE else [Role.REVIEWER, Role.SOURCE_CLERK, "applicant", "stranger"]
SOME = 8  # addresses to which the verbs beside GET and POST are sent
# Pages of the public about one row of one's own, which are not there for anybody else.
OWN = {
    "standing:subject": Subject,
    "standing:end": Standing,
    "standing:claim": StandingClaim,
    "disclosure:report_order": ReportOrder,
    "repair:application": Application,
    **{f"repair:{name}": Case for name in ("withdraw", "appeal", "answer", "add")},
}
MANAGING = {Role.ACCOUNT_MANAGER, Role.OPERATOR, "superuser"}


@pytest.fixture(params=ROLES)
def visitor(request: Any, db: None) -> Visitor:
    return Visitor(request.param)


def page_of(table: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{table._meta.app_label}_{table._meta.model_name}_{page}", args=args)


def scoped(table: Any) -> bool:
    return isinstance(table._default_manager.all(), Reachable)


def test_tables_open_to_whom_the_roles_say(visitor: Visitor) -> None:
    wrong = []
    for table in TABLES:
        opened = visitor.sends("get", page_of(table, "changelist"))[0] == 200
        if opened is not visitor.may("view", table):
            wrong.append((table.__name__, "list", opened))
        for verb in ("get", "post"):
            if visitor.sends(verb, page_of(table, "add"))[0] == 200 and not visitor.may("add", table):
                wrong.append((table.__name__, "add", verb))
    assert wrong == []


@pytest.mark.parametrize(
    ("visitor", "whose"),
    [*product(ROLES, ["foreign"]), *product(DAILY, ["own"])],
    indirect=["visitor"],
)
def test_rows_open_to_whom_role_and_reach_say(visitor: Visitor, whose: str) -> None:
    wrong = []
    world: World = getattr(visitor, whose)
    for table in [table for table in TABLES if table in world]:
        reached = visitor.user is not None and (
            not scoped(table) or table._default_manager.within(visitor.user).filter(pk=world[table].pk).exists()
        )
        for page in ("change", "history", "delete"):
            address = page_of(table, page, world[table].pk)
            opened = visitor.sends("get", address)[0] == 200
            wanted = page != "delete" and reached and visitor.may("view", table)
            if opened is not wanted:
                wrong.append((table.__name__, page, "get", opened))
            status, _text, moved = visitor.sends("post", address, {"post": "yes", "_save": "1"})
            if moved or (status == 200 and not wanted):
                wrong.append((table.__name__, page, "post", status, moved))
    assert wrong == []


@pytest.mark.parametrize("whose", ["own", "foreign"])
def test_pages_of_who_acts_open_to_them_alone(visitor: Visitor, whose: str) -> None:
    world: World = getattr(visitor, whose)
    statuses = {name: visitor.sends("get", reverse(name, args=[world[table].ref]))[0] for name, table in OWN.items()}
    opened = {name for name, status in statuses.items() if status == 200}
    assert opened == (set(OWN) if visitor.role == "applicant" and whose == "own" else set())


def test_every_address_has_something_to_be_tried_with(visitor: Visitor) -> None:
    assert [place.name for place in _asked(visitor) if not _all(place, visitor)] == []


def test_no_list_tells_of_a_foreign_row(visitor: Visitor) -> None:
    lists = [page_of(table, "changelist") for table in TABLES]
    assert [address for address in lists if _tells(visitor, visitor.sends("get", address)[1])] == []


@pytest.mark.parametrize("visitor", DAILY, indirect=True)
def test_no_address_tells_of_a_foreign_row_or_changes_it(visitor: Visitor) -> None:
    """Each form as it stands on one's own pages is sent to every address, also to those of the foreign rows."""
    told, done, failed = [], [], []
    for place in _asked(visitor):
        addresses = _all(place, visitor)
        sent: dict[str, str] = {}
        for address in addresses:
            status, text, _ = visitor.sends("get", address)
            told += [address] if _tells(visitor, text) else []
            sent |= filled_in(text) if status == 200 and not place.public else {}
        for address, verb in [*product(addresses, ["post"]), *product(addresses[:SOME], OTHERS)]:
            status, text, moved = visitor.sends(verb, address, sent | {"confirmed": "1", "ground": "x", "reason": "x"})
            moved = [name for name in moved if name not in _moves_rightly(visitor, place.name)]
            told += [address] if _tells(visitor, text) else []
            done += [(verb, address, moved)] if moved else []
            failed += [(verb, address, status)] if status >= 500 else []
    assert (told, done, failed) == ([], [], [])


def test_no_action_touches_a_foreign_row_or_decides_without_leave(visitor: Visitor) -> None:
    wrong = []
    for table, room in admin.site._registry.items():
        for name in [action if isinstance(action, str) else action.__name__ for action in room.actions or []]:
            rows = [world[table].pk for world in (visitor.own, visitor.foreign) if table in world]
            rows = rows or list(table._default_manager.values_list("pk", flat=True)[:5])
            sent = {
                "action": name,
                "index": "0",
                "_selected_action": rows,
                "confirmed": "1",
                "ground": "x",
                "kind": "litigation",
            }
            own = Publication.objects.filter(pk=visitor.own[Publication].pk)
            with transaction.atomic():
                before = own.values().get()
                _, _, moved = visitor.sends("post", page_of(table, "changelist"), sent)
                changed = own.values().get() != before
                transaction.set_rollback(True)
            moved = [each for each in moved if each not in _moves_rightly(visitor, name)]
            merits = name in MERITS and changed and not visitor.may(f"{name}_publication", application="disclosure")
            wrong += [(table.__name__, name, moved)] if moved or merits else []
    assert wrong == []


def _tells(visitor: Visitor, text: str) -> bool:
    """Whether a page says what only somebody of the other body may read."""
    return FOREIGN in text and not visitor.sees_everything


def _asked(visitor: Visitor) -> list[Any]:
    """Every address but those that sign out; public ones know at most who acts for a subject, never the staff."""
    everywhere = visitor.role in ("stranger", "applicant")
    inside = [place for place in places() if everywhere or not place.public]
    return [place for place in inside if place.name not in ("account_logout", "admin:logout")]


def _all(place: Any, visitor: Visitor) -> list[str]:
    return list(
        dict.fromkeys(address for world in (visitor.own, visitor.foreign) for address in place.addresses(world))
    )


def _moves_rightly(visitor: Visitor, name: str) -> set[str]:
    """Who sees every row may act on every row; account managers and operators move accounts; all their own password."""
    rows = (
        {table.__name__ for table in visitor.foreign}
        if visitor.sees_everything and visitor.role != Role.AUDITOR
        else set()
    )
    people = {"people", "posts"} if visitor.role in MANAGING or name == "account_change_password" else set()
    return rows | people
