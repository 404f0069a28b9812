"""What neighbourhoods are kept in: the tables of sketches, of the keys that reports hold, links and members.

See `incidents.neighbourhoods.store.Store` for what each function gives. These tables are asked some dozen times for a
report that is added, so they are asked in SQL.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final

from django.db import connections

from marsad.incidents.neighbourhoods.keys import kind_of
from marsad.incidents.neighbourhoods.levels import Links
from marsad.incidents.neighbourhoods.links import Orders
from marsad.incidents.neighbourhoods.sketch import Sketch, report_of
from marsad.record.index.packed_sketch import pack_sketch, unpack_sketch
from marsad.record.settings import INDEX

_REMEMBERED: Final = 4_000
"""Sketches that are kept unpacked."""
_PARAMETERS: Final = 200
_NEXT: Final = {
    "sqlite": """
WITH wanted(key) AS (VALUES {places})
SELECT wanted.key, held."order" FROM wanted JOIN index_held held
ON held.key = wanted.key AND held."order" IN (
    SELECT inside."order" FROM index_held inside WHERE inside.key = wanted.key AND inside."order" {side} %s
    ORDER BY inside."order" {way} LIMIT %s
) ORDER BY held."order" {way}
""",
    "postgresql": """
WITH wanted(key) AS (VALUES {places})
SELECT wanted.key, held."order" FROM wanted CROSS JOIN LATERAL (
    SELECT inside."order" FROM index_held inside WHERE inside.key = wanted.key AND inside."order" {side} %s
    ORDER BY inside."order" {way} LIMIT %s
) held ORDER BY held."order" {way}
""",
}
"""The orders next to one that hold some keys, at most so many of each. A server answers `IN` by asking again for every
holder of a key, of which there may be tens of thousands; files have no `LATERAL`."""


class SketchesInTables:
    """The store of neighbourhoods in the index."""

    def __init__(self) -> None:
        self._remembered: dict[str, Sketch] = {}

    def before(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        return _next(keys, order, "<", "DESC")

    def after(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        return _next(keys, order, ">", "ASC")

    def put(self, sketch: Sketch) -> None:
        """Keeps a sketch under the keys that it holds and seeks."""
        order = sketch.order.encode()
        _put("index_sketch(report, whole)", [(sketch.report, pack_sketch(sketch))])
        _put('index_held(key, "order")', [(key, order) for key in chain(sketch.told, sketch.runs)])
        _put('index_sought(key, "order")', [(key, order) for key in sketch.sought])
        self._remember(sketch)

    def drop(self, report: str) -> None:
        """Forgets a report, and all links with it."""
        sketch = self.sketches([report])[report]
        order = sketch.order.encode()
        with connections[INDEX].cursor() as cursor:
            for table, keys in (("index_held", chain(sketch.told, sketch.runs)), ("index_sought", sketch.sought)):
                rows = [(key, order) for key in keys]
                cursor.executemany(f'DELETE FROM {table} WHERE key = %s AND "order" = %s', rows)  # noqa: S608 - our own
            cursor.execute("DELETE FROM index_link WHERE asker = %s OR other = %s", [report, report])
            cursor.execute("DELETE FROM index_sketch WHERE report = %s", [report])
        self._remembered.pop(report, None)

    def sketches(self, reports: Collection[str]) -> Mapping[str, Sketch]:
        """The sketches of those reports that are kept, by id."""
        found = {report: self._remembered[report] for report in reports if report in self._remembered}
        missing = [report for report in reports if report not in found]
        for (packed,) in _among("SELECT whole FROM index_sketch WHERE report IN ({})", missing):
            sketch = unpack_sketch(bytes(packed))
            found[sketch.report] = sketch
            self._remember(sketch)
        return found

    def packed(self, reports: Collection[str]) -> list[bytes]:
        """The sketches of those reports that are kept, packed."""
        rows = _among("SELECT whole FROM index_sketch WHERE report IN ({})", [*reports])
        return [bytes(packed) for (packed,) in rows]

    def seekers(self, spans: Mapping[int, tuple[str, str]]) -> Collection[str]:
        """The reports that seek one of some keys, from the first to the second order that stand with it."""
        found: set[str] = set()
        for key, held in _among('SELECT key, "order" FROM index_sought WHERE key IN ({})', list(spans)):
            order, (first, last) = bytes(held).decode(), spans[key]
            if first <= order <= last:
                found.add(report_of(order))
        return found

    def own_links(self, report: str) -> Links:
        """The links that a report asked for itself."""
        return self.own_links_of([report])[report]

    def own_links_of(self, reports: Collection[str]) -> dict[str, Links]:
        """The same of many, by report; an entry for each."""
        found: dict[str, dict[str, int]] = {report: {} for report in reports}
        for asker, other, level in _among("SELECT asker, other, level FROM index_link WHERE asker IN ({})", [*reports]):
            found[asker][other] = level
        return dict(found)

    def put_links(self, report: str, links: Links) -> None:
        """Keeps the links that a report asked for itself, in place of those before."""
        with connections[INDEX].cursor() as cursor:
            cursor.execute("DELETE FROM index_link WHERE asker = %s", [report])
        _put("index_link(asker, other, level)", [(report, other, links[other]) for other in sorted(links)])

    def links(self, reports: Collection[str]) -> Mapping[str, Links]:
        """By report that is kept, all of its links, whichever of the two asked."""
        asked = [*reports]
        there = _among("SELECT report FROM index_sketch WHERE report IN ({})", asked)
        found: dict[str, dict[str, int]] = {report: {} for (report,) in there}
        mine = _among("SELECT asker, other, level FROM index_link WHERE asker IN ({})", asked)
        theirs = _among("SELECT other, asker, level FROM index_link WHERE other IN ({})", asked)
        for report, other, level in chain(mine, theirs):
            if report in found:
                found[report][other] = max(level, found[report].get(other, level))
        return found

    def neighbourhoods(self, reports: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The neighbourhood of each report that has one."""
        named = dict(_among("SELECT report, neighbourhood FROM index_member WHERE report IN ({})", [*reports]))
        whole: dict[str, set[str]] = {}
        names = sorted(set(named.values()))
        for report, name in _among("SELECT report, neighbourhood FROM index_member WHERE neighbourhood IN ({})", names):
            whole.setdefault(name, set()).add(report)
        sets = {name: frozenset(members) for name, members in whole.items()}
        return {report: sets[name] for report, name in named.items()}

    def put_neighbourhoods(self, gone: Collection[frozenset[str]], made: Collection[frozenset[str]]) -> None:
        """Forgets some neighbourhoods, then keeps others."""
        with connections[INDEX].cursor() as cursor:
            cursor.executemany(
                "DELETE FROM index_member WHERE neighbourhood = %s", [(min(members),) for members in gone]
            )
        rows = [(report, name) for name, members in ((min(each), each) for each in made) for report in sorted(members)]
        _put("index_member(report, neighbourhood)", rows)

    def _remember(self, sketch: Sketch) -> None:
        if len(self._remembered) >= _REMEMBERED:
            for report in list(islice(self._remembered, _REMEMBERED // 4)):
                del self._remembered[report]
        self._remembered[sketch.report] = sketch


def _next(keys: Iterable[int], order: str, side: str, way: str) -> Orders:
    found: dict[int, list[str]] = {}
    by_held: dict[int, list[int]] = {}
    for key in keys:
        by_held.setdefault(kind_of(key).held, []).append(key)
    query = _NEXT[connections[INDEX].vendor]
    with connections[INDEX].cursor() as cursor:
        for held, some in ((held, some) for held, own in by_held.items() for some in _parts(own)):
            places = ", ".join(["(CAST(%s AS bigint))"] * len(some))
            # Only signs of comparison and placeholders are put in.
            cursor.execute(query.format(places=places, side=side, way=way), [*some, order.encode(), held])
            for key, other in cursor.fetchall():
                found.setdefault(key, []).append(bytes(other).decode())
    return found


def _put(table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Adds rows to a table, which is named with its columns."""
    if rows:
        places = ", ".join(["%s"] * len(rows[0]))
        with connections[INDEX].cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - our own names, and %s


def _among(query: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query for which something is among some values; `{}` stands where their places go."""
    with connections[INDEX].cursor() as cursor:
        for some in _parts(values):
            cursor.execute(query.format(", ".join(["%s"] * len(some))), some)
            yield from cursor.fetchall()


def _parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, _PARAMETERS)):
        yield some
