"""What is invented is the same every time, reads well and is nobody's."""

from datetime import date

import pytest

from disclosure import codes
from disclosure.demo import invention, plan
from disclosure.demo.penalties import money
from disclosure.demo.persons import identity
from disclosure.demo.records import Record, number, working_day
from disclosure.demo.special import specials
from disclosure.ingest.personal import birth_date

DAYS = [date(2026, 5, 2), date(2026, 11, 25), date(2027, 1, 1), date(2028, 2, 29)]


def test_an_invented_identity_number_lives_nowhere() -> None:
    with pytest.raises(ValueError, match="region 99"):
        identity("110101", date(1990, 1, 1), 1)


def test_an_invented_identity_number_satisfies_the_formula() -> None:
    assert birth_date(identity("990101", date(1986, 3, 9), 27)) == date(1986, 3, 9)


def test_the_same_day_invents_the_same() -> None:
    public = invention.subjects(40)
    assert invention.decisions(public, DAYS[1]) == invention.decisions(invention.subjects(40), DAYS[1])


@pytest.mark.parametrize("on", DAYS)
def test_every_day_can_be_built(on: date) -> None:
    public = invention.subjects(40)
    planned = plan.deliveries(invention.decisions(public, on), on)
    planned += invention.later(public, planned, on)
    names = [each.name for each in planned]
    assert len(names) == len(set(names))
    assert plan.opening(on) == min(each.on for each in planned)
    assert max(each.on for each in planned) == on


def test_no_register_before_the_first_month() -> None:
    with pytest.raises(ValueError, match="2026-04-01"):
        plan.opening(date(2026, 4, 20))


def test_every_code_is_valid_and_in_region_99() -> None:
    public = invention.subjects(200)
    unified = [firm for firm in public if len(firm.code) == 18]
    assert all(codes.is_valid(firm.code) and firm.code[2:4] == "99" for firm in unified)
    assert {codes.examine(firm.code).verdict for firm in public} == {"valid"}
    assert len(unified) == len(public) - 2  # two never exchanged their older number
    assert len({firm.code for firm in public}) == len(public) - 1  # two share one


def test_decisions_are_numbered_by_office_and_year_in_order_of_their_days() -> None:
    records = [_decided(date(2025, 3, 3)), _decided(date(2026, 5, 6)), _decided(date(2026, 2, 4))]
    number(records, "{sign}罚〔{year}〕{count}号", taken={"示环罚〔2026〕1号"})
    assert [record.row["document_number"] for record in records] == [
        *("示环罚〔2025〕1号", "示环罚〔2026〕3号", "示环罚〔2026〕2号"),
    ]


@pytest.mark.parametrize(("amount", "words"), [("28", "28万元"), ("0.05", "500元"), ("", "")])
def test_small_sums_are_told_in_yuan(amount: str, words: str) -> None:
    assert money(amount) == words


def test_offices_decide_on_weekdays() -> None:
    assert working_day(date(2026, 11, 22)) == date(2026, 11, 20)


def _decided(day: date) -> Record:
    some = next(record for record in invention.decisions(invention.subjects(0), DAYS[1]) if record.by.sign == "示环")
    return Record(some.item, some.firm, some.by, day, {})


def test_a_branch_is_of_the_type_of_a_branch() -> None:
    types = {firm.name.endswith("分公司"): firm.ent_type for firm in specials()}

    assert types == {True: "有限责任公司分公司", False: "有限责任公司"}
