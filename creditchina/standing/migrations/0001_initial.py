import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import creditchina.standing.models.dates


class Migration(migrations.Migration):
    replaces = [("standing", "0001_standing"), ("standing", "0002_persons_and_contacts")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("disclosure", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FilingCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                ("digest", models.BinaryField(max_length=32, unique=True, verbose_name="digest")),
                (
                    "sent",
                    models.CharField(
                        choices=[
                            ("notice", "printed on an authority's notice"),
                            ("post", "sent by post to the registered address"),
                        ],
                        max_length=6,
                        verbose_name="how it is sent",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at")),
                ("expires_on", models.DateField(verbose_name="last day")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
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
                (
                    "used_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="used by",
                    ),
                ),
            ],
            options={
                "verbose_name": "filing code",
                "verbose_name_plural": "filing codes",
                "ordering": ["-pk"],
                "permissions": [("revoke_filingcode", "Can revoke a filing code")],
                "default_permissions": ("view", "add"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("used_at", None), ("used_by", None)),
                            models.Q(("used_at__isnull", False), ("used_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="filing_code_used_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("used_by", models.F("created_by")), _negated=True),
                        name="filing_code_not_used_by_its_maker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("used_at", None), ("revoked_at", None), _connector="OR"),
                        name="filing_code_used_or_revoked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("representative", "legal representative"),
                            ("agent", "agent with written authority"),
                            ("administrator", "bankruptcy administrator"),
                            ("liquidator", "liquidator"),
                            ("successor", "successor"),
                            ("former_operator", "former operator"),
                            ("self", "the person themselves"),
                        ],
                        max_length=16,
                        verbose_name="capacity",
                    ),
                ),
                (
                    "proof",
                    models.CharField(
                        choices=[
                            ("notice_code", "filing code on an authority's notice"),
                            ("post_code", "filing code by post"),
                            ("window", "papers seen at a service window"),
                            ("letter", "sealed letter checked by the site"),
                            ("openid", "sign-in with an identity provider"),
                        ],
                        max_length=12,
                        verbose_name="proven by",
                    ),
                ),
                (
                    "assurance",
                    models.CharField(
                        choices=[
                            ("none", "proves nothing (demo)"),
                            ("basic", "basic"),
                            ("substantial", "substantial"),
                            ("high", "high"),
                        ],
                        max_length=12,
                        verbose_name="assurance",
                    ),
                ),
                ("papers", models.CharField(blank=True, max_length=60, verbose_name="papers seen")),
                ("reports", models.BooleanField(default=False, verbose_name="credit reports")),
                ("repair", models.BooleanField(default=False, verbose_name="credit repair")),
                ("objections", models.BooleanField(default=False, verbose_name="objections")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_to", models.DateField(verbose_name="last day")),
                ("acts_from", models.DateTimeField(verbose_name="acts from")),
                ("granted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="granted at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="why it ended")),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.authority",
                        verbose_name="authority",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
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
                    "filing_code",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing",
                        to="standing.filingcode",
                        verbose_name="filing code",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actors",
                        to="disclosure.subject",
                        verbose_name="acts for",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subject_standings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who acts",
                    ),
                ),
            ],
            options={
                "verbose_name": "right to act",
                "verbose_name_plural": "rights to act",
                "ordering": ["-pk"],
                "permissions": [
                    ("end_standing", "Can end somebody's right to act"),
                    ("enter_standing", "Can enter at a service window whose papers were seen"),
                ],
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["subject", "capacity"], name="standing_of_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("checked_by", models.F("user")), _negated=True),
                        name="standing_not_checked_by_its_holder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proof__in", ("window", "letter")), _negated=True),
                            ("checked_by__isnull", False),
                            _connector="OR",
                        ),
                        name="standing_papers_seen_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__in", ("representative", "agent", "self")),
                            ("proof__in", ("window", "letter")),
                            _connector="OR",
                        ),
                        name="standing_of_office_by_papers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capacity", "self"), _negated=True),
                            ("proof__in", ("window", "openid")),
                            _connector="OR",
                        ),
                        name="standing_of_oneself_by_identity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("capacity", "self"), ("ended_at", None)),
                        fields=("user",),
                        name="standing_an_account_is_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reports", True), ("repair", True), ("objections", True), _connector="OR"),
                        name="standing_for_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__gte", models.F("valid_from")),
                            ("valid_to__lt", creditchina.standing.models.dates.YearLater(models.F("valid_from"))),
                        ),
                        name="standing_twelve_months_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), models.Q(("end_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="standing_end_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandingClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("representative", "legal representative"),
                            ("agent", "agent with written authority"),
                            ("administrator", "bankruptcy administrator"),
                            ("liquidator", "liquidator"),
                            ("successor", "successor"),
                            ("former_operator", "former operator"),
                            ("self", "the person themselves"),
                        ],
                        max_length=16,
                        verbose_name="capacity",
                    ),
                ),
                ("reports", models.BooleanField(default=False, verbose_name="credit reports")),
                ("repair", models.BooleanField(default=False, verbose_name="credit repair")),
                ("objections", models.BooleanField(default=False, verbose_name="objections")),
                ("until", models.DateField(verbose_name="asked until")),
                ("contact_sealed", models.TextField(blank=True, editable=False)),
                ("file", models.CharField(blank=True, max_length=100, verbose_name="file")),
                ("media_type", models.CharField(max_length=20, verbose_name="kind of file")),
                ("sha256", models.BinaryField(max_length=32, verbose_name="SHA-256 of the file")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent at")),
                ("due_on", models.DateField(verbose_name="due")),
                ("provisional", models.BooleanField(default=False, verbose_name="due day is provisional")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waits to be read"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
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
                    "standing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim",
                        to="standing.standing",
                        verbose_name="right to act",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosure.subject",
                        verbose_name="acts for",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_claims",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who asks",
                    ),
                ),
            ],
            options={
                "verbose_name": "sealed letter",
                "verbose_name_plural": "sealed letters",
                "ordering": ["due_on", "pk"],
                "permissions": [("decide_standingclaim", "Can accept or refuse a sealed letter")],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "waiting")),
                        fields=("user", "subject", "capacity"),
                        name="claim_once_while_it_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("user")), _negated=True),
                        name="claim_not_decided_by_who_asks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("status", "waiting")),
                            models.Q(("decided_at__isnull", False), ("decided_by", None), ("status", "withdrawn")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("status__in", ("accepted", "refused")),
                            ),
                            _connector="OR",
                        ),
                        name="claim_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing__isnull", False), ("status", "accepted")),
                            models.Q(models.Q(("status", "accepted"), _negated=True), ("standing", None)),
                            _connector="OR",
                        ),
                        name="claim_accepted_gives_a_right",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("status", "refused"), _negated=True),
                        name="claim_refused_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "waiting"), ("contact_sealed", ""), _connector="OR"),
                        name="claim_contact_goes_when_it_is_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reports", True), ("repair", True), ("objections", True), _connector="OR"),
                        name="claim_for_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjectContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address_sealed", models.TextField(editable=False)),
                (
                    "origin",
                    models.CharField(
                        choices=[("claim", "a verified letter or papers at a window"), ("authority", "the authority")],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
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
                "verbose_name": "contact of a subject",
                "verbose_name_plural": "contacts of subjects",
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), models.Q(("address_sealed", ""), _negated=True)),
                            models.Q(("address_sealed", ""), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_address_goes_when_it_ends",
                    )
                ],
            },
        ),
    ]
