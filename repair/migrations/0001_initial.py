import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("repair", "0001_repair"), ("repair", "0002_cursor"), ("repair", "0003_late_withdrawals")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("disclosure", "0001_initial"),
        ("standing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cursor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20, unique=True, verbose_name="what is read")),
                ("seq", models.BigIntegerField(default=0, verbose_name="last number")),
            ],
            options={
                "verbose_name": "place in the ledger",
                "verbose_name_plural": "places in the ledger",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("number", models.CharField(editable=False, max_length=20, unique=True, verbose_name="number")),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("repair", "credit repair"),
                            ("shield", "temporary shield during reorganisation or settlement"),
                            ("reorganised", "re-rating after reorganisation or settlement"),
                        ],
                        default="repair",
                        max_length=12,
                        verbose_name="asks for",
                    ),
                ),
                (
                    "consent_on",
                    models.DateField(blank=True, null=True, verbose_name="consent of the applicant signed on"),
                ),
                ("language", models.CharField(default="zh-hans", max_length=10, verbose_name="language")),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="answers")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begun")),
                ("draft_until", models.DateField(verbose_name="draft kept until")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("discarded_at", models.DateTimeField(blank=True, null=True, verbose_name="discarded")),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="window clerk",
                    ),
                ),
                (
                    "standing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standing.standing",
                        verbose_name="right to act",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="service window of",
                    ),
                ),
            ],
            options={
                "verbose_name": "repair application",
                "verbose_name_plural": "repair applications",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("applicant__isnull", False), ("filed_by__isnull", False), _connector="OR"),
                        name="application_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filed_by", None), ("window", None)),
                            models.Q(
                                ("consent_on__isnull", False), ("filed_by__isnull", False), ("window__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="application_at_a_window_with_consent",
                        violation_error_message="Filed at a window, it needs the window and the applicant's own consent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("submitted_at", None), ("discarded_at", None), _connector="OR"),
                        name="application_sent_or_discarded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("submitted_at", None),
                            ("standing__isnull", False),
                            ("filed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="application_sent_by_right",
                        violation_error_message="Only who may act for the subject sends an application.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("repair", "credit repair"),
                            ("shield", "temporary shield during reorganisation or settlement"),
                            ("reorganised", "re-rating after reorganisation or settlement"),
                        ],
                        default="repair",
                        max_length=12,
                        verbose_name="asks for",
                    ),
                ),
                ("needs_two", models.BooleanField(default=False, verbose_name="two reviewers decide")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("submitted", "with this site"),
                            ("transferred", "handed to the other channel"),
                            ("passed", "with the authority, acceptance due"),
                            ("accepted", "accepted, being verified"),
                            ("asked", "waits for the applicant"),
                            ("proposed", "waits for a second reviewer"),
                            ("not_accepted", "not accepted"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by the applicant"),
                            ("appealed", "under appeal"),
                            ("upheld", "refusal upheld on appeal"),
                            ("revoked", "approval revoked"),
                            ("shield_ended", "shield ended"),
                            ("closed", "closed: the record ended otherwise"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "seen",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not opened yet"),
                            ("opened", "opened"),
                            ("incomplete", "looked at, incomplete"),
                            ("complete", "looked at, complete"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="looked at",
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="received by the authority on")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked for more on")),
                ("requests", models.PositiveSmallIntegerField(default=0, verbose_name="requests for more")),
                ("extended_on", models.DateField(blank=True, null=True, verbose_name="extended on")),
                ("escalated_on", models.DateField(blank=True, null=True, verbose_name="escalated on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("result_due_on", models.DateField(blank=True, null=True, verbose_name="result due from this site")),
                ("due_provisional", models.BooleanField(default=False, verbose_name="due day is provisional")),
                ("due_version", models.CharField(blank=True, max_length=12, verbose_name="counted by calendar")),
                (
                    "proposed",
                    models.CharField(
                        blank=True,
                        choices=[("approve", "approve"), ("refuse", "refuse")],
                        max_length=8,
                        verbose_name="proposed",
                    ),
                ),
                ("article", models.CharField(blank=True, max_length=300, verbose_name="article named")),
                ("reason", models.TextField(blank=True, verbose_name="reason told to the applicant")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("outside", models.BooleanField(default=False, verbose_name="decided in the other channel")),
                (
                    "appealed_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "being written"),
                            ("submitted", "with this site"),
                            ("transferred", "handed to the other channel"),
                            ("passed", "with the authority, acceptance due"),
                            ("accepted", "accepted, being verified"),
                            ("asked", "waits for the applicant"),
                            ("proposed", "waits for a second reviewer"),
                            ("not_accepted", "not accepted"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by the applicant"),
                            ("appealed", "under appeal"),
                            ("upheld", "refusal upheld on appeal"),
                            ("revoked", "approval revoked"),
                            ("shield_ended", "shield ended"),
                            ("closed", "closed: the record ended otherwise"),
                        ],
                        max_length=12,
                        verbose_name="appealed from",
                    ),
                ),
                (
                    "appeal_authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="decides the appeal",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="repair.application",
                        verbose_name="repair application",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair_cases",
                        to="disclosure.authority",
                        verbose_name="authority",
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
                    "filed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="window clerk",
                    ),
                ),
                (
                    "first_decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided first",
                    ),
                ),
                (
                    "ground",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.refusalground",
                        verbose_name="ground of refusal",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handled by",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair_cases",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "repair case",
                "verbose_name_plural": "repair cases",
                "ordering": ["-pk"],
                "permissions": [
                    ("decide_case", "Can decide repair cases of its authority"),
                    ("supervise_case", "Can ask a second time, and sees what is late"),
                    ("decide_appeal", "Can decide appeals against repair decisions"),
                    ("file_case", "Can file an application at a service window"),
                    ("pass_on_case", "Can pass applications on to the authorities"),
                ],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["authority", "status", "due_on"], name="case_queue"),
                    models.Index(fields=["publication"], name="case_publication"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "position"), name="case_position_once"),
                    models.UniqueConstraint(
                        fields=("application", "publication"),
                        name="case_once_in_an_application",
                        violation_error_message="This record is in the application already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["submitted", "transferred", "passed", "accepted", "asked", "proposed", "appealed"],
                            )
                        ),
                        fields=("publication",),
                        name="case_open_once_for_a_record",
                        violation_error_message="An application for this record is being handled already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", models.F("applicant")), _negated=True),
                            models.Q(("proposed_by", models.F("applicant")), _negated=True),
                        ),
                        name="case_not_decided_by_its_applicant",
                        violation_error_message="Nobody decides an application of their own.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", models.F("filed_by")), _negated=True),
                            models.Q(("proposed_by", models.F("filed_by")), _negated=True),
                        ),
                        name="case_not_decided_by_who_filed_it",
                        violation_error_message="Whoever filed it at the window does not decide it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            models.Q(("decided_by", models.F("first_decided_by")), _negated=True),
                        ),
                        name="case_second_person_is_another",
                        violation_error_message="Another person must decide.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["not_accepted", "refused", "upheld"]), _negated=True),
                            models.Q(("ground__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="case_refusal_has_a_ground",
                        violation_error_message="A refusal names one of the lawful grounds, and says why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    ["not_accepted", "refused", "upheld", "approved", "revoked", "shield_ended"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("decided_by__isnull", False), ("decided_on__isnull", False)),
                            models.Q(("decided_on__isnull", False), ("outside", True)),
                            _connector="OR",
                        ),
                        name="case_decision_has_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("needs_two", False),
                            models.Q(("status__in", ["approved", "refused"]), _negated=True),
                            ("proposed_by__isnull", False),
                            ("first_decided_by__isnull", False),
                            ("outside", True),
                            _connector="OR",
                        ),
                        name="case_serious_by_two",
                        violation_error_message="Two different reviewers decide about an entry on a serious list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("proposed__in", ["approve", "refuse"]),
                                ("proposed_by__isnull", False),
                                ("status", "proposed"),
                            ),
                            models.Q(("status", "proposed"), _negated=True),
                            _connector="OR",
                        ),
                        name="case_proposal_has_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_on__isnull", False), ("status", "asked")),
                            models.Q(models.Q(("status", "asked"), _negated=True), ("asked_on", None)),
                            _connector="OR",
                        ),
                        name="case_asked_since_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "draft"), ("submitted_on__isnull", False), _connector="OR"),
                        name="case_sent_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(verbose_name="until (exclusive)")),
                ("basis", models.CharField(max_length=300, verbose_name="basis")),
                ("public", models.BooleanField(default=False, verbose_name="shown to the public")),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="lifted on")),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair_bars",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bar",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
            ],
            options={
                "verbose_name": "bar on repair",
                "verbose_name_plural": "bars on repair",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("until__gt", models.F("since"))), name="bar_in_order"),
                    models.CheckConstraint(condition=models.Q(("basis", ""), _negated=True), name="bar_has_a_basis"),
                ],
            },
        ),
        migrations.AddField(
            model_name="application",
            name="again_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="repair.case",
                verbose_name="sent again after",
            ),
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("authority_code", models.CharField(blank=True, max_length=18, verbose_name="code of the authority")),
                ("field", models.CharField(blank=True, max_length=30, verbose_name="field")),
                ("item_code", models.CharField(blank=True, max_length=50, verbose_name="catalogue item")),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("own", "this site"),
                            ("market_regulation", "National Enterprise Credit Information Publicity System"),
                            ("court", "courts"),
                            ("tax", "tax authorities"),
                            ("customs", "customs"),
                            ("authority", "own system of an authority"),
                        ],
                        max_length=20,
                        verbose_name="system",
                    ),
                ),
                ("address", models.URLField(blank=True, verbose_name="address")),
            ],
            options={
                "verbose_name": "channel of repair",
                "verbose_name_plural": "channels of repair",
                "ordering": ["authority_code", "field", "item_code"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority_code", "field", "item_code", "in_force_from"), name="channel_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True), name="channel_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="channel_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("version", models.PositiveSmallIntegerField(unique=True, verbose_name="version")),
                ("text_zh", models.TextField(verbose_name="text (Chinese)")),
                ("text_en", models.TextField(verbose_name="text (English)")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
            ],
            options={
                "verbose_name": "form of the commitment letter",
                "verbose_name_plural": "forms of the commitment letter",
                "ordering": ["-version"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None), ("in_force_to__gte", models.F("in_force_from")), _connector="OR"
                        ),
                        name="commitment_form_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="text as it was signed")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("signature", models.CharField(max_length=100, verbose_name="name as it was typed")),
                ("signed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="signed")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="repair.application",
                        verbose_name="repair application",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="repair.commitmenttemplate",
                        verbose_name="form",
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment letter",
                "verbose_name_plural": "commitment letters",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("signature", ""), _negated=True)
                        ),
                        name="commitment_is_signed",
                        violation_error_message="Type your name to sign.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=22, unique=True, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("not_accepted", "application not accepted"),
                            ("approved", "repair approved"),
                            ("refused", "repair refused"),
                            ("upheld", "refusal upheld on appeal"),
                            ("revoked", "approval revoked"),
                        ],
                        max_length=12,
                        verbose_name="decision",
                    ),
                ),
                ("on", models.DateField(verbose_name="decided on")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="decided at")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("value", models.JSONField(verbose_name="value")),
                ("file", models.CharField(blank=True, max_length=100, verbose_name="file")),
                (
                    "sha256",
                    models.BinaryField(blank=True, max_length=32, null=True, verbose_name="SHA-256 of the file"),
                ),
                ("certificate", models.CharField(blank=True, max_length=100, verbose_name="removal certificate")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="file made")),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "ground",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.refusalground",
                        verbose_name="ground of refusal",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "repair decision",
                "verbose_name_plural": "repair decisions",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["not_accepted", "refused", "upheld"]), _negated=True),
                            ("ground__isnull", False),
                            _connector="OR",
                        ),
                        name="decision_refusal_has_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("second")), _negated=True), name="decision_by_two_persons"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("made_at", None), ("sha256", None)),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                ("made_at__isnull", False),
                                ("sha256__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decision_file_has_a_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certificate", ""), ("kind", "approved"), _connector="OR"),
                        name="decision_certifies_removal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payment", "the fine is paid"),
                            ("correction", "the conduct is corrected"),
                            ("duty", "another duty is done"),
                            ("ruling", "ruling of the court"),
                            ("consent", "consent signed at the window"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="shows that",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                ("file", models.CharField(blank=True, max_length=100, verbose_name="file")),
                ("media_type", models.CharField(max_length=20, verbose_name="kind of file")),
                ("sha256", models.BinaryField(max_length=32, verbose_name="SHA-256 of the file")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("pages", models.PositiveSmallIntegerField(default=1, verbose_name="pages")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="handed in")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="removed")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="repair.application",
                        verbose_name="repair application",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evidence",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), models.Q(("file", ""), _negated=True)),
                            models.Q(("file", ""), ("removed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_file_goes_when_removed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=200, verbose_name="purpose")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="repair.evidence",
                        verbose_name="material",
                    ),
                ),
            ],
            options={
                "verbose_name": "look at material",
                "verbose_name_plural": "looks at material",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose", ""), _negated=True), name="evidence_looked_at_for_a_purpose"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("number", models.CharField(editable=False, max_length=20, unique=True, verbose_name="number")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("content", "content"),
                            ("period", "display period"),
                            ("attribution", "this is not about me"),
                        ],
                        max_length=12,
                        verbose_name="about",
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=60, verbose_name="which fact")),
                ("text", models.TextField(verbose_name="what is wrong")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("with_site", "this site checks its own processing"),
                            ("with_source", "the source verifies"),
                            ("not_accepted", "not accepted"),
                            ("corrected", "upheld: corrected"),
                            ("removed", "upheld: removed"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                ("passed_on", models.DateField(blank=True, null=True, verbose_name="sent to the source on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("answer_due_on", models.DateField(blank=True, null=True, verbose_name="answer due")),
                ("due_provisional", models.BooleanField(default=False, verbose_name="due day is provisional")),
                ("due_version", models.CharField(blank=True, max_length=12, verbose_name="counted by calendar")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
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
                    "mark",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection",
                        to="disclosure.mark",
                        verbose_name="mark",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "standing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standing.standing",
                        verbose_name="right to act",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="disclosure.subject",
                        verbose_name="who objects",
                    ),
                ),
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
                "ordering": ["-pk"],
                "permissions": [("answer_objection", "Can answer objections")],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["received", "with_site", "with_source"])),
                        fields=("publication", "about"),
                        name="objection_once_per_ground",
                        violation_error_message="An objection on this ground is being checked already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_by", models.F("applicant")), _negated=True),
                        name="objection_not_answered_by_its_applicant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="objection_says_what_is_wrong"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["not_accepted", "corrected", "removed", "rejected"]), _negated=True
                            ),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="objection_answer_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submitted", "application received"),
                            ("moved", "your application has moved on"),
                            ("asked", "something is asked of you"),
                            ("extended", "the time to decide was extended"),
                            ("decided", "a decision was made"),
                            ("late", "a deadline was missed; your remedies"),
                            ("reckoned", "a due day was reckoned anew"),
                            ("objection", "your objection has moved on"),
                            ("published", "something was published about you"),
                            ("changed", "what is published about you was changed"),
                            ("ends_on", "what is published about you ends soon"),
                            ("verified", "a report about you was checked"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("reference", models.CharField(max_length=40, verbose_name="reference")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                ("mailed_at", models.DateTimeField(blank=True, null=True, verbose_name="mailed")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="to",
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="repair.objection",
                        verbose_name="objection",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["subject", "at"], name="notice_of_subject")],
            },
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("deadline", models.CharField(max_length=50, verbose_name="deadline")),
                ("due_on", models.DateField(verbose_name="due")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="found")),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "withdrawal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.withdrawal",
                        verbose_name="withdrawal asked for",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="repair.objection",
                        verbose_name="objection",
                    ),
                ),
            ],
            options={
                "verbose_name": "missed deadline",
                "verbose_name_plural": "missed deadlines",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "deadline", "due_on"), name="breach_once"),
                    models.UniqueConstraint(
                        fields=("objection", "deadline", "due_on"), name="breach_once_of_an_objection"
                    ),
                    models.UniqueConstraint(fields=("withdrawal", "deadline"), name="breach_once_of_a_withdrawal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("objection", None), ("withdrawal", None)),
                            models.Q(("case", None), ("objection__isnull", False), ("withdrawal", None)),
                            models.Q(("case", None), ("objection", None), ("withdrawal__isnull", False)),
                            _connector="OR",
                        ),
                        name="breach_of_one_matter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=16, verbose_name="move")),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "received"),
                            ("with_site", "this site checks its own processing"),
                            ("with_source", "the source verifies"),
                            ("not_accepted", "not accepted"),
                            ("corrected", "upheld: corrected"),
                            ("removed", "upheld: removed"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("with_site", "this site checks its own processing"),
                            ("with_source", "the source verifies"),
                            ("not_accepted", "not accepted"),
                            ("corrected", "upheld: corrected"),
                            ("removed", "upheld: removed"),
                            ("rejected", "rejected"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="after",
                    ),
                ),
                ("role", models.CharField(max_length=20, verbose_name="acting as")),
                ("on", models.DateField(verbose_name="on")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                ("reason", models.TextField(blank=True, verbose_name="told to the applicant")),
                ("note", models.TextField(blank=True, verbose_name="internal note")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="repair.objection",
                        verbose_name="objection",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of an objection",
                "verbose_name_plural": "steps of objections",
                "ordering": ["pk"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
            ],
            options={
                "verbose_name": "stopped clock",
                "verbose_name_plural": "stopped clocks",
                "ordering": ["pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("case",), name="pause_one_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="pause_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="pause_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceivedResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("own", "this site"),
                            ("market_regulation", "National Enterprise Credit Information Publicity System"),
                            ("court", "courts"),
                            ("tax", "tax authorities"),
                            ("customs", "customs"),
                            ("authority", "own system of an authority"),
                        ],
                        max_length=20,
                        verbose_name="system",
                    ),
                ),
                ("external_number", models.CharField(max_length=100, verbose_name="number there")),
                ("document_number", models.CharField(max_length=200, verbose_name="document number")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("repaired", "repaired"), ("refused", "refused")], max_length=8, verbose_name="result"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="received")),
                ("channel", models.CharField(max_length=10, verbose_name="came by")),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="times received")),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "result received",
                "verbose_name_plural": "results received",
                "ordering": ["-pk"],
                "permissions": [("receive_result", "Can take in results of other systems")],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("system", "external_number"), name="received_result_once"),
                    models.CheckConstraint(
                        condition=models.Q(("applied_on", None), ("publication__isnull", False), _connector="OR"),
                        name="received_result_applied_to_a_record",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "conflict of interest",
                "verbose_name_plural": "conflicts of interest",
                "ordering": ["pk"],
                "default_permissions": ("view",),
                "constraints": [models.UniqueConstraint(fields=("case", "user"), name="recusal_once")],
            },
        ),
        migrations.CreateModel(
            name="Shield",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("court", models.CharField(max_length=200, verbose_name="court")),
                ("ruling", models.CharField(max_length=100, verbose_name="number of the ruling")),
                ("ruled_on", models.DateField(verbose_name="ruled on")),
                ("until", models.DateField(verbose_name="plan to be carried out by")),
                ("since", models.DateField(verbose_name="since")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_as",
                    models.CharField(
                        blank=True,
                        choices=[("failed", "the plan failed"), ("done", "the plan was carried out")],
                        max_length=8,
                        verbose_name="ended because",
                    ),
                ),
                ("end_ruling", models.CharField(blank=True, max_length=100, verbose_name="number of the later ruling")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shield",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
            ],
            options={
                "verbose_name": "temporary shield",
                "verbose_name_plural": "temporary shields",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("court", ""), _negated=True),
                            models.Q(("ruling", ""), _negated=True),
                            ("until__gte", models.F("ruled_on")),
                        ),
                        name="shield_has_a_ruling",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_as", ""), ("ended_on", None)),
                            models.Q(("ended_on__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="shield_end_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("text", models.CharField(max_length=200, verbose_name="statement")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waits to be read"),
                            ("public", "public"),
                            ("refused", "refused"),
                            ("ended", "taken back"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="read at")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="read by",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="disclosure.publication",
                        verbose_name="publication",
                    ),
                ),
                (
                    "standing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standing.standing",
                        verbose_name="right to act",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="disclosure.subject",
                        verbose_name="subject",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement of a subject",
                "verbose_name_plural": "statements of subjects",
                "ordering": ["-pk"],
                "permissions": [("moderate_statement", "Can let a subject's statement stand beside its record")],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["waiting", "public"])),
                        fields=("publication",),
                        name="statement_once_beside_a_record",
                        violation_error_message="A statement stands beside this record already. Take it back first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("by")), _negated=True),
                        name="statement_read_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["public", "refused"]), _negated=True),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="statement_read_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("status", "refused"), _negated=True),
                        name="statement_refused_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="statement_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=16, verbose_name="move")),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("submitted", "with this site"),
                            ("transferred", "handed to the other channel"),
                            ("passed", "with the authority, acceptance due"),
                            ("accepted", "accepted, being verified"),
                            ("asked", "waits for the applicant"),
                            ("proposed", "waits for a second reviewer"),
                            ("not_accepted", "not accepted"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by the applicant"),
                            ("appealed", "under appeal"),
                            ("upheld", "refusal upheld on appeal"),
                            ("revoked", "approval revoked"),
                            ("shield_ended", "shield ended"),
                            ("closed", "closed: the record ended otherwise"),
                        ],
                        max_length=12,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("submitted", "with this site"),
                            ("transferred", "handed to the other channel"),
                            ("passed", "with the authority, acceptance due"),
                            ("accepted", "accepted, being verified"),
                            ("asked", "waits for the applicant"),
                            ("proposed", "waits for a second reviewer"),
                            ("not_accepted", "not accepted"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by the applicant"),
                            ("appealed", "under appeal"),
                            ("upheld", "refusal upheld on appeal"),
                            ("revoked", "approval revoked"),
                            ("shield_ended", "shield ended"),
                            ("closed", "closed: the record ended otherwise"),
                        ],
                        max_length=12,
                        verbose_name="after",
                    ),
                ),
                ("role", models.CharField(max_length=20, verbose_name="acting as")),
                ("on", models.DateField(verbose_name="on")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                ("reason", models.TextField(blank=True, verbose_name="told to the applicant")),
                ("note", models.TextField(blank=True, verbose_name="internal note")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="repair.case",
                        verbose_name="repair case",
                    ),
                ),
                (
                    "ground",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.refusalground",
                        verbose_name="ground of refusal",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a case",
                "verbose_name_plural": "steps of cases",
                "ordering": ["pk"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Unrepairable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("legal_basis_zh", models.TextField(blank=True, verbose_name="legal basis (Chinese)")),
                ("legal_basis_en", models.TextField(blank=True, verbose_name="legal basis (English)")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("in_force_to", models.DateField(blank=True, null=True, verbose_name="in force to (last day)")),
                ("confidence", models.CharField(default="CONFIDENT", max_length=20, verbose_name="confidence")),
                ("item_code", models.CharField(max_length=50, verbose_name="catalogue item")),
                ("penalty_kind", models.CharField(blank=True, max_length=40, verbose_name="kind of penalty")),
                ("words_zh", models.CharField(max_length=300, verbose_name="in words (Chinese)")),
                ("words_en", models.CharField(blank=True, max_length=300, verbose_name="in words (English)")),
            ],
            options={
                "verbose_name": "unrepairable information",
                "verbose_name_plural": "unrepairable information",
                "ordering": ["item_code", "penalty_kind"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis_zh", ""), _negated=True),
                        name="unrepairable_has_basis",
                        violation_error_message="Only a law, a regulation or a central policy document takes this right.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_to", None),
                            ("in_force_from", None),
                            ("in_force_to__gte", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="unrepairable_in_order",
                    ),
                ],
            },
        ),
    ]
