"""Measures over what hangs on a figure: the cause of harm, and the people named for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eval.compare import Row, measures, share
from eval.figures import Measured, paired


@dataclass(frozen=True, slots=True)
class Detail:
    """What a figure of a case expects, and what of the claim is compared with it."""

    expected: Callable[[Row], list[tuple[object, ...]]]
    told: Callable[[Row], list[tuple[object, ...]]]

    def measure(self, cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
        """The share of figures whose detail is right as a whole, and F1 of single ones; a figure not found has none."""
        figures = found = right = alike = claimed = wanted = 0
        misses = []
        for case, reading in zip(cases, readings, strict=True):
            pairs = paired(case["text"], case["figure"], reading["claims"])
            for w, want in enumerate(case["figure"]):
                expected = self.expected(want)
                told = self.told(reading["claims"][pairs[w]]) if w in pairs else []
                ok = w in pairs and expected == told
                figures, found, right = figures + 1, found + (w in pairs), right + ok
                alike += sum(one in told for one in expected)
                claimed, wanted = claimed + len(told), wanted + len(expected)
                if not ok:
                    has = told if w in pairs else "no figure"
                    misses.append(f"{want['number']} wants {expected}, has {has} in {case['text']}")
        shares = {"found": share(found, figures), "right": share(right, figures)}
        return Measured(shares | measures(alike, claimed, wanted), misses)


def _cause(claim: Row) -> list[tuple[object, ...]]:
    return [(claim["cause"]["class"], claim["cause"]["text"])] if claim["cause"] else []


def _person(row: Row) -> tuple[object, ...]:
    return row["text"], row.get("age"), row.get("sex"), row.get("role")


CAUSES: Final = Detail(lambda want: [(want["cause"], want["words"])] if "cause" in want else [], _cause)
PERSONS: Final = Detail(
    lambda want: [_person(row) for row in want.get("person", [])],
    lambda claim: [_person(row) for row in claim["persons"]],
)
