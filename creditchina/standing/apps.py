"""Acting for a subject."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandingConfig(AppConfig):
    name = "creditchina.standing"
    label = "standing"
    verbose_name = _("Acting for a subject")
