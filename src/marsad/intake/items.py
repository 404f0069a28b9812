"""What carriers give: reports to come, one by one, each of which is had or fails on its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, NoReturn, TypeVar

from marsad.errors import MarsadError

_Loaded = TypeVar("_Loaded", covariant=True)
_Made = TypeVar("_Made")
_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of all reports that are brought in together; None where nothing was."""

    published: str | None = None
    language: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Item(Generic[_Loaded]):
    """One report to come: the name that messages call it by, and how to get it.

    `load` raises MarsadError or OSError where this report fails; the items after it are not touched by that.
    """

    name: str
    load: Callable[[], _Loaded]

    def then(self, work: Callable[[_Loaded], _Made]) -> Item[_Made]:
        """The same report, once `work` is done on it."""
        return Item(self.name, partial(_after, self.load, work))


def failing(name: str, error: MarsadError | OSError) -> Item[NoReturn]:
    """A report that cannot be had, and why."""
    return Item(name, partial(_raise, error))


def _after(load: Callable[[], _Given], work: Callable[[_Given], _Made]) -> _Made:
    return work(load())


def _raise(error: MarsadError | OSError) -> NoReturn:
    raise error
