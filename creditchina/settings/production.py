"""A public installation: every fact comes from the environment, and nothing has a default that could leak."""

from creditchina import env
from creditchina.settings.base import *

DEBUG = False
SECRET_KEY = env.secret("SECRET_KEY")
PERSON_DIGEST_KEY = env.secret("PERSON_DIGEST_KEY")
SITE_URL = env.site_url("SITE_URL")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATABASES = {"default": env.database("DATABASE_URL")}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a load balancer asks from inside, without TLS
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", default=365 * 24 * 3600, at_least=3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
if env.flag("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    REST_FRAMEWORK = REST_FRAMEWORK | {"NUM_PROXIES": 1}  # the proxy says who asks
