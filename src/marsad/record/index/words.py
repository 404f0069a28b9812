"""The words of reports, to find them by: a table of SQLite's FTS5, or one of PostgreSQL's text search.

A report's words stand under its number (`moments.number_of`), by which SQLite gives what it finds, in order and from
any number on: nothing that is found is weighed, so that what is shown first costs the same however much there is.

PostgreSQL's `tsvector` holds a megabyte, and the places of words up to 16,383: a report stands there in parts, each
with the last words of the one before it, so that words in a row are found across them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from marsad.model.claim import Reading
from marsad.record.search_words import Query, indexed_words
from marsad.record.settings import INDEX

_MADE: Final = {
    "sqlite": ("CREATE VIRTUAL TABLE index_words USING fts5(words, report UNINDEXED)",),
    "postgresql": (
        "CREATE TABLE index_words (report text, part integer, words tsvector NOT NULL, number bigint, of integer)",
        "CREATE UNIQUE INDEX index_words_of ON index_words (number, part)",
        "CREATE INDEX index_words_in ON index_words USING gin (words)",
        "CREATE INDEX index_words_parts ON index_words (number) WHERE of > 1",
    ),
}
_PUT: Final = {
    "sqlite": "INSERT INTO index_words(rowid, report, words) VALUES (%s, %s, %s)",
    "postgresql": "INSERT INTO index_words(number, report, of, part, words) VALUES (%s, %s, %s, %s, %s::tsvector)",
}
NUMBER: Final = {"sqlite": "index_words.rowid", "postgresql": "index_words.number"}
"""The column that has a report's number."""
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


def put(readings: Mapping[int, Reading]) -> None:
    """Takes in the words of reports, their titles and texts, by their numbers."""
    connection = connections[INDEX]
    with connection.cursor() as cursor:
        for number in sorted(readings):  # SQLite begins a new segment where one is less than the one before
            report = readings[number].report
            said = indexed_words(report.text)
            if connection.vendor == "sqlite":
                cursor.execute(_PUT["sqlite"], [number, report.known_as, said])
            else:
                parts = [*_parts(said.split())]
                cursor.executemany(_PUT["postgresql"], [(number, report.known_as, len(parts), *one) for one in parts])


def take_out(numbers: Sequence[int]) -> None:
    """Forgets the words of reports, by their numbers."""
    connection = connections[INDEX]
    number = NUMBER[connection.vendor]
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM index_words WHERE {number} = %s", [(one,) for one in numbers])  # noqa: S608 - one of `NUMBER`


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
    """The ids of at most so many reports that have what is looked for, those that appeared last first."""
    connection = connections[INDEX]
    where, given = matching(query, connection.vendor)
    number = NUMBER[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT report FROM index_words WHERE {where} ORDER BY {number} DESC LIMIT %s",  # noqa: S608 - only %s
            [*given, most],
        )
        return [report for (report,) in cursor.fetchall()]


def matching(query: Query, vendor: str) -> tuple[str, list[str]]:
    """The condition on a row of `index_words` that its report has what is looked for, with its parameters."""
    if vendor == "sqlite":
        return "index_words MATCH %s", [query.fts5()]
    asked = query.tsqueries()
    several = " INTERSECT ".join(["SELECT number FROM index_words WHERE of > 1 AND words @@ %s::tsquery"] * len(asked))
    one = " & ".join(asked)
    return f"part = 0 AND ((of = 1 AND words @@ %s::tsquery) OR number IN ({several}))", [one, *asked]


def _parts(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number and `tsvector` of each part of a report's words."""
    for number, start in enumerate(range(0, max(len(words), 1), _PART - _AGAIN)):
        part = words[start : start + _PART]
        yield number, " ".join(f"'{word}':{place}" for place, word in enumerate(part, 1))


def in_migration(editor: BaseDatabaseSchemaEditor) -> BaseDatabaseWrapper | None:
    """The connection of a migration that is the index's; None for the other database."""
    return editor.connection if editor.connection.alias == INDEX else None
