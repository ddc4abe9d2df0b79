"""An identity provider inside the demo's process: its identities are invented, it proves nothing (rules.md S-22)."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from creditchina.env import openid_apps
from creditchina.standing.models import FilingCode, Standing
from disclosure.demo import applicant, persons
from disclosure.models import Subject

_MOST: Final = 6  # its page offers them all
NAME: Final = _("the demo's identity provider")


@contextmanager
def provider() -> Iterator[None]:
    """A provider at a free port, set up on this site; anybody signs in there as a firm or a person of the demo.

    Without its package (a production installation) the demo goes without.
    """
    try:
        from authlib.deprecate import AuthlibDeprecationWarning

        warnings.simplefilter("ignore", AuthlibDeprecationWarning)  # about what the provider itself imports
        import oidc_provider_mock as mock
    except ImportError:
        yield
        return
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # on this machine alone
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    users = [mock.User(sub=subject.name, claims={settings.OPENID_CLAIM: subject.code}) for subject in _firms()]
    users += [mock.User(sub=name, claims={settings.OPENID_PERSON_CLAIM: number}) for name, number in persons.known()]
    with mock.run_server_in_thread(user_claims=users) as server:
        address = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = openid_apps(NAME, address, "credit-china", "demo")
        yield


def _firms() -> list[Subject]:
    """The firms that the applicant acts for or may act for."""
    acts_for = Standing.objects.filter(user__username=applicant.NAME).values_list("subject", flat=True)
    known = {*acts_for, *FilingCode.objects.values_list("subject", flat=True)}
    return list(Subject.objects.listed().filter(pk__in=known).order_by("pk")[:_MOST])
