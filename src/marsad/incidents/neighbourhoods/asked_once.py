"""Who holds what around a report, asked of a store once while nothing in it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from marsad.incidents.neighbourhoods.links import Holders, Orders

_Told = dict[str, dict[int, Sequence[str]]]


class AskedOnce:
    """The same answers as others that hold, which are asked of each key and order once."""

    def __init__(self, holders: Holders) -> None:
        self._holders = holders
        self._before: _Told = {}
        self._after: _Told = {}

    def before(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        return _told(self._before, self._holders.before, keys, order)

    def after(self, keys: Iterable[int], order: str) -> Orders:
        """See `Holders`."""
        return _told(self._after, self._holders.after, keys, order)


def _told(told: _Told, ask: Callable[[Iterable[int], str], Orders], keys: Iterable[int], order: str) -> Orders:
    known, asked = told.setdefault(order, {}), [*keys]
    if new := [key for key in asked if key not in known]:
        known.update(dict.fromkeys(new, ()))
        known.update(ask(new, order))
    return {key: known[key] for key in asked if known[key]}
