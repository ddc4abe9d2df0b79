"""Posts with their roles, the book of the door, and the table in which attempts are counted."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("disclosure", "0005_directory_stamp"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "accounts_counter",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("source_clerk", "source clerk"),
                            ("releaser", "releaser of deliveries"),
                            ("reviewer", "reviewer"),
                            ("second_reviewer", "second reviewer"),
                            ("supervisor", "supervisor"),
                            ("appeal_reviewer", "appeal reviewer"),
                            ("window_clerk", "window clerk"),
                            ("account_manager", "account manager"),
                            ("moderator", "data protection officer"),
                            ("operator", "operator"),
                            ("auditor", "auditor"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("valid_from", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "given_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="given at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="ended at")),
            ],
            options={
                "verbose_name": "post",
                "verbose_name_plural": "posts",
                "ordering": ["user", "role", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="at")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("signed_in", "signed in"),
                            ("signed_out", "signed out"),
                            ("wrong", "wrong name or password"),
                            ("wrong_code", "wrong one-time code"),
                            ("too_many", "refused: too many attempts"),
                            ("password_changed", "password changed"),
                            ("factor_added", "second factor set up"),
                            ("factor_removed", "second factor removed"),
                            ("codes_renewed", "new recovery codes made"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                ("name_digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the name typed")),
                ("address_digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the address")),
            ],
            options={
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
                "ordering": ["-pk"],
            },
        ),
        migrations.AlterModelManagers(
            name="user",
            managers=[],
        ),
        migrations.AddField(
            model_name="user",
            name="authority",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disclosure.authority",
                verbose_name="authority",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disclosure.source",
                verbose_name="source",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("authority", None), ("source", None), _connector="OR"),
                name="user_of_one_body",
                violation_error_message="An account belongs to an authority or to a source, not to both.",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="authority",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disclosure.authority",
                verbose_name="authority",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ended by",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="given by",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disclosure.source",
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="post",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to=settings.AUTH_USER_MODEL,
                verbose_name="holder",
            ),
        ),
        migrations.AddField(
            model_name="signin",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sign_ins",
                to=settings.AUTH_USER_MODEL,
                verbose_name="user",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("authority", None), ("role__in", ("source_clerk", "releaser")), ("source__isnull", False)
                    ),
                    models.Q(
                        ("authority__isnull", False),
                        ("role__in", ("reviewer", "second_reviewer", "supervisor", "appeal_reviewer", "window_clerk")),
                        ("source", None),
                    ),
                    models.Q(("authority", None), ("role__in", ("moderator", "operator", "auditor")), ("source", None)),
                    models.Q(("authority__isnull", False), ("role", "account_manager"), ("source", None)),
                    models.Q(("authority", None), ("role", "account_manager"), ("source__isnull", False)),
                    _connector="OR",
                ),
                name="post_where_its_role_belongs",
                violation_error_message="A role of an authority needs an authority, one of a source a source, one of the site neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_by", models.F("user")), _negated=True),
                name="post_not_given_to_oneself",
                violation_error_message="Nobody gives a post to themselves. Ask another person.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="post_ended_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"),
                name="post_ends_after_it_begins",
                violation_error_message="The last day lies before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("authority__isnull", False), ("ended_at", None), ("source__isnull", True)),
                fields=("user", "role", "authority"),
                name="post_once_authority",
                violation_error_message="This person holds this post already. End it first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("authority__isnull", True), ("ended_at", None), ("source__isnull", False)),
                fields=("user", "role", "source"),
                name="post_once_source",
                violation_error_message="This person holds this post already. End it first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("authority__isnull", True), ("ended_at", None), ("source__isnull", True)),
                fields=("user", "role"),
                name="post_once_site",
                violation_error_message="This person holds this post already. End it first.",
            ),
        ),
    ]
