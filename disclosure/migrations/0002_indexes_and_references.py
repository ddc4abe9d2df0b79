"""What a model cannot say: references left to the guards, and the index that names are found by, of each engine's own."""

from typing import Any

from django.db import migrations

from disclosure.guards import release

# Checked once a statement by the guards, not once a row (docs/decisions/0006).
REFERENCES = (
    ("disclosure_publication", "edition_id"),
    ("disclosure_publication", "authority_id"),
    ("disclosure_publication", "batch_id"),
    ("disclosure_publication", "subject_id"),
    ("disclosure_publication", "predecessor_id"),
    ("disclosure_change", "publication_id"),
    ("disclosure_fault", "batch_id"),
)
# The keys of a name as PostgreSQL indexes them: its hashes, and every sign and two neighbouring signs behind the sign
# of its block. Blocks are ranges of primary keys; the first are small. A question asks block by block and stops when
# it has enough, so that what it costs does not grow with the number of names.
FUNCTION = """
CREATE FUNCTION disclosure_name_keys(id bigint, folded text, keys text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT string_to_array(keys, ' ') || array_agg(block || sign) || array_agg(block || sign || next)
    FILTER (WHERE next IS NOT NULL)
FROM (SELECT chr(256 + CASE WHEN id < 8192 THEN 0 WHEN id < 16384 THEN 1 WHEN id < 32768 THEN 2 WHEN id < 65536 THEN 3
                       WHEN id < 131072 THEN 4 WHEN id < 262144 THEN 5 WHEN id < 524288 THEN 6 WHEN id < 1048576 THEN 7
                       ELSE 7 + (id >> 20)::int END)) AS blocks(block),
     unnest(string_to_array(folded, NULL), string_to_array(substr(folded, 2), NULL)) AS signs(sign, next)
$$
"""
INDEX = """
CREATE INDEX subject_name_keys ON disclosure_subjectname
USING gin (disclosure_name_keys(id, folded, search_keys)) WHERE search_keys IS NOT NULL
"""
# New names wait beside a GIN index until somebody puts them in, which only its owner may; the site's role asks by this.
MERGE = """
CREATE FUNCTION disclosure_merge_names() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS
$$ SELECT gin_clean_pending_list('subject_name_keys') $$
"""
# Pairs of signs as words; a lone sign is looked for as the beginning of one.
TABLE = r"""
CREATE VIRTUAL TABLE disclosure_namesearch USING fts5(
    grams, keys, content='', contentless_delete=1, detail=column, prefix='1',
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~'"
)
"""


def leave_to_guards(apps: Any, schema_editor: Any) -> None:
    """The guards are installed right after migrating."""
    release(schema_editor, REFERENCES)


def build(apps: Any, schema_editor: Any) -> None:
    """The index of the engine in use."""
    for statement in (FUNCTION, INDEX, MERGE) if schema_editor.connection.vendor == "postgresql" else (TABLE,):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial")]
    replaces = [
        ("disclosure", "0002_references_checked_by_statement"),
        ("disclosure", "0004_three_more_references_checked_by_statement"),
        ("disclosure", "0023_search"),
    ]

    operations = [
        migrations.RunPython(leave_to_guards, migrations.RunPython.noop),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
