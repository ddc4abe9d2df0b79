"""Jobs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "creditchina.jobs"
    label = "jobs"
    verbose_name = _("Jobs")

    def ready(self) -> None:
        """Read the `jobs.py` of every application, and hear of every run that ends."""
        from creditchina.jobs import again, queue

        autodiscover_modules("jobs")
        queue.task_finished.connect(again.finished, dispatch_uid="creditchina.jobs")
