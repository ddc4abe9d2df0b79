"""Names are found by their parts, cores and sounds: keys beside each name, and an index of each engine's own kind."""

from itertools import islice

from django.db import migrations, models

from disclosure import names

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


def fill(apps, schema_editor):
    """The keys of the names that are there, but of persons."""
    SubjectName = apps.get_model("disclosure", "SubjectName")
    unkeyed = SubjectName.objects.exclude(subject__kind="person").only("value", "folded").order_by("pk")
    rows = unkeyed.iterator(chunk_size=5_000)
    while part := list(islice(rows, 5_000)):
        for row in part:
            row.search_keys = names.keys(row.value, row.folded)
        SubjectName.objects.bulk_update(part, ["search_keys"], batch_size=500)


def build(apps, schema_editor):
    """The index of the engine in use."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        schema_editor.execute(INDEX)
        schema_editor.execute(MERGE)
    else:
        schema_editor.execute(TABLE)
        filled = apps.get_model("disclosure", "SubjectName").objects.exclude(search_keys=None)
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO disclosure_namesearch (rowid, grams, keys) VALUES (%s, %s, %s)",
                (
                    (pk, " ".join(folded[place : place + 2] for place in range(len(folded))), keys)
                    for pk, folded, keys in filled.values_list("pk", "folded", "search_keys").iterator()
                ),
            )


def take_away(apps, schema_editor):
    """The index again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION disclosure_merge_names")
        schema_editor.execute("DROP INDEX subject_name_keys")
        schema_editor.execute("DROP FUNCTION disclosure_name_keys")
    else:
        for trigger in ("new", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS guard_search_{trigger}")
        schema_editor.execute("DROP TABLE disclosure_namesearch")


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0021_keys_and_mandates"),
    ]

    operations = [
        migrations.AddField(
            model_name="subjectname",
            name="search_keys",
            field=models.TextField(blank=True, editable=False, null=True, verbose_name="keys of the index"),
        ),
        migrations.RemoveIndex(model_name="subjectname", name="subject_name_folded"),
        migrations.AddIndex(
            model_name="subjectname",
            index=models.Index(fields=["folded"], name="subject_name_begins", opclasses=["varchar_pattern_ops"]),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(build, take_away),
    ]
