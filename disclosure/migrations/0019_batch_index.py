from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0018_reviewed"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["batch"], name="publication_batch"),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("rows_read__gt", models.F("faulty"))),
                fields=["source", "edition", "-on"],
                name="batch_brought",
            ),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("rows_read__lte", models.F("faulty"))),
                fields=["source", "edition", "-on"],
                name="batch_without",
            ),
        ),
    ]
