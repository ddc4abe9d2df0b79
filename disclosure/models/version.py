"""What a publication said before: sealed versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from creditchina.accounts.reach import Reachable
from disclosure.models.batch import Batch
from disclosure.models.publication import Publication


class PublicationVersion(models.Model):
    """A version that is no longer the current one: sealed, never public again, kept for the chain of proof."""

    reach_by = ("publication__authority", "publication__batch__source")

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="versions", verbose_name=_("publication"))
    version = models.PositiveIntegerField(_("version"))
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", verbose_name=_("delivered in"))
    digest = models.BinaryField(_("digest of the delivered content"), max_length=16)
    content = models.JSONField(_("sealed content"))

    objects = Reachable["PublicationVersion"].as_manager()

    class Meta:
        verbose_name = _("sealed version")
        verbose_name_plural = _("sealed versions")
        ordering = ["publication", "version", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "version", "digest"], name="publication_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.publication} v{self.version}"
