"""What neighbourhoods are kept in: the tables of sketches, of the keys that reports hold, links and members.

See `incidents.neighbourhoods.store.Store` for what each function gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from django.db import connections

from marsad.incidents.neighbourhoods.levels import Links
from marsad.incidents.neighbourhoods.links import Orders
from marsad.incidents.neighbourhoods.sketch import Sketch, report_of
from marsad.record.index.batches import batches
from marsad.record.index.models import Held, Link, Member, Sought
from marsad.record.index.models import Sketch as SketchRow
from marsad.record.index.packing import pack_sketch, unpack_sketch
from marsad.record.settings import INDEX

_REMEMBERED: Final = 4_000
"""Sketches that are kept unpacked."""
_KEYS: Final = 100
_NEXT: Final = """
WITH wanted(key) AS (VALUES {places})
SELECT wanted.key, held."order" FROM wanted JOIN index_held held ON held.id IN (
    SELECT id FROM index_held inside WHERE inside.key = wanted.key AND inside."order" {side} %s
    ORDER BY inside."order" {way} LIMIT %s
) ORDER BY held."order" {way}
"""


class SketchesInTables:
    """The store of neighbourhoods in the index."""

    def __init__(self) -> None:
        self._remembered: dict[str, Sketch] = {}

    def before(self, keys: Iterable[int], order: str, most: int) -> Orders:
        """By key, the last `most` orders that come before an order, the nearest first."""
        return _next(keys, order, most, "<", "DESC")

    def after(self, keys: Iterable[int], order: str, most: int) -> Orders:
        """By key, the first `most` orders that come after an order, the nearest first."""
        return _next(keys, order, most, ">", "ASC")

    def put(self, sketch: Sketch) -> None:
        """Keeps a sketch under the keys that it holds and seeks."""
        order = sketch.order.encode()
        SketchRow.objects.create(report=sketch.report, whole=pack_sketch(sketch))
        Held.objects.bulk_create([Held(key=key, order=order) for key in chain(sketch.told, sketch.runs)])
        Sought.objects.bulk_create([Sought(key=key, order=order) for key in sketch.sought])
        self._remember(sketch)

    def drop(self, report: str) -> None:
        """Forgets a report, and all links with it."""
        sketch = self.sketches([report])[report]
        order = sketch.order.encode()
        for some in _parts(chain(sketch.told, sketch.runs)):
            Held.objects.filter(key__in=some, order=order).delete()
        for some in _parts(sketch.sought):
            Sought.objects.filter(key__in=some, order=order).delete()
        Link.objects.filter(asker=report).delete()
        Link.objects.filter(other=report).delete()
        SketchRow.objects.filter(report=report).delete()
        self._remembered.pop(report, None)

    def sketches(self, reports: Collection[str]) -> Mapping[str, Sketch]:
        """The sketches of those reports that are kept, by id."""
        found = {report: self._remembered[report] for report in reports if report in self._remembered}
        for some in batches([report for report in reports if report not in found]):
            for packed in SketchRow.objects.filter(report__in=some).values_list("whole", flat=True):
                sketch = unpack_sketch(bytes(packed))
                found[sketch.report] = sketch
                self._remember(sketch)
        return found

    def seekers(self, spans: Mapping[int, tuple[str, str]]) -> Collection[str]:
        """The reports that seek one of some keys, from the first to the second order that stand with it."""
        found: set[str] = set()
        sought = [key for some in _parts(spans) for key in _sought(some)]
        for key in sought:
            first, last = spans[key]
            rows = Sought.objects.filter(key=key, order__gte=first.encode(), order__lte=last.encode())
            found.update(report_of(bytes(order).decode()) for order in rows.values_list("order", flat=True))
        return found

    def own_links(self, report: str) -> Links:
        """The links that a report asked for itself."""
        return dict(Link.objects.filter(asker=report).values_list("other", "level"))

    def put_links(self, report: str, links: Links) -> None:
        """Keeps the links that a report asked for itself, in place of those before."""
        Link.objects.filter(asker=report).delete()
        Link.objects.bulk_create([Link(asker=report, other=other, level=links[other]) for other in sorted(links)])

    def links(self, reports: Collection[str]) -> Mapping[str, Links]:
        """By report that is kept, all of its links, whichever of the two asked."""
        found: dict[str, dict[str, int]] = {}
        for some in batches(list(reports)):
            there = set(SketchRow.objects.filter(report__in=some).values_list("report", flat=True))
            found |= {report: {} for report in there}
            asked = Link.objects.filter(asker__in=some).values_list("asker", "other", "level")
            answered = Link.objects.filter(other__in=some).values_list("other", "asker", "level")
            for report, other, level in chain(asked, answered):
                if report in there:
                    found[report][other] = max(level, found[report].get(other, level))
        return found

    def neighbourhoods(self, reports: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The neighbourhood of each report that has one."""
        named: dict[str, str] = {}
        for some in batches(list(reports)):
            named |= dict(Member.objects.filter(report__in=some).values_list("report", "neighbourhood"))
        whole: dict[str, set[str]] = {name: set() for name in named.values()}
        for some in batches(list(whole)):
            for report, name in Member.objects.filter(neighbourhood__in=some).values_list("report", "neighbourhood"):
                whole[name].add(report)
        sets = {name: frozenset(members) for name, members in whole.items()}
        return {report: sets[name] for report, name in named.items()}

    def put_neighbourhoods(self, gone: Collection[frozenset[str]], made: Collection[frozenset[str]]) -> None:
        """Forgets some neighbourhoods, then keeps others."""
        for some in batches([report for members in gone for report in members]):
            Member.objects.filter(report__in=some).delete()
        rows = [Member(report=report, neighbourhood=min(members)) for members in made for report in members]
        Member.objects.bulk_create(rows, batch_size=_KEYS)

    def _remember(self, sketch: Sketch) -> None:
        if len(self._remembered) >= _REMEMBERED:
            for report in list(islice(self._remembered, _REMEMBERED // 4)):
                del self._remembered[report]
        self._remembered[sketch.report] = sketch


def _next(keys: Iterable[int], order: str, most: int, side: str, way: str) -> Orders:
    found: dict[int, list[str]] = {}
    with connections[INDEX].cursor() as cursor:
        for some in _parts(keys):
            places = ", ".join(["(CAST(%s AS bigint))"] * len(some))
            # Only signs of comparison and placeholders are put in.
            cursor.execute(_NEXT.format(places=places, side=side, way=way), [*some, order.encode(), most])
            for key, held in cursor.fetchall():
                found.setdefault(key, []).append(bytes(held).decode())
    return found


def _sought(keys: Sequence[int]) -> list[int]:
    """Those of some keys that anything seeks."""
    return list(Sought.objects.filter(key__in=keys).values_list("key", flat=True).distinct())


def _parts(keys: Iterable[int]) -> Iterable[Sequence[int]]:
    rest = iter(keys)
    while some := list(islice(rest, _KEYS)):
        yield some
