"""A PostgreSQL server of the tests' own: Debian's, in a folder of its own, reached by a socket there and nothing else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

#: What orders words as a dictionary does, not as their bytes: whoever relies on the order of bytes is found out.
_ORDER = ("--locale-provider=icu", "--icu-locale=ar", "--locale=C.UTF-8", "--encoding=UTF8")
_SETTINGS = ("listen_addresses=", "fsync=off", "shared_buffers=32MB", "max_connections=100", "log_min_messages=fatal")
_PATIENCE = 60.0


@dataclass
class Server:
    """A server that runs; each test has a database of its own."""

    folder: Path
    command: list[str]
    _numbers: Iterator[int] = field(default_factory=count)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        self._process = subprocess.Popen(self.command, cwd=self.folder, **_unprivileged())
        until = time.monotonic() + _PATIENCE
        while True:
            assert self._process.poll() is None, "the server ended at once"
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                assert time.monotonic() < until, "the server does not answer"
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        """Stops it as a failure does: whoever speaks to it is cut off."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(_PATIENCE)

    def url(self, database: str, user: str = "marsad") -> str:
        """The address of one of its databases."""
        return f"postgresql://{user}@{quote(str(self.folder), safe='')}/{database}"

    def new_database(self, owner: str = "marsad") -> str:
        """The address of a database that is empty."""
        name = f"record_{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} OWNER {owner}")
        return self.url(name, owner)


def tables_at_rest(database: str | None) -> Iterator[Path]:
    """The files of a database's tables, as the server last wrote them; none where it has no server."""
    if database is not None:
        with psycopg.connect(database) as connection:
            row = connection.execute(
                "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
            ).fetchone()
        assert row
        yield from (Path(row[0]) / "base" / str(row[1])).iterdir()


def _tool(name: str) -> str:
    """Debian keeps the server's programs out of the path. Where there are none, the test fails."""
    found = shutil.which(name) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=None)
    assert found, f"{name} is missing: install Debian's package postgresql"
    return found


def _unprivileged() -> dict[str, Any]:
    """As whom the server runs: it refuses root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def running(*settings: str) -> Iterator[Server]:
    """A server for as long as this lasts; `settings` of its own count before those of all."""
    folder = Path(tempfile.mkdtemp(prefix="marsad-pg-"))
    who = _unprivileged()
    try:
        if who:
            shutil.chown(folder, who["user"], who["group"])
        data = folder / "data"
        made = [_tool("initdb"), "-D", str(data), "-U", "marsad", "-A", "trust", "--no-sync", *_ORDER]
        subprocess.run(made, check=True, capture_output=True, cwd=folder, **who)
        said = (*_SETTINGS, f"unix_socket_directories={folder}", *settings)
        given = [part for one in said for part in ("-c", one)]
        server = Server(folder, [_tool("postgres"), "-D", str(data), *given])
        try:
            server.start()
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
