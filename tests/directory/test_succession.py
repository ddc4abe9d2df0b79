"""Authorities hand over and are renamed: the successor is responsible, what was decided stays with who decided it."""

from datetime import date, timedelta

import pytest

from creditchina.accounts.reach import reach_of
from disclosure.directory import succession
from disclosure.directory.succession import CannotHandOver
from disclosure.models import Authority, Mandate, Publication
from tests.accounts.people import staff
from tests.builders import a_penalty, a_subject, an_authority
from tests.ingest.sending import CENTRE, MARKET, ON, a_row, deliver, outcomes, rules

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
START = date(2026, 10, 1)


@pytest.fixture
def who():
    return staff("operator")


@pytest.fixture
def market():
    return Authority.objects.get(code=MARKET[0])


@pytest.fixture
def heir():
    return an_authority(name_zh="示例市市场和知识产权局", name_en="Example Market and IP")


def hand_over(one, other, who, on=START):
    succession.hand_over(one, other, on=on, document="示政发〔2026〕7号", by=who)
    one.refresh_from_db()


def test_the_successor_has_the_mandates_and_is_responsible(market, heir, who):
    before = set(market.mandates.values_list("source", "item"))
    hand_over(market, heir, who)

    assert set(heir.mandates.values_list("source", "item")) == before != set()
    assert {mandate.valid_from for mandate in heir.mandates.all()} == {START}
    assert not Mandate.objects.in_force(on=START).filter(authority=market).exists()
    assert Mandate.objects.in_force(on=START - DAY).filter(authority=market).count() == len(before)
    assert (market.responsible_on(START - DAY), market.responsible_on(START)) == (market, heir)
    history = market.history.latest()
    assert (history.history_change_reason, history.history_user) == ("示政发〔2026〕7号", who)


def test_the_reviewer_of_the_successor_reaches_what_the_old_body_decided(market, heir, who):
    record = a_penalty(authority=market)
    hand_over(market, heir, who)

    reviewer = staff("reviewer", authority=heir)
    assert market.pk in reach_of(reviewer).authorities
    assert Publication.objects.within(reviewer).contains(record)


def test_deliveries_name_the_successor_and_for_older_decisions_the_old_body(tmp_path, market, heir, who):
    hand_over(market, heir, who)
    new = {"authority_code": heir.code, "authority_name": heir.name_zh}

    assert outcomes(deliver(tmp_path, a_row(**new), on=ON)) == {"public": 1}
    assert outcomes(deliver(tmp_path, a_row(decided_on="2026-09-30"), on=ON)) == {"public": 1}
    late = deliver(tmp_path, a_row(decided_on="2026-10-01"), on=ON)
    assert rules(late, "faulty") == {"authority_ended"}


def test_chains_are_followed_and_circles_refused(market, heir, who):
    third = an_authority(name_zh="示例市综合监管局")
    hand_over(market, heir, who)
    hand_over(heir, third, who, on=START + DAY)

    market.refresh_from_db()
    assert market.responsible == third
    with pytest.raises(CannotHandOver, match="lead back"):
        hand_over(third, market, who, on=START + DAY)
    with pytest.raises(CannotHandOver, match="lead back"):
        hand_over(third, third, who)
    with pytest.raises(CannotHandOver, match="handed over before"):
        hand_over(market, third, who)


def test_it_can_be_taken_back_while_nothing_was_delivered(tmp_path, market, heir, who):
    before = [(row.pk, row.valid_from, row.valid_to) for row in market.mandates.all()]
    hand_over(market, heir, who)
    succession.take_back(market, by=who, reason="the reform was postponed")

    market.refresh_from_db()
    assert (market.successor, market.valid_to) == (None, None)
    assert [(row.pk, row.valid_from, row.valid_to) for row in market.mandates.all()] == before
    assert not Mandate.objects.in_force(on=START).filter(authority=heir).exists()
    hand_over(market, heir, who, on=START + DAY)
    deliver(tmp_path, a_row(authority_code=heir.code, authority_name=heir.name_zh, decided_on="2026-10-02"), on=ON)
    with pytest.raises(CannotHandOver, match="was delivered since"):
        succession.take_back(market, by=who, reason="late")


def test_a_renamed_authority_is_found_by_both_names(tmp_path, market, who):
    old = market.name_zh
    succession.rename(
        market, name_zh="示例市市场监督管理委员会", name_en="Example Market Commission", document="x", by=who
    )

    subject = a_subject()
    facts = {"subject_code": subject.code, "subject_name": subject.name, "authority_code": ""}
    rows = [a_row(authority_name=name, **facts) for name in (old, "示例市市场监督管理委员会")]
    batch = deliver(tmp_path, *rows, source=CENTRE)  # delivers for several, so that none is assumed
    assert outcomes(batch) == {"public": 2}
    assert "authority_by_name" in rules(batch)
    assert "authority_assumed" not in rules(batch)


def test_a_name_another_authority_bears_is_refused(market, heir, who):
    with pytest.raises(CannotHandOver, match="no other authority"):
        succession.rename(market, name_zh=heir.name_zh, name_en="", document="x", by=who)
