"""The tables of words and of keys stand outside Django's models."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from marsad.record.index import keys, words


def make(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes them in the index."""
    if (connection := words.in_migration(editor)) is not None:
        words.make(connection)
        keys.make(connection)


def drop(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes them away again."""
    if (connection := words.in_migration(editor)) is not None:
        words.drop(connection)
        keys.drop(connection)


class Migration(migrations.Migration):
    """The words of reports, and the keys by which they are found."""

    dependencies = [("index", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
