"""The entry point of a web server such as gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from creditchina.headers import plainly_typed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "creditchina.settings.production")

application = plainly_typed(get_wsgi_application())

# What a process keeps to its end is loaded before the first question and never again looked through for garbage: the
# collector otherwise takes a fourteenth of a search.
get_resolver().url_patterns  # noqa: B018 - reading it imports every view
gc.collect()
gc.freeze()
