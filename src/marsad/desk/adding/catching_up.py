"""The index brought up to date for a page: at once where that is quick, else by a process that no page waits for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from marsad.desk.adding.folder import catching_up, somebody_works
from marsad.desk.adding.process import CATCH_UP, begin
from marsad.record.home import Home
from marsad.record.index.applied import is_up_to_date
from marsad.record.index.up_to_date import behind, bring_up_to_date

_ENTRIES: Final = 100
_NEIGHBOURHOODS: Final = 30
"""Up to so many a page waits for: what a person decides is seen on the next page."""


def catch_up(home: Home, registers: Path | None) -> bool:
    """Whether the index is still behind the log, as a page is shown. Raises BadLog."""
    if is_up_to_date():
        return False
    if somebody_works(home):
        return True
    entries, neighbourhoods = behind()
    if entries <= _ENTRIES and neighbourhoods <= _NEIGHBOURHOODS:
        bring_up(home, registers)
        return False
    begin(home, CATCH_UP)
    return True


def bring_up(home: Home, registers: Path | None) -> None:
    """Makes the index what the log amounts to, after somebody else who is at it has done so. Raises BadLog."""
    with catching_up(home):
        bring_up_to_date(registers)
