"""How far something has been read that goes on for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cursor(models.Model):
    """The last ledger number up to which subjects were told what was published about them."""

    name = models.CharField(_("what is read"), max_length=20, unique=True)
    seq = models.BigIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("place in the ledger")
        verbose_name_plural = _("places in the ledger")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} {self.seq}"
