"""How far the index has come: of which log it is, made by which Marsad, how many entries it has taken in."""

from __future__ import annotations

from typing import Final

from marsad import __version__
from marsad.errors import BadLog
from marsad.record.index.models import Applied, Touched
from marsad.record.log.entries import origin_of
from marsad.record.store import evidence

_BEYOND: Final = (
    "the log ends after {size} entries, but {had} were there: it was cut, or an older copy was put in its place. "
    "`marsad restore` brings a backup back; `marsad index --rebuild` goes on with what there is"
)


def made_of() -> str:
    """What an index of this log made by this Marsad says of itself."""
    return _made(evidence.head().size)


def is_of(made: str) -> bool:
    """Whether the index is what says so of itself. Raises BadLog where it has seen more entries than the log has."""
    found = Applied.objects.first()
    if found is None or found.reader != made:
        return False
    size = evidence.head().size  # read after the index's own: the log only grows
    if found.size > size:
        raise BadLog(_BEYOND.format(size=size, had=found.size))
    return True


def state() -> str:
    """What the index holds, in a word that is another one after every change of what is shown.

    It names the policy, the entries, their root, and how much is left to be put together.
    """
    found = Applied.objects.first()
    return f"{found.policy} {found.size} {Touched.objects.count()} {evidence.head().shown}" if found else ""


def is_up_to_date() -> bool:
    """Whether the index has every entry of the log and nothing is left to be put together. Raises BadLog.

    Asked before every page, and so in as few questions as can be.
    """
    found, size = Applied.objects.first(), evidence.head().size  # in this order: the log only grows
    if found is None or found.reader != _made(size):
        return False
    if found.size > size:
        raise BadLog(_BEYOND.format(size=size, had=found.size))
    return found.size == size and not Touched.objects.exists()


def _made(size: int) -> str:
    return f"{__version__} {origin_of(evidence.entry_at(0)) if size else ''}"
