"""What is wrong between the rows of a register: ids, parents, spans of time, coordinates, names of two things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.registers.rows import Row

_POLE, _DATE_LINE = 90, 180


def check_ids(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by id. Raises BadRegister where two have the same."""
    found: dict[str, Row] = {}
    for row in rows:
        other = found.setdefault(row.values["id"], row)
        if other is not row:
            raise row.wrong(f"id {row.values['id']!r} is already at {other.where()}", "id")
    return found


def check_parents(rows: Mapping[str, Row], known: Iterable[str] = ()) -> None:
    """Raises BadRegister where a parent is unknown or is its own ancestor; `known` ids stand elsewhere."""
    elsewhere = frozenset(known)
    rooted: set[str] = set()
    for start in rows:
        chain: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in rows and here not in rooted:
            if here in chain:
                cycle = [*list(chain)[list(chain).index(here) :], here]
                raise rows[here].wrong(f"its parents go in a circle: {' → '.join(cycle)}", "parent")
            chain[here] = None
            parent = rows[here].values.get("parent")
            if parent is not None and parent not in rows and parent not in elsewhere:
                raise rows[here].wrong(f"unknown parent {parent!r}", "parent")
            here = parent
        rooted.update(chain)


def check_span(row: Row) -> None:
    """Raises BadRegister where something ends before it starts."""
    start, end = row.values.get("start"), row.values.get("end")
    if start and end and end < start[: len(end)]:
        raise row.wrong(f"it ends ({end}) before it starts ({start})", "end")


def check_coordinates(row: Row) -> None:
    """Raises BadRegister where coordinates are no point of the Earth (degrees, WGS 84)."""
    latitude, longitude = row.values.get("latitude"), row.values.get("longitude")
    if (latitude is None) != (longitude is None):
        raise row.wrong("latitude and longitude stand together or not at all")
    if latitude is not None and not -_POLE <= latitude <= _POLE:
        raise row.wrong(f"latitude {latitude} is not between -{_POLE} and {_POLE}", "latitude")
    if longitude is not None and not -_DATE_LINE <= longitude <= _DATE_LINE:
        raise row.wrong(f"longitude {longitude} is not between -{_DATE_LINE} and {_DATE_LINE}", "longitude")
