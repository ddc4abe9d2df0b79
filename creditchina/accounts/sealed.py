"""Texts that nobody can read who has the database alone."""

import base64
import hashlib
from typing import Final

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

SECOND_FACTOR: Final = "creditchina.accounts.second_factor"
CONTACT: Final = "creditchina.standing.contact"


def seal(text: str, purpose: str = CONTACT) -> str:
    """The text, readable only with SECRET_KEY and for the same purpose."""
    return _cipher(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str = CONTACT) -> str:
    """The reverse, also of what a former SECRET_KEY sealed (SECRET_KEY_FALLBACKS). Raises InvalidToken otherwise."""
    return _cipher(purpose).decrypt(sealed.encode()).decode()


def _cipher(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str | bytes, purpose: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(purpose.encode() + force_bytes(key)).digest())
