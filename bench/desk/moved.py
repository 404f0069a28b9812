"""A record in files put into a server's database as it is: what is measured on both is one record, made once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from marsad.record.home import Home
from marsad.record.index.words import parts_of

_PREFIXES: Final = {"evidence": "log_", "index": "index_"}


def moved(home: Home, folder: Path, database: str) -> Home:
    """The record of a home in files, in an empty database; beside it a folder with what else the home has."""
    folder.mkdir(parents=True)
    for file in home.folder.iterdir():
        if file.is_file() and ".sqlite3" not in file.name:
            shutil.copy2(file, folder)
    there = Home(folder, database)
    _made(there)
    with psycopg.connect(database) as server:
        for name, prefix in _PREFIXES.items():
            with closing(sqlite3.connect(f"file:{getattr(home, name)}?mode=ro", uri=True)) as files:
                for table in _tables(files, prefix):
                    _copy(files, server, table)
        with closing(sqlite3.connect(f"file:{home.index}?mode=ro", uri=True)) as files:
            _copy_words(files, server)
    with psycopg.connect(database, autocommit=True) as server:
        server.execute("VACUUM ANALYZE")  # as a server does by itself after a while
    return there


def _made(home: Home) -> None:
    """Makes the tables, empty."""
    said = {"MARSAD_DATABASE": home.database or "", "MARSAD_HOME": str(home.folder)}
    make = (
        "from marsad.record.home import home_of; from marsad.record.store.database import open_databases; "
        "open_databases(home_of(), make=True)"
    )
    subprocess.run([sys.executable, "-c", make], env=os.environ | said, check=True)


def _tables(files: sqlite3.Connection, prefix: str) -> list[str]:
    rows = files.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE ?", [f"{prefix}%"])
    return [name for (name,) in rows if not name.startswith("index_words")]


def _copy(files: sqlite3.Connection, server: psycopg.Connection[Any], table: str) -> None:
    columns = [row[1] for row in files.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{one}"' for one in columns)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    server.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    with server.cursor() as cursor:
        with cursor.copy(into) as copy:
            for row in files.execute(f"SELECT {names} FROM {table}"):
                copy.write_row(row)
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id') WHERE %s", [table, "id" in columns])
        found = cursor.fetchone()
        if found and found[0]:
            cursor.execute(
                sql.SQL("SELECT setval({}, coalesce((SELECT max(id) FROM {}), 1))").format(
                    sql.Literal(found[0]), sql.Identifier(table)
                )
            )


def _copy_words(files: sqlite3.Connection, server: psycopg.Connection[Any]) -> None:
    """The words of reports, which a server keeps in another form."""
    with (
        server.cursor() as cursor,
        cursor.copy("COPY index_words (number, report, of, part, words) FROM STDIN") as copy,
    ):
        for row in _words(files):
            copy.write_row(row)


def _words(files: sqlite3.Connection) -> Iterator[tuple[int, str, int, int, str]]:
    for number, report, said in files.execute("SELECT rowid, report, words FROM index_words"):
        parts = [*parts_of(said.split())]
        yield from ((number, report, len(parts), *one) for one in parts)
