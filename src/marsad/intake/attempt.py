"""The one boundary per report: here, and nowhere else, a failure becomes a message and a count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from marsad.errors import MarsadError
from marsad.intake.items import Item

_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be used: the name that messages call it by, and why."""

    name: str
    reason: str


def attempt(item: Item[_Given], work: Callable[[_Given], _Result]) -> _Result | Failure:
    """What the work on one report gives, or how it failed."""
    try:
        return work(item.load())
    except MarsadError as error:
        return Failure(item.name, str(error))
    except OSError as error:
        return Failure(item.name, (error.strerror or str(error)).lower())
    except Exception as error:  # noqa: BLE001 - one report's bug must not lose the others; it is counted and named
        return Failure(item.name, f"cannot be read, by a fault of Marsad's own: {type(error).__name__}: {error}")
