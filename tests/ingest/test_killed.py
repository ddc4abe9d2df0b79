"""A run that is killed at any moment, by SIGKILL, is finished or undone by the next one; nothing happens twice."""

import pytest

from tests.ingest.conftest import sites
from tests.ingest.running import Site
from tests.ingest.sending import CENTRE, MARKET, a_row, write

ROWS = 23  # five parts
UNDONE = ("judging", "judged")  # killed before anything was registered
FINISHED = ("registered", "between parts", "inside a part", "at the end")
DONE = ("closed",)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A delivery of several parts, one row of it faulty."""
    rows = [a_row() for _ in range(ROWS - 1)]
    return write(tmp_path_factory.mktemp("delivered"), [*rows, a_row(decided_on="nonsense")])


@pytest.fixture(scope="module")
def whole(path, template, tmp_path_factory):
    """What an uninterrupted run of that file leaves."""
    with sites(template, tmp_path_factory.mktemp("whole")) as a_site:
        site = a_site()
        assert site.run("", path).returncode == 0
        return site.state()


def test_an_uninterrupted_run_leaves_nothing_but_the_record(whole):
    assert (len(whole["publications"]), whole["faults"], whole["batches"]) == (
        ROWS - 1,
        1,
        [[ROWS, ROWS - 1, 0]],
    )
    assert (whole["parts"], whole["unfinished"], whole["spooled"]) == (0, 0, 0)
    assert whole["lines"] == list(range(1, ROWS))


@pytest.mark.parametrize("stage", [*UNDONE, *FINISHED, *DONE])
def test_the_next_start_makes_good_what_a_killed_run_left(stage, path, whole, a_site):
    site: Site = a_site()
    assert site.run(stage, path).returncode == -9
    again = site.run("", path)
    assert (again.returncode, ("is finished now" in again.stderr)) == (0, stage in FINISHED)
    after = site.state()
    batches = after.pop("batches")
    assert after == {name: told for name, told in whole.items() if name != "batches"}
    assert batches[0] == [ROWS, ROWS - 1, 0]
    assert batches[1:] == ([[ROWS, 0, ROWS - 1]] if stage not in UNDONE else [])


@pytest.mark.parametrize("stage", ["between parts", "inside a part"])
def test_what_was_judged_may_be_lost_too(stage, path, whole, a_site):
    site: Site = a_site()
    site.run(stage, path)
    site.lose_spool()
    again = site.run("", path)
    assert (again.returncode, "deliver its file again" in again.stderr) == (0, True)
    assert site.state() == whole


def test_a_batch_of_which_nothing_was_written_is_undone_when_its_rows_are_lost(path, whole, a_site):
    site: Site = a_site()
    site.run("registered", path)
    site.lose_spool()
    again = site.run("", path)
    assert (again.returncode, "it is undone" in again.stderr) == (0, True)
    assert site.state() == whole


def test_another_file_finishes_what_was_left_as_well(tmp_path, path, whole, a_site):
    site: Site = a_site()
    site.run("inside a part", path)
    again = site.run("", write(tmp_path, [a_row()]))
    assert "is finished now" in again.stderr
    assert site.state()["batches"] == [[ROWS, ROWS - 1, 0], [1, 1, 0]]


def test_the_second_of_two_runs_of_one_file_is_told_so(path, whole, a_site):
    site: Site = a_site()
    with site.running("wait", path) as first:
        second = site.run("", path)
    assert (second.returncode, second.stderr.strip()) == (1, "Another run is loading this file.")
    assert first.exitcode == 0
    assert site.state() == whole


def test_two_files_that_share_records_and_new_subjects_make_each_once(tmp_path, a_site):
    shared = [a_row() for _ in range(40)]
    files = [
        (write(tmp_path, [*shared, a_row()]), MARKET[0]),
        (write(tmp_path, [a_row(), *reversed(shared)]), CENTRE),
    ]
    site: Site = a_site()
    with site.running("race", *files[0]) as one, site.running("race", *files[1], others=1) as other:
        pass
    assert (one.exitcode, other.exitcode) == (0, 0)
    left = site.state()
    assert (len(left["publications"]), len(left["subjects"]), left["head"]) == (42, 42, 42)
    assert sorted(read for read, _public, _same in left["batches"]) == [41, 41]
    assert sum(public for _read, public, _same in left["batches"]) == 42
