"""What a database says when it fails, told so that a person knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from django.db import DatabaseError, InterfaceError

from marsad.errors import BadHome
from marsad.record.home import Home

_DAMAGE: Final = ("malformed", "not a database", "corrupt", "invalid page", "could not read block")
#: What SQLite and PostgreSQL say, and what it means for the person who asked.
_MEANINGS: Final = (
    (
        ("disk is full", "no space left", "disk i/o error"),
        "the disk is full or fails: free space, then run it again; what was acknowledged is kept",
    ),
    (("readonly", "read-only"), "it can only be read here: allow writing, or choose another folder with --home"),
    (("unable to open",), "it cannot be opened: check that the folder exists and may be read and written"),
    (_DAMAGE, "it is damaged: `marsad verify` says from which entry on, `marsad restore` brings a backup back"),
    (
        ("locked", "lock timeout", "deadlock"),
        "another process is writing to it: wait until it ends, then run it again",
    ),
    (
        ("password authentication", "permission denied", "does not exist"),
        "the server refuses: check user, password and database in MARSAD_DATABASE",
    ),
    (
        ("could not connect", "connection", "server closed"),
        "the server cannot be reached: check MARSAD_DATABASE, and that it runs",
    ),
)


@contextmanager
def told(home: Home) -> Iterator[None]:
    """Turns a database's failure into a BadHome that says what failed and what to do. Nothing stored is touched."""
    where = home.server or str(home.folder)
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        if is_damage(error) and home.database is None and not _is_whole(home.index):
            raise BadHome(f"{home.index} is damaged: `marsad index --rebuild` makes it anew from the log") from error
        raise BadHome(f"{where}: {meaning_of(str(error))}") from error
    except BrokenPipeError:  # whoever read the output has seen enough
        raise
    except OSError as error:
        raise BadHome(f"{where}: {meaning_of(error.strerror or str(error))}") from error


def is_damage(error: Exception) -> bool:
    """Whether a database's message says that what it stored is damaged."""
    return any(sign in str(error).lower() for sign in _DAMAGE)


def _is_whole(file: Path) -> bool:
    """Whether SQLite can read a whole file."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return not file.exists()


def meaning_of(said: str) -> str:
    """What a database's message means, with what to do; the message itself where it is none that is known."""
    low = said.lower()
    for signs, meaning in _MEANINGS:
        if any(sign in low for sign in signs):
            return meaning
    return said.strip().splitlines()[0] if said.strip() else "it failed without saying why"
