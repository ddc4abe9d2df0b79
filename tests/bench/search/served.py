"""Settings of the server that `serving` asks: those of a benchmark, its connections kept."""

from tests.bench import settings
from tests.bench.settings import *  # noqa: F403

ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.bench.search.urls"
DATABASES = {"default": settings.DATABASES["default"] | {"CONN_MAX_AGE": 600}}
CACHES = settings.CACHES | {"pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # as in production
