"""The index holds the names of organisations and no others, whichever way a name came, moved or went."""

import gzip

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from disclosure.directory import creating, identity
from disclosure.directory.identity_undo import undo
from disclosure.ingest import resolving
from disclosure.ingest.directory import load_subjects
from disclosure.ingest.resolving import Ground
from disclosure.models import HeldRow, Publication, Subject, SubjectName
from disclosure.search import Criteria, index, search_subjects
from disclosure.search.candidates import Narrow, containing
from disclosure.search.postgresql import block
from tests.builders import a_code, a_person, a_subject
from tests.ingest.sending import a_row, deliver, outcomes

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
OLD, NEW = "示例市旧名食品厂", "示例市新名食品有限公司"


def names_of(text):
    return {hit.subject.name for hit in search_subjects(Criteria(text=text), on=TODAY).items}


def check():
    """Keys as they should be, and every sign and pair of every name leads to it."""
    assert index.differences() == 0
    for name in SubjectName.objects.exclude(search_keys=None):
        for width in (1, 2):
            for place in range(len(name.folded) - width + 1):
                found = containing([name.folded[place : place + width]], Narrow(), limit=1_000)
                assert name.pk in {row.pk for row in found}


def load(folder, *rows, header="name\tuscc\treg_date\tent_type\tprovince\tcity"):
    path = folder / f"{len(list(folder.iterdir()))}.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join([header, *rows]))
    return load_subjects(path, on=TODAY)


def test_a_directory_and_its_further_names(tmp_path):
    code = a_code()
    load(tmp_path, f"{OLD}\t{code}\t2016-03-01\t\t\t")
    check()
    header = "uscc\tname\tkind"
    load(tmp_path, f"{code}\t{NEW}\tcurrent", f"{code}\t示例食品\tshort", header=header)
    check()

    assert names_of("旧名食品") == names_of("新名食品") == {NEW}


def test_a_delivery_about_unknown_subjects(tmp_path):
    assert outcomes(deliver(tmp_path, a_row(subject_code=a_code(), subject_name=NEW))) == {"public": 1}

    check()
    assert names_of("新名") == {NEW}


def test_subjects_joined_and_parted_again(admin_user):
    one, other = a_subject(OLD), a_subject(NEW)
    act = identity.join(one, other, on=TODAY, reason="same", by=admin_user)
    check()
    assert names_of("旧名") == {NEW}

    undo(act, on=TODAY, by=admin_user)
    check()
    assert names_of("旧名") == {OLD}


def test_a_subject_parted_with_one_of_its_names_and_whole_again(tmp_path, admin_user):
    one = a_subject(OLD)
    former = one.names.create(kind="former", value="示例市他人食品厂", folded="示例市他人食品厂")
    row = a_row(subject_code=one.code, subject_name=OLD)
    deliver(tmp_path, row)
    record = Publication.objects.get()
    new = creating.NewSubject(NEW, "organisation")
    act = identity.part(one, new, [record.pk], names=[former.pk], on=TODAY, reason="another", by=admin_user)
    check()
    assert names_of("他人食品") == names_of("新名") == {NEW}

    undo(act, on=TODAY, by=admin_user)
    check()
    assert names_of("他人食品") == {OLD}
    assert names_of("旧名") == {OLD}


def test_held_rows_decided_for_a_known_and_for_a_new_subject(tmp_path, admin_user):
    one = a_subject(OLD)
    deliver(tmp_path, *(a_row(subject_code=one.code, subject_name=name) for name in (NEW, "示例市他人食品厂")))
    known, strange = HeldRow.objects.order_by("row")
    ground = Ground(by=admin_user, on=TODAY, note="looked at")
    resolving.attach(known, one, ground)
    resolving.attach_new(strange, creating.NewSubject("示例市他人食品厂", "organisation"), ground)
    check()

    assert names_of("旧名") == {OLD}
    assert names_of("他人食品") == {"示例市他人食品厂"}


def test_persons_are_in_no_index():
    a_person("张示例")
    (created,) = creating.create([creating.NewSubject("李示例", "person", adult=True)])
    Subject.objects.get(pk=created).names.create(kind="former", value="王示例", folded="王示例")

    assert set(SubjectName.objects.values_list("search_keys", flat=True)) == {None}
    assert containing(["示例"], Narrow(), limit=10) == []
    check()


def test_a_name_that_goes_leaves_the_index():
    subject = a_subject(OLD)
    subject.names.all().delete()

    assert containing(["旧名"], Narrow(), limit=10) == []
    check()


def test_the_command_builds_anew_what_is_wrong(capsys):
    a_subject(NEW)
    SubjectName.objects.update(search_keys="c0000000")
    with pytest.raises(CommandError, match="1 name is indexed wrongly"):
        call_command("index_names", "--check")

    call_command("index_names")
    check()
    assert "1 name had other keys" in capsys.readouterr().out


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite reads its index in one piece")
def test_what_is_asked_block_by_block_is_kept_in_the_same_blocks():
    edges = [1, *(edge + by for shift in range(13, 25) for edge in [1 << shift] for by in (-1, 0))]
    with connection.cursor() as cursor:
        for pk in edges:
            cursor.execute("SELECT disclosure_name_keys(%s, '示', NULL)", [pk])
            assert cursor.fetchone()[0] == [f"{chr(256 + block(pk))}示"]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="its index cannot differ from its table")
def test_what_is_missing_or_stray_is_noticed():
    a_subject(NEW)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO disclosure_namesearch (disclosure_namesearch) VALUES ('delete-all')")
        assert index.differences() == 1
        cursor.execute("INSERT INTO disclosure_namesearch (rowid, grams, keys) VALUES (999999, '示例', '')")
        assert index.differences() == 2

    index.rebuild()
    check()
