"""The index with nothing in it."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model

from marsad.record.index import keys, words
from marsad.record.index.applied import is_of, made_of
from marsad.record.index.models import Applied
from marsad.record.settings import INDEX
from marsad.record.store.turns import writing


def tables() -> list[type[Model]]:
    """The tables of the index, in one order."""
    return sorted(apps.get_app_config(INDEX).get_models(), key=lambda table: table._meta.db_table)


def begun() -> None:
    """Makes the index ready for the log's next entries: one of another Marsad, or of another log, is emptied.

    Raises BadLog where the index has seen more entries than the log has.
    """
    made = made_of()
    if is_of(made):
        return
    with writing(INDEX):
        if is_of(made):  # another process was first
            return
        for table in tables():
            table._default_manager.all().delete()
        words.empty()
        keys.empty()
        Applied.objects.create(id=1, reader=made)
