"""What awaits a person."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of matters."""

    dependencies = (("index", "0004_last_tolls"),)

    operations = (
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("neighbourhood", models.TextField(db_index=True)),
                ("key", models.TextField(db_index=True)),
                ("change", models.PositiveBigIntegerField()),
                ("ruling", models.TextField()),
                ("outcome", models.TextField()),
                ("grounds", models.TextField()),
                ("incident", models.TextField()),
                ("other", models.TextField()),
                ("whole", models.TextField()),
            ],
            options={"db_table": "index_matter"},
        ),
        migrations.AddIndex(model_name="matter", index=models.Index(fields=["-change", "key"], name="matter_order")),
    )
