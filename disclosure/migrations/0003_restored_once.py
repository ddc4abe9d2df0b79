"""A publication is restored once: a condition on those few that were. And no index that no question uses."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_references_checked_by_statement")]

    operations = [
        migrations.AlterField(
            model_name="publication",
            name="predecessor",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="disclosure.publication",
                verbose_name="restored from",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="batch",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="disclosure.batch",
                verbose_name="batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("predecessor__isnull", False)),
                fields=("predecessor",),
                name="publication_restored_once",
            ),
        ),
    ]
