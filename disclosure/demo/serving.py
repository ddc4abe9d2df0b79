"""The demo's place on this machine: its address, whether it is free, and serving there."""

import errno
import os
import socket
from typing import Final

from django.conf import settings
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.utils.translation import gettext as _

from disclosure.demo import companion, identities

HOST: Final = "127.0.0.1"
_HIGHEST: Final = 65_535
_ORDINARY: Final = 8_000


class NoPlace(Exception):
    """Nothing can be served at this port; says what to do."""


def address(port: int) -> str:
    """The address of the site at that port, without a slash at its end."""
    return f"http://{HOST}:{port}"


def require_free(port: int) -> None:
    """Make sure that the demo can be served there, before any work is done for it. Raises NoPlace."""
    if not 0 < port <= _HIGHEST:
        raise NoPlace(_("A port is a number from 1 to %(highest)d.") % {"highest": _HIGHEST})
    try:
        socket.create_server((HOST, port)).close()
    except OSError as problem:
        raise _refusal(port, problem) from problem


def announce(port: int) -> None:
    """Have feed, canonical addresses, the programming interface and the QR codes of reports name the port people use,
    unless SITE_URL names another address, such as that of a proxy in front."""
    if "SITE_URL" not in os.environ:
        settings.SITE_URL = address(port)


def serve(port: int) -> None:
    """Serve until somebody stops it, with a worker beside it. Raises NoPlace where the port was taken meanwhile."""
    try:
        with companion.worker(), identities.provider():
            run(HOST, port, get_internal_wsgi_application(), threading=True)
    except OSError as problem:
        raise _refusal(port, problem) from problem


def _refusal(port: int, problem: OSError) -> NoPlace:
    facts = {"port": port, "other": port + 1 if _ORDINARY <= port < _HIGHEST else _ORDINARY}
    if problem.errno == errno.EADDRINUSE:
        return NoPlace(
            _("Port %(port)d is in use, perhaps by a demo that runs already. Stop that, or add --port %(other)d.")
            % facts
        )
    return NoPlace(_("Port %(port)d cannot be used on this machine. Add --port %(other)d.") % facts)
