"""What each role may do, and that nothing gives more than the table says."""

import pytest
from django.contrib.auth.models import Group, Permission

from creditchina.accounts.models import Role, User
from creditchina.accounts.roles import permissions
from tests.accounts.people import post, staff
from tests.builders import a_penalty, a_person, an_authority

pytestmark = pytest.mark.django_db
MERITS = {f"disclosure.{verb}_publication" for verb in ("annul", "show", "correct", "mark")}
READS = ("view_",)


def test_the_table_names_permissions_that_exist() -> None:
    known = {f"{label}.{name}" for label, name in Permission.objects.values_list("content_type__app_label", "codename")}
    assert {perm for role in Role for perm in permissions(role)} - known == set()


def test_who_runs_the_site_decides_nothing_on_the_merits() -> None:
    assert not MERITS & permissions(Role.OPERATOR)
    assert not {perm for perm in permissions(Role.ACCOUNT_MANAGER) if perm.startswith("disclosure.")} & MERITS


def test_an_auditor_sees_every_table_and_changes_nothing() -> None:
    given = permissions(Role.AUDITOR)
    assert all(perm.split(".")[1].startswith("view_") for perm in given)
    assert {"accounts.view_signin", "accounts.view_post", "disclosure.view_heldrow"} <= given
    assert {perm for perm in given if "historical" in perm}


def test_a_superuser_is_an_operator_and_no_more() -> None:
    root = User.objects.create_superuser("root")

    assert root.get_all_permissions() == permissions(Role.OPERATOR)
    assert not any(root.has_perm(perm) for perm in MERITS)
    assert not root.has_perm("anything.at_all")


def test_groups_and_single_permissions_give_nothing() -> None:
    user = User.objects.create_user("grouped", is_staff=True)
    everything = Permission.objects.all()
    group = Group.objects.create(name="all")
    group.permissions.set(everything)
    user.groups.add(group)
    user.user_permissions.set(everything)

    assert not user.has_perm("disclosure.view_publication")
    assert not user.has_module_perms("disclosure")


@pytest.mark.parametrize("off", [{"is_active": False}, {"is_staff": False}])
def test_an_account_that_is_off_or_no_staff_has_no_permission(off) -> None:
    user = staff("operator", **off)
    assert user.get_all_permissions() == set()


def test_a_permission_holds_for_the_rows_of_its_post_only() -> None:
    authority, other = an_authority(), an_authority()
    reviewer = staff("reviewer", authority)
    post(reviewer, "supervisor", authority=other)
    own, seen, foreign = a_penalty(authority=authority), a_penalty(authority=other), a_penalty()

    may = [reviewer.has_perm("disclosure.annul_publication", row) for row in (own, seen, foreign)]
    sees = [reviewer.has_perm("disclosure.view_publication", row) for row in (own, seen, foreign)]

    assert (may, sees) == ([True, False, False], [True, True, False])


def test_persons_are_listed_for_those_who_see_everything_only() -> None:
    person = a_person()

    sees = {role for role in Role if staff(role).has_perm("disclosure.view_subject", person)}

    assert sees == {Role.OPERATOR, Role.AUDITOR, Role.MODERATOR}
