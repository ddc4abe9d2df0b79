"""Staff with fixed meanings: one who runs the site, one who only reads."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from creditchina.accounts.models import User


@pytest.fixture
def desk(db: None, client: Client) -> Client:
    """Signed in with every permission."""
    client.force_login(User.objects.create_superuser("operator"))
    return client


@pytest.fixture
def reading_desk(db: None) -> Client:
    """Signed in with leave to look at everything and to do nothing."""
    reader: Any = User.objects.create_user("auditor", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(reader)
    return client
