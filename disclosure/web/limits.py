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


def household(address: str) -> str:
    """The address that asks; of IPv6 the part that all machines behind one connection share."""
    try:
        asking = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(asking, IPv6Address) and not asking.ipv4_mapped:
        return str(ip_network(f"{asking}/{HOUSEHOLD}", strict=False))
    return str(asking)


def asking(request: HttpRequest) -> str:
    """The address that asks: behind a proxy the one that the proxy names, or all readers would share one limit."""
    return str(BaseThrottle().get_ident(request) or "")  # type: ignore[arg-type]  # reads META alone


def wait(purpose: str, address: str, *, most: int, seconds: int) -> int:
    """Count one more use in the present window of `seconds`; how long to wait (seconds), 0 while `most` are not over.

    What is kept is a number under a keyed digest of the address. The lock makes counting exact where the cache cannot.
    """
    number, passed = divmod(time.time(), seconds)
    key = salted_hmac("disclosure.web.limits", f"{purpose}|{int(number)}|{household(address)}").hexdigest()
    counted = caches["shared"]
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.VAR_DIR / "limits.lock"):
        counted.add(key, 0, timeout=seconds)
        used = counted.incr(key)
    return 0 if used <= most else math.ceil(seconds - passed)
