"""Addresses and forms that the desk never wrote are answered, and never by an error of the server."""

from itertools import product
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
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
VALUES = ["9" * 20, "1,x," + "9" * 20, "a\x00b"]
LOOKUPS = ["", "__in", "__gt", "__range", "__regex"]


def asked_by(model, room):
    """The parameters that a list answers to in its own way: its filters, its search, its order, its pages."""
    own = [part.parameter_name for part in room.list_filter if isinstance(part, type)]
    return [*own, *columns(room), *(f"{model._meta.pk.name}{lookup}" for lookup in LOOKUPS[:2]), *"qope", "all"]


def columns(room):
    """The columns among its filters, which may stand in another table."""
    names = (part[0] if isinstance(part, tuple) else part for part in room.list_filter)
    return [name for name in names if isinstance(name, str)]


def kinds_of_column():
    """A list and a parameter for each kind of column and each way to ask: what a value is taken for hangs on these."""
    found = {}
    for model, room in ROOMS:
        asked = {name: get_fields_from_path(model, name)[-1] for name in columns(room)}
        own = {field.attname: field for field in model._meta.concrete_fields}
        for (name, field), lookup in product([*asked.items(), *own.items()], LOOKUPS):
            found.setdefault((type(field), lookup, name in asked), (model, f"{name}{lookup}"))
    return list(found.values())


def answered(desk, method, *args):
    """The answer; what it broke of the surrounding transaction of the test is mended."""
    with transaction.atomic():
        answer = getattr(desk, method)(*args)
        transaction.set_rollback(True)
    return answer


def check_list(desk, model, names, values):
    """The list of these rows answers to any value of these parameters."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    if desk.get(address).status_code == 403:
        return  # not a table of this member of staff
    for name, value in product(names, values):
        answer = answered(desk, "get", f"{address}?{urlencode({name: value})}")
        assert answer.status_code in (200, 302, 400), (model, name, value)


@pytest.mark.parametrize(("model", "room"), ROOMS, ids=[model.__name__ for model, _ in ROOMS])
def test_a_list_answers_to_any_filter(desk, model, room):
    everything()
    check_list(desk, model, asked_by(model, room), VALUES)


@pytest.mark.parametrize("part", range(4))
def test_a_list_answers_to_any_value_of_a_column(desk, part):
    everything()
    for model, name in kinds_of_column()[part::4]:
        check_list(desk, model, [name], [*VALUES, "abc", "("])


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
@pytest.mark.parametrize("form", ["authority", "source"])
def test_a_form_begins_with_anything(desk, form, value):
    given = dict.fromkeys(("region", "parent", "successor", "source", "item", "authority", "code", "valid_to"), value)
    address = reverse(f"admin:disclosure_{form}_add")

    assert answered(desk, "get", f"{address}?{urlencode(given)}").status_code in (200, 400)
    assert answered(desk, "post", address, given).status_code in (200, 400)
