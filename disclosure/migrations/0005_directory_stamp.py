"""A count that moves with what is known of subjects: caches are asked for it (disclosure/guards/stamps.py)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0004_three_more_references_checked_by_statement"),
    ]

    operations = [
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
    ]
