"""The user of this site: our own model from the first migration on, because it cannot be swapped in later."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from creditchina.accounts import roles
from creditchina.accounts.reach import Reachable, Standing, standings_of


class StaffManager(UserManager.from_queryset(Reachable)):  # type: ignore[misc]  # a class made at run time
    """Django's way to make users, and the question which of them somebody reaches."""

    use_in_migrations = False


class User(AbstractUser):
    """A member of staff, or somebody of the public who acts for a subject. Reading never needs an account.

    What somebody may do comes from the posts held today (creditchina.accounts.roles), never from a flag: a
    superuser is an operator and no more. Django's groups and single permissions give nothing here. The body whose
    account managers look after the account is its `authority` or `source`; without either, the site's operators do.
    """

    reach_by = ("authority", "source")

    authority = models.ForeignKey(
        "disclosure.Authority", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority")
    )
    source = models.ForeignKey(
        "disclosure.Source", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    objects = StaffManager()  # type: ignore[misc]  # Django's stubs see no class variable here

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(authority=None) | Q(source=None),
                name="user_of_one_body",
                violation_error_message=_("An account belongs to an authority or to a source, not to both."),
            )
        ]

    def __str__(self) -> str:
        """Who it is, for the colleagues who read it: the name, and the user name, because names repeat."""
        name = self.get_full_name()
        return gettext("%(name)s (%(login)s)") % {"name": name, "login": self.username} if name else self.username

    def get_full_name(self) -> str:
        """As the name is written: a Chinese one family name first, without a space."""
        if any("\u4e00" <= sign <= "\u9fff" for sign in self.last_name):
            return f"{self.last_name}{self.first_name}".strip()
        return super().get_full_name()

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The posts in force today, as values; read once for each time the user is loaded."""
        return standings_of(self)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether a post held today gives the permission and, with an object, reaches that object."""
        holding = [each for each in self.standings if perm in roles.permissions(each.role)]
        if obj is None or not holding:
            return bool(holding)
        within = getattr(type(obj)._default_manager, "within", None)
        return within is None or bool(obj.pk and within(self, perm).filter(pk=obj.pk).exists())

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        """Whether every one of them is held."""
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether any permission for a table of the application is held."""
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions())

    def get_all_permissions(self, obj: Any = None) -> set[str]:
        """The union of what the posts held today give; with an object, of those that reach it."""
        given = {perm for each in self.standings for perm in roles.permissions(each.role)}
        return given if obj is None else {perm for perm in given if self.has_perm(perm, obj)}
