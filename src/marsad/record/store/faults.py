"""What a database says when it fails, told so that a person knows what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, InterfaceError

from marsad.errors import BadHome
from marsad.record.home import Home

#: What SQLite and PostgreSQL say, and what it means for the person who asked.
_MEANINGS: Final = (
    (
        ("disk is full", "no space left", "disk i/o error"),
        "the disk is full or fails: free space, then run it again; what was acknowledged is kept",
    ),
    (("readonly", "read-only"), "it can only be read here: allow writing, or choose another folder with --home"),
    (("unable to open",), "it cannot be opened: check that the folder exists and may be read and written"),
    (
        ("malformed", "not a database", "corrupt", "invalid page"),
        "it is damaged: `marsad verify` names what, `marsad restore` brings a backup back",
    ),
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
        raise BadHome(f"{where}: {meaning_of(str(error))}") from error
    except BrokenPipeError:  # whoever read the output has seen enough
        raise
    except OSError as error:
        raise BadHome(f"{where}: {meaning_of(error.strerror or str(error))}") from error


def meaning_of(said: str) -> str:
    """What a database's message means, with what to do; the message itself where it is none that is known."""
    low = said.lower()
    for signs, meaning in _MEANINGS:
        if any(sign in low for sign in signs):
            return meaning
    return said.strip().splitlines()[0] if said.strip() else "it failed without saying why"
