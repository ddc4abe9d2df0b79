"""A source with two people, one of whom also releases, and a mandate of it for one authority."""

import pytest
from django.urls import reverse

from creditchina.accounts.models import Role
from disclosure.models import Mandate
from tests.accounts.people import post, signed_in, staff
from tests.builders import a_mandate, a_source, an_authority, an_item


@pytest.fixture(autouse=True)
def _own_spool(settings, tmp_path):
    settings.SPOOL_DIR = tmp_path / "spool"


@pytest.fixture
def authority(db):
    return an_authority(name_zh="示例市市场监督管理局")


@pytest.fixture
def source(db):
    return a_source(name_zh="示例市信用中心")


@pytest.fixture
def mandate(source, authority) -> Mandate:
    return a_mandate(source=source, item=an_item("penalty"), authority=authority)


@pytest.fixture
def clerk(source, mandate):
    return staff("source_clerk", source=source)


@pytest.fixture
def client(clerk):
    """The clerk's browser."""
    return signed_in(clerk)


@pytest.fixture
def second(source, mandate):
    """The browser of another person of the source, who delivers and releases."""
    user = staff("releaser", source=source)
    post(user, Role.SOURCE_CLERK, source=source)
    return signed_in(user)


@pytest.fixture
def stranger(db):
    """The browser of a clerk of another source, with a mandate of its own."""
    elsewhere = a_mandate(item=an_item("penalty"))
    user = staff("source_clerk", source=elsewhere.source)
    post(user, Role.RELEASER, source=elsewhere.source)
    return signed_in(user)


@pytest.fixture
def at(source):
    """The address of a delivery page, for the penalties of the source where it needs a kind."""

    def address(name, *args, **query):
        kinds = [source.code, "penalty"] if name in ("file", "record", "nil", "template") else []
        return reverse(f"deliver:{name}", args=[*kinds, *args], query=query) + ("&" if query else "?") + "lang=en"

    return address
