"""The index brought up to date for a page: at once where that is quick, else by a process that no page waits for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from marsad.desk.adding.folder import catching_up, somebody_works
from marsad.desk.adding.process import CATCH_UP, begin
from marsad.record.home import Home
from marsad.record.index.applied import is_up_to_date
from marsad.record.index.up_to_date import behind, bring_up_to_date, lacking_since
from marsad.record.settings import INDEX
from marsad.record.store.turns import writing

_ENTRIES: Final = 100
_NEIGHBOURHOODS: Final = 30
"""Up to so many a page waits for: what a person decides is seen on the next page."""
_ANSWERED: Final = timedelta(seconds=3)
"""Whoever decides is answered when the index has it, which takes less than this."""


def catch_up(home: Home, registers: Path | None, *, wait: bool) -> bool:
    """Whether the index is still behind the log, as a page is shown. Raises BadLog.

    Who does not `wait` is shown the index without what somebody decides at this moment, and was not answered yet. What
    was answered is always there, or said to be lacking.
    """
    if is_up_to_date():
        return False
    if somebody_works(home):
        return True
    if not _is_little():
        begin(home, CATCH_UP)
        return True
    with catching_up(home, wait or not _is_being_decided()) as own:
        if own:
            _bring_up(registers)
    return False


def bring_up(home: Home, registers: Path | None) -> None:
    """Makes the index what the log amounts to, after somebody else who is at it has done so. Raises BadLog."""
    with catching_up(home):
        _bring_up(registers)


def _bring_up(registers: Path | None) -> None:
    """Nobody sees a decision without what it changed, save where that takes long."""
    if _is_little():
        with writing(INDEX):
            bring_up_to_date(registers)
    else:
        bring_up_to_date(registers)


def _is_little() -> bool:
    entries, neighbourhoods = behind()
    return entries <= _ENTRIES and neighbourhoods <= _NEIGHBOURHOODS


def _is_being_decided() -> bool:
    since = lacking_since()
    return since is not None and abs(datetime.now(UTC) - since) < _ANSWERED
