"""Columns hold the numbers that somebody may write; those by which no list is filtered or ordered go."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Great numbers of dead, the last tolls without their numbers, matters without their rulings."""

    dependencies = (("index", "0006_publications"),)

    operations = (
        migrations.AlterField("incident", "deaths", models.PositiveBigIntegerField(null=True, db_index=True)),
        migrations.AlterField("lasttoll", "low", models.PositiveIntegerField(default=0)),  # so that it can be undone
        migrations.AlterField("lasttoll", "best", models.PositiveIntegerField(default=0)),
        migrations.AlterField("lasttoll", "high", models.PositiveIntegerField(default=0)),
        migrations.AlterField("matter", "ruling", models.TextField(default="")),
        migrations.RemoveField("lasttoll", "low"),
        migrations.RemoveField("lasttoll", "best"),
        migrations.RemoveField("lasttoll", "high"),
        migrations.RemoveField("matter", "ruling"),
    )
