"""Which columns of a publication, a subject and a batch never move, or only together with a sealed version."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from disclosure import ledger, publish
from disclosure.models import Authority, Change, HeldRow, Publication, SeriousList, Subject
from disclosure.publish.writing import line_of
from tests.builders import (
    a_batch,
    a_list_entry,
    a_penalty,
    a_person,
    a_source,
    a_subject,
    an_authority,
    an_edition,
    an_item,
)
from tests.test_guards import run

pytestmark = pytest.mark.django_db

DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)
REFUSAL = "history stays|publishes persons|is not sealed|three months at most"


@pytest.fixture
def records() -> None:
    """One that was corrected, one restored, a person's and a minor one, both kept; another subject, source, edition."""
    publish.correct(a_penalty(decided_on=DECIDED), {"digest": b"new"}, batch=a_batch(), on=TODAY)
    ended = a_penalty(decided_on=DECIDED)
    publish.take_down(ended, on=TODAY)
    publish.restore(ended, on=TODAY, note="repair revoked")
    a_penalty(decided_on=DECIDED, subject=a_person())
    a_penalty(decided_on=DECIDED, shown=False)
    a_penalty(decided_on=DECIDED, shown_until=None, ends="performance", review_on=date(2026, 7, 1))
    a_subject(), a_source(), an_edition(an_item("example"), "2025")


def last(table: str) -> str:
    """The row made last."""
    return f"(SELECT max(id) FROM disclosure_{table})"


PUBLICATION, SUBJECT, BATCH = (f"UPDATE disclosure_{name} SET " for name in ("publication", "subject", "batch"))
SHOWN = " WHERE public_since IS NOT NULL"
MINOR_SHOWN = PUBLICATION + "public_since = '2026-06-01', kept_because = '', shown_until = {} WHERE severity = 'minor'"
MOVES = {
    "renumber a publication": PUBLICATION + "id = id + 1000",
    "give it another reference": PUBLICATION + "ref = '00000000-0000-4000-8000-000000000000'" + SHOWN,
    "give it another salt": PUBLICATION + "salt = digest",
    "give it another key": PUBLICATION + "key = salt",
    "tell another origin": PUBLICATION + "predecessor_id = id",
    "take the key of a restored one back": PUBLICATION + "superseded = (1 = 0) WHERE superseded",
    "move what was shown to another subject": PUBLICATION + f"subject_id = {last('subject')}" + SHOWN,
    "change the day of the decision": PUBLICATION + "decided_on = '2026-05-10'",
    "change the day the period starts": PUBLICATION + "counted_from = '2026-05-10'",
    "change the document number": PUBLICATION + "document_number = 'another'",
    "change the class": PUBLICATION + "severity = 'serious'",
    "change the kinds": PUBLICATION + "penalty_kinds = 'revocation'",
    "change the fine": PUBLICATION + "fine = 7",
    "change what was confiscated": PUBLICATION + "confiscated = 7",
    "change the region": PUBLICATION + "region_code = '990102'",
    "change the details": PUBLICATION + """details = '{"a": "b"}'""",
    "change the digest": PUBLICATION + "digest = salt",
    "change the authority": PUBLICATION + f"authority_id = {last('authority')}",
    "change the edition": PUBLICATION + f"edition_id = {last('itemedition')}",
    "change the batch": PUBLICATION + f"batch_id = {last('batch')} WHERE batch_id <> {last('batch')}",
    "change it under a new version, unsealed": PUBLICATION + "fine = 7, version = version + 1",
    "leave a version out": PUBLICATION + "version = version + 2",
    "go back to an older version": PUBLICATION + "version = 1 WHERE version = 2",
    "show it longer": PUBLICATION + "shown_until = '2030-01-01'" + SHOWN,
    "put its review off for ever": PUBLICATION + "review_on = NULL WHERE shown_until IS NULL",
    "put its review back": PUBLICATION + "review_on = '2026-06-30' WHERE shown_until IS NULL",
    "show it without an end": PUBLICATION + "shown_until = NULL, review_on = '2027-01-01'" + SHOWN,
    "show a person": PUBLICATION + "public_since = '2026-06-01', kept_because = '' WHERE kept_because = 'person'",
    "show a minor one for a year": MINOR_SHOWN.format("'2027-05-12'"),
    "show a minor one a day too long": MINOR_SHOWN.format("'2026-08-13'"),
    "show a minor one without an end": MINOR_SHOWN.format("NULL, review_on = '2026-08-12'"),
    "forget why it is kept": PUBLICATION + "kept_because = 'minor' WHERE kept_because = 'person'",
    "make a person of a company": SUBJECT + "kind = 'person', adult = (1 = 1)",
    "make a company of a person": SUBJECT + "kind = 'organisation', adult = NULL, last_four = '' WHERE kind = 'person'",
    "renumber a subject": SUBJECT + "id = id + 1000",
    "give a subject another reference": SUBJECT + "ref = '00000000-0000-4000-8000-000000000000'",
    "renumber a batch": BATCH + "id = id + 1000",
    "renumber an authority": "UPDATE disclosure_authority SET id = id + 1000",
    "renumber an edition": "UPDATE disclosure_itemedition SET id = id + 1000",
    "change the key it is found by": PUBLICATION + "document_key = 'another'",
    "change how it ends": PUBLICATION + "ends = 'performance'",
    "tell another reason of an end": PUBLICATION + "end_reason = 'x' WHERE ended_on IS NOT NULL",
    "tell another kind of an end": PUBLICATION + "ended_as = 'expired' WHERE ended_on IS NOT NULL",
    "tell another file": BATCH + "sha256 = '0'",
    "tell another day": BATCH + "\"on\" = '2020-01-01'",
    "tell another source": BATCH + f"source_id = {last('source')}",
    "tell another edition": BATCH + f"edition_id = {last('itemedition')}",
    "load it anew": BATCH + "status = 'loading'",
}


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("statement", [pytest.param(text, id=why) for why, text in MOVES.items()])
def test_the_database_refuses_to(statement) -> None:
    with pytest.raises(IntegrityError, match=REFUSAL):
        run(statement)


