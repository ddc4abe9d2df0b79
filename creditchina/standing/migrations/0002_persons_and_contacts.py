"""Natural persons act for themselves; the address that a letter named goes when the letter is decided."""

from typing import Any

from django.conf import settings
from django.db import migrations, models


def forget(apps: Any, schema_editor: Any) -> None:
    """What decided letters still keep of it."""
    decided = apps.get_model("standing", "StandingClaim").objects.exclude(status="waiting")
    decided.exclude(contact_sealed="").update(contact_sealed="")


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0021_keys_and_mandates"),
        ("standing", "0001_standing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="standing",
            name="standing_of_office_by_papers",
        ),
        migrations.AlterField(
            model_name="standing",
            name="capacity",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="standingclaim",
            name="capacity",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("capacity__in", ("representative", "agent", "self")),
                    ("proof__in", ("window", "letter")),
                    _connector="OR",
                ),
                name="standing_of_office_by_papers",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("capacity", "self"), _negated=True), ("proof__in", ("window", "openid")), _connector="OR"
                ),
                name="standing_of_oneself_by_identity",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("capacity", "self"), ("ended_at", None)),
                fields=("user",),
                name="standing_an_account_is_one_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "waiting"), ("contact_sealed", ""), _connector="OR"),
                name="claim_contact_goes_when_it_is_decided",
            ),
        ),
    ]
