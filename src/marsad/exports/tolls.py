"""The tolls of an incident as exports ask for them: the last of each outcome and group, and the claims of a bound."""

from __future__ import annotations

from typing import Final, Literal

from marsad.exports.table import Cited
from marsad.model.toll import OriginFigure, Toll

Bound = Literal["low", "best", "high"]
BOUNDS: Final[tuple[Bound, ...]] = ("low", "best", "high")


def standing(toll: Toll) -> list[OriginFigure]:
    """The figures of origins that still bound a toll."""
    cited = set(toll.cites)
    return [figure for figure in toll.by_origin if cited.issuperset(figure.claims) and figure.claims]


def claims_of(toll: Toll, bound: Bound) -> tuple[str, ...]:
    """The claims that give a bound; all that the toll cites where no origin's figure is that number."""
    number = getattr(toll, bound)
    giving = [figure for figure in standing(toll) if number in (figure.value, _top(figure))]
    return tuple(dict.fromkeys(claim for figure in giving for claim in figure.claims)) or toll.cites


def cited(toll: Toll, bound: Bound) -> Cited:
    """What a bound comes from, and what must be told with it."""
    return Cited(claims_of(toll, bound), toll.grade, toll.flags)


def _top(figure: OriginFigure) -> int:
    return figure.value if figure.value_high is None else figure.value_high
