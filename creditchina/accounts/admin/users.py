"""The members of staff. An account is switched off, never deleted: what somebody did stays with their name."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.admin import resetting
from creditchina.accounts.admin.own_body import OwnBodyForm, OwnBodyRoom
from creditchina.accounts.models import AccountProposal, Post, User
from creditchina.accounts.two_people import ask, manages

PERSON = ("username", "first_name", "last_name", "email")
BODY = ("authority", "source")


class NewUserForm(OwnBodyForm):
    """A new account. Its holder, and nobody else, sets its password, by a mail once a second person confirmed it."""

    class Meta:
        model = User
        fields = (*PERSON, *BODY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class UserForm(OwnBodyForm, UserChangeForm):
    """An account as its manager sees it. One person switches it off; whatever else changes, two people change."""

    class Meta:
        model = User
        fields = (*PERSON, *BODY, "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False

    @property
    def for_two(self) -> dict[str, Any]:
        """The columns that change only with a second person, and their values."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "reason" and not self._off(name)}

    def _off(self, name: str) -> bool:
        return name == "is_active" and not self.cleaned_data[name]

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where a second person is needed, and to switch off by itself."""
        said = super().clean()
        changed = {*self.changed_data} - {"reason"}
        if not changed <= said.keys() or not self.for_two:
            return said
        if len(self.for_two) < len(changed):
            self.add_error("is_active", _("Switch the account off by itself: the rest waits for a second person."))
        elif not said.get("reason"):
            self.add_error("reason", _("Say why, for the second person who confirms it."))
        return said


@admin.register(User)
class UserRoom(OwnBodyRoom, UserAdmin):
    """Accounts of the body that the reader manages; operators see all of them."""

    form, add_form = UserForm, NewUserForm
    list_display = ["username", "full_name", "authority", "source", "posts_held", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser", "posts__role"]
    list_select_related = ["authority", "source"]
    search_fields = ["username__exact", "first_name", "last_name", "email__exact"]
    filter_horizontal = []
    add_form_template = None  # the plain form: no password is asked for
    readonly_fields = ["is_superuser", "last_login", "date_joined", "leads"]
    fieldsets = (
        (None, {"fields": ("username", "password", "is_active", "leads")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Body that manages this account"), {"fields": BODY}),
        (_("Days"), {"fields": ("is_superuser", "last_login", "date_joined")}),
        (_("For a second person"), {"fields": ("reason",)}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": (*PERSON, *BODY, "reason")}),)

    @admin.display(description=_("name"))
    def full_name(self, user: User) -> str:
        return user.get_full_name() or "-"

    @admin.display(description=_("posts"))
    def posts_held(self, user: User) -> str:
        """The roles of today, in words."""
        return ", ".join(post.get_role_display() for post in user.posts_now) or "-"  # type: ignore[attr-defined]

    @admin.display(description=_("look at"))
    def leads(self, user: User) -> str:
        """Leads to the posts and the sign-ins of this account."""
        rooms = (("post", _("posts")), ("signin", _("sign-ins")))
        asked = [
            (reverse(f"admin:accounts_{name}_changelist", query={"q": user.username}), said) for name, said in rooms
        ]
        return format_html('<a href="{}">{}</a> · <a href="{}">{}</a>', *asked[0], *asked[1])

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without leave to change there is no reason to give."""
        told = super().get_fieldsets(request, obj)
        return told if obj is None or self.has_change_permission(request, obj) else told[:-1]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """An account is asked for: a second person confirms it."""
        may = self.has_add_permission(request)
        answer = self.asked(request, None, _ask_for_new) if may else None
        return answer or super().add_view(request, form_url, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A change is asked for; to switch the account off takes one person."""
        account = self.get_object(request, unquote(object_id))
        may = account is not None and self.has_change_permission(request, account)
        answer = self.asked(request, account, _ask_for_change) if may else None
        return answer or super().change_view(request, object_id, form_url, extra_context)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Nobody sets the password of another: its reset, or that of the second factor, is asked for."""
        account = self.get_object(request, unquote(id))
        if account is None:
            raise Http404
        if not self.has_change_permission(request, account) or account.pk == request.user.pk:
            raise PermissionDenied
        return resetting.page(self, request, account)

    def get_queryset(self, request: HttpRequest) -> Any:
        held = Post.objects.filter(ended_at=None).order_by("pk")
        return super().get_queryset(request).prefetch_related(Prefetch("posts", held, to_attr="posts_now"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody manages an account that can do more than its manager gives: one of the site, or of other bodies."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or manages(request.user, obj))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Only to switch an account off takes no second person."""
        if change and form.for_two:
            raise PermissionDenied
        super().save_model(request, obj, form, change)


def _ask_for_new(form: Any) -> AccountProposal:
    said = dict(form.cleaned_data)
    return ask(AccountProposal.Kind.ACCOUNT, by=form.by, reason=said.pop("reason"), values=said)


def _ask_for_change(form: Any) -> AccountProposal | None:
    told = {"account": User.objects.get(pk=form.instance.pk), "values": form.for_two}
    reason = form.cleaned_data["reason"]
    return ask(AccountProposal.Kind.CHANGE, by=form.by, reason=reason, **told) if form.for_two else None
