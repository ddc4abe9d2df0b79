"""修复事项: one record of an application, decided by its own authority on its own clock."""

import uuid
from datetime import date
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from creditchina.accounts.reach import Reachable
from disclosure.models import Authority, Publication, RefusalGround
from repair.models.application import Application, Door


class Status(models.TextChoices):
    """Where a case stands. Who holds it and what can follow is told by repair.moves."""

    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("with this site")
    TRANSFERRED = "transferred", _("goes through the other channel")
    PASSED = "passed", _("with the authority, acceptance due")
    ACCEPTED = "accepted", _("accepted, being verified")
    ASKED = "asked", _("waits for the applicant")
    PROPOSED = "proposed", _("waits for a second reviewer")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", pgettext_lazy("repair", "refused")
    WITHDRAWN = "withdrawn", _("withdrawn by the applicant")
    APPEALED = "appealed", _("under appeal")
    UPHELD = "upheld", _("refusal upheld on appeal")
    REVOKED = "revoked", _("approval revoked")
    SHIELD_ENDED = "shield_ended", _("shield ended")
    TURNED_DOWN = "turned_down", _("refused in the other channel")
    CLOSED = "closed", _("closed: the record ended otherwise")


S = Status
OPEN: Final = (S.SUBMITTED, S.TRANSFERRED, S.PASSED, S.ACCEPTED, S.ASKED, S.PROPOSED, S.APPEALED)
WITH_AUTHORITY: Final = (S.PASSED, S.ACCEPTED, S.PROPOSED, S.APPEALED)
REFUSALS: Final = (S.NOT_ACCEPTED, S.REFUSED, S.UPHELD)
SENT_AGAIN: Final = (*REFUSALS, S.TURNED_DOWN)  # mended and applied for anew, with what was given before
DECIDED: Final = (*REFUSALS, S.APPROVED, S.REVOKED, S.SHIELD_ENDED)


class Seen(models.TextChoices):
    """What the authority knows of the file: colleagues must tell "never opened" from "looked at, incomplete"."""

    UNOPENED = "", _("not opened yet")
    OPENED = "opened", _("opened")
    INCOMPLETE = "incomplete", _("looked at, incomplete")
    COMPLETE = "complete", _("looked at, complete")


class Outcome(models.TextChoices):
    """What the first of two reviewers proposes."""

    APPROVE = "approve", _("approve")
    REFUSE = "refuse", _("refuse")


class CaseQuerySet(Reachable["Case"]):
    """Cases as pages and the desk ask for them; `.within(user)` gives those of the reviewer's authority."""

    def open(self) -> Self:
        """Sent and not decided."""
        return self.filter(status__in=OPEN)

    def queue(self) -> Self:
        """What waits for an authority, the first due first."""
        return self.filter(status__in=WITH_AUTHORITY).order_by(F("due_on").asc(nulls_last=True), "pk")

    def late(self, *, on: date) -> Self:
        """Whose step is over time, the clock not being stopped; never by a provisional day (rules.md K-01)."""
        return self.filter(status__in=(S.SUBMITTED, *WITH_AUTHORITY), due_on__lt=on, due_provisional=False)

    def sent(self) -> Self:
        """All but drafts."""
        return self.exclude(status=S.DRAFT)


