"""A reader of the interface."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

Read = Callable[..., Any]


@pytest.fixture(autouse=True)
def fresh_quota() -> Iterator[None]:
    caches["quota"].clear()
    yield
    caches["quota"].clear()


@pytest.fixture
def read(client: Client, db: None) -> Read:
    """GET below /api/v1/; keyword arguments are query parameters."""

    def get(path: str, headers: dict[str, str] | None = None, **asked: object) -> Any:
        return client.get(f"/api/v1/{path}", asked, headers=headers)

    return get
