from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0003_lookups"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="publication", name="publication_document"),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["document_key"], name="publication_document", opclasses=["varchar_pattern_ops"]),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("public_since__isnull", False)),
                fields=["decided_on", "id"],
                name="publication_decided",
            ),
        ),
    ]
