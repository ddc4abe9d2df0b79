"""The test suite: quick passwords, no files left behind, and one database engine a run."""

import tempfile
from pathlib import Path

from creditchina import env
from creditchina.settings.base import *

DEBUG = False
DEMO = True
SITE_URL = "http://testserver"
SECRET_KEY = "only-for-tests-" + "0123456789" * 4
PERSON_DIGEST_KEY = "only-for-tests-" + "9876543210" * 4
DATABASES = {"default": env.database("DATABASE_URL", default="sqlite:///:memory:")}
if DATABASES["default"]["ENGINE"] == "creditchina.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": DATABASES["default"]["NAME"]}
_spool = tempfile.TemporaryDirectory(prefix="credit-spool-")  # gone with the process
SPOOL_DIR = Path(_spool.name) / "spool"
BAD_ROWS_DIR = Path(_spool.name) / "bad_rows"
VAR_DIR = SPOOL_DIR / "var"
REPORT_AUTHORITY = VAR_DIR / "report_authority"  # a test that signs makes it
REPORT_KEY = REPORT_AUTHORITY / "key.pem"
REPORT_CERTIFICATES = REPORT_AUTHORITY / "certificates.pem"
STORAGES["letters"] = STORAGES["letters"] | {"OPTIONS": {"location": VAR_DIR / "letters"}}
STORAGES["evidence"] = STORAGES["evidence"] | {"OPTIONS": {"location": VAR_DIR / "evidence"}}
STORAGES["lookups"] = {**STORAGES["lookups"], "OPTIONS": {"location": VAR_DIR / "lookups"}}
STORAGES["reports"] = {**STORAGES["reports"], "OPTIONS": {"location": VAR_DIR / "reports"}}
REPORT_ORDERS = REPORT_LOOK_BACKS = REPORT_CHECKS = 1_000_000  # a test of the limit sets its own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Each test starts from its own ledger; what another test counted at the same number is not true here.
CACHES = CACHES | {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
CACHES["shared"] = {**CACHES["shared"], "LOCATION": VAR_DIR / "limits"}  # type: ignore[dict-item]
LOOKUPS = 1_000_000
PERSON_LOOKUPS = PERSON_NAME_LOOKUPS = 1_000_000  # a test of the limit sets its own
API_QUOTA = 1_000_000  # a test of the quota sets its own
