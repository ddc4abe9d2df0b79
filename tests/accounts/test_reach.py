"""Which rows each role reaches, over every table that hangs on an authority or a source."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from creditchina.accounts.models import Role, User
from creditchina.accounts.reach import Reach, Reachable, reach_of
from creditchina.accounts.roles import OF_A_SOURCE, OF_AN_AUTHORITY, OF_THE_SITE
from disclosure.models import (
    Batch,
    BatchPart,
    BatchUndo,
    Change,
    DeliveryKey,
    Fault,
    HeldRow,
    Mandate,
    Mark,
    NilReturn,
    Publication,
    PublicationVersion,
    TakenBack,
    Withdrawal,
)
from tests.accounts.people import post, staff
from tests.accounts.world import a_world
from tests.builders import a_source, an_authority

pytestmark = pytest.mark.django_db
ROWS = {
    *(Publication, PublicationVersion, Change, Mark, Mandate, NilReturn, HeldRow, Withdrawal),
    *(Batch, BatchPart, Fault, BatchUndo, DeliveryKey, TakenBack),
}
BY_SOURCE_ALONE = {Batch, BatchPart, Fault, BatchUndo, DeliveryKey}


def reached(user, world):
    """The tables of which this user reaches the row of that world."""
    return {table for table, row in world.items() if table in ROWS and table.objects.within(user).contains(row)}


def test_every_scoped_table_is_tried() -> None:
    tables = apps.get_app_config("disclosure").get_models()
    assert {each for each in tables if "reach_by" in vars(each)} == ROWS <= set(a_world())


@pytest.mark.parametrize("table", [each for each in apps.get_models() if "reach_by" in vars(each)])
def test_a_table_that_says_by_which_paths_asks_by_them(table) -> None:
    assert isinstance(table._default_manager.all(), Reachable)
    table._default_manager.within(staff("reviewer")).count()
    table._default_manager.within(staff("source_clerk")).count()


@pytest.mark.parametrize("role", Role)
def test_each_role_reaches_its_own_and_nothing_else(role) -> None:
    authority, source = an_authority(), a_source()
    worlds = {
        "own": a_world(authority, source),
        "own authority": a_world(authority),
        "own source": a_world(source=source),
        "foreign": a_world(),
    }
    holder = staff(role, authority, source if role in OF_A_SOURCE else None)
    named = ROWS - BY_SOURCE_ALONE
    wanted = {
        OF_THE_SITE: dict.fromkeys(worlds, ROWS),
        OF_A_SOURCE: {"own": ROWS, "own source": ROWS, "own authority": set(), "foreign": set()},
        OF_AN_AUTHORITY: {"own": named, "own authority": named, "own source": set(), "foreign": set()},
    }
    kind = next((kind for kind in wanted if role in kind), OF_AN_AUTHORITY)

    assert {name: reached(holder, world) for name, world in worlds.items()} == wanted[kind]


def test_predecessors_are_reached_through_the_whole_chain() -> None:
    new = an_authority()
    middle = an_authority(successor=new)
    oldest = an_authority(successor=middle)
    after = an_authority()
    new.successor = after
    new.save()

    assert reach_of(staff("reviewer", new)).authorities == {new.pk, middle.pk, oldest.pk}


@pytest.mark.parametrize(("role", "deep"), [("supervisor", 3), ("appeal_reviewer", 3), ("reviewer", 1)])
def test_who_supervises_reaches_the_authorities_below(role, deep) -> None:
    top = an_authority()
    below = an_authority(parent=top)
    an_authority(successor=below)

    assert len(reach_of(staff(role, top)).authorities) == deep


def test_a_circle_of_successors_ends() -> None:
    first = an_authority()
    second = an_authority(successor=first)
    first.successor = second
    first.save()

    assert reach_of(staff("reviewer", first)).authorities == {first.pk, second.pk}


def test_posts_add_up_but_a_permission_counts_its_own_posts_only() -> None:
    authority, source = an_authority(), a_source()
    holder = staff("reviewer", authority)
    post(holder, "source_clerk", source=source)

    assert reach_of(holder) == Reach(authorities=frozenset([authority.pk]), sources=frozenset([source.pk]))
    assert reach_of(holder, "disclosure.deliver_batch") == Reach(sources=frozenset([source.pk]))
    assert reach_of(holder, "disclosure.show_publication") == Reach(authorities=frozenset([authority.pk]))


@pytest.mark.parametrize("nobody", [AnonymousUser(), User(username="x"), User(username="x", is_staff=True, pk=1)])
def test_without_a_post_there_is_nothing(nobody) -> None:
    a_world()
    assert not Publication.objects.within(nobody).exists()
