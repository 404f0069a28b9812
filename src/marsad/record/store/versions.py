"""The tables of a record's databases: made, brought up to date after a backup, refused where a newer Marsad made them.

Only the log's tables are ever changed from version to version. Those of the index follow from the log, so an index of
another version is dropped and made anew.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Final

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from marsad.errors import BadHome
from marsad.record.backup.make import back_up
from marsad.record.home import Home
from marsad.record.settings import EVIDENCE, INDEX

#: Which app's tables stand behind an alias; both aliases may be one database.
_APPS: Final = {EVIDENCE: "store", INDEX: "index"}
_FIRST_TABLE: Final = "log_entry"
#: The passphrase of a backup before a change of version is random, so that stretching it gains nothing.
_COST: Final = 2


def is_there() -> bool:
    """Whether the database has a record's tables."""
    return _FIRST_TABLE in connections[EVIDENCE].introspection.table_names()


def is_behind(alias: str) -> bool:
    """Whether an alias lacks tables or a change to them, or has an index of another version."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(_targets(executor, alias))) or _is_newer(executor, alias)


def bring_up(home: Home, alias: str) -> None:
    """Makes what tables lack, all of it or nothing. Raises BadHome where a newer Marsad made the log's tables."""
    executor = MigrationExecutor(connections[alias])
    applied = [name for app, name in executor.loader.applied_migrations if app == _APPS[alias]]
    if alias == EVIDENCE:
        if _is_newer(executor, alias):
            raise BadHome(f"{home.server or home.folder}: a newer Marsad made it; bring this one up to date")
        if applied and executor.migration_plan(_targets(executor, alias)):
            _back_up(home, max(applied))
    elif applied and is_behind(alias):
        drop_index(home)
        executor = MigrationExecutor(connections[alias])
    with connections[alias].constraint_checks_disabled(), transaction.atomic(using=alias):
        executor.migrate(_targets(executor, alias))  # else a change and the word that it was made could part
    if alias == INDEX and connections[alias].vendor == "postgresql":
        _order_by_bytes(connections[alias])


def drop_index(home: Home) -> None:
    """Takes the tables of the index away, damaged or not; it is made anew where it is next asked."""
    connection = connections[INDEX]
    if connection.vendor == "sqlite":
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            home.index.with_name(home.index.name + suffix).unlink(missing_ok=True)
        return
    with transaction.atomic(using=INDEX), connection.cursor() as cursor:
        for table in own_tables(connection):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}")
        MigrationRecorder(connection).migration_qs.filter(app=_APPS[INDEX]).delete()


def _targets(executor: MigrationExecutor, alias: str) -> list[tuple[str, str]]:
    return list(executor.loader.graph.leaf_nodes(_APPS[alias]))


def _is_newer(executor: MigrationExecutor, alias: str) -> bool:
    known = executor.loader.disk_migrations
    return any(one[0] == _APPS[alias] and one not in known for one in executor.loader.applied_migrations)


def own_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables of a record that stand in a database, and no others'."""
    prefix = {EVIDENCE: "log_", INDEX: "index_"}[connection.alias]
    return [table for table in connection.introspection.table_names() if table.startswith(prefix)]


def _back_up(home: Home, version: str) -> None:
    """A backup of the record as the older version left it, with its passphrase in a file beside it.

    It lies in the record's own folder, where whoever reads it could read the record too; the keys of its contents are
    wrapped each for itself, and every removal takes the keys of what it destroys out of it.
    """
    now = datetime.now(UTC)
    folder = home.folder / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"before-{now:%Y%m%dT%H%M%S%f}-of-{version}.marsad"
    passphrase = secrets.token_hex(32)
    beside = file.with_name(file.name + ".passphrase")
    beside.touch(mode=0o600)
    beside.write_text(passphrase + "\n", encoding="utf-8")
    back_up(home, file, passphrase, now, cost=_COST)


def _order_by_bytes(connection: BaseDatabaseWrapper) -> None:
    """Texts of the index are compared as bytes, on every server as in files: no locale orders a record's ids."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT attrelid::regclass::text, quote_ident(attname), format_type(atttypid, atttypmod) "
            "FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid WHERE relkind = 'r' AND attnum > 0 "
            "AND NOT attisdropped AND relname = ANY(%s) AND pg_table_is_visible(pg_class.oid) "
            "AND attcollation NOT IN (0, 'pg_catalog.\"C\"'::regcollation)",
            [own_tables(connection)],
        )
        for table, column, kind in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind} COLLATE "C"')
