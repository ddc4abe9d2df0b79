import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("repair", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="objection",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="repair.objection",
                verbose_name="objection",
            ),
        ),
        migrations.AddField(
            model_name="evidencelook",
            name="objection",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="repair.objection",
                verbose_name="objection",
            ),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="application",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="repair.application",
                verbose_name="repair application",
            ),
        ),
        migrations.AlterField(
            model_name="evidencelook",
            name="case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="repair.case",
                verbose_name="repair case",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("submitted", "application received"),
                    ("moved", "your application has moved on"),
                    ("asked", "something is asked of you"),
                    ("extended", "the time to decide was extended"),
                    ("decided", "a decision was made"),
                    ("late", "a deadline was missed; your remedies"),
                    ("reckoned", "a due day was reckoned anew"),
                    ("objection", "your objection has moved on"),
                    ("statement", "your statement was read"),
                    ("published", "something was published about you"),
                    ("changed", "what is published about you was changed"),
                    ("ends_on", "what is published about you ends soon"),
                    ("verified", "a report about you was checked"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("application__isnull", False), ("objection", None)),
                    models.Q(("application", None), ("case", None), ("objection__isnull", False)),
                    _connector="OR",
                ),
                name="evidence_of_one_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("objection", None)),
                    models.Q(("case", None), ("objection__isnull", False)),
                    _connector="OR",
                ),
                name="evidence_looked_at_in_one_matter",
            ),
        ),
    ]
