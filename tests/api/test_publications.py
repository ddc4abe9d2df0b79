"""One publication in the interface, and what is said once it is gone."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from disclosure import publish
from disclosure.models import Publication
from tests.builders import a_licence, a_penalty, an_edition, an_item

TODAY = timezone.localdate()
GENERAL = "ended"


def problem(answer):
    """The code of the problem's type."""
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()["type"].partition("#")[2]


def test_a_publication_shows_its_dates_in_both_forms(read):
    penalty = a_penalty()

    shown = read(f"publications/{penalty.ref}/").json()

    assert shown["ref"] == str(penalty.ref)
    assert (shown["name"], shown["code"]) == (penalty.subject.name, penalty.subject.code)
    assert shown["shown_until"] == penalty.shown_until.isoformat()
    assert shown["last_day_shown"] == (penalty.shown_until - timedelta(days=1)).isoformat()
    assert shown["ledger_seq"] == penalty.changes.get().seq
    assert shown["source"]["code"] == penalty.batch.source.code


def test_only_columns_shown_to_the_public_are_in_the_details(read):
    details = {
        "CF_SY": "示例违法事实",
        "CF_FR_ZJHM": "99010119900101123X",
        "CF_FDDBR": "张某某",
        "NO_SUCH": "x",
    }
    penalty = a_penalty(edition=an_edition(an_item("penalty"), "2019"), details=details)

    shown = read(f"publications/{penalty.ref}/")

    assert "示例违法事实" in shown.content.decode()
    for hidden in ("99010119900101123X", "张某某", "NO_SUCH"):
        assert hidden not in shown.content.decode()
    row = next(row for row in shown.json()["details"] if row["code"] == "CF_SY")
    assert (row["value"], bool(row["label_zh"]), bool(row["label_en"])) == ("示例违法事实", True, True)


def test_a_fine_is_a_decimal_in_words(read):
    penalty = a_penalty(fine=Decimal("3.500000"))

    assert read(f"publications/{penalty.ref}/").json()["fine"] == "3.5"


@pytest.mark.parametrize("ended_as", ["repaired", "expired", "corrected"])
def test_how_it_ended_is_not_told(read, ended_as):
    penalty = a_penalty()
    publish.take_down(penalty, on=TODAY, ended_as=Publication.EndedAs(ended_as), note="内部说明")

    answer = read(f"publications/{penalty.ref}/")

    assert (answer.status_code, problem(answer)) == (410, GENERAL)
    assert set(answer.json()) == {"type", "title", "status", "detail"}


def test_a_shielded_one_looks_like_any_that_ended(read):
    penalty, other = a_penalty(), a_penalty()
    Publication.objects.filter(pk=penalty.pk).update(shielded_from=TODAY)
    publish.take_down(other, on=TODAY)

    answers = [read(f"publications/{row.ref}/") for row in (penalty, other)]

    assert answers[0].json() == answers[1].json()
    assert answers[0]["Cache-Control"] == "no-store"


def test_an_annulled_one_gives_its_public_reason_and_nothing_of_its_content(read):
    penalty = a_penalty(document_number="示市监罚〔2026〕99号")
    publish.annul(penalty, on=TODAY, reason="行政复议撤销原决定")

    answer = read(f"publications/{penalty.ref}/")

    assert (answer.status_code, problem(answer)) == (410, "annulled")
    assert answer.json()["reason"] == "行政复议撤销原决定"
    for gone in (penalty.document_number, penalty.subject.name, penalty.subject.code):
        assert gone not in answer.content.decode()


def test_what_never_was_public_is_as_unknown_as_what_is_not_there(read):
    kept = a_penalty(shown=False)
    publish.annul(kept, on=TODAY, reason="撤销")

    answers = [read(f"publications/{ref}/") for ref in (kept.ref, "0b51a6f4-2f3e-4a52-9d0c-6a4a4f3d9a10")]

    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].json() == answers[1].json()


def test_it_is_gone_on_the_first_day_after_its_last(read):
    penalty = a_penalty(decided_on=TODAY - timedelta(days=400), shown_until=TODAY)

    assert read(f"publications/{penalty.ref}/").status_code == 410


def test_each_of_several_choices_is_in_the_readers_words(read):
    licence = a_licence(details={"XK_XKLB": "ordinary;franchise"})

    told = {}
    for lang in ("en", "zh-hans"):
        answer = read(f"publications/{licence.ref}/", lang=lang).json()
        told[lang] = next(row["display"] for row in answer["details"] if row["code"] == "XK_XKLB")

    assert told == {"en": "Ordinary permit; Franchise", "zh-hans": "普通；特许"}


def test_kinds_of_penalty_are_told_as_delivered_and_in_words(read):
    penalty = a_penalty(details={"CF_CFLB": "fine;confiscation_gains"}, penalty_kinds="larger_fine confiscation_gains")

    shown = {row["code"]: row for row in read(f"publications/{penalty.ref}/", lang="en").json()["details"]}

    assert shown["CF_CFLB"]["value"] == "fine;confiscation_gains"
    assert shown["CF_CFLB"]["display"] == "Fine; Confiscation of illegal gains"
