"""What SQLite refuses to any connection: here one without the site's pragmas, as the sqlite3 command opens it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from django.db import connection

from creditchina.sqlite.base import base
from disclosure import publish
from tests.builders import a_batch, a_penalty, a_person, an_authority
from tests.test_guards import REFUSED
from tests.test_guards_moving import MOVES

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite"),
]

sqlite3 = base.Database  # one library: two in a process undo each other's locks
DECIDED, TODAY = date(2026, 5, 11), date(2026, 6, 1)
TABLES = ("change", "publicationversion", "ledgerhead", "itemedition", "authority", "batch", "subject")
CODE = "(SELECT max(code) FROM disclosure_authority)"
OVER = {f"write over {table}": f"REPLACE INTO disclosure_{table} SELECT * FROM disclosure_{table}" for table in TABLES}
OVER |= {
    "write a line over another by its rowid": "REPLACE INTO disclosure_change (rowid, seq, kind, publication_id,"
    " \"on\", version, ended_as, note, at) SELECT rowid, 900, kind, publication_id, \"on\", 1, '', '', at"
    " FROM disclosure_change WHERE seq = 1",
    "seal a version again": "REPLACE INTO disclosure_publicationversion (publication_id, version, batch_id, digest,"
    " content) SELECT publication_id, version, batch_id, digest, '{}' FROM disclosure_publicationversion",
    "write over an authority by its code": "REPLACE INTO disclosure_authority (code, field, name_zh, name_en)"
    f" VALUES ({CODE}, '', '', '')",
    "write over an edition by its code": "REPLACE INTO disclosure_itemedition (item_id, code, field_list, sha256)"
    " SELECT item_id, code, '', '' FROM disclosure_itemedition",
    "write over a subject by its reference": "REPLACE INTO disclosure_subject (ref, kind, status, name, place,"
    " ent_type, last_four) SELECT ref, 'organisation', '', '', '', '', '' FROM disclosure_subject",
    "take another authority's code": f"UPDATE OR REPLACE disclosure_authority SET code = {CODE}",
    "take another authority's number": "UPDATE OR REPLACE disclosure_authority SET id = (SELECT max(id) FROM"
    " disclosure_authority)",
    **{
        f"take another {table}'s number by its {alias}": f"UPDATE OR REPLACE disclosure_{table} SET {alias} ="
        f" (SELECT min(id) FROM disclosure_{table}) WHERE id = (SELECT max(id) FROM disclosure_{table})"
        for table in ("subject", "publication", "batch", "authority", "itemedition")
        for alias in ("rowid", "oid", "_rowid_")
    },
    "take another publication's number": "UPDATE OR REPLACE disclosure_publication SET id = 1 WHERE id <> 1",
}
# Left open, because a trigger on each inserted publication costs more than a delivery can bear: docs/security.md.
OPEN = {"write over publication": "REPLACE INTO disclosure_publication SELECT * FROM disclosure_publication"}


@pytest.fixture
def plain() -> Iterator[sqlite3.Connection]:
    """A second connection to the same file, after one record was corrected, ended and restored, and two are kept."""
    made = a_penalty(decided_on=DECIDED)
    publish.correct(made, {"digest": b"new"}, batch=a_batch(), on=TODAY)
    publish.take_down(made, on=TODAY)
    publish.restore(made, on=TODAY, note="repair revoked")
    a_penalty(decided_on=DECIDED, subject=a_person())
    a_penalty(decided_on=DECIDED, shown=False)
    a_penalty(decided_on=DECIDED, shown_until=None, ends="performance", review_on=date(2026, 7, 1))
    an_authority()
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as opened:
        assert opened.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        yield opened


def is_refused(plain: sqlite3.Connection, statement: str) -> bool:
    """Whether a guard, and nothing else, stops a statement; what passes is taken back."""
    plain.execute("BEGIN IMMEDIATE")
    try:
        plain.execute(statement)
    except sqlite3.IntegrityError as refusal:
        return str(refusal).startswith("guard_")
    finally:
        plain.execute("ROLLBACK")
    return False


def test_a_plain_connection_is_refused_what_the_site_is(plain) -> None:
    statements = REFUSED | MOVES | OVER
    assert [why for why, statement in statements.items() if not is_refused(plain, statement)] == []


def test_what_is_left_open(plain) -> None:
    assert [why for why, statement in OPEN.items() if not is_refused(plain, statement)] == list(OPEN)
