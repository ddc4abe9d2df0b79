"""What account managers may choose: only the bodies that they manage, and one of them."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.admin.bodies import BodyField
from creditchina.accounts.forms import IDENTITY
from creditchina.accounts.models import AccountProposal, User
from creditchina.accounts.reach import Reach, reach_of
from creditchina.desk.rooms import Room

TEXTS = frozenset(["username", "first_name", "last_name", "email", "reason"])
MANAGING = "accounts.add_post"
PROBLEM: Final = "problem_of_asking"
Asking = Callable[[Any], AccountProposal | None]  # asks for what a form says; None where it needs no second person


class OwnBodyForm(forms.ModelForm):
    """A form that names a body. `by` is who fills it in."""

    by: User
    problem: ValidationError | None  # why a second person cannot be asked for this
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For the second person who confirms this: which document or request it rests on."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an identity number, and to leave the body open where who fills this in manages certain bodies only."""
        said = super().clean() or {}
        for name in TEXTS & said.keys():
            if IDENTITY.search(str(said[name])):
                self.add_error(name, _("Leave identity numbers out: a name is enough here."))
        asked = {"authority", "source"} & self.fields.keys()
        if self.problem:
            raise ValidationError(self.problem.messages)
        if asked and not managed(self.by).everything and not any(said.get(name) for name in asked):
            raise forms.ValidationError(_("Choose the authority or the source that you manage."))
        return said


def waits(request: HttpRequest, made: AccountProposal) -> HttpResponse:
    """Say that a second person is asked now, and lead to where it waits."""
    messages.success(request, _("It waits for a second person now, and changes nothing before."))
    return redirect("admin:accounts_accountproposal_change", made.pk)


class OwnBodyRoom(Room):
    """A room whose rows belong to a body; what it offers to choose is what the reader manages."""

    form = OwnBodyForm

    def asked(self, request: HttpRequest, obj: Any, ask: Asking) -> HttpResponse | None:
        """Where the form that was sent is in order, ask a second person for what it says and lead there; else None.

        What `ask` refuses is told on the form, with everything that was typed.
        """
        form = self.get_form(request, obj, change=obj is not None)(request.POST, instance=obj)
        if request.method != "POST" or not form.is_valid():
            return None
        try:
            made = ask(form)
        except ValidationError as problem:
            setattr(request, PROBLEM, problem)
            return None
        return waits(request, made) if made else None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nobody adds a row here alone."""
        if not change:
            raise PermissionDenied
        super().save_model(request, obj, form, change)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (made,), {"by": request.user, "problem": getattr(request, PROBLEM, None)})

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """No account and no body is made on the way: each has a page of its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_add_related = widget.can_change_related = False
        return field

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
