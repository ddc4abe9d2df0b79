"""Notices by mail, and letters whose time is over."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core.files.storage import storages
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, override

from creditchina.accounts import mailing
from creditchina.accounts.models import User
from creditchina.jobs import daily, job
from creditchina.standing.models import Standing, StandingClaim, SubjectContact
from disclosure.models import Subject

ORPHANED: Final = timedelta(days=1)
KEPT: Final = timedelta(days=183)  # a letter, after the right that it gave is over or it was refused (rules.md S-30)


@job(gettext_lazy("Tell a subject that something was done for it"))
def send_notices(subject: int, reference: str, but: int | None = None, also: int | None = None) -> dict[str, int]:
    """One mail to each contact and to everybody else who acts for the subject; returns how many. Never what was done.

    Nobody's address stands in the queue: it is looked up when the mail leaves.
    """
    addresses = _addresses(Subject.objects.get(pk=subject).survivor, but, also)
    for address in sorted(addresses):
        mailing.send(*_notice(reference), address)
    return {gettext_noop("mails"): len(addresses)}


def _addresses(subject: Subject, but: int | None, also: int | None) -> set[str]:
    contacts = {contact.address for contact in SubjectContact.objects.of(subject)}
    about = Q(subject=subject) | Q(subject__merged_into=subject)
    acting = Standing.objects.lasting(on=timezone.localdate()).filter(about).exclude(user=but)
    people = User.objects.filter(Q(pk__in=acting.values("user")) | Q(pk=also), is_active=True).exclude(email="")
    own = User.objects.filter(pk=but).values_list("email", flat=True).first()
    return (contacts | set(people.values_list("email", flat=True))) - {own}


def _notice(reference: str) -> tuple[str, str]:
    """Subject and text, in both languages: nobody knows which one the reader has."""
    facts: dict[str, Any] = {"reference": reference, "address": f"{settings.SITE_URL}{reverse('standing:me')}"}
    titles, texts = [], []
    for language in ("zh-hans", "en"):
        with override(language):
            titles.append(_("Credit China: %(reference)s") % facts)
            texts.append(
                _(
                    "Something was done for a subject that you act for, or whose contact you are. Reference: "
                    "%(reference)s. A mail does not say what: sign in and look, at %(address)s. If you act for nobody "
                    "here and did not expect this, ask at a service window."
                )
                % facts
            )
    return " / ".join(titles), "\n\n".join(texts)


@daily("03:40")
@job(gettext_lazy("Remove letters whose time is over"))
def forget_letters() -> dict[str, int]:
    """Remove the files half a year after their right is over or they were refused; their hashes stay.

    Also files that no letter names, of a sending cut short; and the contact in a letter that can give no right now.
    """
    before = timezone.now() - KEPT
    day = timezone.localdate(before)
    over = Q(standing__valid_to__lt=day) | Q(standing__ended_at__lt=before)
    over |= Q(status__in=("refused", "withdrawn"), decided_at__lt=before)
    gone = list(StandingClaim.objects.filter(over).exclude(file=""))
    for claim in gone:
        storages["letters"].delete(claim.file)
        StandingClaim.objects.filter(pk=claim.pk).update(file="")
    StandingClaim.objects.filter(until__lt=timezone.localdate()).exclude(contact_sealed="").update(contact_sealed="")
    return {gettext_noop("files"): len(gone), gettext_noop("files that no letter names"): _sweep_orphans()}


def _sweep_orphans() -> int:
    """Remove files of yesterday and before that no letter names; returns how many."""
    held, before = storages["letters"], timezone.now() - ORPHANED
    if not held.exists(""):
        return 0
    named = set(StandingClaim.objects.exclude(file="").values_list("file", flat=True))
    strays = [name for name in held.listdir("")[1] if name not in named and held.get_modified_time(name) < before]
    for name in strays:
        held.delete(name)
    return len(strays)
