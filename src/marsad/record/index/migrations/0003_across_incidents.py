"""Reports get numbers, and tables tell across incidents who said what of whom, and through whom it came.

An index that lacks these is dropped and made anew (`store/versions.py`): nothing that stands in one is carried over.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def _id() -> tuple[str, models.Field[Any, Any]]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """What is asked across incidents."""

    dependencies = [("index", "0002_words_and_keys")]
    operations = [
        migrations.AddField("report", "number", models.BigIntegerField(default=0, unique=True), preserve_default=False),
        migrations.AddIndex("report", models.Index(fields=("outlet", "number"), name="report_outlet")),
        migrations.AddIndex("report", models.Index(fields=("language", "number"), name="report_language")),
        migrations.DeleteModel("IncidentReport"),
        migrations.DeleteModel("Figure"),
        migrations.CreateModel(
            "IncidentReport",
            [
                _id(),
                ("incident", models.TextField(db_index=True)),
                ("report", models.TextField(db_index=True)),
                ("number", models.BigIntegerField()),
                ("country", models.TextField(null=True)),
            ],
            {
                "db_table": "index_incident_report",
                "indexes": [
                    models.Index(fields=("number", "country"), name="incident_report_number"),
                    models.Index(fields=("country", "number"), name="incident_report_country"),
                ],
            },
        ),
        migrations.CreateModel(
            "Figure",
            [
                _id(),
                ("incident", models.TextField(db_index=True)),
                ("claim", models.TextField(db_index=True)),
                ("number", models.BigIntegerField(db_index=True)),
                ("origin", models.TextField()),
                ("outcome", models.TextField()),
                ("affected", models.TextField()),
                ("stance", models.TextField()),
                ("responsible", models.TextField(null=True)),
                ("day", models.TextField(null=True)),
                ("value", models.TextField(null=True)),
                ("value_high", models.TextField(null=True)),
                ("qualifier", models.TextField()),
                ("rejected", models.BooleanField()),
                ("ruled", models.BooleanField()),
                ("copied", models.BooleanField()),
                ("corrected", models.BooleanField()),
                ("contradicted", models.BooleanField()),
            ],
            {
                "db_table": "index_figure",
                "indexes": [
                    models.Index(fields=("origin", "day"), name="figure_origin"),
                    models.Index(fields=("outcome", "stance", "number"), name="figure_outcome"),
                    models.Index(fields=("stance", "number"), name="figure_stance"),
                    models.Index(fields=("affected", "number"), name="figure_affected"),
                    models.Index(fields=("responsible", "number"), name="figure_responsible"),
                ],
            },
        ),
        migrations.CreateModel(
            "Share",
            [
                _id(),
                ("who", models.TextField()),
                ("role", models.TextField()),
                ("incident", models.TextField(db_index=True)),
                ("last", models.TextField(null=True)),
                ("figures", models.PositiveIntegerField()),
                ("corrected", models.PositiveIntegerField()),
                ("contradicted", models.PositiveIntegerField()),
                ("copied", models.PositiveIntegerField()),
            ],
            {
                "db_table": "index_share",
                "indexes": [
                    models.Index(
                        fields=("role", "who", "incident", "figures", "corrected", "contradicted", "copied"),
                        name="share_who",
                    ),
                    models.Index(fields=("role", "who", "last"), name="share_last"),
                ],
            },
        ),
        migrations.CreateModel(
            "Relay",
            [
                _id(),
                ("origin", models.TextField()),
                ("through", models.TextField()),
                ("incident", models.TextField(db_index=True)),
                ("figures", models.PositiveIntegerField()),
            ],
            {
                "db_table": "index_relay",
                "indexes": [
                    models.Index(fields=("origin", "through", "figures"), name="relay_origin"),
                    models.Index(fields=("through", "origin", "figures"), name="relay_through"),
                ],
            },
        ),
    ]
