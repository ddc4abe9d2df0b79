"""办理资格: an account's proven right to act for a subject."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from creditchina.standing.models.dates import YearLater
from creditchina.standing.terms import ACTS, BY_CODE, BY_IDENTITY, CHECKED, Assurance, Capacity, Proof

SURVIVOR = Coalesce("subject__merged_into", "subject")  # whom a right is about since subjects were joined


class StandingQuerySet(Reachable["Standing"]):
    """Standings as pages, reports and repair ask for them."""

    def lasting(self, *, on: date) -> Self:
        """Neither ended nor over nor still to begin."""
        return self.filter(ended_at=None, valid_from__lte=on, valid_to__gte=on)

    def in_force(
        self, user: Any = None, subject: Any = None, act: str = "", *, on: date, waiting: bool = False
    ) -> Self:
        """What lets somebody act on that day: of one user, for one subject, for one of the ACTS; each may be left out.

        While a court's administrator acts for a subject, nobody else does (rules.md S-22). The first 24 hours of who
        has to wait count as not yet, unless `waiting`: what the site does in that time it may take in already. A
        subject joined to another is that other one. Raises ValueError for an act that nobody can be authorised for.
        """
        if act and act not in ACTS:
            raise ValueError(f"nobody is authorised for {act!r}")
        rows = (
            self.lasting(on=on)
            .alias(now=SURVIVOR)
            .filter(Q(capacity=Capacity.ADMINISTRATOR) | ~Exists(_administrators(on)))
        )
        rows = rows if waiting else rows.filter(acts_from__lte=timezone.now())
        rows = rows.filter(user=user) if user is not None else rows
        rows = rows.filter(**{act: True}) if act else rows
        return rows if subject is None else rows.filter(Q(subject=subject) | Q(subject__merged_into=subject))


def _administrators(on: date) -> models.QuerySet["Standing"]:
    """A court's administrators of the same subject, whichever of the subjects that were joined to it they came for."""
    found = Standing.objects.lasting(on=on).filter(capacity=Capacity.ADMINISTRATOR)
    return found.alias(then=SURVIVOR).filter(then=OuterRef("now"))


class Standing(models.Model):
    """One right, proven once: for what, how surely, until when. Ended, never rewritten, never prolonged.

    The database refuses what nobody may do: check one's own, more than twelve months, a right for nothing, a court's
    administrator on the strength of a code. Guards refuse to rewrite, to prolong and to delete.
    """

    reach_by = ("authority",)

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="subject_standings", verbose_name=_("who acts")
    )
    subject = models.ForeignKey("disclosure.Subject", models.PROTECT, related_name="actors", verbose_name=_("acts for"))
    capacity = models.CharField(_("capacity"), max_length=16, choices=Capacity)
    proof = models.CharField(_("proven by"), max_length=12, choices=Proof)
    assurance = models.CharField(_("assurance"), max_length=12, choices=Assurance)
    papers = models.CharField(_("papers seen"), max_length=60, blank=True)  # of terms.Paper, with spaces between
    reports = models.BooleanField(_("credit reports"), default=False)
    repair = models.BooleanField(_("credit repair"), default=False)
    objections = models.BooleanField(_("objections"), default=False)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("last day"))
    acts_from = models.DateTimeField(_("acts from"))  # later than granted where the holder waits (granting)
    granted_at = models.DateTimeField(_("granted at"), default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("checked by")
    )  # None: a code or a sign-in proved it
    authority = models.ForeignKey(
        "disclosure.Authority", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("authority")
    )  # whose window or whose code; None: the site's own
    filing_code = models.OneToOneField(
        "standing.FilingCode",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="standing",
        verbose_name=_("filing code"),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )  # None: the site itself
    end_reason = models.CharField(_("why it ended"), max_length=200, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("right to act")
        verbose_name_plural = _("rights to act")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [
            ("end_standing", _("Can end somebody's right to act")),
            ("enter_standing", _("Can enter at a service window whose papers were seen")),
        ]
        indexes = [models.Index(fields=["subject", "capacity"], name="standing_of_subject")]
        constraints = [
            models.CheckConstraint(condition=~Q(checked_by=F("user")), name="standing_not_checked_by_its_holder"),
            models.CheckConstraint(
                condition=~Q(proof__in=CHECKED) | Q(checked_by__isnull=False), name="standing_papers_seen_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=(*BY_CODE, Capacity.SELF)) | Q(proof__in=CHECKED),
                name="standing_of_office_by_papers",
            ),
            models.CheckConstraint(
                condition=~Q(capacity=Capacity.SELF) | Q(proof__in=BY_IDENTITY), name="standing_of_oneself_by_identity"
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(capacity=Capacity.SELF, ended_at=None),
                name="standing_an_account_is_one_person",
            ),
            models.CheckConstraint(
                condition=Q(reports=True) | Q(repair=True) | Q(objections=True), name="standing_for_something"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from"), valid_to__lt=YearLater(F("valid_from"))),
                name="standing_twelve_months_at_most",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, end_reason="")
                | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
                name="standing_end_says_why",
            ),
        ]

    def __str__(self) -> str:
        """Of a natural person the number only: the log of the desk keeps what a row is called."""
        about = self.number if self.capacity == Capacity.SELF else self.subject
        return f"{about} · {self.get_capacity_display()}"

    @property
    def number(self) -> str:
        """What mails and people call it: the first eight characters of its reference."""
        return f"S-{str(self.ref)[:8].upper()}"

    @property
    def acts(self) -> list[object]:
        """What it is for, in words."""
        return [label for name, label in ACTS.items() if getattr(self, name)]

    def acted(self, reference: str) -> None:
        """Tell the subject that its holder did something for it: by a number, never what (rules.md S-23).

        Whatever acts for a subject calls it once, in the transaction of the act.
        """
        from creditchina.standing import telling  # it looks for whom to tell, with these models

        telling.acted(self, reference)

    @property
    def waits(self) -> bool:
        """Whether the first 24 hours still run."""
        return self.acts_from > timezone.now()

    @property
    def may_end_agents(self) -> bool:
        """Whether its holder may end an agent's right at once."""
        return self.capacity != Capacity.AGENT
