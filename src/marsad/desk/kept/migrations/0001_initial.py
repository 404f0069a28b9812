"""Saved searches, and what became of what members added."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _id() -> tuple[str, Any]:
    return "id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _member() -> tuple[str, Any]:
    return "member", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            "SavedSearch",
            [
                _id(),
                ("name", models.CharField(max_length=100)),
                ("asks", models.TextField()),
                ("saved", models.DateTimeField(auto_now_add=True)),
                _member(),
            ],
            {"db_table": "kept_search"},
        ),
        migrations.CreateModel(
            "Addition",
            [
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("named", models.TextField()),
                ("given", models.TextField(default="{}")),
                ("state", models.CharField(default="waiting", max_length=20)),
                ("why", models.TextField(default="")),
                ("began", models.DateTimeField(auto_now_add=True)),
                ("ended", models.DateTimeField(null=True)),
                ("process", models.TextField(default="")),
                _member(),
            ],
            {"db_table": "kept_addition"},
        ),
        migrations.CreateModel(
            "Added",
            [
                _id(),
                ("name", models.TextField()),
                ("outcome", models.CharField(max_length=20)),
                ("report", models.TextField(null=True)),
                ("figures", models.PositiveIntegerField(default=0)),
                ("why", models.TextField(default="")),
                (
                    "addition",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="kept.addition"),
                ),
            ],
            {
                "db_table": "kept_added",
                "indexes": [models.Index(fields=["addition", "outcome"], name="kept_added_outcome")],
            },
        ),
    ]
