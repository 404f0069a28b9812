"""When two readings of a passage say the same: spans, values, names, and the measures over many of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

#: One object of a case file or of `marsad.claims/1`.
Row = Mapping[str, Any]
Offsets = tuple[int, int]

#: Outcomes that a passage about something else must never be read as.
HARM: Final = frozenset({"killed", "injured", "casualties", "missing", "abducted"})


def occurrence(text: str, words: str, nth: int = 1) -> Offsets:
    """Where words stand in a text for the nth time, counted from 1. Raises ValueError where they do not."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} does not occur {nth} times in {text!r}")
    return at, at + len(words)


def occurrences(text: str, words: str) -> list[Offsets]:
    """Every place where words stand in a text."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def overlap(one: Offsets, other: Offsets) -> int:
    """How many characters two spans share."""
    return min(one[1], other[1]) - max(one[0], other[0])


def offsets(span: Row) -> Offsets:
    """The offsets of a span object."""
    return span["start"], span["end"]


def same_words(text: str, expected: str | None, span: Row | None) -> bool:
    """Whether a span is the expected words: most of the shorter one is shared, and it is no whole clause."""
    if not expected or span is None:
        return not expected and span is None
    if len(span["text"].split()) > 2 * len(expected.split()) + 6:
        return False
    if expected in span["text"] or span["text"] in expected:
        return True
    return any(
        2 * overlap(place, offsets(span)) >= min(len(expected), span["end"] - span["start"])
        for place in occurrences(text, expected)
    )


def same_value(expected: Row, quantity: Row) -> bool:
    """Whether a quantity has the expected value; a vague one, the expected qualifier."""
    if expected.get("value") is None:
        return bool(quantity["qualifier"] == expected.get("qualifier"))
    return (quantity["value"], quantity["value_high"]) == (expected["value"], expected.get("value_high"))


def pair(wanted: Sequence[Offsets], found: Sequence[Offsets], agrees: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """One to one, which found span answers which wanted one: longest overlap first, then the one that agrees most."""
    options = sorted(
        (-overlap(want, have), -agrees.get((w, f), 0), w, f)
        for w, want in enumerate(wanted)
        for f, have in enumerate(found)
        if overlap(want, have) > 0
    )
    pairs: dict[int, int] = {}
    for *_, w, f in options:
        if w not in pairs and f not in pairs.values():
            pairs[w] = f
    return pairs


def share(right: int, of: int) -> float:
    """A share from 0 to 1; of nothing, all is right."""
    return right / of if of else 1.0


def f1(right: int, claimed: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return share(2 * right, claimed + wanted)


def measures(right: int, claimed: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 of what was found."""
    return {
        "precision": share(right, claimed),
        "recall": share(right, wanted),
        "f1": f1(right, claimed, wanted),
    }


def named(prefix: str, figures: Mapping[str, float]) -> dict[str, float]:
    """Figures under a common name (`number.f1`)."""
    return {f"{prefix}.{name}": value for name, value in figures.items()}


def mean(values: Iterable[bool]) -> float:
    """The share of a list that is true."""
    listed = list(values)
    return share(sum(listed), len(listed))
