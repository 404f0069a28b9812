"""Indexes by which lists are ordered and narrowed without a look at rows that they do not show."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes of incidents, of reports that have figures, and of what awaits a person."""

    dependencies = (("index", "0007_great_numbers"),)

    operations = (
        migrations.AlterField("incident", "deaths", models.PositiveBigIntegerField(null=True)),
        migrations.AlterField("incident", "changed", models.TextField(default="")),
        migrations.AddIndex(
            "incident", models.Index(fields=["-last", "id", "first", "country"], name="incident_by_day")
        ),
        migrations.AddIndex("incident", models.Index(fields=["-changed", "id"], name="incident_by_change")),
        migrations.AddIndex("incident", models.Index(fields=["-deaths", "id"], name="incident_by_deaths")),
        migrations.AddIndex("report", models.Index(fields=["figures"], name="report_figures")),
        migrations.AlterField("matter", "incident", models.TextField(db_index=True)),
        migrations.AlterField("matter", "other", models.TextField(db_index=True)),
        migrations.RemoveIndex("matter", "matter_order"),
        migrations.AddIndex(
            "matter", models.Index(fields=["-change", "key", "outcome", "grounds"], name="matter_order")
        ),
    )
