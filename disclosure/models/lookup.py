"""批量查询: a list of names or codes that somebody sent to have each looked up; gone after a day with its files."""

from datetime import timedelta
from typing import Final, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT: Final = timedelta(days=1)  # after it was sent


class LookupQuerySet(models.QuerySet["Lookup"]):
    """Look-ups as their pages, the job and the hourly sweep ask for them."""

    def kept(self) -> Self:
        """Those whose day is not over, whether the sweep has run or not."""
        return self.filter(asked_at__gt=timezone.now() - KEPT)

    def underway(self) -> Self:
        """Those that are to be looked up and are not yet done."""
        return self.kept().filter(column__isnull=False, finished_at=None)


class Lookup(models.Model):
    """One list. Its address holds a secret of which only the digest is kept: who reads the database opens no list.

    Its rows are the file `<digest>.json.gz` of the storage "lookups", its result another one.
    """

    class Kind(models.TextChoices):
        """What was sent, and comes back."""

        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"

    digest = models.BinaryField(_("digest of the address"), max_length=32, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    language = models.CharField(_("language"), max_length=10)
    asked_at = models.DateTimeField(_("sent at"), default=timezone.now, db_index=True)
    rows = models.PositiveIntegerField(_("rows"))  # of the file
    column = models.PositiveSmallIntegerField(_("column"), null=True)  # from 0; None until it was chosen
    head = models.PositiveSmallIntegerField(_("rows of headings"), default=0)  # above the first name
    done = models.PositiveIntegerField(_("rows looked up"), default=0)
    answers = models.JSONField(_("answers so far"), default=list)  # one a row; in the file once it is finished
    counts = models.JSONField(_("rows by outcome"), default=dict)
    result = models.CharField(_("result"), max_length=100, blank=True)  # its name in the storage
    finished_at = models.DateTimeField(_("finished at"), null=True)

    objects = LookupQuerySet.as_manager()

    class Meta:
        verbose_name = _("look-up of a list")
        verbose_name_plural = _("look-ups of lists")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(head__lte=F("rows"), done__lte=F("rows")), name="lookup_within_rows"),
            models.CheckConstraint(
                condition=Q(finished_at=None, result="") | Q(finished_at__isnull=False, column__isnull=False),
                name="lookup_result_when_finished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M} {self.kind}"

    @property
    def wanted(self) -> int:
        """How many rows are to be looked up."""
        return self.rows - self.head
