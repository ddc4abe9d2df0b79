"""What a second delivery does to what the first one brought: nothing, unless its source says something new."""

from datetime import date

import pytest

from disclosure import publish
from disclosure.ingest.brief import NotDeliverable, brief, choose_edition, find
from disclosure.ingest.judge import Judge
from disclosure.ingest.opening import open_delivery
from disclosure.ingest.part import Facts, load_part
from disclosure.models import BatchPart, Change, HeldRow, Publication, PublicationVersion
from tests.builders import a_batch
from tests.ingest.sending import (
    CENTRE,
    MARKET,
    ON,
    a_row,
    deliver,
    outcomes,
    rules,
    send,
    state,
    the_publication,
    write,
)

LATER = date(2026, 11, 26)
AFTER_ITS_END = date(2028, 1, 1)

pytestmark = pytest.mark.django_db


def changed(row, **cells):
    return row | cells


def test_the_same_file_twice_changes_nothing(tmp_path):
    path = write(tmp_path, [a_row(), a_row(), a_row(subject_code=""), a_row(decided_on="nonsense")])
    assert outcomes(send(path)) == {"public": 2, "faulty": 1, "held": 1}
    before = state()
    assert outcomes(send(path, on=LATER)) == {"unchanged": 2, "faulty": 1, "held": 1}
    assert state() == before


def test_another_order_of_rows_and_columns_changes_nothing(tmp_path):
    rows = [a_row() for _ in range(4)]
    send(write(tmp_path, rows))
    before = state()
    batch = send(write(tmp_path, rows[::-1], columns=sorted(rows[0], reverse=True)), on=LATER)
    assert (outcomes(batch), state()) == ({"unchanged": 4}, before)


def test_a_row_left_out_of_the_next_file_stays_public(tmp_path):
    first, second = a_row(), a_row()
    deliver(tmp_path, first, second)
    assert outcomes(deliver(tmp_path, second)) == {"unchanged": 1}
    assert Publication.objects.visible(on=ON).count() == 2


def test_a_changed_row_is_a_correction_that_seals_the_old_version(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    reference = the_publication().ref
    assert outcomes(deliver(tmp_path, changed(row, CF_NR="责令停业"), on=LATER)) == {"corrected": 1}
    made, sealed = the_publication(), PublicationVersion.objects.get()
    assert (made.ref, made.version, made.details["CF_NR"]) == (reference, 2, "责令停业")
    assert (sealed.version, sealed.content["details"]["CF_NR"]) == (1, "责令改正")
    assert list(made.changes.order_by("seq").values_list("kind", flat=True)) == ["shown", "corrected"]


def test_a_correction_given_twice_in_one_file_corrects_once(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    twice = [changed(row, CF_NR="责令停业")] * 2
    assert outcomes(deliver(tmp_path, *twice, on=LATER)) == {"corrected": 1, "unchanged": 1}
    assert the_publication().version == 2


def test_a_changed_row_does_not_bring_back_what_has_ended(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    publish.take_down(the_publication(), on=ON)
    head = Change.objects.count()
    batch = deliver(tmp_path, changed(row, CF_NR="责令停业"), on=LATER)
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"ended"})
    assert not the_publication().is_visible(on=LATER)
    assert (Change.objects.count(), PublicationVersion.objects.count()) == (head, 1)


def test_a_changed_row_about_what_ran_out_untold_does_not_bring_it_back(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    batch = deliver(tmp_path, changed(row, CF_NR="责令停业"), on=AFTER_ITS_END)
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"ended"})
    assert not the_publication().is_visible(on=AFTER_ITS_END)


