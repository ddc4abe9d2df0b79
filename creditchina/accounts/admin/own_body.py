"""What account managers may choose: only the bodies that they manage, and one of them."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.admin.bodies import BodyField
from creditchina.accounts.models import User
from creditchina.accounts.reach import Reach, reach_of
from creditchina.desk.rooms import Room

IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXxＸ](?!\d)")  # an identity number by its shape
TEXTS = frozenset(["username", "first_name", "last_name", "email"])
MANAGING = "accounts.add_post"


class OwnBodyForm(forms.ModelForm):
    """A form that names a body. `by` is who fills it in."""

    by: User

    def clean(self) -> dict[str, Any]:
        """Refuse an identity number, and to leave the body open where who fills this in manages certain bodies only."""
        said = super().clean() or {}
        for name in TEXTS & said.keys():
            if IDENTITY.search(str(said[name])):
                self.add_error(name, _("Leave identity numbers out: a name is enough here."))
        asked = {"authority", "source"} & self.fields.keys()
        if asked and not managed(self.by).everything and not any(said.get(name) for name in asked):
            raise forms.ValidationError(_("Choose the authority or the source that you manage."))
        return said


class OwnBodyRoom(Room):
    """A room whose rows belong to a body; what it offers to choose is what the reader manages."""

    form = OwnBodyForm

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (made,), {"by": request.user})

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("authority", "source"):
            kwargs |= {"queryset": _own(db_field.remote_field.model, managed(request.user)), "form_class": BodyField}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def managed(user: Any) -> Reach:
    """The bodies whose accounts this user manages."""
    return reach_of(user, MANAGING)


def _own(table: Any, reach: Reach) -> QuerySet[Any]:
    if reach.everything:
        return table.objects.all()  # type: ignore[no-any-return]
    keys = reach.authorities if table._meta.model_name == "authority" else reach.sources
    own: QuerySet[Any] = table.objects.filter(pk__in=keys)
    return own
