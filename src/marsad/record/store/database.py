"""A record's databases: made at first use, brought up to date, refused where a newer Marsad made them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from marsad.errors import BadHome
from marsad.record.connect import use
from marsad.record.home import Home
from marsad.record.settings import EVIDENCE, INDEX
from marsad.record.store.faults import told

_OWN: Final = frozenset({"store", "index"})
#: The number under which writers of one server take turns.
_TURN: Final = 0x6D617273


def open_databases(home: Home, *, make: bool) -> None:
    """Makes the record at `home` the one that this process speaks to, its tables up to date.

    Where there is no record, it is made if `make` says so. Raises BadHome.
    """
    if not make and home.database is None and not home.evidence.exists():
        raise BadHome(f"there is no record in {home.folder}; `marsad add` begins one, --home names another folder")
    with told(home):
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        use(home)
        for alias in (EVIDENCE, INDEX):
            if _is_behind(home, alias):
                with _alone(home.folder / "lock"):
                    _bring_up(home, alias)


def _is_behind(home: Home, alias: str) -> bool:
    """Whether an alias lacks tables or a change to them. Raises BadHome where it has changes that are not known."""
    executor = MigrationExecutor(connections[alias])
    known = executor.loader.disk_migrations
    newer = [name for name in executor.loader.applied_migrations if name[0] in _OWN and name not in known]
    if newer:
        raise BadHome(f"{home.server or home.folder}: a newer Marsad made it; bring this one up to date")
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _bring_up(home: Home, alias: str) -> None:
    """Makes what tables lack: all of it or nothing."""
    executor = MigrationExecutor(connections[alias])
    targets = executor.loader.graph.leaf_nodes()
    if executor.migration_plan(targets):
        executor.migrate(targets)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """What stands within is done by one process at a time."""
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def writing(alias: str = EVIDENCE) -> Iterator[BaseDatabaseWrapper]:
    """One writer at a time, and all that is written within or nothing of it."""
    connection = connections[alias]
    with transaction.atomic(using=alias):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN + (alias == INDEX)])
        yield connection
