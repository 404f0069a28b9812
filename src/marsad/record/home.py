"""Where a record is kept: a folder that needs no set-up, and for teams a PostgreSQL server beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from platformdirs import user_data_path

from marsad.errors import BadHome

_SCHEMES: Final = frozenset({"postgresql", "postgres"})
_PASSWORD_FILE: Final = "MARSAD_DATABASE_PASSWORD_FILE"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class Home:
    """A record's folder, and the URL of its database where that is a server's; its password is never shown."""

    folder: Path
    database: str | None = None

    def __repr__(self) -> str:
        return f"Home({str(self.folder)!r}, {self.server!r})"

    @property
    def evidence(self) -> Path:
        """The file of the log, its payloads and their keys, where no server holds them."""
        return self.folder / "record.sqlite3"

    @property
    def index(self) -> Path:
        """The file of what can be made anew from the log."""
        return self.folder / "index.sqlite3"

    @property
    def configuration(self) -> Path:
        """What people say of their project (docs/record.md)."""
        return self.folder / "marsad.toml"

    @property
    def signing_key(self) -> Path:
        """The key by which checkpoints are signed, encrypted under a passphrase."""
        return self.folder / "signing-key.json"

    @property
    def checkpoints(self) -> Path:
        """The folder of the checkpoints that were signed."""
        return self.folder / "checkpoints"

    def checkpoint(self, size: int) -> Path:
        """The file of the checkpoint of so many entries; an authority's time-stamp of it ends in `.tsr`."""
        return self.checkpoints / f"{size:09}.json"

    @property
    def backups(self) -> Path:
        """Where the keys of the backups lie that were made of this record."""
        return self.folder / "backups.json"

    @property
    def published(self) -> Path:
        """What was made of published incidents, kept so that readers do not wait; it may be deleted."""
        return self.folder / "published"

    @property
    def watched(self) -> Path:
        """What was seen of the feeds and pages that are watched."""
        return self.folder / "watched.json"

    @property
    def server(self) -> str | None:
        """The server's address without user and password."""
        if self.database is None:
            return None
        parts = urlsplit(self.database)
        return f"{parts.scheme}://{unquote(parts.netloc.rpartition('@')[2])}{parts.path}"


def home_of(folder: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Home:
    """The record meant: `folder`, else $MARSAD_HOME, else the user's data folder; its server: $MARSAD_DATABASE.

    The password of a server may stand in a file ($MARSAD_DATABASE_PASSWORD_FILE), as secrets of containers do. Raises
    BadHome where the URL is none of PostgreSQL, or the file gives no password for it.
    """
    chosen = folder or environment.get("MARSAD_HOME") or user_data_path("marsad", appauthor=False)
    database = environment.get("MARSAD_DATABASE") or None
    if database is not None and urlsplit(database).scheme not in _SCHEMES:
        raise BadHome("MARSAD_DATABASE is no URL of PostgreSQL; write postgresql://user@host/name")
    if file := environment.get(_PASSWORD_FILE):
        database = _with_password(database, Path(file))
    return Home(Path(chosen).expanduser().absolute(), database)


def _with_password(database: str | None, file: Path) -> str:
    """A server's URL with the password of a file; one that stands in the URL itself is left. Raises BadHome."""
    if database is None:
        raise BadHome(f"{_PASSWORD_FILE} is set without a server: set MARSAD_DATABASE as well, or unset it")
    parts = urlsplit(database)
    if parts.password is not None:
        return database
    if not parts.username:
        raise BadHome(f"MARSAD_DATABASE names no user to whom the password in {file} belongs; write user@host")
    try:
        password = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadHome(f"{_PASSWORD_FILE}: {file} cannot be read ({error})") from None
    if not password:
        raise BadHome(f"{_PASSWORD_FILE}: {file} is empty; write the database's password into it")
    user, _, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}").geturl()