def test_another_sources_wording_changes_nothing_and_is_remarked(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    before = state()
    batch = deliver(tmp_path, changed(row, CF_NR="责令停业"), source=CENTRE)
    assert (outcomes(batch), "twin_differs" in rules(batch), state()) == ({"unchanged": 1}, True, before)


def test_two_different_rows_with_one_key_are_both_faults(tmp_path):
    row = a_row()
    batch = deliver(tmp_path, row, a_row(), changed(row, CF_NR="责令停业"))
    assert (outcomes(batch), rules(batch, "faulty")) == ({"public": 1, "faulty": 2}, {"same_key_differs"})


def test_one_decision_written_in_two_ways_has_one_key(tmp_path):
    row = a_row(document_number="示罚〔2026〕7号")
    batch = deliver(tmp_path, row, changed(row, CF_WSH="示罚(2026)7号"))
    assert outcomes(batch) == {"faulty": 2}


def test_an_exact_duplicate_is_unchanged(tmp_path):
    row = a_row()
    assert outcomes(deliver(tmp_path, row, row, row)) == {"public": 1, "unchanged": 2}


def test_a_record_is_taken_back_with_its_reason_once(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    back = changed(row, CZ="撤销", BZ="经复议，原决定被确认违法")  # the remark itself is not public
    assert outcomes(deliver(tmp_path, back, back, on=LATER)) == {"corrected": 1, "unchanged": 1}
    made = the_publication()
    assert (made.ended_as, made.ended_on, made.end_reason) == ("annulled", LATER, "unlawful")
    before = state()
    assert outcomes(deliver(tmp_path, back, on=LATER)) == {"unchanged": 1}
    assert state() == before


def test_a_row_that_shows_and_one_that_takes_back_contradict_each_other(tmp_path):
    row = a_row()
    batch = deliver(tmp_path, row, changed(row, CZ="撤销"))
    assert (outcomes(batch), rules(batch, "faulty")) == ({"faulty": 2}, {"same_key_differs"})


def test_what_was_never_recorded_cannot_be_taken_back(tmp_path):
    batch = deliver(tmp_path, a_row(action="撤销"))
    assert (outcomes(batch), rules(batch, "faulty")) == ({"faulty": 1}, {"nothing_to_take_back"})
    assert not Publication.objects.exists()


def test_two_licences_without_any_number_are_two_records(tmp_path):
    bare = {"document_number": "", "licence_number": ""}
    first = a_row("licence", content="食品经营许可", **bare)
    second = first | {"XK_NR": "药品经营许可"}
    assert outcomes(deliver(tmp_path, first, second, item="licence")) == {"public": 2}


def test_a_held_row_delivered_again_waits_once(tmp_path):
    row = a_row(subject_code="")
    for day in (ON, LATER):
        assert outcomes(deliver(tmp_path, row, on=day)) == {"held": 1}
    assert HeldRow.objects.count() == 1


def test_a_correction_to_the_minor_class_leaves_public_view_at_once(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    assert outcomes(deliver(tmp_path, changed(row, CF_CFLB="警告"), on=LATER)) == {"corrected": 1}
    made = the_publication()
    assert (made.severity, made.ended_as, made.is_visible(on=LATER)) == ("minor", "corrected", False)


def test_a_correction_out_of_the_minor_class_is_shown(tmp_path):
    row = a_row(penalty_kinds="警告")
    deliver(tmp_path, row)
    assert outcomes(deliver(tmp_path, changed(row, CF_CFLB="罚款"), on=LATER)) == {"corrected": 1}
    made = the_publication()
    assert (made.severity, made.kept_because, made.public_since) == ("general", "", LATER)


def test_another_source_cannot_take_a_record_back(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    before = state()
    batch = deliver(tmp_path, changed(row, CZ="撤销"), source=CENTRE)
    assert (outcomes(batch), "twin_differs" in rules(batch), state()) == ({"unchanged": 1}, True, before)


def test_a_correction_of_an_earlier_day_does_not_bring_back_what_ran_out_since(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    batch = send(write(tmp_path, [changed(row, CF_NR="责令停业")]), on=LATER, today=AFTER_ITS_END)
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"ended"})
    assert not the_publication().is_visible(on=AFTER_ITS_END)


def test_the_first_file_again_does_not_undo_the_correction_of_a_later_one(tmp_path):
    row = a_row()
    first = write(tmp_path, [row])
    send(first)
    deliver(tmp_path, changed(row, CF_NR="责令停业"))
    before = state()
    batch = send(first, on=LATER)
    assert (outcomes(batch), "older_delivery" in rules(batch), state()) == ({"unchanged": 1}, True, before)


def test_a_delivery_of_an_earlier_day_does_not_undo_a_correction_nor_take_back(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    deliver(tmp_path, changed(row, CF_NR="责令停业"), on=LATER)
    before = state()
    for cells in ({"CF_NR": "责令整改"}, {"CZ": "撤销"}):
        batch = send(write(tmp_path, [changed(row, **cells)]), on=ON, today=LATER)
        assert (outcomes(batch), "older_delivery" in rules(batch)) == ({"unchanged": 1}, True)
    assert state() == before


def test_a_source_that_returns_to_its_first_wording_says_so_in_a_new_file(tmp_path):
    row = a_row()
    deliver(tmp_path, row)
    deliver(tmp_path, changed(row, CF_NR="责令停业"))
    assert outcomes(deliver(tmp_path, row, a_row(), on=LATER)) == {"corrected": 1, "public": 1}
    assert Publication.objects.get(document_number=row["CF_WSH"]).details["CF_NR"] == row["CF_NR"]


def test_a_delivery_of_a_future_day_is_refused(tmp_path):
    with pytest.raises(NotDeliverable):
        send(write(tmp_path, [a_row()]), on=LATER, today=ON)


def test_a_part_matched_before_another_was_written_is_matched_anew(tmp_path):
    rows = [a_row() for _ in range(2)]
    batch = deliver(tmp_path, *[changed(row, CF_WSH=f"先{place}") for place, row in enumerate(rows)])
    judged = judged_rows(tmp_path, rows)
    loading = a_batch(source=batch.source, edition=batch.edition, status="loading", on=ON)
    facts = Facts.of(loading, frozenset(), ON)
    ahead = facts.matched(judged, create=False)
    load_part(facts, 0, judged)
    load_part(facts, 1, judged, ahead)
    parts = dict(BatchPart.objects.filter(batch=loading).values_list("number", "outcomes"))
    assert parts == {0: {"public": 2}, 1: {"unchanged": 2}}


def judged_rows(folder, rows):
    """What judging makes of rows, without loading them."""
    path = write(folder, rows)
    source, item = find(MARKET[0], "penalty")
    opened = open_delivery(path)
    facts = brief(source, choose_edition(item, opened.headers), on=ON)
    return list(Judge(facts, opened.headers).rows(opened.rows))


@pytest.mark.parametrize(
    "dress", ["示罚〔2026〕复1號", "示罚〔2026〕复1", "示罚〔2026〕复1号。", "示罚〔2026〕复1号\u3164"]
)
def test_what_has_ended_does_not_come_back_in_another_dress_of_its_number(tmp_path, dress):
    row = a_row(document_number="示罚〔2026〕复1号")
    deliver(tmp_path, row)
    publish.take_down(the_publication(), on=ON)
    batch = deliver(tmp_path, changed(row, CF_WSH=dress), on=LATER)
    assert (outcomes(batch), rules(batch, "kept")) == ({"kept": 1}, {"ended"})


@pytest.mark.parametrize("first", ["许证〔2026〕1号", ""])
def test_an_ended_licence_does_not_come_back_with_or_without_its_second_number(tmp_path, first):
    row = a_row("licence", licence_number=first)
    deliver(tmp_path, row, item="licence")
    publish.take_down(the_publication(), on=ON)
    other = row | {"XK_XKBH": "" if first else "许证〔2026〕1号"}
    batch = deliver(tmp_path, other, item="licence", on=LATER)
    assert (outcomes(batch), rules(batch, "held")) == ({"held": 1}, {"numbers_incomplete"})


def test_two_licences_of_one_decision_are_two_records(tmp_path):
    row = a_row("licence", licence_number="许证1")
    assert outcomes(deliver(tmp_path, row, item="licence")) == {"public": 1}
    assert outcomes(deliver(tmp_path, row | {"XK_XKBH": "许证2"}, item="licence", on=LATER)) == {"public": 1}
