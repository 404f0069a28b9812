"""Reports get numbers, their words stand under these, and tables tell across incidents who said what of whom.

What the new columns hold is not made here: every neighbourhood is touched, and so is put together anew.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from marsad.record.index import words
from marsad.record.index.moments import number_of
from marsad.record.settings import INDEX

_BATCH: Final = 400
_SQLITE: Final = (
    "ALTER TABLE index_words RENAME TO index_words_before",
    "CREATE VIRTUAL TABLE index_words USING fts5(words, report UNINDEXED)",
    "INSERT INTO index_words(rowid, words, report) SELECT r.number, w.words, w.report FROM index_words_before w "
    "JOIN index_report r ON r.id = w.report ORDER BY r.number",
    "DROP TABLE index_words_before",
)
_POSTGRESQL: Final = (
    "ALTER TABLE index_words ADD COLUMN IF NOT EXISTS number bigint, ADD COLUMN IF NOT EXISTS of integer",
    "UPDATE index_words w SET number = r.number FROM index_report r WHERE r.id = w.report",
    "UPDATE index_words w SET of = n.parts FROM (SELECT report, count(*) AS parts FROM index_words GROUP BY report) n "
    "WHERE n.report = w.report",
    "ALTER TABLE index_words DROP CONSTRAINT IF EXISTS index_words_pkey",
    "CREATE UNIQUE INDEX IF NOT EXISTS index_words_of ON index_words (number, part)",
    "CREATE INDEX IF NOT EXISTS index_words_parts ON index_words (number) WHERE of > 1",
)
_TOUCHED: Final = (
    "INSERT INTO index_touched SELECT DISTINCT neighbourhood, '0003' FROM index_member WHERE true "
    "ON CONFLICT DO NOTHING"
)


def renumber(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Does it in the index."""
    connection = words.in_migration(editor)
    if connection is None:
        return
    _number(apps.get_model("index", "Report").objects.using(INDEX))
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)
        cursor.execute(_TOUCHED)


def _number(reports: Any) -> None:
    some = []
    for row in reports.only("id", "published", "entry", "number").iterator():
        row.number = number_of(row.published, row.entry)
        some.append(row)
        if len(some) == _BATCH:
            reports.bulk_update(some, ["number"])
            some = []
    reports.bulk_update(some, ["number"])


def _id() -> tuple[str, models.Field[Any, Any]]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Numbers first: rules that the columns must keep come once they are filled."""

    dependencies = [("index", "0002_words_and_keys")]
    operations = [
        migrations.AddField("report", "number", models.BigIntegerField(default=0), preserve_default=False),
        migrations.RunPython(renumber, migrations.RunPython.noop),
        migrations.AlterField("report", "number", models.BigIntegerField(unique=True)),
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
