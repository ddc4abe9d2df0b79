"""One record entered or corrected by hand goes through the same judge as a file."""

from datetime import timedelta

import pytest
from django.conf import settings

from creditchina.accounts.models import User
from disclosure.ingest import by_hand, delivery, release
from disclosure.models import Batch, Change, ItemEdition, Publication
from tests.catalogue import inventing
from tests.ingest.sending import MARKET, ON, a_row, deliver, the_publication

pytestmark = pytest.mark.django_db
LATER = ON + timedelta(days=1)


@pytest.fixture
def clerk():
    return User.objects.create_user("clerk")


def enter(cells, clerk, item="penalty", edition="2019", on=ON, source=MARKET[0]):
    listed = ItemEdition.objects.get(item__code=item, code=edition)
    asked = {"source": source, "item": item, "on": on, "by": clerk, "today": on}
    with by_hand.one_row(listed, cells) as path:
        batch = release.prepare(path, channel=Batch.Channel.FORM, **asked)
    return release.load_prepared(batch, today=on)


def test_one_record_becomes_public_and_its_file_is_gone(clerk):
    batch = enter(a_row(), clerk)
    assert (batch.channel, batch.public, batch.by) == ("form", 1, clerk)
    assert the_publication().is_visible(on=ON)
    assert not list(settings.SPOOL_DIR.glob(f"{by_hand.ARRIVING}*"))


def test_a_column_of_another_edition_is_an_error(clerk):
    with pytest.raises(KeyError, match="nonsense"):
        enter({"nonsense": "1"}, clerk)


@pytest.mark.parametrize(("item", "edition"), inventing.editions())
def test_what_a_form_is_filled_with_says_the_same_again(tmp_path, clerk, item, edition):
    source = inventing.decided_by(item)[0]
    path = inventing.write(tmp_path / "first.csv", [inventing.invented_row(item, edition)], "csv")
    delivery.ingest(path, source=source, item=item, on=ON, today=ON, by=clerk)
    again = enter(by_hand.current_cells(the_publication()), clerk, item, edition, on=LATER, source=source)
    assert (again.unchanged, again.rows_read) == (1, 1), list(again.faults.values())


def test_personal_columns_are_told_as_gone():
    gone = {column.role for column in by_hand.dropped(ItemEdition.objects.get(item__code="penalty", code="2019"))}
    assert {"person_id", "representative"} <= gone


def test_a_correction_carries_its_reason_into_the_ledger(tmp_path, clerk):
    deliver(tmp_path, a_row())
    cells = by_hand.current_cells(the_publication()) | {"CF_NR": "责令改正，罚款"}
    batch = by_hand.correct(the_publication(), cells, by=clerk, reason="A word was missing", on=LATER)
    assert (batch.reason, batch.expected["corrected"]) == ("A word was missing", 1)
    release.load_prepared(batch, today=LATER)
    assert the_publication().version == 2
    assert Change.objects.order_by("-seq")[0].note == "A word was missing"


@pytest.mark.parametrize("changed", [{"CF_WSH": "示罚〔2026〕别号"}, {"CF_XDR_SHXYM": "91990101T0000099XX"}])
def test_another_key_is_another_record(tmp_path, clerk, changed):
    deliver(tmp_path, a_row())
    cells = by_hand.current_cells(the_publication()) | changed
    with pytest.raises(by_hand.KeyChanged, match="Annul"):
        by_hand.correct(the_publication(), cells, by=clerk, reason="typing error", on=LATER)
    assert (Batch.objects.get(channel="form").status, Publication.objects.count()) == ("refused", 1)
