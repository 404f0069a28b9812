"""Those who propose or assign take turns: what one looked at before writing stays so until it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connections, transaction

from marsad.desk.router import DESK

#: The number under which they take turns on a server; those of the record's own writers are others.
_TURN: Final = 0x6D617280


@contextmanager
def in_turn() -> Iterator[None]:
    """One at a time, and all that is written within or nothing of it."""
    with transaction.atomic(using=DESK):
        if connections[DESK].vendor == "postgresql":
            with connections[DESK].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
        yield
