"""What every installation of the site shares. The files beside this one add what differs."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"  # whatever a running site writes; never in the repository

# The site itself

DEMO = False  # True: every page says that all its subjects are invented

# Applications

INSTALLED_APPS = [
    "disclosure",
    "repair",
    "creditchina.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",  # only to prove whom one acts for: creditchina.standing.web.provider
    "allauth.socialaccount.providers.openid_connect",
    "creditchina.desk.apps.DeskConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.forms",  # its widgets, for templates/forms/
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",  # one way to serve files, with runserver and without
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "rest_framework",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "creditchina.standing",
    "creditchina.jobs",  # after the library, whose room at the desk it takes
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",  # outermost, so that error pages carry the policy as well
    "creditchina.headers.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "creditchina.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "disclosure.web.bodies.BodyMiddleware",  # before the next one, which reads the whole body
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "creditchina.accounts.middleware.SecondFactorMiddleware",  # who has not shown it is nobody yet
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",  # who changed a register row
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "creditchina.urls"
WSGI_APPLICATION = "creditchina.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "disclosure.web.frame.frame",
            ],
        },
    },
]

FORM_RENDERER = "creditchina.forms.Layout"

# People who sign in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"  # of the staff; accounts.adapters sends others to their own page
LOGOUT_REDIRECT_URL = "disclosure:home"
SESSION_COOKIE_AGE = int(timedelta(hours=8).total_seconds())  # without a request; accounts.middleware prolongs it
ACCOUNT_ADAPTER = "creditchina.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # of the public; accounts.stages lets the staff pass
ACCOUNT_CONFIRM_EMAIL_ON_GET = False  # programs that look into mails open every address in them
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody is written to because a stranger typed an address
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser
ACCOUNT_RATE_LIMITS = {  # counted in the database, so by all processes together
    "login": "30/m/ip",
    "signup": "10/m/ip,60/d/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "10/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
}
ACCOUNT_FORMS = {
    "login": "creditchina.accounts.forms.SignIn",
    "signup": "creditchina.accounts.forms.SignUp",
    "reauthenticate": "creditchina.accounts.forms.PasswordAgain",
    "change_password": "creditchina.accounts.forms.ChangePassword",
    "reset_password": "creditchina.accounts.forms.ResetPassword",
    "reset_password_from_key": "creditchina.accounts.forms.NewPassword",
}
MFA_ADAPTER = "creditchina.accounts.adapters.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the second factor protects the account, whatever its address
MFA_FORMS = {
    "authenticate": "creditchina.accounts.forms.Code",
    "reauthenticate": "creditchina.accounts.forms.CodeAgain",
    "activate_totp": "creditchina.accounts.forms.FirstCode",
}
SOCIALACCOUNT_ADAPTER = "creditchina.standing.web.provider.Adapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}  # none
OPENID_CLAIM = "uscc"  # in which the provider names the unified social credit code of the firm
OPENID_PERSON_CLAIM = "id_number"  # in which it names the identity number of a person
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
]

# Language, time and figures

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "lang"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "creditchina.formats"
USE_THOUSAND_SEPARATOR = False  # templates ask for it (intcomma); a code or a year never gets one
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Files

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
BAD_ROWS_DIR = VAR_DIR / "bad_rows"  # refused rows of deliveries, masked, for 30 days
SPOOL_DIR = VAR_DIR / "spool"  # judged rows of deliveries on their way into the database
WHITENOISE_USE_FINDERS = False
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "letters": {  # sealed letters by which somebody proves that they act for a subject; no address serves them
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "letters", "file_permissions_mode": 0o600},
    },
    "evidence": {  # what applicants hand in for repair and objections; read by the staff for a recorded purpose
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "evidence", "file_permissions_mode": 0o600},
    },
    "lookups": {  # lists of names that somebody sent to have looked up, and the results: for a day
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "lookups", "file_permissions_mode": 0o600},
    },
    "reports": {  # files of issued reports: never below MEDIA_ROOT, never served but through the site
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "reports", "file_permissions_mode": 0o600},
    },
}

# Credit reports: PEM files of the key and of its certificate with those above it; without them nothing is signed

REPORT_KEY: Path | str = ""
REPORT_CERTIFICATES: Path | str = ""
REPORT_TIME_STAMP_URL = ""  # of a server (RFC 3161), for a trusted time in the signature

# Jobs: `manage.py work` runs them

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What browsers are told

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"  # a search for a name stays on this site
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True

# The log: one line an event, never a query string

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "creditchina.log.LineFormatter"}},
    "filters": {"without_query": {"()": "creditchina.log.WithoutQuery"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_query"],
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},  # scanners, all day
        "pikepdf": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},  # creditchina.jobs says the same in one line a run
        "django_tasks_db": {"level": "WARNING"},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}

# The programming interface

CACHES = {
    "default": {  # attempts to sign in and codes that were used; of all processes, so in the database
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_counter",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  # figures counted for one state
    "quota": {  # of each process; one that all share (Redis) makes the quota exact
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "quota",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "shared": {  # of all processes of a machine; of several machines where it is Redis
        "BACKEND": "creditchina.counters.Counters",
        "LOCATION": VAR_DIR / "limits",
    },
}
PERSON_LOOKUPS = 20  # look-ups of persons that one address may make in a window
PERSON_NAME_LOOKUPS = 30  # look-ups of one name on one list in a window, by everybody together
PERSON_WINDOW_SECONDS = 3_600
LOOKUPS = 20  # lists that one address may send in a window to have looked up
LOOKUP_WINDOW_SECONDS = 3_600
LOOKUPS_UNDERWAY = 20  # lists that are looked up in turn; more have to wait
REPORT_ORDERS = 60  # reports that one address may order in a window
REPORT_LOOK_BACKS = 10  # of them as of a past day
REPORT_LOOK_BACK_MONTHS = 60  # how far back that day may lie
REPORT_LOOK_BACK_HOURS = 24  # how long the file of such a report is handed out: it can be made again at any time
REPORT_CHECKS = 120  # numbers, codes and files that one address may check in a window
REPORT_WINDOW_SECONDS = 3_600
REPORT_SLOTS = os.cpu_count() or 1  # reports that a machine makes at once; more wait in turn
REPORT_FILE_DAYS = 90  # how long the file of a public report is handed out; a special one for a day (rules.md S-17)
API_QUOTA = 600  # units that one address may spend in a window; a search costs 5, a look-up 1
DELIVERY_BYTES = 20 * 1024 * 1024  # of one delivery over the web
API_WINDOW_SECONDS = 300
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],  # a public view says so
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "disclosure.api.problems.answer",
    "NUM_PROXIES": 0,  # whose X-Forwarded-For is believed: nobody's
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
