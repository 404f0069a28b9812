"""How the members of a JSON object are taken: each as what its format says it is, or an error that names it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from sys import intern
from typing import Any, Final, NoReturn, TypeVar

_Built = TypeVar("_Built")
Build = Callable[[Any], _Built]
Object = Mapping[str, Any]
_OFTEN: Final = tuple(range(20_000))
"""Numbers that offsets and counts often are, each kept once: claims of many reports take less memory."""
_SHORT: Final = 40
_PARTIAL_DAY: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class Wrong(Exception):
    """A member that is not as the format says: its path, outermost first, and what is wrong with it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def inside(self, outer: str) -> Wrong:
        """The same, seen from the member that has it."""
        dot = "." if self.path and not self.path.startswith("[") else ""
        return Wrong(outer + dot + self.path, self.reason)

    def __str__(self) -> str:
        return f"{self.path} {self.reason}".strip()


def of(said: Object, name: str, build: Build[_Built]) -> _Built:
    """A member, built; what is wrong with it is told with its name."""
    try:
        return build(said.get(name))
    except Wrong as wrong:
        raise wrong.inside(name) from None


def all_of(said: Object, name: str, build: Build[_Built]) -> tuple[_Built, ...]:
    """The elements of a list, built; none where it is absent."""
    value = said.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        refuse(value, "no list", name)
    built: list[_Built] = []
    for item in value:
        try:
            built.append(build(item))
        except Wrong as wrong:
            raise wrong.inside(f"{name}[{len(built)}]") from None
    return tuple(built)


def refuse(value: object, what: str, path: str = "") -> NoReturn:
    """Say that a value is missing or what it is not."""
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    raise Wrong(path, "is missing" if value is None else f"is {what}: {shown}")


@cache
def maybe(build: Build[_Built]) -> Callable[[Any], _Built | None]:
    """What also takes null."""
    return lambda value: None if value is None else build(value)


def one_of(symbols: Iterable[str]) -> Callable[[Any], Any]:
    """What takes one of a closed list of symbols, and nothing else."""
    known = {symbol: symbol for symbol in symbols}

    def build(value: Any) -> str:
        found = known.get(value) if isinstance(value, str) else None
        return found if found is not None else refuse(value, f"none of {' '.join(known)}")

    return build


def an_object(value: Any) -> Object:
    """A JSON object."""
    return value if isinstance(value, dict) else refuse(value, "no object")


def any_text(value: Any) -> str:
    """Text that may be empty."""
    return value if isinstance(value, str) else refuse(value, "no text")


def words(value: Any) -> str:
    """Words of a report; short ones, which many claims share, are kept once."""
    text = any_text(value)
    return intern(text) if len(text) <= _SHORT else text


def a_text(value: Any) -> str:
    """Text that is not empty."""
    return value if isinstance(value, str) and value else refuse(value, "no text")


def a_symbol(value: Any) -> str:
    """Text that many claims share; it is kept once."""
    return intern(a_text(value))


def a_flag(value: Any) -> bool:
    """True or false."""
    return value if isinstance(value, bool) else refuse(value, "neither true nor false")


def a_count(value: Any) -> int:
    """A whole number from 0 on."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return _OFTEN[value] if value < len(_OFTEN) else value
    refuse(value, "no whole number from 0 on")


def degrees(value: Any) -> float:
    """A latitude or longitude."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and -180 <= value <= 180:
        return float(value)
    refuse(value, "no number of degrees")


def a_day(value: Any) -> str:
    """An ISO day, partial where the text is partial (`2019`, `2019-03`)."""
    return intern(value) if isinstance(value, str) and _is_day(value) else refuse(value, "no ISO day")


def whole_day(value: Any) -> date:
    """An ISO day that is not partial."""
    if isinstance(value, str) and len(value) == len("2022-01-26") and "1000" <= value < "9999" and _is_day(value):
        return date.fromisoformat(value)
    refuse(value, "no ISO day")


def a_time(value: Any) -> datetime:
    """An ISO time with its UTC offset."""
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        time = None
    return time if time is not None and time.tzinfo is not None else refuse(value, "no ISO time with its UTC offset")


@lru_cache(maxsize=4096)
def _is_day(value: str) -> bool:
    if not _PARTIAL_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True
