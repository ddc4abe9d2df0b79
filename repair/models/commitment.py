"""信用承诺书: versions of its text, and the letters signed with an application (rules.md C-05, S-27)."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from creditchina.language import in_english
from disclosure.models import Publication
from disclosure.models.bilingual import LegalBasis
from repair.models.application import Application
from repair.models.case import OPEN, Case


class CommitmentTemplateQuerySet(models.QuerySet["CommitmentTemplate"]):
    def in_force(self, *, on: date) -> "CommitmentTemplate":
        """The version to sign on that day. Raises DoesNotExist where there is none."""
        begun = self.filter(in_force_from__lte=on).filter(Q(in_force_to=None) | Q(in_force_to__gte=on))
        return begun.order_by("-version")[:1].get()


class CommitmentTemplate(LegalBasis):
    """One version of the text. `{subject}`, `{code}`, `{records}` and `{authorities}` are filled in when it is signed.

    Never rewritten: another text is another version.
    """

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text_zh = models.TextField(_("text (Chinese)"))
    text_en = models.TextField(_("text (English)"))
    in_force_from = models.DateField(_("in force from"))
    in_force_to = models.DateField(_("in force to (last day)"), null=True, blank=True)

    objects = CommitmentTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("form of the commitment letter")
        verbose_name_plural = _("forms of the commitment letter")
        ordering = ["-version"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")), name="commitment_form_in_order"
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def text(self) -> str:
        """The text in the reader's language, its gaps open."""
        return self.text_en if in_english() else self.text_zh


class CommitmentLetterQuerySet(models.QuerySet["CommitmentLetter"]):
    def public(self) -> Self:
        """Letters that anybody may read: the last of each application with a case that still runs (rules.md S-27).

        None of which a record has left public view meanwhile, or was expired before: the letter names them all.
        """
        named = Case.objects.filter(application=OuterRef("application"))
        running = named.filter(status__in=OPEN)
        shown = Publication.objects.visible(on=timezone.localdate())
        later = CommitmentLetter.objects.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
        return self.filter(Exists(running), ~Exists(later), ~Exists(named.exclude(publication__in=shown.values("pk"))))


class CommitmentLetter(models.Model):
    """What was signed: the very words, by whom, when. Public while a case of its application runs, then sealed."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="letters", verbose_name=_("repair application")
    )  # the last one counts: a draft whose records change is signed anew
    template = models.ForeignKey(CommitmentTemplate, models.PROTECT, related_name="letters", verbose_name=_("form"))
    text = models.TextField(_("text as it was signed"))
    language = models.CharField(_("language"), max_length=10)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signed by")
    )
    signature = models.CharField(_("name as it was typed"), max_length=100)
    signed_at = models.DateTimeField(_("signed"), default=timezone.now)

    objects = CommitmentLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment letter")
        verbose_name_plural = _("commitment letters")
        ordering = ["-pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(signature=""),
                name="commitment_is_signed",
                violation_error_message=_("Type your name to sign."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} v{self.template_id}"
