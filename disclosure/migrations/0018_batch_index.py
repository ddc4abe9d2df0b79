from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0017_issued_reports"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["batch"], name="publication_batch"),
        ),
    ]
