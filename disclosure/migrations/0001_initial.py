import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("disclosure", "0001_public_record"),
        ("disclosure", "0003_restored_once"),
        ("disclosure", "0005_directory_stamp"),
        ("disclosure", "0006_the_whole_catalogue"),
        ("disclosure", "0010_taken_back"),
        ("disclosure", "0012_identity_by_index"),
        ("disclosure", "0013_one_open_proposal_for_a_row"),
        ("disclosure", "0014_marks_remember_and_shields_in_order"),
        ("disclosure", "0015_contradictions"),
        ("disclosure", "0016_pages_by_index"),
        ("disclosure", "0017_issued_reports"),
        ("disclosure", "0018_reviewed"),
        ("disclosure", "0019_batch_index"),
        ("disclosure", "0020_report_orders"),
        ("disclosure", "0021_keys_and_mandates"),
        ("disclosure", "0024_objection_marks"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("positive", "positive"),
                            ("neutral", "neutral"),
                            ("mixed", "mixed"),
                            ("negative", "negative"),
                        ],
                        max_length=10,
                        verbose_name="polarity",
                    ),
                ),
                ("since_edition", models.CharField(blank=True, max_length=10, verbose_name="since edition")),
            ],
            options={
                "verbose_name": "catalogue category",
                "verbose_name_plural": "catalogue categories",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=18, unique=True, verbose_name="unified social credit code")),
                ("field", models.CharField(blank=True, max_length=30, verbose_name="field")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                ("telephone", models.CharField(blank=True, max_length=50, verbose_name="telephone of its credit desk")),
                ("address_zh", models.CharField(blank=True, max_length=200, verbose_name="address (Chinese)")),
                ("address_en", models.CharField(blank=True, max_length=200, verbose_name="address (English)")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="disclosure.authority",
                        verbose_name="parent",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="disclosure.authority",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "authority",
                "verbose_name_plural": "authorities",
                "ordering": ["code"],
                "permissions": [("hand_over_authority", "Can hand an authority over to its successor")],
            },
        ),
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                ("announced_on", models.DateField(blank=True, null=True, verbose_name="announced on")),
            ],
            options={
                "verbose_name": "calendar year",
                "verbose_name_plural": "calendar years",
                "ordering": ["year"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="calendar_year_has_basis"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("day", models.DateField(unique=True, verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[("off", "day off"), ("worked", "worked instead")], max_length=6, verbose_name="kind"
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="disclosure.calendaryear",
                        verbose_name="calendar year",
                    ),
                ),
            ],
            options={
                "verbose_name": "special day",
                "verbose_name_plural": "special days",
                "ordering": ["day"],
            },
        ),
        migrations.CreateModel(
            name="CatalogueItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                (
                    "tab",
                    models.CharField(
                        choices=[
                            ("penalty", "Penalties"),
                            ("serious", "Serious lists"),
                            ("licence", "Licences"),
                            ("abnormal", "Abnormal operation"),
                            ("honour", "Honours"),
                            ("commitment", "Commitments"),
                            ("evaluation", "Evaluations"),
                            ("judgment", "Judgments"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="tab",
                    ),
                ),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("positive", "positive"),
                            ("neutral", "neutral"),
                            ("mixed", "mixed"),
                            ("negative", "negative"),
                        ],
                        max_length=10,
                        verbose_name="polarity",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "basis_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("admin_regulation", "administrative regulation"),
                            ("central_policy", "Party or State Council policy document"),
                            ("department_rule", "departmental rule"),
                            ("local_regulation", "local regulation"),
                            ("notice", "notice"),
                        ],
                        max_length=16,
                        verbose_name="kind of basis",
                    ),
                ),
                ("public", models.BooleanField(default=True, verbose_name="shown to the public")),
                ("note_zh", models.TextField(blank=True, verbose_name="note (Chinese)")),
                ("note_en", models.TextField(blank=True, verbose_name="note (English)")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="disclosure.cataloguecategory",
                        verbose_name="catalogue category",
                    ),
                ),
            ],
            options={
                "verbose_name": "catalogue item",
                "verbose_name_plural": "catalogue items",
                "ordering": ["category__number", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "planned"), models.Q(("legal_basis_zh", ""), _negated=True), _connector="OR"
                        ),
                        name="catalogue_item_active_has_basis",
                        violation_error_message="An item cannot be active without a legal basis.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contradiction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("check_name", models.CharField(max_length=40, verbose_name="what disagrees")),
                ("row", models.BigIntegerField(verbose_name="row")),
                ("told", models.CharField(max_length=200, verbose_name="row as people call it")),
                ("since", models.DateField(verbose_name="known since")),
            ],
            options={
                "verbose_name": "contradiction",
                "verbose_name_plural": "contradictions",
                "ordering": ["check_name", "since", "row"],
                "constraints": [models.UniqueConstraint(fields=("check_name", "row"), name="contradiction_once")],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("code", models.SlugField(verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("who_zh", models.CharField(max_length=100, verbose_name="who acts (Chinese)")),
                ("who_en", models.CharField(blank=True, max_length=100, verbose_name="who acts (English)")),
                ("starts_zh", models.CharField(max_length=200, verbose_name="counted from (Chinese)")),
                ("starts_en", models.CharField(blank=True, max_length=200, verbose_name="counted from (English)")),
                ("length", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[("working_days", "working days"), ("days", "days"), ("months", "months")],
                        default="working_days",
                        max_length=12,
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "deadline",
                "verbose_name_plural": "deadlines",
                "ordering": ["number", "in_force_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "in_force_from"), name="deadline_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force_from", None)), fields=("code",), name="deadline_once_from_ever"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="deadline_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="deadline_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="what it is for")),
                ("prefix", models.CharField(max_length=12, unique=True, verbose_name="begins with")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256 of the key")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="created")),
                ("expires_on", models.DateField(verbose_name="last day")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                ("last_used_at", models.DateTimeField(blank=True, null=True, verbose_name="last used")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given to",
                    ),
                ),
                (
                    "items",
                    models.ManyToManyField(related_name="+", to="disclosure.catalogueitem", verbose_name="may deliver"),
                ),
            ],
            options={
                "verbose_name": "delivery key",
                "verbose_name_plural": "delivery keys",
                "ordering": ["source", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="delivered on")),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("encoding", models.CharField(blank=True, max_length=20, verbose_name="encoding")),
                ("procedure", models.CharField(blank=True, max_length=10, verbose_name="procedure")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("loading", "loading"),
                            ("prepared", "judged, waiting for release"),
                            ("done", "done"),
                            ("refused", "not released"),
                            ("undone", "undone: nothing of it was kept"),
                        ],
                        default="loading",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("command", "command"),
                            ("upload", "file"),
                            ("form", "form"),
                            ("api", "programming interface"),
                        ],
                        default="command",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("needs_release", models.BooleanField(default=False, verbose_name="a second person releases")),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="released")),
                ("refusal", models.TextField(blank=True, verbose_name="why it was not released")),
                ("expected", models.JSONField(default=dict, verbose_name="what judging expects")),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="started")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("rows_read", models.PositiveBigIntegerField(default=0, verbose_name="rows read")),
                ("public", models.PositiveBigIntegerField(default=0, verbose_name="public")),
                ("kept", models.PositiveBigIntegerField(default=0, verbose_name="kept, not public")),
                ("unchanged", models.PositiveBigIntegerField(default=0, verbose_name="unchanged")),
                ("corrected", models.PositiveBigIntegerField(default=0, verbose_name="corrected")),
                ("not_kept", models.PositiveBigIntegerField(default=0, verbose_name="not kept")),
                ("faulty", models.PositiveBigIntegerField(default=0, verbose_name="faulty")),
                ("held", models.PositiveBigIntegerField(default=0, verbose_name="held")),
                ("tally", models.JSONField(default=dict, verbose_name="reasons and how often")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="refused by",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.deliverykey",
                        verbose_name="delivery key",
                    ),
                ),
            ],
            options={
                "verbose_name": "batch",
                "verbose_name_plural": "batches",
                "ordering": ["-pk"],
                "permissions": [
                    ("deliver_batch", "Can deliver for a source"),
                    ("release_batch", "Can release a delivery of another person"),
                    ("propose_undo_batch", "Can ask for the undoing of a whole batch"),
                    ("approve_undo_batch", "Can approve the undoing of a whole batch"),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("status", "done")), fields=["-finished_at"], name="batch_finished")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_by", None),
                            models.Q(("released_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="batch_released_by_another",
                        violation_error_message="Whoever delivered a batch does not release it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["loading", "done"]), _negated=True),
                            ("needs_release", False),
                            models.Q(("by__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="batch_released_where_two_people_must",
                        violation_error_message="The mandate asks for a second person to release this batch.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True),
                            (
                                "rows_read",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        models.F("public"), "+", models.F("kept")
                                                    ),
                                                    "+",
                                                    models.F("unchanged"),
                                                ),
                                                "+",
                                                models.F("corrected"),
                                            ),
                                            "+",
                                            models.F("not_kept"),
                                        ),
                                        "+",
                                        models.F("faulty"),
                                    ),
                                    "+",
                                    models.F("held"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="batch_accounts_for_every_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("key", None), models.Q(("by__isnull", False), ("channel", "api")), _connector="OR"
                        ),
                        name="batch_key_by_the_interface",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DirectoryStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changes", models.BigIntegerField(default=0, verbose_name="changes of the directory")),
            ],
            options={
                "verbose_name": "stamp of the directory",
                "verbose_name_plural": "stamp of the directory",
                "default_permissions": (),
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="directory_has_one_stamp")],
            },
        ),
        migrations.CreateModel(
            name="Fault",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveBigIntegerField(verbose_name="row")),
                ("column", models.CharField(blank=True, max_length=200, verbose_name="column")),
                ("shown", models.CharField(blank=True, max_length=200, verbose_name="value, shown safely")),
                (
                    "weight",
                    models.CharField(
                        choices=[
                            ("faulty", "faulty"),
                            ("held", "held"),
                            ("not_kept", "not kept"),
                            ("kept", "kept, not public"),
                            ("flagged", "flagged"),
                        ],
                        max_length=8,
                        verbose_name="weight",
                    ),
                ),
                ("rule", models.CharField(max_length=40, verbose_name="rule")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faults",
                        to="disclosure.batch",
                        verbose_name="batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "fault",
                "verbose_name_plural": "faults",
                "ordering": ["batch", "row", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAmountLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "larger_from",
                    models.DecimalField(decimal_places=6, max_digits=18, verbose_name="larger from (10,000 yuan)"),
                ),
                (
                    "huge_from",
                    models.DecimalField(decimal_places=6, max_digits=18, verbose_name="huge from (10,000 yuan)"),
                ),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical amount line",
                "verbose_name_plural": "historical amount lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCalendarDay",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("day", models.DateField(db_index=True, verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[("off", "day off"), ("worked", "worked instead")], max_length=6, verbose_name="kind"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.calendaryear",
                        verbose_name="calendar year",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical special day",
                "verbose_name_plural": "historical special days",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCalendarYear",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("year", models.PositiveSmallIntegerField(db_index=True, verbose_name="year")),
                ("announced_on", models.DateField(blank=True, null=True, verbose_name="announced on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical calendar year",
                "verbose_name_plural": "historical calendar years",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClassStandard",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("field", models.CharField(max_length=30, verbose_name="field")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document number")),
                ("summary_zh", models.TextField(verbose_name="what it says (Chinese)")),
                ("summary_en", models.TextField(blank=True, verbose_name="what it says (English)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical classification standard",
                "verbose_name_plural": "historical classification standards",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeadline",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("code", models.SlugField(verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("who_zh", models.CharField(max_length=100, verbose_name="who acts (Chinese)")),
                ("who_en", models.CharField(blank=True, max_length=100, verbose_name="who acts (English)")),
                ("starts_zh", models.CharField(max_length=200, verbose_name="counted from (Chinese)")),
                ("starts_en", models.CharField(blank=True, max_length=200, verbose_name="counted from (English)")),
                ("length", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[("working_days", "working days"), ("days", "days"), ("months", "months")],
                        default="working_days",
                        max_length=12,
                        verbose_name="unit",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical deadline",
                "verbose_name_plural": "historical deadlines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMarkRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reconsideration", "under administrative reconsideration"),
                            ("litigation", "under litigation"),
                            ("suspended", "execution suspended"),
                            ("secrecy", "secrecy is being examined"),
                            ("objected_content", "under objection: content"),
                            ("objected_period", "under objection: display period"),
                            ("objected_subject", "under objection: not about this subject"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("hides", models.BooleanField(default=False, verbose_name="hides the publication")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rule for marks",
                "verbose_name_plural": "historical rules for marks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeasure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("code", models.SlugField(verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("rights_reducing", "measures of public bodies that cut rights or add duties"),
                            ("management", "management measures of public bodies that do not cut rights"),
                            ("market", "measures that others take on their own decision"),
                        ],
                        max_length=16,
                        verbose_name="group",
                    ),
                ),
                ("implementer_zh", models.CharField(blank=True, max_length=200, verbose_name="applied by (Chinese)")),
                ("implementer_en", models.CharField(blank=True, max_length=200, verbose_name="applied by (English)")),
                (
                    "basis_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("admin_regulation", "administrative regulation"),
                            ("central_policy", "Party or State Council policy document"),
                            ("department_rule", "departmental rule"),
                            ("local_regulation", "local regulation"),
                            ("notice", "notice"),
                        ],
                        max_length=16,
                        verbose_name="kind of basis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                ("confidence", models.CharField(default="UNSURE", max_length=20, verbose_name="confidence")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical measure",
                "verbose_name_plural": "historical measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPeriodRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("order36", "NDRC Order 36"),
                            ("order58", "NDRC Order 58"),
                            ("list", "rule of the list"),
                            ("site", "rule of this site"),
                        ],
                        max_length=10,
                        verbose_name="regime",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="kind")),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("minor", "Minor"), ("general", "General"), ("serious", "Serious")],
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("public_by_default", models.BooleanField(default=True, verbose_name="shown by default")),
                (
                    "min_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months before repair"),
                ),
                (
                    "max_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months shown at most"),
                ),
                (
                    "ends",
                    models.CharField(
                        choices=[
                            ("months", "a number of months"),
                            ("performance", "until performance"),
                            ("validity", "with the validity of the document"),
                            ("cured", "until the defect is cured"),
                        ],
                        default="months",
                        max_length=12,
                        verbose_name="ends",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="reviewed after (months)"),
                ),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical period rule",
                "verbose_name_plural": "historical period rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRefusalGround",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("code", models.SlugField(verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("acceptance", "on acceptance"),
                            ("decision", "on decision"),
                            ("both", "on acceptance or decision"),
                        ],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("next_zh", models.TextField(verbose_name="what to do next (Chinese)")),
                ("next_en", models.TextField(blank=True, verbose_name="what to do next (English)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical refusal ground",
                "verbose_name_plural": "historical refusal grounds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRetentionRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("code", models.SlugField(verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_zh", models.CharField(max_length=200, verbose_name="counted from (Chinese)")),
                ("starts_en", models.CharField(blank=True, max_length=200, verbose_name="counted from (English)")),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months")),
                ("then_zh", models.CharField(max_length=200, verbose_name="and then (Chinese)")),
                ("then_en", models.CharField(blank=True, max_length=200, verbose_name="and then (English)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical retention rule",
                "verbose_name_plural": "historical retention rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRuleTransition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "from_regime",
                    models.CharField(
                        choices=[
                            ("order36", "NDRC Order 36"),
                            ("order58", "NDRC Order 58"),
                            ("list", "rule of the list"),
                            ("site", "rule of this site"),
                        ],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                (
                    "to_regime",
                    models.CharField(
                        choices=[
                            ("order36", "NDRC Order 36"),
                            ("order58", "NDRC Order 58"),
                            ("list", "rule of the list"),
                            ("site", "rule of this site"),
                        ],
                        max_length=10,
                        verbose_name="to",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                (
                    "method",
                    models.CharField(
                        choices=[("earlier_end", "the earlier end of both regimes")],
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                ("confidence", models.CharField(default="UNSURE", max_length=20, verbose_name="confidence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rule transition",
                "verbose_name_plural": "historical rule transitions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IssuedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=22, unique=True, verbose_name="report number")),
                ("check_digest", models.BinaryField(max_length=32, verbose_name="digest of the check code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("general_org", "public credit report"),
                            ("special", "special credit report"),
                            ("personal", "personal credit report"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("on", models.DateField(verbose_name="as of")),
                ("period_from", models.DateField(blank=True, null=True, verbose_name="period from")),
                ("period_to", models.DateField(blank=True, null=True, verbose_name="period to")),
                ("sections", models.JSONField(default=list, verbose_name="sections")),
                ("addressee", models.CharField(blank=True, max_length=200, verbose_name="addressee")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="purpose")),
                ("opens_until", models.DateField(blank=True, null=True, verbose_name="can be looked up until")),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="issued at")),
                ("data_until", models.DateField(verbose_name="data as of")),
                ("ledger_seq", models.BigIntegerField(verbose_name="ledger number")),
                ("subject_seq", models.BigIntegerField(verbose_name="the subject's last change")),
                ("question", models.BinaryField(max_length=32, verbose_name="digest of the question")),
                ("rows", models.JSONField(default=list, verbose_name="records and their versions")),
                ("counts", models.JSONField(default=dict, verbose_name="records by section")),
                ("statement", models.TextField(blank=True, verbose_name="what it answers")),
                ("file", models.CharField(blank=True, max_length=100, verbose_name="file")),
                ("sha256", models.BinaryField(max_length=32, verbose_name="SHA-256 of the file")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("signature", models.CharField(max_length=10, verbose_name="signature")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                ("revoke_reason", models.TextField(blank=True, verbose_name="reason of the revocation")),
                (
                    "ordered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ordered by",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revoked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "issued report",
                "verbose_name_plural": "issued reports",
                "ordering": ["-issued_at", "-pk"],
                "permissions": [("revoke_issuedreport", "Can revoke a report that was issued in error")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("file", ""), _negated=True), fields=["issued_at"], name="report_with_file"
                    ),
                    models.Index(fields=["sha256"], name="report_by_hash"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None), models.Q(("file", ""), _negated=True)),
                        fields=("question",),
                        name="report_one_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("addressee", ""), ("kind", "general_org"), ("opens_until", None), ("purpose", "")
                            ),
                            models.Q(
                                ("kind", "special"),
                                ("opens_until__isnull", False),
                                ("ordered_by__isnull", False),
                                models.Q(("addressee", ""), _negated=True),
                                models.Q(("purpose", ""), _negated=True),
                            ),
                            models.Q(("kind", "personal"), ("ordered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_says_for_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period_from", None), ("period_to", None)),
                            models.Q(
                                ("period_from__isnull", False),
                                ("period_from__lte", models.F("period_to")),
                                ("period_to__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoke_reason", ""), ("revoked_at", None), ("revoked_by", None)),
                            models.Q(
                                ("revoked_at__isnull", False),
                                ("revoked_by__isnull", False),
                                models.Q(("revoke_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_revoked_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, verbose_name="edition")),
                ("field_list", models.CharField(max_length=100, verbose_name="field list file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in use from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in use to")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "item edition",
                "verbose_name_plural": "item editions",
                "ordering": ["item", "code"],
                "constraints": [models.UniqueConstraint(fields=("item", "code"), name="item_edition_once")],
            },
        ),
        migrations.AddField(
            model_name="batch",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="batches",
                to="disclosure.itemedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(default=0, verbose_name="last number")),
            ],
            options={
                "verbose_name": "ledger head",
                "verbose_name_plural": "ledger head",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="ledger_has_one_head")],
            },
        ),
        migrations.CreateModel(
            name="MarkRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reconsideration", "under administrative reconsideration"),
                            ("litigation", "under litigation"),
                            ("suspended", "execution suspended"),
                            ("secrecy", "secrecy is being examined"),
                            ("objected_content", "under objection: content"),
                            ("objected_period", "under objection: display period"),
                            ("objected_subject", "under objection: not about this subject"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("hides", models.BooleanField(default=False, verbose_name="hides the publication")),
            ],
            options={
                "verbose_name": "rule for marks",
                "verbose_name_plural": "rules for marks",
                "ordering": ["kind", "in_force_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "in_force_from"), name="mark_rule_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force_from", None)), fields=("kind",), name="mark_rule_once_from_ever"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="mark_rule_has_basis"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("rights_reducing", "measures of public bodies that cut rights or add duties"),
                            ("management", "management measures of public bodies that do not cut rights"),
                            ("market", "measures that others take on their own decision"),
                        ],
                        max_length=16,
                        verbose_name="group",
                    ),
                ),
                ("implementer_zh", models.CharField(blank=True, max_length=200, verbose_name="applied by (Chinese)")),
                ("implementer_en", models.CharField(blank=True, max_length=200, verbose_name="applied by (English)")),
                (
                    "basis_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("admin_regulation", "administrative regulation"),
                            ("central_policy", "Party or State Council policy document"),
                            ("department_rule", "departmental rule"),
                            ("local_regulation", "local regulation"),
                            ("notice", "notice"),
                        ],
                        max_length=16,
                        verbose_name="kind of basis",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                ("confidence", models.CharField(default="UNSURE", max_length=20, verbose_name="confidence")),
            ],
            options={
                "verbose_name": "measure",
                "verbose_name_plural": "measures",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "planned"), models.Q(("legal_basis_zh", ""), _negated=True), _connector="OR"
                        ),
                        name="measure_active_has_basis",
                        violation_error_message="A measure cannot be active without a legal basis.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "planned"),
                            models.Q(("group", "rights_reducing"), _negated=True),
                            ("basis_kind__in", ["law", "admin_regulation", "central_policy", "local_regulation"]),
                            _connector="OR",
                        ),
                        name="measure_cuts_rights_by_law",
                        violation_error_message="A measure that cuts rights needs a law, a regulation or a central policy document.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeriodRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("order36", "NDRC Order 36"),
                            ("order58", "NDRC Order 58"),
                            ("list", "rule of the list"),
                            ("site", "rule of this site"),
                        ],
                        max_length=10,
                        verbose_name="regime",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="kind")),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("minor", "Minor"), ("general", "General"), ("serious", "Serious")],
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("public_by_default", models.BooleanField(default=True, verbose_name="shown by default")),
                (
                    "min_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months before repair"),
                ),
                (
                    "max_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months shown at most"),
                ),
                (
                    "ends",
                    models.CharField(
                        choices=[
                            ("months", "a number of months"),
                            ("performance", "until performance"),
                            ("validity", "with the validity of the document"),
                            ("cured", "until the defect is cured"),
                        ],
                        default="months",
                        max_length=12,
                        verbose_name="ends",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="reviewed after (months)"),
                ),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="period_rules",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "period rule",
                "verbose_name_plural": "period rules",
                "ordering": ["regime", "item", "kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regime", "item", "kind", "in_force_from"), name="period_rule_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force_from", None)),
                        fields=("regime", "item", "kind"),
                        name="period_rule_once_from_ever",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="period_rule_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends", "validity"),
                            ("public_by_default", False),
                            models.Q(("max_months__gt", 0), ("max_months__isnull", False)),
                            models.Q(("review_months__gt", 0), ("review_months__isnull", False)),
                            _connector="OR",
                        ),
                        name="period_rule_has_an_end",
                        violation_error_message="A rule states its last month, or when the publication is reviewed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="period_rule_in_force_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("serious_list", "serious lists"),
                            ("period_rule", "period rules"),
                            ("measure", "measures"),
                            ("measure_use", "uses of measures"),
                            ("mandate", "mandates"),
                        ],
                        max_length=12,
                        verbose_name="register",
                    ),
                ),
                ("row_id", models.BigIntegerField(blank=True, null=True, verbose_name="row that changes")),
                ("values", models.JSONField(verbose_name="values")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("assessment_zh", models.TextField(verbose_name="published assessment (Chinese)")),
                ("assessment_en", models.TextField(blank=True, verbose_name="published assessment (English)")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved, comes into force on its first day"),
                            ("in_force", "in force"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by its author"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("dry_run", models.JSONField(default=dict, verbose_name="dry run")),
                ("dry_run_at", models.DateTimeField(blank=True, null=True, verbose_name="dry run of")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="proposed")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("decision_note", models.TextField(blank=True, verbose_name="note on the decision")),
                ("switched_at", models.DateTimeField(blank=True, null=True, verbose_name="switched")),
                ("moved", models.PositiveBigIntegerField(default=0, verbose_name="publications moved")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["-pk"],
                "permissions": [
                    ("propose_register", "Can propose a change of a list, a period or a measure"),
                    ("approve_register", "Can decide on another person's proposal"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["proposed", "approved"])),
                        fields=("register", "row_id"),
                        name="proposal_one_open_for_a_row",
                        violation_error_message="Another change of this row was proposed and is not in force yet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_decided_by_another",
                        violation_error_message="Whoever proposed a change does not decide on it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["proposed", "withdrawn"]),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_decision_has_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("legal_basis_zh", ""), _negated=True),
                            models.Q(("assessment_zh", ""), _negated=True),
                        ),
                        name="proposal_has_basis_and_assessment",
                        violation_error_message="A proposal needs its legal basis and an assessment to publish.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "in_force"), _negated=True),
                            ("switched_at__isnull", False),
                            _connector="OR",
                        ),
                        name="proposal_in_force_was_switched",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("document_number", models.CharField(blank=True, max_length=200, verbose_name="document number")),
                ("document_key", models.CharField(blank=True, max_length=200, verbose_name="document number, folded")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "severity",
                    models.CharField(
                        blank=True,
                        choices=[("minor", "Minor"), ("general", "General"), ("serious", "Serious")],
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("penalty_kinds", models.CharField(blank=True, max_length=300, verbose_name="kinds of penalty")),
                (
                    "fine",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=18, null=True, verbose_name="fine (10,000 yuan)"
                    ),
                ),
                (
                    "confiscated",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=18, null=True, verbose_name="confiscated (10,000 yuan)"
                    ),
                ),
                ("region_code", models.CharField(blank=True, max_length=6, verbose_name="region")),
                ("counted_from", models.DateField(verbose_name="counted from")),
                ("public_since", models.DateField(blank=True, null=True, verbose_name="public since")),
                ("repairable_from", models.DateField(blank=True, null=True, verbose_name="repair possible from")),
                ("shown_until", models.DateField(blank=True, null=True, verbose_name="shown until (exclusive)")),
                (
                    "ends",
                    models.CharField(
                        choices=[
                            ("months", "a number of months"),
                            ("performance", "until performance"),
                            ("validity", "with the validity of the document"),
                            ("cured", "until the defect is cured"),
                        ],
                        default="months",
                        max_length=12,
                        verbose_name="ends",
                    ),
                ),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="next review")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("repaired", "repaired"),
                            ("expired", "period ended"),
                            ("annulled", "annulled"),
                            ("corrected", "corrected"),
                            ("cured", "defect cured, or obligation performed"),
                        ],
                        max_length=10,
                        verbose_name="ended as",
                    ),
                ),
                ("end_reason", models.TextField(blank=True, verbose_name="public reason of an annulment")),
                ("shielded_from", models.DateField(blank=True, null=True, verbose_name="shielded from")),
                ("shielded_until", models.DateField(blank=True, null=True, verbose_name="shielded until (exclusive)")),
                (
                    "kept_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("minor", "minor: not shown in principle"),
                            ("past_end", "already past its last day"),
                            ("person", "about a natural person"),
                            ("not_shown_by_rule", "not shown under the rule of its time"),
                            ("secrecy", "secrecy is being examined"),
                            ("not_public_item", "of a kind that is not shown to the public"),
                        ],
                        max_length=20,
                        verbose_name="kept, not public, because",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("superseded", models.BooleanField(default=False, verbose_name="restored under a new reference")),
                ("key", models.BinaryField(max_length=16, verbose_name="natural key")),
                ("digest", models.BinaryField(max_length=16, verbose_name="digest of the delivered content")),
                ("salt", models.BinaryField(max_length=16, verbose_name="salt")),
                ("flags", models.CharField(blank=True, max_length=300, verbose_name="flags")),
                ("details", models.JSONField(default=dict, verbose_name="details")),
                (
                    "authority",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="disclosure.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="disclosure.itemedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.publication",
                        verbose_name="restored from",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "ordering": ["-decided_on", "-pk"],
                "permissions": [
                    ("annul_publication", "Can withdraw a publication whose decision no longer stands"),
                    ("ask_annul_publication", "Can ask that a publication be withdrawn"),
                    ("show_publication", "Can show a kept record on a written finding"),
                    ("correct_publication", "Can correct a publication"),
                    ("mark_publication", "Can mark a publication as under review"),
                    ("review_publication", "Can review a publication without a last day"),
                ],
                "indexes": [
                    models.Index(fields=["edition", "decided_on"], name="publication_edition"),
                    models.Index(fields=["authority"], name="publication_authority"),
                    models.Index(fields=["document_key"], name="publication_document"),
                    models.Index(fields=["batch"], name="publication_batch"),
                    models.Index(
                        condition=models.Q(("superseded", True)), fields=["key"], name="publication_key_before"
                    ),
                    models.Index(
                        condition=models.Q(("ended_on", None), ("public_since__isnull", False)),
                        fields=["shown_until"],
                        name="publication_to_lapse",
                    ),
                    models.Index(
                        condition=models.Q(("review_on__isnull", False), ("shown_until", None)),
                        fields=["review_on"],
                        name="publication_to_review",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded", False)), fields=("key",), name="publication_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("predecessor__isnull", False)),
                        fields=("predecessor",),
                        name="publication_restored_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_as", ""), ("ended_on", None)),
                            models.Q(("ended_on__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="publication_end_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public_since", None),
                            ("shown_until__isnull", False),
                            ("review_on__isnull", False),
                            ("ended_on__isnull", False),
                            _connector="OR",
                        ),
                        name="publication_public_has_an_end",
                        violation_error_message="Nothing is shown without a last day or a review date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("public_since", None), ("kept_because", ""), _connector="XOR"),
                        name="publication_public_or_kept",
                        violation_error_message="A publication is either public or kept for a stated reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("public_since", None), ("public_since__gte", models.F("counted_from")), _connector="OR"
                        ),
                        name="publication_not_shown_before_its_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("severity", ""), ("severity__in", ["minor", "general", "serious"]), _connector="OR"
                        ),
                        name="publication_severity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shielded_until", None), ("shielded_from__isnull", False), _connector="OR"),
                        name="publication_shield_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("shielded_from", None),
                            models.Q(
                                models.Q(
                                    ("shielded_until", None),
                                    ("shielded_until__gte", models.F("shielded_from")),
                                    _connector="OR",
                                ),
                                ("public_since__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="publication_shield_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reconsideration", "under administrative reconsideration"),
                            ("litigation", "under litigation"),
                            ("suspended", "execution suspended"),
                            ("secrecy", "secrecy is being examined"),
                            ("objected_content", "under objection: content"),
                            ("objected_period", "under objection: display period"),
                            ("objected_subject", "under objection: not about this subject"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until (exclusive)")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document number")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("answer_due", models.DateField(blank=True, null=True, verbose_name="answer due")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="set")),
                (
                    "kept_before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("minor", "minor: not shown in principle"),
                            ("past_end", "already past its last day"),
                            ("person", "about a natural person"),
                            ("not_shown_by_rule", "not shown under the rule of its time"),
                            ("secrecy", "secrecy is being examined"),
                            ("not_public_item", "of a kind that is not shown to the public"),
                        ],
                        max_length=20,
                        verbose_name="kept before because",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark",
                "verbose_name_plural": "marks",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("publication", "kind"),
                        name="mark_once_while_open",
                        violation_error_message="This publication carries that mark already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="mark_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by", None), ("until", None)),
                            models.Q(("ended_by__isnull", False), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="mark_ended_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shown", "published"),
                            ("corrected", "corrected"),
                            ("ended", "no longer public"),
                            ("dates_changed", "dates changed"),
                            ("shielded", "no longer public"),
                            ("unshielded", "published"),
                            ("reviewed", "reviewed, stays public"),
                        ],
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="effective on")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("public_since", models.DateField(null=True, verbose_name="public since")),
                ("shown_until", models.DateField(null=True, verbose_name="shown until (exclusive)")),
                ("ended_on", models.DateField(null=True, verbose_name="ended on")),
                (
                    "ended_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("repaired", "repaired"),
                            ("expired", "period ended"),
                            ("annulled", "annulled"),
                            ("corrected", "corrected"),
                            ("cured", "defect cured, or obligation performed"),
                        ],
                        max_length=10,
                        verbose_name="ended as",
                    ),
                ),
                ("shielded_from", models.DateField(null=True, verbose_name="shielded from")),
                ("shielded_until", models.DateField(null=True, verbose_name="shielded until (exclusive)")),
                ("review_on", models.DateField(null=True, verbose_name="next review")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["-seq"],
                "indexes": [models.Index(fields=["on"], name="change_on")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("seq__gt", 0)), name="change_numbered_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", False), ("kind", "ended")),
                            models.Q(("kind", "ended"), _negated=True),
                            _connector="OR",
                        ),
                        name="change_end_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reviewed"), ("review_on__gt", models.F("on"))),
                            models.Q(models.Q(("kind", "reviewed"), _negated=True), ("review_on", None)),
                            _connector="OR",
                        ),
                        name="change_review_names_the_next",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("digest", models.BinaryField(max_length=16, verbose_name="digest of the delivered content")),
                ("content", models.JSONField(verbose_name="sealed content")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.batch",
                        verbose_name="delivered in",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "sealed version",
                "verbose_name_plural": "sealed versions",
                "ordering": ["publication", "version", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "version", "digest"), name="publication_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RefusalGround",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("acceptance", "on acceptance"),
                            ("decision", "on decision"),
                            ("both", "on acceptance or decision"),
                        ],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("next_zh", models.TextField(verbose_name="what to do next (Chinese)")),
                ("next_en", models.TextField(blank=True, verbose_name="what to do next (English)")),
            ],
            options={
                "verbose_name": "refusal ground",
                "verbose_name_plural": "refusal grounds",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("legal_basis_zh", ""), _negated=True), models.Q(("next_zh", ""), _negated=True)
                        ),
                        name="refusal_ground_has_basis",
                        violation_error_message="A ground names its basis and what to do next.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="refusal_ground_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=6, primary_key=True, serialize=False, verbose_name="code")),
                ("full_name_zh", models.CharField(blank=True, max_length=200, verbose_name="full Chinese name")),
                ("full_name_en", models.CharField(blank=True, max_length=200, verbose_name="full English name")),
                ("short_name_zh", models.CharField(blank=True, max_length=100, verbose_name="short Chinese name")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in use from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in use to")),
                ("fictional", models.BooleanField(default=False, verbose_name="fictional")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="disclosure.region",
                        verbose_name="parent",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="disclosure.region",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("code", models.CharField(db_index=True, max_length=18, verbose_name="unified social credit code")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeriousList",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("slug", models.SlugField(verbose_name="slug")),
                ("keeper_zh", models.CharField(blank=True, max_length=200, verbose_name="kept by (Chinese)")),
                ("keeper_en", models.CharField(blank=True, max_length=200, verbose_name="kept by (English)")),
                ("entry_rules_zh", models.TextField(blank=True, verbose_name="entry rules (Chinese)")),
                ("entry_rules_en", models.TextField(blank=True, verbose_name="entry rules (English)")),
                ("removal_rules_zh", models.TextField(blank=True, verbose_name="removal rules (Chinese)")),
                ("removal_rules_en", models.TextField(blank=True, verbose_name="removal rules (English)")),
                (
                    "subjects_zh",
                    models.CharField(blank=True, max_length=200, verbose_name="who may be listed (Chinese)"),
                ),
                (
                    "subjects_en",
                    models.CharField(blank=True, max_length=200, verbose_name="who may be listed (English)"),
                ),
                (
                    "period_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("months", "a number of months"),
                            ("until_performance", "until performance"),
                            ("as_decided", "as decided"),
                        ],
                        max_length=20,
                        verbose_name="period",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months")),
                (
                    "early_removal_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="early removal after (months)"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "basis_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("admin_regulation", "administrative regulation"),
                            ("central_policy", "Party or State Council policy document"),
                            ("department_rule", "departmental rule"),
                            ("local_regulation", "local regulation"),
                            ("notice", "notice"),
                        ],
                        max_length=16,
                        verbose_name="kind of basis",
                    ),
                ),
                (
                    "shows_persons",
                    models.BooleanField(default=False, verbose_name="its rule publishes natural persons"),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                ("confidence", models.CharField(blank=True, max_length=200, verbose_name="confidence")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.region",
                        verbose_name="works only in",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical serious list",
                "verbose_name_plural": "historical serious lists",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAuthority",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("code", models.CharField(db_index=True, max_length=18, verbose_name="unified social credit code")),
                ("field", models.CharField(blank=True, max_length=30, verbose_name="field")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                ("telephone", models.CharField(blank=True, max_length=50, verbose_name="telephone of its credit desk")),
                ("address_zh", models.CharField(blank=True, max_length=200, verbose_name="address (Chinese)")),
                ("address_en", models.CharField(blank=True, max_length=200, verbose_name="address (English)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="parent",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="successor",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical authority",
                "verbose_name_plural": "historical authorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="catalogueitem",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disclosure.region",
                verbose_name="local supplement of",
            ),
        ),
        migrations.AddField(
            model_name="authority",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="authorities",
                to="disclosure.region",
                verbose_name="region",
            ),
        ),
        migrations.CreateModel(
            name="ReportCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "answer",
                    models.CharField(
                        choices=[("genuine", "genuine"), ("differs", "differs"), ("cannot_tell", "cannot tell")],
                        max_length=11,
                        verbose_name="answer",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="times")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="disclosure.issuedreport",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of a report",
                "verbose_name_plural": "checks of reports",
                "ordering": ["-on"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "on", "answer"), name="report_check_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_zh", models.CharField(max_length=200, verbose_name="counted from (Chinese)")),
                ("starts_en", models.CharField(blank=True, max_length=200, verbose_name="counted from (English)")),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months")),
                ("then_zh", models.CharField(max_length=200, verbose_name="and then (Chinese)")),
                ("then_en", models.CharField(blank=True, max_length=200, verbose_name="and then (English)")),
            ],
            options={
                "verbose_name": "retention rule",
                "verbose_name_plural": "retention rules",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="retention_rule_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="retention_rule_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleTransition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "from_regime",
                    models.CharField(
                        choices=[
                            ("order36", "NDRC Order 36"),
                            ("order58", "NDRC Order 58"),
                            ("list", "rule of the list"),
                            ("site", "rule of this site"),
                        ],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                (
                    "to_regime",
                    models.CharField(
                        choices=[
                            ("order36", "NDRC Order 36"),
                            ("order58", "NDRC Order 58"),
                            ("list", "rule of the list"),
                            ("site", "rule of this site"),
                        ],
                        max_length=10,
                        verbose_name="to",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                (
                    "method",
                    models.CharField(
                        choices=[("earlier_end", "the earlier end of both regimes")],
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                ("confidence", models.CharField(default="UNSURE", max_length=20, verbose_name="confidence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "rule transition",
                "verbose_name_plural": "rule transitions",
                "ordering": ["first_day", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("from_regime", "to_regime"), name="rule_transition_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriousList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("slug", models.SlugField(unique=True, verbose_name="slug")),
                ("keeper_zh", models.CharField(blank=True, max_length=200, verbose_name="kept by (Chinese)")),
                ("keeper_en", models.CharField(blank=True, max_length=200, verbose_name="kept by (English)")),
                ("entry_rules_zh", models.TextField(blank=True, verbose_name="entry rules (Chinese)")),
                ("entry_rules_en", models.TextField(blank=True, verbose_name="entry rules (English)")),
                ("removal_rules_zh", models.TextField(blank=True, verbose_name="removal rules (Chinese)")),
                ("removal_rules_en", models.TextField(blank=True, verbose_name="removal rules (English)")),
                (
                    "subjects_zh",
                    models.CharField(blank=True, max_length=200, verbose_name="who may be listed (Chinese)"),
                ),
                (
                    "subjects_en",
                    models.CharField(blank=True, max_length=200, verbose_name="who may be listed (English)"),
                ),
                (
                    "period_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("months", "a number of months"),
                            ("until_performance", "until performance"),
                            ("as_decided", "as decided"),
                        ],
                        max_length=20,
                        verbose_name="period",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months")),
                (
                    "early_removal_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="early removal after (months)"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "basis_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("admin_regulation", "administrative regulation"),
                            ("central_policy", "Party or State Council policy document"),
                            ("department_rule", "departmental rule"),
                            ("local_regulation", "local regulation"),
                            ("notice", "notice"),
                        ],
                        max_length=16,
                        verbose_name="kind of basis",
                    ),
                ),
                (
                    "shows_persons",
                    models.BooleanField(default=False, verbose_name="its rule publishes natural persons"),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                ("confidence", models.CharField(blank=True, max_length=200, verbose_name="confidence")),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.region",
                        verbose_name="works only in",
                    ),
                ),
            ],
            options={
                "verbose_name": "serious list",
                "verbose_name_plural": "serious lists",
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "planned"),
                            models.Q(
                                models.Q(("legal_basis_zh", ""), _negated=True),
                                models.Q(("entry_rules_zh", ""), _negated=True),
                                models.Q(("removal_rules_zh", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="serious_list_active_has_rules",
                        violation_error_message="A list needs its basis, entry rules and removal rules before it is active.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "planned"),
                            models.Q(
                                ("basis_kind__in", ["law", "admin_regulation", "central_policy", "department_rule"]),
                                ("region", None),
                            ),
                            models.Q(("basis_kind", "local_regulation"), ("region__isnull", False)),
                            _connector="OR",
                        ),
                        name="serious_list_active_by_right_kind",
                        violation_error_message="A national list rests on a law, an administrative regulation, a central policy document or a departmental rule; a local one on a local regulation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("implementer_zh", models.CharField(max_length=200, verbose_name="applied by (Chinese)")),
                ("implementer_en", models.CharField(blank=True, max_length=200, verbose_name="applied by (English)")),
                (
                    "ends",
                    models.CharField(
                        choices=[
                            ("with_entry", "with the entry"),
                            ("months", "after a number of months, with the entry at the latest"),
                        ],
                        default="with_entry",
                        max_length=12,
                        verbose_name="ends",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measure_uses",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="disclosure.measure",
                        verbose_name="measure",
                    ),
                ),
                (
                    "serious_list",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measure_uses",
                        to="disclosure.seriouslist",
                        verbose_name="serious list",
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a measure",
                "verbose_name_plural": "uses of measures",
                "ordering": ["measure", "serious_list", "item"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("serious_list", None)),
                            models.Q(("item", None), ("serious_list__isnull", False)),
                            _connector="OR",
                        ),
                        name="measure_use_has_one_carrier",
                    ),
                    models.UniqueConstraint(fields=("measure", "serious_list"), name="measure_use_once_per_list"),
                    models.UniqueConstraint(fields=("measure", "item"), name="measure_use_once_per_item"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "planned"),
                            models.Q(
                                models.Q(("legal_basis_zh", ""), _negated=True),
                                models.Q(("implementer_zh", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="measure_use_active_is_complete",
                        violation_error_message="A measure is carried only with its basis and the body that applies it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends", "months"), ("months__gt", 0), ("months__isnull", False)),
                            models.Q(("ends", "with_entry"), ("months", None)),
                            _connector="OR",
                        ),
                        name="measure_use_end_is_stated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeasureUse",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("implementer_zh", models.CharField(max_length=200, verbose_name="applied by (Chinese)")),
                ("implementer_en", models.CharField(blank=True, max_length=200, verbose_name="applied by (English)")),
                (
                    "ends",
                    models.CharField(
                        choices=[
                            ("with_entry", "with the entry"),
                            ("months", "after a number of months, with the entry at the latest"),
                        ],
                        default="with_entry",
                        max_length=12,
                        verbose_name="ends",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="months")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.measure",
                        verbose_name="measure",
                    ),
                ),
                (
                    "serious_list",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.seriouslist",
                        verbose_name="serious list",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical use of a measure",
                "verbose_name_plural": "historical uses of measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCatalogueItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("code", models.SlugField(verbose_name="code")),
                (
                    "tab",
                    models.CharField(
                        choices=[
                            ("penalty", "Penalties"),
                            ("serious", "Serious lists"),
                            ("licence", "Licences"),
                            ("abnormal", "Abnormal operation"),
                            ("honour", "Honours"),
                            ("commitment", "Commitments"),
                            ("evaluation", "Evaluations"),
                            ("judgment", "Judgments"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="tab",
                    ),
                ),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("positive", "positive"),
                            ("neutral", "neutral"),
                            ("mixed", "mixed"),
                            ("negative", "negative"),
                        ],
                        max_length=10,
                        verbose_name="polarity",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("active", "active"), ("retired", "retired")],
                        default="planned",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "basis_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("law", "law"),
                            ("admin_regulation", "administrative regulation"),
                            ("central_policy", "Party or State Council policy document"),
                            ("department_rule", "departmental rule"),
                            ("local_regulation", "local regulation"),
                            ("notice", "notice"),
                        ],
                        max_length=16,
                        verbose_name="kind of basis",
                    ),
                ),
                ("public", models.BooleanField(default=True, verbose_name="shown to the public")),
                ("note_zh", models.TextField(blank=True, verbose_name="note (Chinese)")),
                ("note_en", models.TextField(blank=True, verbose_name="note (English)")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force to")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.cataloguecategory",
                        verbose_name="catalogue category",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.region",
                        verbose_name="local supplement of",
                    ),
                ),
                (
                    "serious_list",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.seriouslist",
                        verbose_name="serious list",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical catalogue item",
                "verbose_name_plural": "historical catalogue items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="catalogueitem",
            name="serious_list",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="item",
                to="disclosure.seriouslist",
                verbose_name="serious list",
            ),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("code", models.CharField(max_length=18, unique=True, verbose_name="unified social credit code")),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="disclosure.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="NilReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_from", models.DateField(verbose_name="from")),
                ("period_to", models.DateField(verbose_name="to")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="filed")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nil_returns",
                        to="disclosure.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "nil return",
                "verbose_name_plural": "nil returns",
                "ordering": ["-period_to", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("source", "item", "authority", "period_from", "period_to"),
                        name="nil_return_once",
                        violation_error_message="This nil return was filed already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_to__gte", models.F("period_from"))),
                        name="nil_return_in_order",
                        violation_error_message="The period ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("due_every_days", models.PositiveSmallIntegerField(default=7, verbose_name="due every (days)")),
                (
                    "two_people",
                    models.BooleanField(
                        default=False,
                        help_text="Holds for all that the source delivers of the item, also after the last day. One person switches it on; to switch it off takes two: propose the change.",
                        verbose_name="a second person releases",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="disclosure.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "mandate",
                "verbose_name_plural": "mandates",
                "ordering": ["source", "item", "authority"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "item", "authority"),
                        name="mandate_once",
                        violation_error_message="This mandate is already registered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True),
                        name="mandate_has_basis",
                        violation_error_message="A mandate names the rule that gives it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMandate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("due_every_days", models.PositiveSmallIntegerField(default=7, verbose_name="due every (days)")),
                (
                    "two_people",
                    models.BooleanField(
                        default=False,
                        help_text="Holds for all that the source delivers of the item, also after the last day. One person switches it on; to switch it off takes two: propose the change.",
                        verbose_name="a second person releases",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosure.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical mandate",
                "verbose_name_plural": "historical mandates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="deliverykey",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="keys",
                to="disclosure.source",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="batches",
                to="disclosure.source",
                verbose_name="source",
            ),
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organisation", "organisation"),
                            ("sole_trader", "sole trader"),
                            ("government", "government body"),
                            ("institution", "public institution"),
                            ("social", "social organisation"),
                            ("cooperative", "cooperative"),
                            ("person", "natural person"),
                        ],
                        default="organisation",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not delivered"),
                            ("active", "in existence"),
                            ("deregistered", "deregistered"),
                            ("revoked", "licence revoked"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="current name")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="place as delivered")),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered on")),
                ("ent_type", models.CharField(blank=True, max_length=100, verbose_name="type of entity")),
                ("facts_as_of", models.DateField(blank=True, null=True, verbose_name="directory as of")),
                ("adult", models.BooleanField(blank=True, null=True, verbose_name="adult")),
                ("last_four", models.CharField(blank=True, max_length=4, verbose_name="last four characters")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="disclosure.subject",
                        verbose_name="now recorded under",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "subject",
                "verbose_name_plural": "subjects",
                "ordering": ["pk"],
                "permissions": [("merge_subject", "Can join, part and close subjects")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="subject_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "person"), models.Q(("adult", None), ("last_four", "")), _connector="OR"
                        ),
                        name="subject_personal_facts_only_of_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "person"), _negated=True),
                            models.Q(("adult", True), ("adult__isnull", False)),
                            _connector="OR",
                        ),
                        name="subject_person_is_an_adult",
                        violation_error_message="Minors are never recorded (rules.md A-14).",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("asked", models.JSONField(verbose_name="what is asked")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at")),
                ("refused", models.TextField(blank=True, verbose_name="why no report was made")),
                (
                    "ordered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ordered by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.issuedreport",
                        verbose_name="report",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "order of a report",
                "verbose_name_plural": "orders of reports",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("report", None), ("refused", ""), _connector="OR"),
                        name="report_order_answered_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="subject",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="disclosure.subject",
                verbose_name="subject",
            ),
        ),
        migrations.AddField(
            model_name="issuedreport",
            name="subject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="disclosure.subject",
                verbose_name="subject",
            ),
        ),
        migrations.CreateModel(
            name="IdentityAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("joined", "recorded twice: joined"),
                            ("parted", "two in one: parted"),
                            ("absorbed", "absorbed by another by law"),
                            ("divided", "divided by law"),
                            ("deregistered", "deregistered"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="effective on")),
                ("reason", models.TextField(verbose_name="reason")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document number")),
                ("moved", models.JSONField(default=dict, verbose_name="what was moved")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="done")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="undone by",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.subject",
                        verbose_name="other subject",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "act about a subject",
                "verbose_name_plural": "acts about subjects",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="identity_act_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other", None), models.Q(("other", models.F("subject")), _negated=True), _connector="OR"
                        ),
                        name="identity_act_of_two_subjects",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "deregistered"), ("other__isnull", False), _connector="XOR"),
                        name="identity_act_names_the_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="identity_act_undone_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveBigIntegerField(verbose_name="row")),
                ("reason", models.CharField(max_length=40, verbose_name="reason")),
                ("code", models.CharField(blank=True, max_length=64, verbose_name="code as delivered")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name as delivered")),
                ("document_number", models.CharField(blank=True, max_length=200, verbose_name="document number")),
                ("digest", models.BinaryField(max_length=16, verbose_name="digest of the row")),
                ("judged", models.JSONField(verbose_name="the row as judged")),
                ("resolved_at", models.DateTimeField(blank=True, null=True, verbose_name="resolved")),
                (
                    "resolution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("attached", "attached to a known subject"),
                            ("created", "attached to a new subject"),
                            ("discarded", "not taken in"),
                        ],
                        max_length=9,
                        verbose_name="resolution",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held_rows",
                        to="disclosure.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resolved by",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "held row",
                "verbose_name_plural": "held rows",
                "ordering": ["batch", "row", "pk"],
                "permissions": [("resolve_heldrow", "Can decide whom a held row is about")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("resolved_at__isnull", False)), fields=["digest"], name="held_row_decided"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolution", ""), ("resolved_at", None)),
                            models.Q(("resolved_at__isnull", False), models.Q(("resolution", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="held_row_resolution_says_how",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resolved_at", None)), fields=("digest",), name="held_row_once_while_open"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjectIdentifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("uscc", "unified social credit code"),
                            ("registration", "registration number"),
                            ("organisation", "organisation code"),
                            ("tax", "tax number"),
                            ("institution", "public institution certificate"),
                            ("social", "social organisation certificate"),
                            ("person_digest", "keyed digest of an identity number"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=64, verbose_name="value")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("current", "current"),
                            ("former", "former"),
                            ("doubtful", "fails the check formula but may exist"),
                        ],
                        default="current",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "identifier",
                "verbose_name_plural": "identifiers",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["value", "kind"], name="identifier_value")],
                "constraints": [
                    models.UniqueConstraint(fields=("subject", "kind", "value"), name="identifier_once_per_subject")
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjectName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("current", "current name"),
                            ("former", "former name"),
                            ("english", "English name"),
                            ("short", "short name"),
                        ],
                        default="current",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=200, verbose_name="name")),
                ("folded", models.CharField(max_length=200, verbose_name="folded")),
                (
                    "search_keys",
                    models.TextField(blank=True, editable=False, null=True, verbose_name="keys of the index"),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "name",
                "verbose_name_plural": "names",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["folded"], name="subject_name_begins", opclasses=["varchar_pattern_ops"])
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("subject", "folded", "kind"), name="name_once_per_subject"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "current")),
                        fields=("subject",),
                        name="one_current_name_per_subject",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakenBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back",
                        to="disclosure.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "record taken back by a delivery",
                "verbose_name_plural": "records taken back by deliveries",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="public reason")),
                (
                    "status",
                    models.CharField(
                        choices=[("asked", "asked for"), ("granted", "record withdrawn"), ("refused", "refused")],
                        default="asked",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("note", models.TextField(blank=True, verbose_name="note on the decision")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "withdrawal asked for",
                "verbose_name_plural": "withdrawals asked for",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "asked")),
                        fields=("publication",),
                        name="withdrawal_asked_once",
                        violation_error_message="The withdrawal of this record was asked for already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="withdrawal_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("status", "asked")),
                            models.Q(
                                models.Q(("status", "asked"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="withdrawal_decision_has_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="withdrawal_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="part")),
                ("outcomes", models.JSONField(default=dict, verbose_name="outcomes")),
                ("tally", models.JSONField(default=dict, verbose_name="reasons and how often")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="disclosure.batch",
                        verbose_name="batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "loaded part",
                "verbose_name_plural": "loaded parts",
                "ordering": ["batch", "number"],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="batch_part_once")],
            },
        ),
        migrations.CreateModel(
            name="BatchUndo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "status",
                    models.CharField(
                        choices=[("proposed", "proposed"), ("approved", "undone"), ("refused", "refused")],
                        default="proposed",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="proposed")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("outcome", models.JSONField(default=dict, verbose_name="what it did")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undos",
                        to="disclosure.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "undoing of a batch",
                "verbose_name_plural": "undoings of batches",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "refused"), _negated=True),
                        fields=("batch",),
                        name="batch_undo_once",
                        violation_error_message="This batch was undone, or its undoing was asked for, already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="batch_undo_by_another",
                        violation_error_message="Whoever asked for the undoing does not approve it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "proposed"),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="batch_undo_decision_has_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="batch_undo_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AmountLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                (
                    "larger_from",
                    models.DecimalField(decimal_places=6, max_digits=18, verbose_name="larger from (10,000 yuan)"),
                ),
                (
                    "huge_from",
                    models.DecimalField(decimal_places=6, max_digits=18, verbose_name="huge from (10,000 yuan)"),
                ),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amount_lines",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amount_lines",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "amount line",
                "verbose_name_plural": "amount lines",
                "ordering": ["authority", "item", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("huge_from__gt", models.F("larger_from"))), name="amount_line_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="amount_line_has_basis"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassStandard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=200, verbose_name="Chinese name")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="English name")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("field", models.CharField(max_length=30, verbose_name="field")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document number")),
                ("summary_zh", models.TextField(verbose_name="what it says (Chinese)")),
                ("summary_en", models.TextField(blank=True, verbose_name="what it says (English)")),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standards",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standards",
                        to="disclosure.catalogueitem",
                        verbose_name="catalogue item",
                    ),
                ),
            ],
            options={
                "verbose_name": "classification standard",
                "verbose_name_plural": "classification standards",
                "ordering": ["field", "authority", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="class_standard_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="class_standard_in_order",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="catalogueitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "planned"), ("region", None), ("basis_kind", "local_regulation"), _connector="OR"
                ),
                name="catalogue_item_local_by_regulation",
                violation_error_message="A local supplement needs a local regulation.",
            ),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("rows_read__gt", models.F("faulty"))),
                fields=["source", "edition", "-on"],
                name="batch_brought",
            ),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("rows_read__lte", models.F("faulty"))),
                fields=["source", "edition", "-on"],
                name="batch_without",
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["loading", "prepared"])),
                fields=("source", "edition", "sha256"),
                name="batch_one_load_at_a_time",
                violation_error_message="This file is being loaded, or waits for release, already.",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["subject", "edition"], name="publication_subject"),
        ),
        migrations.AddIndex(
            model_name="issuedreport",
            index=models.Index(fields=["subject", "issued_at"], name="report_of_subject"),
        ),
    ]
