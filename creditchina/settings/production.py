"""A public installation: every fact comes from the environment, and nothing has a default that could leak."""

from creditchina import env
from creditchina.settings.base import *
from creditchina.settings.base import STORAGES

DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
PERSON_DIGEST_KEY = env.secret("PERSON_DIGEST_KEY")
SITE_URL = env.site_url("SITE_URL")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATABASES = {"default": env.database("DATABASE_URL")}

REPORT_KEY = env.text("REPORT_KEY", default="")
REPORT_CERTIFICATES = env.text("REPORT_CERTIFICATES", default="")
REPORT_TIME_STAMP_URL = env.text("REPORT_TIME_STAMP_URL", default="")

if OPENID_SERVER := env.text("OPENID_SERVER", default=""):
    SOCIALACCOUNT_PROVIDERS = env.openid_apps(
        env.text("OPENID_NAME"), OPENID_SERVER, env.text("OPENID_CLIENT_ID"), env.secret("OPENID_SECRET")
    )
    OPENID_CLAIM = env.text("OPENID_CLAIM", default=OPENID_CLAIM)
    OPENID_PERSON_CLAIM = env.text("OPENID_PERSON_CLAIM", default=OPENID_PERSON_CLAIM)

EMAIL_HOST = env.text("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", default=25, at_least=1)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", default=f"no-reply@{ALLOWED_HOSTS[0]}")

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a load balancer asks from inside, without TLS
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", default=365 * 24 * 3600, at_least=3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
if env.flag("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    REST_FRAMEWORK = REST_FRAMEWORK | {"NUM_PROXIES": 1}  # the proxy says who asks
