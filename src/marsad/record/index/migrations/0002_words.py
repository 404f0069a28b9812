"""The table of words stands outside Django's models."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from marsad.record.index import words


def make(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes it in the index."""
    if (connection := words.in_migration(editor)) is not None:
        words.make(connection)


def drop(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes it away again."""
    if (connection := words.in_migration(editor)) is not None:
        words.drop(connection)


class Migration(migrations.Migration):
    """The words of reports."""

    dependencies = [("index", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
