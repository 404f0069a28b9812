"""What all shapes have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Final

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

_DAY: Final = len("2022-01-31")
_PARTIAL: Final = r"^\d{4}(-\d\d(-\d\d)?)?$"
#: Years that the record can be asked of; what is asked of earlier or later ones is asked of these.
_FIRST, _LAST = 1001, 9990


class Shape(Schema):
    """An object with the members that it says and no others."""

    model_config = ConfigDict(extra="forbid")


def like(**said: Any) -> ConfigDict:
    """The same for a shape of which an example is told."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [said]})


class Span(Shape):
    """Words of a report and where they stand in its text, in Unicode code points."""

    start: int
    end: int
    text: str


def _day(said: object) -> object:
    if not isinstance(said, str) or len(said) != _DAY:
        raise ValueError("is no day: write it as 2022-01-31")
    return _within(date.fromisoformat(said))


def _moment(said: object) -> object:
    if not isinstance(said, str):
        raise ValueError("is no time")
    if len(said) == _DAY:
        return datetime.fromisoformat(f"{_day(said)}T23:59:59+00:00")
    found = datetime.fromisoformat(said)
    if found.tzinfo is None:
        raise ValueError("is a time without its offset: write it as 2022-01-31T18:00:00+03:00")
    return found.replace(year=min(max(found.year, _FIRST), _LAST)) if not _FIRST <= found.year <= _LAST else found


def _within(day: date) -> date:
    return min(max(day, date(_FIRST, 1, 1)), date(_LAST, 12, 31))


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2022-01-31"]}),
]
"""A day (ISO 8601)."""
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}],
            "examples": ["2022-01-31", "2022-01-31T18:00:00+03:00"],
        }
    ),
]
"""A time with its offset, or a day: its last second, UTC."""
PartialDay = Annotated[str, Field(pattern=_PARTIAL, description="A day, a month or a year: what is known of it.")]
Id = Annotated[str, Field(min_length=1, max_length=500)]


def iso(day: date | None) -> str | None:
    """A day as the record is asked of it."""
    return day.isoformat() if day is not None else None


def one_of(words: Iterable[str]) -> str:
    """A pattern that some words fit and nothing else: those of a list that is made of data."""
    return f"^({'|'.join(map(re.escape, sorted(words)))})$"


def paged(items: Any, name: str) -> type[Shape]:
    """The shape of a part of a list."""
    link = Annotated[str | None, Field(description="The address of the next part; null where this is the last.")]
    made: type[Shape] = type(
        name,
        (Shape,),
        {
            "__doc__": "A part of a list.",
            "__module__": __name__,
            "__annotations__": {"items": list[items], "next": link},
        },
    )
    return made
