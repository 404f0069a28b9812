"""Which record this process speaks to."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Final

import dj_database_url
from django.apps import apps
from django.conf import settings
from django.db import connections

from marsad.errors import BadHome
from marsad.record import settings as own
from marsad.record.home import Home
from marsad.record.settings import EVIDENCE, INDEX

#: Seconds that a writer waits for another one to end.
PATIENCE: Final = 60
#: Seconds for which a thread of the desk keeps a connection to a server; whether it still stands is asked before each
#: use. A file is opened for each request: what a thread held open would still show it after it was made anew.
_KEPT: Final = 10 * 60
_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; "
    "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000;"
)
#: What is acknowledged outlives a loss of power, and what was deleted is overwritten at once.
_EVIDENCE: Final = _PRAGMAS + " PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
#: The index follows from the log, and a removal has it written anew.
_INDEX: Final = _PRAGMAS + " PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF;"


def databases(home: Home) -> dict[str, dict[str, Any]]:
    """Django's settings of a record's databases: two files, or one database of a server under both names.

    Raises BadHome where a server is meant and what speaks to one is not installed.
    """
    if home.database is not None:
        if find_spec("psycopg") is None:
            raise BadHome(f"{home.server} is a server's, which needs psycopg: pip install 'marsad[server]'")
        server = dict(dj_database_url.parse(home.database, conn_max_age=_KEPT, conn_health_checks=True))
        return {EVIDENCE: server, INDEX: dict(server)}
    return {EVIDENCE: _file(str(home.evidence), _EVIDENCE), INDEX: _file(str(home.index), _INDEX)}


def ready() -> None:
    """Sets Django up where nobody has: tables can be imported from then on."""
    if not settings.configured:
        settings.configure(**{name: getattr(own, name) for name in dir(own) if name.isupper()})
        apps.populate(settings.INSTALLED_APPS)  # `django.setup` loads what answers web requests too


def use(home: Home) -> None:
    """Makes a record the one that this process speaks to. It opens no connection yet."""
    ready()
    for connection in connections.all(initialized_only=True):
        connection.close()
        del connections[connection.alias]  # the next one may speak to another kind of database
    for alias, said in connections.configure_settings(databases(home)).items():
        connections.settings[alias] = said


def _file(name: str, pragmas: str) -> dict[str, Any]:
    options = {"timeout": PATIENCE, "transaction_mode": "IMMEDIATE", "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
