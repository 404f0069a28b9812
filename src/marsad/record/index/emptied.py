"""The index with nothing in it."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.db.models import Model

from marsad import __version__
from marsad.errors import BadLog
from marsad.record.index import keys, words
from marsad.record.index.models import Applied
from marsad.record.log.entries import origin_of
from marsad.record.settings import INDEX
from marsad.record.store import evidence
from marsad.record.store.turns import writing

_BEYOND: Final = (
    "the log ends after {size} entries, but {had} were there: it was cut, or an older copy was put in its place. "
    "`marsad restore` brings a backup back; `marsad index --rebuild` goes on with what there is"
)


def tables() -> list[type[Model]]:
    """The tables of the index, in one order."""
    return sorted(apps.get_app_config(INDEX).get_models(), key=lambda table: table._meta.db_table)


def begun() -> None:
    """Makes the index ready for the log's next entries: one of another Marsad, or of another log, is emptied.

    Raises BadLog where the index has seen more entries than the log has.
    """
    size = evidence.head().size
    made = f"{__version__} {origin_of(evidence.entry_at(0)) if size else ''}"
    if _is_of(made, size):
        return
    with writing(INDEX):
        if _is_of(made, size):  # another process was first
            return
        for table in tables():
            table._default_manager.all().delete()
        words.empty()
        keys.empty()
        Applied.objects.create(id=1, reader=made)


def _is_of(made: str, size: int) -> bool:
    found = Applied.objects.first()
    if found is None or found.reader != made:
        return False
    if found.size > max(size, evidence.head().size):
        raise BadLog(_BEYOND.format(size=size, had=found.size))
    return True
