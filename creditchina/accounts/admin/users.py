"""The members of staff. An account is switched off, never deleted: what somebody did stays with their name."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.accounts import second_factor
from creditchina.accounts.admin.own_body import OwnBodyForm, OwnBodyRoom, managed
from creditchina.accounts.models import Post, SignIn, User

PERSON = ("username", "first_name", "last_name", "email")
BODY = ("authority", "source")


class NewUserForm(OwnBodyForm, AdminUserCreationForm):
    """A new account with its first password, which its holder changes."""

    usable_password = None  # type: ignore[assignment]  # everybody here signs in with a password and a second factor

    class Meta:
        model = User
        fields = (*PERSON, *BODY)


class UserForm(OwnBodyForm, UserChangeForm):
    """An account as its manager sees it."""

    class Meta:
        model = User
        fields = (*PERSON, *BODY, "is_active")


@admin.register(User)
class UserRoom(OwnBodyRoom, UserAdmin):
    """Accounts of the body that the reader manages; operators see all of them."""

    form, add_form = UserForm, NewUserForm
    list_display = ["username", "full_name", "authority", "source", "posts_held", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser", "posts__role"]
    list_select_related = ["authority", "source"]
    search_fields = ["username__exact", "first_name", "last_name", "email__exact"]
    filter_horizontal = []
    actions = ["reset_factor"]
    readonly_fields = ["is_superuser", "last_login", "date_joined", "leads"]
    fieldsets = (
        (None, {"fields": ("username", "password", "is_active", "leads")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Body that manages this account"), {"fields": BODY}),
        (_("Days"), {"fields": ("is_superuser", "last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": (*PERSON, *BODY, "password1", "password2")}),)

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

    @admin.action(description=_("Reset the second factor, for who lost the device"), permissions=["change"])
    def reset_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Take authenticator and recovery codes away; at the next sign-in their holder sets up new ones."""
        done = 0
        for user in queryset.exclude(pk=request.user.pk or 0):  # nobody rids themselves of it
            if self.has_change_permission(request, user) and second_factor.reset(user):
                SignIn.record(SignIn.Result.FACTOR_REMOVED, user=user)
                self.log_change(request, user, "reset_factor")
                done += 1
        said = ngettext("%(count)d second factor reset.", "%(count)d second factors reset.", done) % {"count": done}
        self.message_user(request, said, messages.SUCCESS if done else messages.WARNING)

    def get_queryset(self, request: HttpRequest) -> Any:
        held = Post.objects.filter(ended_at=None).order_by("pk")
        return super().get_queryset(request).prefetch_related(Prefetch("posts", held, to_attr="posts_now"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody manages an account that can do more than its manager gives: one of the site, or of other bodies."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or managed(request.user).everything or _is_within(obj, request.user))

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Every account made here is one of the staff; an account of the public comes into being elsewhere."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)


def _is_within(user: User, manager: Any) -> bool:
    held = user.posts.filter(ended_at=None)
    return not user.is_superuser and held.count() == held.within(manager, "accounts.change_post").count()
