"""Assignments and proposals."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

_MEMBER = "members.Member"
_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_CASCADE = django.db.models.deletion.CASCADE
_SET_NULL = django.db.models.deletion.SET_NULL


class Migration(migrations.Migration):
    """The two tables."""

    initial = True
    dependencies = (("members", "0001_initial"),)
    operations = (
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", _ID),
                ("key", models.TextField(unique=True)),
                ("at", models.DateTimeField(auto_now=True)),
                ("by", models.ForeignKey(_MEMBER, on_delete=_CASCADE, related_name="+")),
                ("member", models.ForeignKey(_MEMBER, on_delete=_CASCADE, related_name="assigned")),
            ],
            options={"db_table": "queue_assignment"},
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", _ID.clone()),
                ("whole", models.TextField()),
                ("because", models.TextField()),
                ("since", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("state", models.CharField(db_index=True, default="open", max_length=10)),
                ("closed_at", models.DateTimeField(null=True)),
                ("why", models.TextField(blank=True)),
                ("by", models.ForeignKey(_MEMBER, on_delete=_CASCADE, related_name="proposed")),
                ("closed_by", models.ForeignKey(_MEMBER, null=True, on_delete=_SET_NULL, related_name="+")),
            ],
            options={"db_table": "queue_proposal"},
        ),
    )
