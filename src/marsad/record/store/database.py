"""A record's databases: opened, their tables up to date."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from marsad.errors import BadHome
from marsad.record.connect import use
from marsad.record.home import Home
from marsad.record.settings import EVIDENCE, INDEX
from marsad.record.store.faults import told
from marsad.record.store.turns import TABLES_TURN
from marsad.record.store.versions import bring_up, drop_index, is_behind, is_there


def open_databases(home: Home, *, make: bool, afresh: bool = False) -> None:
    """Makes the record at `home` the one that this process speaks to, its tables up to date.

    Where there is no record, it is made if `make` says so; `afresh` drops its index first. Raises BadHome.
    """
    if not make and home.database is None and not home.evidence.exists():
        raise _none(home)
    with told(home):
        use(home)
        if not make and not is_there():
            raise _none(home)
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for alias in (EVIDENCE, INDEX):
            if (afresh and alias == INDEX) or is_behind(alias):
                with _alone(home):
                    if afresh and alias == INDEX:
                        drop_index(home)
                    bring_up(home, alias)


def _none(home: Home) -> BadHome:
    if home.database is not None:
        return BadHome(f"there is no record in {home.server}; `marsad add` begins one, MARSAD_DATABASE names another")
    return BadHome(f"there is no record in {home.folder}; `marsad add` begins one, --home names another folder")


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Tables are changed by one process at a time, whatever machine it runs on."""
    with _locked(home.folder / "lock"):
        if home.database is None:
            yield
            return
        with connections[EVIDENCE].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [TABLES_TURN])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [TABLES_TURN])


@contextmanager
def _locked(lock: Path) -> Iterator[None]:
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