def test_no_record_of_a_person_is_shown_from_the_start() -> None:
    """PostgreSQL refuses the record, SQLite its ledger line."""
    row = a_penalty(subject=a_person(), decided_on=DECIDED)
    row.pk, row.ref, row.key, row.public_since, row.kept_because = None, uuid4(), b"another key", TODAY, ""
    with pytest.raises(IntegrityError, match=REFUSAL):
        written_and_told(row)


@transaction.atomic
def written_and_told(row: Publication) -> None:
    """Past the verbs, as they would."""
    row.save(force_insert=True)
    ledger.append(line_of(row, Change.Kind.SHOWN, on=TODAY))


def test_a_person_is_shown_where_the_rule_of_the_list_says_so() -> None:
    entry = a_list_entry("judgment_defaulter", subject=a_person(), public_since=None, kept_because="person")
    run(f"{PUBLICATION} public_since = '{timezone.localdate()}', kept_because = '' WHERE id = {entry.pk}")
    with pytest.raises(IntegrityError, match=REFUSAL):
        run(f"{PUBLICATION} edition_id = {an_edition().pk}, version = 2 WHERE id = {entry.pk}")


def test_a_list_that_shows_persons_no_longer_shows_none_and_tells_of_those_that_leave() -> None:
    entry = a_list_entry("judgment_defaulter", subject=a_person(), decided_on=DECIDED)
    SeriousList.objects.filter(slug="judgment_defaulter").update(shows_persons=False)
    assert not Publication.objects.of_persons().exists()
    publish.take_down(entry, on=TODAY)
    with pytest.raises(publish.NotShowable):
        publish.restore(entry, on=TODAY, note="repair revoked")
    entry.pk, entry.ref, entry.key, entry.ended_on, entry.ended_as = None, uuid4(), b"another key", None, ""
    with pytest.raises(IntegrityError, match=REFUSAL):
        written_and_told(entry)


def test_a_record_of_a_person_stays_kept_after_it_was_moved() -> None:
    row = a_penalty(subject=a_person(), decided_on=DECIDED)
    run(f"{PUBLICATION} subject_id = {a_subject().pk} WHERE id = {row.pk}")
    with pytest.raises(IntegrityError, match=REFUSAL):
        run(f"{PUBLICATION} public_since = '2026-06-01', kept_because = '' WHERE id = {row.pk}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite resolves the names in a trigger itself")
def test_a_temporary_table_in_place_of_ours_deceives_no_guard() -> None:
    row = a_penalty(subject=a_person(), decided_on=DECIDED)
    run("CREATE TEMPORARY TABLE disclosure_subject AS SELECT id, text 'organisation' AS kind FROM disclosure_subject")
    with pytest.raises(IntegrityError, match=REFUSAL):
        run(f"{PUBLICATION} public_since = '2026-06-01', kept_because = '' WHERE id = {row.pk}")


def test_a_minor_one_may_be_shown_for_three_months() -> None:
    kept = a_penalty(decided_on=DECIDED, shown=False)
    run(MINOR_SHOWN.format("'2026-08-12'"))
    assert Publication.objects.get(pk=kept.pk).last_day_shown == date(2026, 8, 11)


def test_it_may_be_shown_shorter_and_a_kept_one_may_move() -> None:
    shown, kept, other = a_penalty(), a_penalty(shown=False), a_subject()
    Publication.objects.filter(pk=shown.pk).update(shown_until=TODAY)
    Publication.objects.filter(pk=kept.pk).update(subject=other)
    assert list(other.publications.all()) == [kept]


def test_rows_that_are_written_if_missing_are_still_found() -> None:
    """What get_or_create, update_or_create and ignore_conflicts do, past guards that refuse a second row."""
    known = an_authority()
    assert an_authority(code=known.code) == known
    assert Authority.objects.update_or_create(code=known.code, defaults={"name_zh": "新名"}) == (known, False)
    held = {"batch": a_batch(), "row": 1, "authority": known, "digest": b"same", "judged": {}}
    for _ in range(2):
        HeldRow.objects.bulk_create([HeldRow(**held)], ignore_conflicts=True)
    assert HeldRow.objects.count() == 1


def test_whoever_comes_second_finds_what_the_first_one_wrote(monkeypatch) -> None:
    """get_or_create looks, writes, is refused and looks again."""
    known = an_authority()
    looked = iter([Authority.DoesNotExist])
    get = type(Authority.objects.all()).get

    def late(rows, *args, **fields):
        for missing in looked:
            raise missing
        return get(rows, *args, **fields)

    monkeypatch.setattr(type(Authority.objects.all()), "get", late)
    assert Authority.objects.get_or_create(code=known.code, defaults={"name_zh": "另名"}) == (known, False)


def test_a_subject_may_change_between_kinds_that_are_shown() -> None:
    Subject.objects.filter(pk=a_subject().pk).update(kind="government")
    assert Subject.objects.get().kind == "government"
