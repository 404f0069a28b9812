"""Figures of one report that cannot follow from each other: more freed than were held; the same figure told twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from marsad.claims.checks.likeness import Likeness
from marsad.model.claim import Check, Claim

#: What can go out of what: nobody is freed who was not taken before.
_STOCKS: Final = {
    "freed": frozenset({"abducted", "held", "detained"}),
    "escaped": frozenset({"held", "detained"}),
    "surrendered": frozenset({"held"}),
    "returned": frozenset({"displaced"}),
}
_UPPER: Final = frozenset({"exact", "at_most", "less_than", "between"})
_FEW: Final = 2
_REACH: Final = 40
"""How many figures a figure is compared with, the nearest first."""


def flows(claims: Sequence[Claim], likeness: Likeness) -> Iterator[Check]:
    """A check wherever more people go out of a state than any figure of the report had put into it."""
    kept: dict[str, list[Claim]] = {}
    for claim in claims:
        kept.setdefault(claim.outcome, []).append(claim)
    for flow in claims:
        stocks = _STOCKS.get(flow.outcome)
        value = flow.quantity.value
        if stocks is None or value is None or not _is_told(flow):
            continue
        near = [stock for outcome in sorted(stocks) for stock in _nearest(kept.get(outcome, []), flow)]
        before = [stock for stock in near if _of_one(stock, flow, likeness)]
        if before and all(_most(stock) is not None and value > (_most(stock) or 0) for stock in before):
            largest = max(before, key=lambda stock: _most(stock) or 0)
            pair = sorted((largest, flow), key=lambda claim: claim.quantity.start)
            yield Check(kind="flow-exceeds-stock", claims=(pair[0].id, pair[1].id), holds=False)


def _nearest(stocks: list[Claim], flow: Claim) -> list[Claim]:
    """The figures around another one, of a list in order of the text."""
    at = bisect_left(stocks, flow.quantity.start, key=lambda stock: stock.quantity.start)
    return stocks[max(at - _REACH, 0) : at + _REACH]


def _is_told(claim: Claim) -> bool:
    return claim.stance in ("asserted", "confirmed") and claim.quantity.qualifier in ("exact", "more_than", "at_least")


def _most(claim: Claim) -> int | None:
    """The most people that a figure can mean, where it sets a bound."""
    if claim.quantity.qualifier not in _UPPER:
        return None
    return claim.quantity.value_high or claim.quantity.value


def _of_one(stock: Claim, flow: Claim, likeness: Likeness) -> bool:
    """Whether a figure can be the stock that another flows from: the same named group, the same place."""
    if stock.affected is None or flow.affected is None or stock.basis == "partial":
        return False
    if stock.stance not in ("asserted", "confirmed") or stock.part_of == flow.id or flow.part_of == stock.id:
        return False
    same = stock.affected.party is not None and stock.affected.party == flow.affected.party
    if not same and not likeness.shares(stock.affected, flow.affected):
        return False
    return likeness.affected(stock.affected, flow.affected) and likeness.places(stock.place, flow.place)


def told_twice(claims: Sequence[Claim], likeness: Likeness) -> Iterator[Check]:
    """A check for every figure that the report gives again: one outcome and value, nothing that sets them apart."""
    known: dict[tuple[str, int | None, int | None, str], list[Claim]] = {}
    for claim in claims:
        quantity = claim.quantity
        if quantity.value is None or claim.stance not in ("asserted", "confirmed"):
            continue
        key = (claim.outcome, quantity.value, quantity.value_high, quantity.qualifier)
        earlier = known.setdefault(key, [])
        first = next((other for other in earlier[-_REACH:] if _is_same(other, claim, likeness)), None)
        if first is not None:
            yield Check(kind="told-twice", claims=(first.id, claim.id))
        else:
            earlier.append(claim)


def _is_same(one: Claim, other: Claim, likeness: Likeness) -> bool:
    if one.evidence == other.evidence and (one.part_of or other.part_of or (one.quantity.value or 0) <= _FEW):
        return False
    if (one.quantity.value or 0) <= _FEW and (
        one.affected is None or other.affected is None or one.affected.text != other.affected.text
    ):
        return False
    return (
        likeness.affected(one.affected, other.affected)
        and likeness.places(one.place, other.place)
        and likeness.times(one.when, other.when)
    )
