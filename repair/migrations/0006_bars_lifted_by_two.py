import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("repair", "0004_turned_down"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="bar",
            name="lift_asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="lifting asked for by",
            ),
        ),
        migrations.AddField(
            model_name="bar",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="lifted by",
            ),
        ),
        migrations.AddConstraint(
            model_name="bar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_by", None), ("lifted_on", None)),
                    models.Q(
                        ("lift_asked_by__isnull", False),
                        ("lifted_by__isnull", False),
                        ("lifted_on__isnull", False),
                        models.Q(("lifted_by", models.F("lift_asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="bar_lifted_by_two",
            ),
        ),
    ]
