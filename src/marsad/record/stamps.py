"""The time-stamps that lie beside a record's checkpoints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from marsad.errors import BadTimestamp
from marsad.record.home import Home
from marsad.record.log.checkpoints import Checkpoint, checkpoint_from_bytes


def stamp_files(home: Home) -> list[Path]:
    """The files of the time-stamps, of the oldest checkpoint first."""
    return sorted(home.checkpoints.glob("*.tsr"))


def stamped(home: Home, certificates: bytes) -> Iterator[tuple[Checkpoint, datetime]]:
    """Each checkpoint that has a time-stamp, and by when it existed (UTC).

    `certificates` (PEM) are those that the user trusts. Raises BadTimestamp, which names the file, for the first that
    does not hold.
    """
    from marsad.record.log.timestamps import check_timestamp  # its library takes a while to load

    for file in stamp_files(home):
        try:
            checkpoint = checkpoint_from_bytes(file.with_suffix(".json").read_bytes())
            yield checkpoint, check_timestamp(file.read_bytes(), checkpoint, certificates)
        except FileNotFoundError:
            raise BadTimestamp(f"{file.name}: its checkpoint is not there") from None
        except BadTimestamp as error:
            raise BadTimestamp(f"{file.name}: {error}") from None
