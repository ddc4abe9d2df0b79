from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0015_contradictions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("status", "done")),
                fields=["-finished_at"],
                name="batch_finished",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("review_on__isnull", False), ("shown_until", None)),
                fields=["review_on"],
                name="publication_to_review",
            ),
        ),
    ]
