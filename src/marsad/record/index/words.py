"""The words of reports, to find them by: a table of SQLite's FTS5, or one of PostgreSQL's text search.

PostgreSQL's `tsvector` holds a megabyte, and the places of words up to 16,383: a report stands there in parts, each
with the last words of the one before it, so that words in a row are found across them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from marsad.model.claim import Reading
from marsad.record.index.batches import batches
from marsad.record.search_words import Query, indexed_words
from marsad.record.settings import INDEX

_MADE: Final = {
    "sqlite": ("CREATE VIRTUAL TABLE index_words USING fts5(words, report UNINDEXED)",),
    "postgresql": (
        "CREATE TABLE index_words (report text, part integer, words tsvector NOT NULL, PRIMARY KEY (report, part))",
        "CREATE INDEX index_words_in ON index_words USING gin (words)",
    ),
}
_PUT: Final = {
    "sqlite": "INSERT INTO index_words(report, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO index_words(report, part, words) VALUES (%s, %s, %s::tsvector)",
}
_FIND: Final = "SELECT report FROM index_words WHERE index_words MATCH %s ORDER BY rank, report LIMIT %s"
_ONE: Final = "SELECT report FROM index_words WHERE words @@ %s::tsquery"
#: Words of a part, and how many of them the next one has again: no query has as many words in a row.
_PART: Final = 3_000
_AGAIN: Final = 50


def make(connection: BaseDatabaseWrapper) -> None:
    """Makes the table."""
    with connection.cursor() as cursor:
        for statement in _MADE[connection.vendor]:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Takes the table away."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS index_words")


def put(readings: Iterable[Reading]) -> None:
    """Takes in the words of reports: their titles and texts."""
    connection = connections[INDEX]
    rows = [(reading.report.known_as, indexed_words(reading.report.text)) for reading in readings]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(_PUT[connection.vendor], rows)
        else:
            for report, words in rows:
                cursor.executemany(_PUT[connection.vendor], [(report, *part) for part in _parts(words.split())])


def take_out(reports: Sequence[str]) -> None:
    """Forgets the words of reports."""
    with connections[INDEX].cursor() as cursor:
        for some in batches(reports):
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM index_words WHERE report IN ({places})", list(some))  # noqa: S608 - only %s


def empty() -> None:
    """Forgets the words of all reports."""
    with connections[INDEX].cursor() as cursor:
        cursor.execute("DELETE FROM index_words")


def forget_for_good() -> None:
    """Makes SQLite's index of words anew, which keeps what was taken out in old segments else."""
    connection = connections[INDEX]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO index_words(index_words) VALUES('rebuild')")


def find(query: Query, most: int) -> list[str]:
    """The ids of at most so many reports that have what is looked for, the best first."""
    with connections[INDEX].cursor() as cursor:
        if connections[INDEX].vendor == "sqlite":
            cursor.execute(_FIND, [query.fts5(), most])
        else:
            asked = query.tsqueries()
            cursor.execute(
                f"SELECT report FROM index_words WHERE report IN ({' INTERSECT '.join([_ONE] * len(asked))}) "  # noqa: S608 - only %s
                "GROUP BY report ORDER BY sum(ts_rank(words, %s::tsquery)) DESC, report LIMIT %s",
                [*asked, " | ".join(asked), most],
            )
        return [report for (report,) in cursor.fetchall()]


def _parts(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number and `tsvector` of each part of a report's words."""
    for number, start in enumerate(range(0, max(len(words), 1), _PART - _AGAIN)):
        part = words[start : start + _PART]
        yield number, " ".join(f"'{word}':{place}" for place, word in enumerate(part, 1))


def in_migration(editor: BaseDatabaseSchemaEditor) -> BaseDatabaseWrapper | None:
    """The connection of a migration that is the index's; None for the other database."""
    return editor.connection if editor.connection.alias == INDEX else None
