"""Typed readers of the environment: a missing or wrong value stops the start with a sentence.

Nothing here echoes the value of a secret or of a database address.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 32
POSTGRESQL_SCHEMES = ("postgres", "postgresql")
# PostgreSQL would compile some searches for a quarter of a second that run five milliseconds.
POSTGRESQL_OPTIONS = "-c jit=off"


def text(name: str, *, default: str | None = None) -> str:
    """Return the variable as it stands; without a default it has to be there and not be empty."""
    value = os.environ.get(name, default)
    if not value and default is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value or ""


def flag(name: str, *, default: bool) -> bool:
    """Return True or False; any other spelling is refused, so that "no" never means yes."""
    value = os.environ.get(name, str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value == "True"


def integer(name: str, *, default: int, at_least: int = 0) -> int:
    """Return a whole number that is not smaller than `at_least`."""
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit()) or int(value) < at_least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {at_least}, not {value!r}.")
    return int(value)


def words(name: str, *, default: list[str] | None = None) -> list[str]:
    """Return the parts of a comma-separated list; without a default at least one part has to be there."""
    parts = [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
    if not parts and default is None:
        raise ImproperlyConfigured(f"{name} must name at least one value; separate several with commas.")
    return parts or default or []


def secret(name: str) -> str:
    """Return a secret from NAME, or from the file that NAME_FILE points to; there is no default."""
    path = os.environ.get(f"{name}_FILE")
    if path and name in os.environ:
        raise ImproperlyConfigured(f"Set either {name} or {name}_FILE, not both.")
    value = _file(f"{name}_FILE", Path(path)) if path else text(name)
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"{name} must have at least {SHORTEST_SECRET} characters.")
    return value


def _file(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise ImproperlyConfigured(f"{name} points to a file that cannot be read: {path}") from problem


def generated_secret(path: Path) -> str:
    """Return the secret kept in `path`, made at the first call; production uses `secret`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    try:
        path.hardlink_to(draft)  # the first of two processes wins, and neither reads half a file
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="utf-8").strip()


def site_url(name: str) -> str:
    """Return the address people reach the site at, such as https://credit.example: https, a host, no path."""
    url = urlsplit(text(name))
    if url.scheme != "https" or not url.hostname or url.path.strip("/") or url.query or url.username:
        raise ImproperlyConfigured(f"{name} must look like https://credit.example, without a path.")
    return f"https://{url.netloc}"


def openid_apps(name: Any, server: str, client: str, secret: str) -> dict[str, Any]:
    """Return what the account library wants to know of one OpenID Connect provider; `name` is what people call it."""
    app = {"provider_id": "identity", "name": name, "client_id": client, "secret": secret}
    app |= {"settings": {"server_url": server, "oauth_pkce_enabled": True}}
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def database(name: str, *, default: str | None = None) -> dict[str, Any]:
    """Return Django's description of postgres://user:password@host:port/base?sslmode=... or sqlite:///path.

    A PostgreSQL socket folder goes in place of the host, with %2F for each slash; parts of the query
    become connection options; `options=-c...` of it are added behind POSTGRESQL_OPTIONS.
    """
    url = urlsplit(text(name, default=default))
    try:
        port = url.port
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} has a port that is not a number.") from problem
    if url.scheme == "sqlite" and url.path.strip("/"):
        return {"ENGINE": "creditchina.sqlite", "NAME": unquote(url.path[1:])}
    if url.scheme in POSTGRESQL_SCHEMES and url.path.strip("/"):
        return _postgresql(url, port)
    raise ImproperlyConfigured(f"{name} must look like postgres://user:password@host/base or sqlite:///path.")


def _postgresql(url: SplitResult, port: int | None) -> dict[str, Any]:
    asked = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": asked | {"options": f"{POSTGRESQL_OPTIONS} {asked.get('options', '')}".strip()},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
