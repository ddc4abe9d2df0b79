"""Addresses and forms that the desk never wrote are answered, and never by an error of the server."""

from itertools import product
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from disclosure.models import Publication
from tests.admin.test_rooms import everything
from tests.builders import a_penalty

ROOMS = sorted(admin.site._registry.items(), key=lambda room: room[0].__name__)
ODD = [
    "abc",
    "",
    "9" * 20,
    "-" + "9" * 20,
    "9" * 5000,
    "1,abc," + "9" * 20,
    "\x00",
    "a\x00b",
    "９" * 20,
    "(",
    "1e999",
    "ü'",
]
LOOKUPS = ["", "__in", "__gt", "__range", "__regex"]


def asked_by(model, room):
    """The parameters that a list answers to: its filters, and its own columns, which Django takes as well."""
    listed = room.list_filter
    names = [name if isinstance(name, str) else name[0] if isinstance(name, tuple) else None for name in listed]
    own = [part.parameter_name for part in listed if isinstance(part, type)]
    columns = [f"{name}{lookup}" for name in (*filter(None, names), "id", "pk") for lookup in LOOKUPS]
    return [*own, *columns, *(field.attname for field in model._meta.concrete_fields), "q", "o", "p", "all", "e"]


def answered(desk, method, *args):
    """The answer; what it broke of the surrounding transaction of the test is mended."""
    with transaction.atomic():
        answer = getattr(desk, method)(*args)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize(("model", "room"), ROOMS, ids=[model.__name__ for model, _ in ROOMS])
def test_a_list_answers_to_any_filter(desk, model, room):
    everything()
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")

    for name, value in product(asked_by(model, room), ["abc", "9" * 20, "1,x," + "9" * 20, "a\x00b", "("]):
        answer = answered(desk, "get", f"{address}?{urlencode({name: value})}")
        assert answer.status_code in (200, 302, 400), (name, value)


def test_an_unusable_filter_leads_to_the_list_without_it(desk):
    address = reverse("admin:disclosure_publication_changelist")

    answer = desk.get(address, {"id__in": "9" * 20, "severity__in": "general"})

    assert answer.status_code in (200, 302)
    assert desk.get(address, {"id__in": "abc"}, follow=True).status_code == 200


@pytest.mark.parametrize("key", ["abc", "", "9" * 40, "-" + "9" * 40, "\x00", "1.5"])
@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "1", "ground": "x"}])
def test_a_selection_that_is_no_row_is_a_bad_request(reviewing_desk, own_authority, key, confirmed):
    shown = a_penalty(authority=own_authority)
    sent = {"action": "annul", "_selected_action": [str(shown.pk), key], **confirmed}

    answer = answered(reviewing_desk, "post", reverse("admin:disclosure_publication_changelist"), sent)

    assert answer.status_code == 400
    assert Publication.objects.get().ended_on is None


@pytest.mark.parametrize("key", ["abc", "9" * 40, "_00", "1_2C2"])
@pytest.mark.parametrize("view", ["change", "history", "delete"])
@pytest.mark.parametrize(("model", "room"), ROOMS, ids=[model.__name__ for model, _ in ROOMS])
def test_a_page_of_no_row_is_no_error(desk, model, room, view, key):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=[key])

    assert answered(desk, "get", address).status_code in (302, 400, 403, 404)


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("form", ["authority", "mandate", "source"])
def test_a_form_begins_with_anything(desk, form, value):
    given = dict.fromkeys(("region", "parent", "successor", "source", "item", "authority", "code", "valid_to"), value)
    address = reverse(f"admin:disclosure_{form}_add")

    assert answered(desk, "get", f"{address}?{urlencode(given)}").status_code in (200, 400)
    assert answered(desk, "post", address, given).status_code in (200, 400)
