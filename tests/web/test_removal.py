"""Early removal from a list is told in one term, and never from a day before the entry was public."""

from datetime import date

import pytest
from django.urls import reverse

from disclosure.removal import earliest_removal, once_performed
from tests import builders

pytestmark = pytest.mark.django_db

ENTERED, PUBLIC = date(2025, 9, 19), date(2026, 4, 2)


def pages_of(client, entry):
    """Every page that tells it: the record, the tab of the subject, the list."""
    slug = entry.item.serious_list.slug
    addresses = (
        entry.get_absolute_url(),
        f"{entry.subject.get_absolute_url()}?tab=serious",
        reverse("disclosure:list", args=[slug]),
    )
    return [client.get(address, {"lang": "en", "tab": "serious"}).text for address in addresses]


def test_no_day_before_the_entry_was_public_is_told(client):
    entry = builders.a_list_entry(
        "wage_arrears", decided_on=ENTERED, public_since=PUBLIC, repairable_from=date(2026, 3, 19)
    )

    assert earliest_removal(entry) == PUBLIC
    for page in pages_of(client, entry):
        assert "Early removal (earliest)" in page
        assert "2 April 2026" in page
        assert "19 March 2026" not in page
        assert "Repair possible<" not in page


def test_a_later_day_is_told_as_it_is():
    entry = builders.a_list_entry("wage_arrears", decided_on=ENTERED, repairable_from=date(2026, 3, 19))

    assert (once_performed(entry), earliest_removal(entry)) == (False, date(2026, 3, 19))


def test_an_entry_that_hangs_on_performance_names_no_day(client):
    entry = builders.a_list_entry(
        "judgment_defaulter", decided_on=ENTERED, repairable_from=ENTERED, ends="performance", public_since=PUBLIC
    )

    assert once_performed(entry)
    for page in pages_of(client, entry):
        assert "once performed" in page
        assert "Repair can be applied for" not in page


def test_the_record_leads_to_the_conditions_of_the_list(client):
    entry = builders.a_list_entry("wage_arrears")

    page = pages_of(client, entry)[0]

    assert f'href="{reverse("disclosure:list", args=["wage_arrears"])}#removal"' in page
    assert "Once the conditions of the list are met" in page


def test_the_page_of_periods_speaks_of_removal_where_an_item_is_a_list(client):
    page = client.get(reverse("disclosure:standard", args=["classes"]), {"lang": "en"}).text

    assert page.count("Early removal (earliest)") >= 3
    assert "once performed" in page
