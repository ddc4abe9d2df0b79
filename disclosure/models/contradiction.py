"""A row that disagrees with itself or another: found by disclosure.contradictions, gone once it is mended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Contradiction(models.Model):
    """One row for which one check holds, and since when that is known."""

    check_name = models.CharField(_("what disagrees"), max_length=40)  # of disclosure.contradictions.CHECKS
    row = models.BigIntegerField(_("row"))
    told = models.CharField(_("row as people call it"), max_length=200)
    since = models.DateField(_("known since"))

    class Meta:
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        ordering = ["check_name", "since", "row"]
        constraints = [models.UniqueConstraint(fields=["check_name", "row"], name="contradiction_once")]

    def __str__(self) -> str:
        return f"{self.told}: {self.check_name}"