class Case(models.Model):
    """One record of one application. Only repair.workflow writes its status, each time with a Step.

    The database refuses two open cases for one record, a decision by the applicant, by the clerk who filed it or by
    the same person twice, a refusal without ground and reason, and a serious-list decision by one person.
    """

    reach_by = ("authority", "appeal_authority")

    ref = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="cases", verbose_name=_("repair application")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    door = models.CharField(_("asks for"), max_length=12, choices=Door, default=Door.REPAIR)  # as its application
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="repair_cases", verbose_name=_("publication")
    )
    authority = models.ForeignKey(
        Authority, models.PROTECT, related_name="repair_cases", verbose_name=_("authority")
    )  # whose matter it is: the determining body, or its successor (rules.md C-10)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("applicant")
    )  # these two as in the application, so that the database can compare them with who decides
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("window clerk"),
    )
    needs_two = models.BooleanField(_("two reviewers decide"), default=False)  # an entry on a serious list
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT)
    seen = models.CharField(_("looked at"), max_length=10, choices=Seen, default=Seen.UNOPENED, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )

    # Clocks, written by repair.clocks (rules.md S-24): the last day of the present step, and of the whole.
    submitted_on = models.DateField(_("sent on"), null=True, blank=True)
    received_on = models.DateField(_("received by the authority on"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    asked_on = models.DateField(_("asked for more on"), null=True, blank=True)  # while it waits for the applicant
    requests = models.PositiveSmallIntegerField(_("requests for more"), default=0)
    extended_on = models.DateField(_("extended on"), null=True, blank=True)
    escalated_on = models.DateField(_("escalated on"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    result_due_on = models.DateField(_("result due from this site"), null=True, blank=True)
    due_provisional = models.BooleanField(_("due day is provisional"), default=False)
    due_version = models.CharField(_("counted by calendar"), max_length=12, blank=True)

    # The decision as it stands; each one that was made is a Decision.
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    proposed = models.CharField(_("proposed"), max_length=8, choices=Outcome, blank=True)
    ground = models.ForeignKey(
        RefusalGround, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ground of refusal")
    )
    article = models.CharField(_("article named"), max_length=300, blank=True)
    reason = models.TextField(_("reason told to the applicant"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    outside = models.BooleanField(_("decided in the other channel"), default=False)
    appealed_from = models.CharField(_("appealed from"), max_length=12, choices=Status, blank=True)
    appeal_authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decides the appeal")
    )
    first_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided first"),
    )  # whose decision is under appeal: never the same as who decides it

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("repair case")
        verbose_name_plural = _("repair cases")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [
            ("decide_case", _("Can decide repair cases of its authority")),
            ("supervise_case", _("Can ask a second time, and sees what is late")),
            ("decide_appeal", _("Can decide appeals against repair decisions")),
            ("file_case", _("Can file an application at a service window")),
            ("pass_on_case", _("Can pass applications on to the authorities")),
        ]
        indexes = [
            models.Index(fields=["authority", "status", "due_on"], name="case_queue"),
            models.Index(fields=["publication"], name="case_publication"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["application", "position"], name="case_position_once"),
            models.UniqueConstraint(
                fields=["application", "publication"],
                name="case_once_in_an_application",
                violation_error_message=_("This record is in the application already."),
            ),
            models.UniqueConstraint(
                fields=["publication"],
                condition=Q(status__in=[*OPEN]),
                name="case_open_once_for_a_record",
                violation_error_message=_("An application for this record is being handled already."),
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("applicant")) & ~Q(proposed_by=F("applicant")),
                name="case_not_decided_by_its_applicant",
                violation_error_message=_("Nobody decides an application of their own."),
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("filed_by")) & ~Q(proposed_by=F("filed_by")),
                name="case_not_decided_by_who_filed_it",
                violation_error_message=_("Whoever filed it at the window does not decide it."),
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")) & ~Q(decided_by=F("first_decided_by")),
                name="case_second_person_is_another",
                violation_error_message=_("Another person must decide."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[*REFUSALS]) | (Q(ground__isnull=False) & ~Q(reason="")),
                name="case_refusal_has_a_ground",
                violation_error_message=_("A refusal names one of the lawful grounds, and says why."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[*DECIDED])
                | Q(decided_on__isnull=False, decided_by__isnull=False)
                | Q(decided_on__isnull=False, outside=True),
                name="case_decision_has_a_person",
            ),
            models.CheckConstraint(
                condition=Q(needs_two=False)
                | ~Q(status__in=[S.APPROVED, S.REFUSED])
                | Q(proposed_by__isnull=False)
                | Q(first_decided_by__isnull=False)
                | Q(outside=True),
                name="case_serious_by_two",
                violation_error_message=_("Two different reviewers decide about an entry on a serious list."),
            ),
            models.CheckConstraint(
                condition=Q(status=S.PROPOSED, proposed_by__isnull=False, proposed__in=[*Outcome])
                | ~Q(status=S.PROPOSED),
                name="case_proposal_has_a_person",
            ),
            models.CheckConstraint(
                condition=Q(status=S.ASKED, asked_on__isnull=False) | (~Q(status=S.ASKED) & Q(asked_on=None)),
                name="case_asked_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status=S.DRAFT) | Q(submitted_on__isnull=False), name="case_sent_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What people call it: the application's number and its position."""
        return f"{self.application.number}-{self.position}"

    @property
    def is_open(self) -> bool:
        """Whether it was sent and not decided."""
        return self.status in OPEN

    @property
    def held_up(self) -> bool:
        """Whether its clock stands still, waiting for the applicant."""
        return self.status == Status.ASKED
