"""A developer's machine and the demo: SQLite, and secrets made at the first start."""

from creditchina import env
from creditchina.settings.base import *
from creditchina.settings.base import LANGUAGE_CODE, VAR_DIR

DEBUG = env.flag("DEBUG", default=False)  # off, so that error pages are the ones the public will see
DEMO = True
SITE_URL = env.text("SITE_URL", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
LANGUAGE_CODE = env.text("LANGUAGE_CODE", default=LANGUAGE_CODE)  # of the commands, and of pages at first sight
SECRET_KEY = env.generated_secret(VAR_DIR / "secret_key")
PERSON_DIGEST_KEY = env.generated_secret(VAR_DIR / "person_digest_key")
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'credit.sqlite3'}")}
REPORT_AUTHORITY = VAR_DIR / "report_authority"  # `report_authority` makes it, and the demo at its first run
REPORT_KEY = REPORT_AUTHORITY / "key.pem"
REPORT_CERTIFICATES = REPORT_AUTHORITY / "certificates.pem"
REPORT_TIME_STAMP_URL = env.text("REPORT_TIME_STAMP_URL", default="")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"  # a mail is printed, none is sent
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # no collectstatic before the first look
