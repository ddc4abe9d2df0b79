"""How often one address may do something, counted by all processes of a machine together."""

import math
import time
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from filelock import FileLock
from rest_framework.throttling import BaseThrottle

HOUSEHOLD: Final = 64  # bits of an IPv6 address that one connection holds
NETWORK: Final = 48  # bits that one customer of a provider may be given: 65,536 connections
NEIGHBOURS: Final = 10  # connections of one network that may be used up before it has to wait as a whole


def household(address: str) -> str:
    """The address that asks; of IPv6 the part that all machines behind one connection share."""
    try:
        asking = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(asking, IPv6Address) and not asking.ipv4_mapped:
        return str(ip_network(f"{asking}/{HOUSEHOLD}", strict=False))
    return str(asking)


def _counted(address: str, most: int) -> list[tuple[str, int]]:
    """What is counted for an address, and how much of it may be: of IPv6 the network first, then the connection."""
    own = household(address)
    if not own.endswith(f"/{HOUSEHOLD}"):
        return [(own, most)]
    return [(str(ip_network(own).supernet(new_prefix=NETWORK)), most * NEIGHBOURS), (own, most)]


def asking(request: HttpRequest) -> str:
    """The address that asks: behind a proxy the one that the proxy names, or all readers would share one limit."""
    return str(BaseThrottle().get_ident(request) or "")  # type: ignore[arg-type]  # reads META alone


def wait(purpose: str, address: str, *, most: int, seconds: int) -> int:
    """Count one more use in the present window of `seconds`; how long to wait (seconds), 0 while `most` are not over.

    What is kept are numbers under keyed digests of the address. The lock makes counting exact where the cache cannot.
    """
    number, passed = divmod(time.time(), seconds)
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.VAR_DIR / "limits.lock"):
        within = all(
            _used(f"{purpose}|{int(number)}|{part}", seconds) <= allowed for part, allowed in _counted(address, most)
        )  # a network that is refused makes no further numbers
    return 0 if within else math.ceil(seconds - passed)


def _used(told: str, seconds: int) -> int:
    """Count one more, to be kept for the whole window: counting alone would keep it for the cache's own time."""
    key, counted = salted_hmac("disclosure.web.limits", told).hexdigest(), caches["shared"]
    counted.add(key, 0, timeout=seconds)
    used = counted.incr(key)
    counted.touch(key, timeout=seconds)
    return used
