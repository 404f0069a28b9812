"""Measures over mentions by themselves: a passage is right where exactly what it holds is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eval.compare import Row, measures, share
from eval.figures import Measured

#: The rule of a dual that may as well be a plural: the reader itself does not commit to such a number.
UNSURE: Final = "ambiguous-dual"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mention: what a case expects and what of each mention is compared with it, in order of the text."""

    kind: str
    expected: Callable[[Row], list[tuple[object, ...]]]
    told: Callable[[Row], tuple[object, ...]]

    def measure(self, cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
        """The share of passages that are right as a whole, that of rejects among them, and F1 of single mentions."""
        right = rejected = rejects = phrases = alike = claimed = 0
        misses = []
        for case, reading in zip(cases, readings, strict=True):
            expected = self.expected(case)
            found = [
                self.told(row) for row in reading["mentions"] if row["kind"] == self.kind and row["rule"] != UNSURE
            ]
            ok = expected == found
            right, rejects, rejected = right + ok, rejects + (not expected), rejected + (ok and not expected)
            alike += sum(one in found for one in expected)
            claimed, phrases = claimed + len(found), phrases + len(expected)
            if not ok:
                misses.append(f"wants {expected}, has {found} in {case['text']}")
        figures = {
            "phrases": float(phrases),
            "rejects": float(rejects),
            "right": share(right, len(cases)),
            "rejected": share(rejected, rejects),
        }
        return Measured(figures | measures(alike, claimed, phrases), misses)


def _numbers(case: Row) -> list[tuple[object, ...]]:
    return [
        (row["text"], row.get("value"), row.get("value_high"), row.get("qualifier", "exact")) for row in case["numbers"]
    ]


def _dates(case: Row) -> list[tuple[object, ...]]:
    return [(row["text"], row.get("first"), row.get("last"), row["how"]) for row in case["dates"]]


def _parties(case: Row) -> list[tuple[object, ...]]:
    return list(zip(case["expect"], case.get("party", [""] * len(case["expect"])), strict=True))


NUMBERS: Final = Kind("number", _numbers, lambda row: (row["text"], row["value"], row["value_high"], row["qualifier"]))
DATES: Final = Kind("date", _dates, lambda row: (row["text"], row["first"], row["last"], row["how"]))
PLACES: Final = Kind("place", lambda case: [(words,) for words in case["expect"]], lambda row: (row["text"],))
PARTIES: Final = Kind("party", _parties, lambda row: (row["text"], row["party"] or ""))
