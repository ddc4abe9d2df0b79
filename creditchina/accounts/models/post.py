"""In which capacity somebody works here, for which body, since when, and who gave the post."""

from datetime import date
from typing import Any, Final, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.models.user import User
from creditchina.accounts.reach import Reachable
from creditchina.accounts.roles import OF_A_SOURCE, OF_AN_AUTHORITY, OF_THE_SITE, Role

_PLACES: Final = ("authority", "source")
_PLACED: Final = (
    Q(role__in=OF_A_SOURCE, source__isnull=False, authority=None)
    | Q(role__in=OF_AN_AUTHORITY, authority__isnull=False, source=None)
    | Q(role__in=OF_THE_SITE, authority=None, source=None)
    | Q(role=Role.ACCOUNT_MANAGER, authority__isnull=False, source=None)
    | Q(role=Role.ACCOUNT_MANAGER, authority=None, source__isnull=False)
)


class PostQuerySet(Reachable["Post"]):
    """Posts as the desk asks for them."""

    def in_force(self, *, on: date) -> Self:
        """Posts that give something on that day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), ended_at=None, valid_from__lte=on)


class Post(models.Model):
    """One person's capacity at one body, or at the site itself. Ended, never deleted.

    The database refuses a post given to oneself, one that somebody gave and nobody else confirmed, a role at the wrong
    kind of body, one kind of post held twice, and to tell who gave it, when and for how long otherwise afterwards.
    It cannot know who is connected, nor that an auditor holds nothing else: `save` looks under a lock on the
    holder's row, and a test tries it. Clerk and releaser of one source may be the same person; that nobody
    releases a delivery of their own is kept with the release (rules.md S-37).
    """

    reach_by = ("authority", "source")

    user = models.ForeignKey(User, models.PROTECT, related_name="posts", verbose_name=_("holder"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    authority = models.ForeignKey(
        "disclosure.Authority", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority")
    )
    source = models.ForeignKey(
        "disclosure.Source", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    given_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )  # None: by a command on the server
    given_at = models.DateTimeField(_("given at"), default=timezone.now, editable=False)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )  # the second person, whom the database asks for wherever somebody gave the post
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["user", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_PLACED,
                name="post_where_its_role_belongs",
                violation_error_message=_(
                    "A role of an authority needs an authority, one of a source a source, one of the site neither."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(given_by=F("user")),
                name="post_not_given_to_oneself",
                violation_error_message=_("Nobody gives a post to themselves. Ask another person."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | (~Q(confirmed_by=F("given_by")) & ~Q(confirmed_by=F("user"))),
                name="post_confirmed_by_another",
                violation_error_message=_("Whoever asked for it does not confirm it."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="post_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="post_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["user", "role", *place],
                    condition=Q(ended_at=None, **{f"{name}__isnull": name not in place for name in _PLACES}),
                    name=f"post_once_{'_'.join(place) or 'site'}",
                    violation_error_message=_("This person holds this post already. End it first."),
                )
                for place in (("authority",), ("source",), ())
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.user, self.get_role_display(), self.body) if part)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, unless the holder's other posts forbid it. Raises ValidationError."""
        with transaction.atomic():
            User.objects.select_for_update().filter(pk=self.user_id).first()  # two posts at once wait for each other
            self._require_combinable()
            super().save(*args, **kwargs)

    @property
    def body(self) -> models.Model | None:
        """The authority or source it belongs to; None for a post of the site."""
        return self.authority or self.source

    def clean(self) -> None:
        """Refuse an auditor with another post, and another post for an auditor."""
        self._require_combinable()

    def end(self, by: User) -> None:
        """End it now; it stays as a record of who held what. A post that has ended stays as it is."""
        if self.ended_at is None:
            self.ended_at, self.ended_by = timezone.now(), by
            self.save(update_fields=["ended_at", "ended_by"])

    def _require_combinable(self) -> None:
        if self.ended_at is not None or self.user_id is None:
            return
        others = Post.objects.filter(user=self.user_id, ended_at=None).exclude(pk=self.pk)
        others = others if self.role == Role.AUDITOR else others.filter(role=Role.AUDITOR)
        runs_the_site = self.role == Role.AUDITOR and self.user.is_superuser
        if runs_the_site or others.exists():
            raise ValidationError(_("An auditor holds no other post, and nobody who works here is auditor as well."))
