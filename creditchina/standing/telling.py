"""Tell the subject's contact and whoever acts for it that something was done: a reference, never what (S-23)."""

from typing import Any

from creditchina.accounts.models import User
from creditchina.accounts.sealed import seal
from creditchina.standing.models import Standing, SubjectContact
from disclosure.models import Subject


def tell(subject: Subject, reference: str, *, but: Any = None, also: User | None = None) -> None:
    """Put the notices into the queue; they leave only if the transaction around it is committed.

    `but`: who did it and needs no notice; `also`: somebody who no longer acts and should know.
    """
    from creditchina.standing.jobs import send_notices  # jobs import this module

    send_notices.enqueue(
        subject=subject.pk, reference=reference, but=but.pk if but else None, also=also.pk if also else None
    )


def acted(standing: Standing, reference: str) -> None:
    """An act of the holder was done - a report made, an application filed: `reference` is its number, nothing more."""
    tell(standing.subject, reference, but=standing.user)


def is_reachable(subject: Subject) -> bool:
    """Whether a contact of the subject is known. Where none is, a case is flagged and its authority told (S-23)."""
    return SubjectContact.objects.of(subject.survivor).exists()


def add_contact(subject: Subject, address: str, *, origin: str, by: User | None) -> SubjectContact | None:
    """Have notices go to this e-mail address as well; None where they do already, or where none is given."""
    known = {contact.address.casefold() for contact in SubjectContact.objects.of(subject)}
    if not address or address.casefold() in known:
        return None
    return SubjectContact.objects.create(subject=subject, address_sealed=seal(address), origin=origin, by=by)


def masked(address: str) -> str:
    """An e-mail address that its owner recognises and nobody else can use: z***@example.com."""
    name, at, host = address.partition("@")
    return f"{name[:1]}***{at}{host}" if at else "***"
