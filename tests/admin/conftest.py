"""Staff with fixed meanings: one who runs the site, one who only reads, one who decides for an authority."""

import pytest
from django.test import Client

from disclosure.models import Authority
from tests.accounts.people import signed_in, staff
from tests.builders import an_authority
from tests.jobs.conftest import work as work  # the same fixture


@pytest.fixture
def desk(db: None) -> Client:
    """The desk of an operator, who sees every table and runs the registers."""
    return signed_in(staff("operator", username="operator"))


@pytest.fixture
def reading_desk(db: None) -> Client:
    """The desk of an auditor: leave to look at everything and to do nothing."""
    return signed_in(staff("auditor", username="auditor"))


@pytest.fixture
def own_authority(db: None) -> Authority:
    """The authority for which `reviewing_desk` decides."""
    return an_authority()


@pytest.fixture
def reviewing_desk(own_authority: Authority) -> Client:
    """The desk of a reviewer of `own_authority`."""
    return signed_in(staff("reviewer", own_authority, username="reviewer"))
