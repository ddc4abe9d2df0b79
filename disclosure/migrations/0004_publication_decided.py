from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0003_lookups"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("public_since__isnull", False)),
                fields=["decided_on", "id"],
                name="publication_decided",
            ),
        ),
    ]
