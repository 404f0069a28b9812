"""What lists of incidents are filtered and ordered by. An index that has none of it is made anew."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The last tolls, the dead, the latest change."""

    dependencies = [("index", "0003_across_incidents")]
    operations = [
        migrations.AddField("incident", "deaths", models.PositiveIntegerField(null=True, db_index=True)),
        migrations.AddField("incident", "changed", models.TextField(default="", db_index=True)),
        migrations.CreateModel(
            "LastToll",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("incident", models.TextField(db_index=True)),
                ("outcome", models.TextField()),
                ("affected", models.TextField()),
                ("low", models.PositiveIntegerField()),
                ("best", models.PositiveIntegerField()),
                ("high", models.PositiveIntegerField()),
                ("grade", models.TextField()),
            ],
            {
                "db_table": "index_last_toll",
                "indexes": [models.Index(fields=["outcome", "grade"], name="last_toll_of")],
            },
        ),
    ]
