"""Whose list is looked up: one of each connection at a time, and so many of all. One that has to wait is kept."""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from disclosure.lookups import answering
from disclosure.models import Lookup
from disclosure.models.lookup import KEPT
from disclosure.web import limits


def told(request: HttpRequest, lookup: Lookup) -> str:
    """Why this list has to wait, and what to do; "" where it can be looked up now."""
    mine = caches["shared"].get(_key(request))
    if mine not in (None, lookup.pk) and answering.is_underway(mine):
        return _(
            "Another list from this connection is being looked up. This one stays here: press the button again when "
            "the other one is done."
        )
    if answering.underway() >= settings.LOOKUPS_UNDERWAY:
        return _("Many lists are being looked up now. Yours stays here: press the button again in a few minutes.")
    return ""


def begun(request: HttpRequest, lookup: Lookup) -> None:
    """Remember which list of this connection is looked up, under a keyed digest of its address."""
    caches["shared"].set(_key(request), lookup.pk, timeout=int(KEPT.total_seconds()))


def _key(request: HttpRequest) -> str:
    return salted_hmac("disclosure.web.lookup_turns", limits.household(limits.asking(request))).hexdigest()
