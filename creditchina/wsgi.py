"""The entry point of a web server such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "creditchina.settings.production")

application = get_wsgi_application()
