"""A body that is too large is refused before anything of it is read, wherever it is sent."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

from disclosure.web.bodies import LARGEST

# The pages that take files: each has its own bound, before the check of the form's token.
TAKING_FILES = {
    *("disclosure:lookups", "disclosure:verify", "deliver:file", "standing:by_letter", "objecting:files"),
    *(
        f"repair:{name}"
        for name in ("ruling", "payment", "duty", "correction", "files", "add", "withdraw", "appeal", "answer")
    ),
}
FORM = {"CONTENT_TYPE": "multipart/form-data; boundary=x"}


class Unread(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *_size: Any) -> bytes:
        raise AssertionError("it was read")

    readline = read


def send(client: Any, path: str, size: int) -> Any:
    client.cookies["lang"] = "en"
    return client.generic("POST", path, **FORM, **{"CONTENT_LENGTH": str(size), "wsgi.input": Unread()})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/persons/", "/status/", "/accounts/login/", "/admin/", "/search/"])
def test_a_form_without_a_file_is_small(path):
    page = send(Client(enforce_csrf_checks=True), path, LARGEST + 1)
    assert (page.status_code, "1 MB is the most" in page.text) == (413, True)


def exempt(patterns: Any, spaces: tuple[str, ...] = ()) -> Any:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from exempt(each.url_patterns, (*spaces, each.namespace) if each.namespace else spaces)
        elif getattr(each.callback, "csrf_exempt", False):
            yield ":".join((*spaces, str(each.name)))


def test_no_other_view_goes_past_that_bound():
    """The views of the programming interface read no further than their parsers."""
    found = {name for name in exempt(get_resolver().url_patterns) if not name.split(":")[0].endswith("api")}
    assert found == TAKING_FILES
