"""Settings of the server that `serving` asks: those of a benchmark, with the templates and limits of production."""

from tests.bench.settings import *

ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.bench.search.urls"
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
