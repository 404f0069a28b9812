"""The processes that do additions and bring the index up to date: begun by the desk, and outliving its requests."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Final

from marsad.desk.adding.folder import somebody_works
from marsad.desk.kept.models import Addition
from marsad.record.home import Home

ACTIVE: Final = ("waiting", "reading")
AT_ONCE: Final = 4
"""Additions that are done at once."""
CATCH_UP: Final = "catch-up"
_BEGINS: Final = timedelta(seconds=60)
"""How long a process may take to begin."""
_SECRET: Final = frozenset({"MARSAD_ADMIN_NAME", "MARSAD_ADMIN_PASSWORD"})


def begin(home: Home, task: int | str) -> None:
    """Begins a process that does an addition, or catches up with the log."""
    environment = {name: value for name, value in os.environ.items() if name not in _SECRET}
    if home.database is not None:
        environment["MARSAD_DATABASE"] = home.database
    subprocess.Popen(  # noqa: S603 - this Python, this package, a folder and a number
        [sys.executable, "-m", "marsad.desk.adding", str(home.folder), str(task)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def note_cut_off(home: Home) -> None:
    """Says of every addition whose process is no more, and did not end, that it was cut off."""
    now = datetime.now(UTC)
    for one in Addition.objects.filter(state__in=(*ACTIVE, "coming")):
        begins = one.state != "reading" and now - one.began < _BEGINS
        if not begins and not somebody_works(home, one.id):
            Addition.objects.filter(id=one.id, state=one.state).update(state="cut-off", ended=now)
