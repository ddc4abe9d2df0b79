"""Posts: who holds which role where. Asked for here, given by a second person's word, ended here."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from creditchina.accounts.admin.own_body import OwnBodyForm, OwnBodyRoom, managed
from creditchina.accounts.models import AccountProposal, Post, Role
from creditchina.accounts.roles import OF_THE_SITE
from creditchina.accounts.two_people import ask

GIVEN_BY_OPERATORS = (*OF_THE_SITE, Role.ACCOUNT_MANAGER)


class InForce(admin.SimpleListFilter):
    """Posts of today, or those that are over."""

    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = Post.objects.in_force(on=timezone.localdate()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=today)
        return queryset.exclude(pk__in=today) if self.value() == "no" else queryset


class PostForm(OwnBodyForm):
    """A post that somebody asks for. An operator asks for those of the site and for account managers."""

    class Meta:
        model = Post
        fields = ("user", "role", "authority", "source", "valid_from", "valid_to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.given_by = self.by
        else:
            del self.fields["reason"]
        if "role" in self.fields:
            self.fields["role"].choices = _offered(self.by)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a post for oneself and one that cannot be combined, before the database does."""
        said = super().clean()
        if said.get("user") == self.by:
            raise ValidationError(_("Nobody gives a post to themselves. Ask another person."))
        last = self.initial.get("valid_to")
        if last and "valid_to" in said and (said["valid_to"] is None or said["valid_to"] > last):
            self.add_error("valid_to", _("A post is not prolonged: end it and ask for a new one."))
        return said


def _offered(by: Any) -> list[tuple[str, Any]]:
    runs_the_site = managed(by).everything
    return [
        (role.value, role.label) for role in Role if (role in GIVEN_BY_OPERATORS) is runs_the_site or _is_manager(role)
    ]


def _ask(form: Any) -> AccountProposal:
    said = dict(form.cleaned_data)
    account, reason = said.pop("user"), said.pop("reason")
    return ask(AccountProposal.Kind.POST, by=form.by, account=account, values=said, reason=reason)


def _is_manager(role: Role) -> bool:
    return role is Role.ACCOUNT_MANAGER


@admin.register(Post)
class PostRoom(OwnBodyRoom):
    form = PostForm
    list_display = [
        "user",
        "role",
        "authority",
        "source",
        "valid_from",
        "valid_to",
        "given_by",
        "given_at",
        "confirmed_by",
        "ended_at",
        "ended_by",
    ]
    list_filter = [InForce, "role"]
    list_select_related = ["user", "authority", "source", "given_by", "confirmed_by", "ended_by"]
    ordering = ["-pk"]
    search_fields = ["user__username__exact", "authority__code__exact", "source__code__exact"]
    actions = ["end"]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A post is asked for: a second person confirms it."""
        may = self.has_add_permission(request)
        return (self.asked(request, None, _ask) if may else None) or super().add_view(request, form_url, extra_context)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        audit = ["given_by", "given_at", "confirmed_by", "ended_at", "ended_by"] if obj else ["reason"]
        return ["user", "role", "authority", "source", "valid_from", "valid_to", *audit]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Only its last day can be set afterwards, while it lasts."""
        return [name for name in self.get_fields(request, obj) if name != "valid_to"] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What has ended is history; and nobody prolongs a post of their own."""
        lasting = obj is None or (obj.ended_at is None and obj.user_id != request.user.pk)
        return lasting and super().has_change_permission(request, obj)

    @admin.action(description=_("End these posts now"), permissions=["change"])
    def end(self, request: HttpRequest, queryset: QuerySet[Post]) -> None:
        """End what was selected, as of now; the record of it stays."""
        done = 0
        for post in queryset.filter(ended_at=None):
            if self.has_change_permission(request, post):
                post.end(by=request.user)  # type: ignore[arg-type]  # staff are signed in
                self.log_change(request, post, "end")
                done += 1
        said = ngettext("%(count)d post ended.", "%(count)d posts ended.", done) % {"count": done}
        self.message_user(request, said, messages.SUCCESS if done else messages.WARNING)
