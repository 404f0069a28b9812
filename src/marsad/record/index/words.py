"""The words of reports, to find them by: a table of SQLite's FTS5, or one of PostgreSQL's text search.

A report's words stand under its number (`moments.number_of`), by which SQLite gives what it finds, in order and from
any number on: nothing that is found is weighed, so that what is shown first costs the same however much there is.

PostgreSQL's `tsvector` holds a megabyte, and the places of words up to 16,383: a report stands there in parts, each
with the last words of the one before it, so that words in a row are found across them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
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

Condition = tuple[str, Sequence[str | int]]
"""What must hold of a report's number, in SQL, with its parameters."""


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
                parts = [*parts_of(said.split())]
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


def numbers(query: Query, most: int, conditions: Sequence[Condition] = (), *, oldest_first: bool = False) -> list[int]:
    """The numbers of at most so many reports that have what is looked for, and of which some conditions hold.

    The conditions are on `NUMBER`; the reports that appeared last come first, or the oldest.
    """
    connection = connections[INDEX]
    number, order = NUMBER[connection.vendor], "ASC" if oldest_first else "DESC"
    parts, given = [], []
    for table, where, asked in _sources(query, connection.vendor):
        holds = " AND ".join((where, *(condition for condition, _ in conditions)))
        parts.append(f"SELECT {number} FROM {table} WHERE {holds} ORDER BY {number} {order} LIMIT %s")  # noqa: S608 - only %s
        given += [*asked, *chain.from_iterable(values for _, values in conditions), most]
    statement = parts[0]
    if len(parts) > 1:
        statement = " UNION ALL ".join(f"({part})" for part in parts) + f" ORDER BY 1 {order} LIMIT %s"
        given.append(most)
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return [one for (one,) in cursor.fetchall()]


def _sources(query: Query, vendor: str) -> list[tuple[str, str, list[str]]]:
    """Where reports with what is looked for stand: tables, with a condition on their rows and its parameters.

    On a server reports of one part stand apart from those of several, whose parts may each have some of the words: so
    it knows how many rows it will find, and goes through the newest or looks the words up, whichever is quicker.
    """
    if vendor == "sqlite":
        return [("index_words", "index_words MATCH %s", [query.fts5()])]
    asked = query.tsqueries()
    several = " INTERSECT ".join(["SELECT number FROM index_words WHERE of > 1 AND words @@ %s::tsquery"] * len(asked))
    return [
        ("index_words", "of = 1 AND words @@ %s::tsquery", [" & ".join(asked)]),
        (f"({several}) AS index_words", "TRUE", [*asked]),
    ]


def parts_of(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number and `tsvector` of each part of a report's words."""
    for number, start in enumerate(range(0, max(len(words), 1), _PART - _AGAIN)):
        part = words[start : start + _PART]
        yield number, " ".join(f"'{word}':{place}" for place, word in enumerate(part, 1))


def in_migration(editor: BaseDatabaseSchemaEditor) -> BaseDatabaseWrapper | None:
    """The connection of a migration that is the index's; None for the other database."""
    return editor.connection if editor.connection.alias == INDEX else None
