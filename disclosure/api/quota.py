"""How much one address may ask, before it has to wait. A search costs more than a look-up."""

import math
import time
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

from disclosure.web.limits import household

POLICY = "default"
SEARCH, LOOKUP = 5, 1


class Quota(BaseThrottle):
    """So many units in a window of fixed length, counted in the cache under a keyed digest of the address."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Take what the view costs; whatever is left is told in the headers of the answer."""
        window = settings.API_WINDOW_SECONDS
        number, passed = divmod(time.time(), window)
        self.seconds = math.ceil(window - passed)
        asking = f"{int(number)}|{household(str(self.get_ident(request)))}"
        self._key = salted_hmac("disclosure.api.quota", asking).hexdigest()
        return self.take(view.cost)

    def take(self, cost: int) -> bool:
        """Take so much (more) for the same request; False where that is more than was left."""
        spent = _spend(self._key, cost, settings.API_WINDOW_SECONDS)
        self.left = max(0, settings.API_QUOTA - spent)
        return spent <= settings.API_QUOTA

    def wait(self) -> float:
        """Seconds until the window ends."""
        return self.seconds

    def mark(self, response: Response) -> None:
        """Tell quota and rest as the draft of RateLimit header fields has them."""
        response["RateLimit-Policy"] = f'"{POLICY}";q={settings.API_QUOTA};w={settings.API_WINDOW_SECONDS}'
        response["RateLimit"] = f'"{POLICY}";r={self.left};t={self.seconds}'


def _spend(key: str, cost: int, window: int) -> int:
    """Count what was spent; an entry that the cache dropped meanwhile starts anew."""
    counted = caches["quota"]
    counted.add(key, 0, timeout=window)
    try:
        return counted.incr(key, cost)
    except ValueError:
        return cost
