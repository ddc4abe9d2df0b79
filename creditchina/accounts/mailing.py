"""Mails leave from jobs alone: what sends one never waits for a mail server, nor tells by its time whom it knows."""

import json
from smtplib import SMTPException
from typing import Final

from django.core.mail import send_mail

from creditchina.accounts.sealed import seal, unseal

SEALED: Final = "creditchina.accounts.mailing"


class NotSent(Exception):
    """The mail server did not take a mail; says how, without the address."""


def send(subject: str, text: str, address: str) -> None:
    """Send one mail. Raises NotSent: what a server says of an address must not stand in the queue's errors."""
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError) as problem:
        raise NotSent(type(problem).__name__) from None


def queue(*mail: str) -> None:
    """Have a mail (subject, text, address) sent once the transaction is committed; in the queue nobody reads it."""
    from creditchina.accounts.jobs import send_sealed  # jobs import this module

    send_sealed.enqueue(sealed(*mail))


def sealed(*words: str) -> str:
    """Words as they stand in the queue."""
    return seal(json.dumps(words), SEALED)


def opened(kept: str) -> list[str]:
    """The reverse."""
    words: list[str] = json.loads(unseal(kept, SEALED))
    return words
