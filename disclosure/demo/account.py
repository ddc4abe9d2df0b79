"""The demo's one member of staff, whose password is made up at the first run and shown then only."""

import os
import secrets
from pathlib import Path
from typing import Final

from django.conf import settings

from creditchina.accounts.models import User

NAME: Final = "admin"
BYTES: Final = 12


def password_file() -> Path:
    """Where the password stays, readable by its owner only."""
    return Path(settings.VAR_DIR) / "admin_password"


def create() -> str:
    """Create the administrator and return the new password; "" where this database has one already."""
    if User.objects.filter(username=NAME).exists():
        return ""
    password = secrets.token_urlsafe(BYTES)
    _keep(password)
    User.objects.create_superuser(NAME, password=password)
    return password


def _keep(password: str) -> None:
    path = password_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(password + "\n")
