"""Room for the calls of a request: all of their frames in one piece of memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")
_WORDS: Final = 40_000


def in_room(call: Callable[_Given, _Done], *given: _Given.args, **named: _Given.kwargs) -> _Done:
    """Calls something; what it calls in turn has its frames in the piece of memory in which this one has its own.

    CPython (3.11 and later) keeps frames in pieces of 16 kB, takes the next from the system when one is full, and gives
    it back with the frame that began it. A loop whose calls begin a piece asks the system at every turn: pages with
    large tables took up to twice the processor's time, by how deep in other calls they were made. A frame that says it
    needs more gets a larger piece, of which calls within use what it does not.
    """
    return call(*given, **named)


in_room.__code__ = in_room.__code__.replace(co_stacksize=_WORDS)
