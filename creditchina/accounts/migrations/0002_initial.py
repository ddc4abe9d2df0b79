import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    # What was migrated step by step before stands for the same.
    replaces = [
        ("accounts", "0002_posts_and_sign_ins"),
        ("accounts", "0003_two_people"),
    ]

    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("disclosure", "0001_initial"),
    ]

    operations = [
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
            name="groups",
            field=models.ManyToManyField(
                blank=True,
                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                related_name="user_set",
                related_query_name="user",
                to="auth.group",
                verbose_name="groups",
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
        migrations.AddField(
            model_name="user",
            name="user_permissions",
            field=models.ManyToManyField(
                blank=True,
                help_text="Specific permissions for this user.",
                related_name="user_set",
                related_query_name="user",
                to="auth.permission",
                verbose_name="user permissions",
            ),
        ),
        migrations.AddField(
            model_name="accountproposal",
            name="account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account concerned",
            ),
        ),
        migrations.AddField(
            model_name="accountproposal",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="accountproposal",
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
            model_name="accountproposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="accountproposal",
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
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="confirmed by",
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
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("authority", None), ("source", None), _connector="OR"),
                name="user_of_one_body",
                violation_error_message="An account belongs to an authority or to a source, not to both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None), models.Q(("decided_by", models.F("asked_by")), _negated=True), _connector="OR"
                ),
                name="account_proposal_decided_by_another",
                violation_error_message="Whoever asked for it does not confirm it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None),
                    ("account", None),
                    models.Q(("decided_by", models.F("account")), _negated=True),
                    _connector="OR",
                ),
                name="account_proposal_not_by_its_holder",
                violation_error_message="Nobody confirms a change of their own account.",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by", None), ("status__in", ["asked", "withdrawn"])),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("status__in", ["confirmed", "refused"]),
                    ),
                    _connector="OR",
                ),
                name="account_proposal_decision_has_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "account"), ("account__isnull", False), _connector="OR"),
                name="account_proposal_has_an_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="account_proposal_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="accountproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["change", "password", "factor"]), ("status", "asked")),
                fields=("account", "kind"),
                name="account_proposal_once_while_open",
                violation_error_message="This was asked for already and waits for a second person.",
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
                    ("confirmed_by", None),
                    models.Q(
                        models.Q(("confirmed_by", models.F("given_by")), _negated=True),
                        models.Q(("confirmed_by", models.F("user")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="post_confirmed_by_another",
                violation_error_message="Whoever asked for it does not confirm it.",
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
