"""An index of orders by key, in memory: which reports hold what, in the order in which they appeared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping
from itertools import chain

from marsad.incidents.copies.nearby import Repeated
from marsad.incidents.neighbourhoods.keys import kind_of
from marsad.incidents.neighbourhoods.links import Orders
from marsad.incidents.neighbourhoods.sketch import Sketch


class Index:
    """Orders by key; each key's are sorted."""

    def __init__(self) -> None:
        self._orders: dict[int, list[str]] = {}

    @classmethod
    def of(cls, sketches: Iterable[Sketch]) -> Index:
        """The index of what sketches hold; a key that one report alone holds or seeks needs no entry."""
        ordered = sorted(sketches, key=lambda sketch: sketch.order)
        again = Repeated(sum(len(sketch.told) + len(sketch.runs) for sketch in ordered))
        for sketch in ordered:
            again.add(chain(sketch.told, sketch.runs, sketch.sought))
        made = cls()
        for sketch in ordered:
            for key in chain(sketch.told, sketch.runs):
                if key in again:
                    made._orders.setdefault(key, []).append(sketch.order)
        return made

    def add(self, keys: Iterable[int], order: str) -> None:
        """Makes an order a holder of some keys."""
        for key in keys:
            insort(self._orders.setdefault(key, []), order)

    def remove(self, keys: Iterable[int], order: str) -> None:
        """Makes an order, which is one, no holder of some keys."""
        for key in keys:
            self._orders[key].remove(order)
            if not self._orders[key]:
                del self._orders[key]

    def before(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        found = {}
        for key in keys:
            orders = self._orders.get(key)
            if orders:
                at = bisect_left(orders, order)
                found[key] = orders[max(at - kind_of(key).held, 0) : at][::-1]
        return found

    def after(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        found = {}
        for key in keys:
            orders = self._orders.get(key)
            if orders:
                at = bisect_right(orders, order)
                found[key] = orders[at : at + kind_of(key).held]
        return found

    def between(self, spans: Mapping[int, tuple[str, str]]) -> set[str]:
        """The orders that hold a key of `spans`, from the first of its bounds to the second."""
        found: set[str] = set()
        for key, (first, last) in spans.items():
            orders = self._orders.get(key, [])
            found.update(orders[bisect_left(orders, first) : bisect_right(orders, last)])
        return found
