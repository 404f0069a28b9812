"""Measures over events and over checks of opposed statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from eval.compare import Offsets, Row, mean, measures, occurrence, offsets, overlap, pair, same_words
from eval.figures import Measured

_SLOTS: Final = ("actor", "target", "stance", "chain")


def measure_events(cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
    """F1 of events by overlapping trigger and equal type; each slot's share among those found."""
    right = claimed = wanted = 0
    slots: dict[str, list[bool]] = {slot: [] for slot in _SLOTS}
    misses = []
    for case, reading in zip(cases, readings, strict=True):
        text, expected, events = case["text"], case.get("event", []), reading["events"]
        spans = [occurrence(text, want["trigger"], want.get("nth", 1)) for want in expected]
        agrees = {
            (w, e): int(event["type"] == want["type"])
            for w, want in enumerate(expected)
            for e, event in enumerate(events)
        }
        pairs = pair(spans, [offsets(event["trigger"]) for event in events], agrees)
        good = {w: e for w, e in pairs.items() if agrees[w, e]}
        right, claimed, wanted = right + len(good), claimed + len(events), wanted + len(expected)
        for w, e in good.items():
            for slot, ok in _judge(text, expected[w], events[e]).items():
                slots[slot].append(ok)
        misses += [
            f"missed: {want['trigger']} ({want['type']})"
            + (f", read as {events[pairs[w]]['type']}" if w in pairs else "")
            + f" in {text}"
            for w, want in enumerate(expected)
            if w not in good
        ]
        misses += [
            f"made up: {event['trigger']['text']} ({event['type']}) in {text}"
            for e, event in enumerate(events)
            if e not in pairs.values()
        ]
    figures = measures(right, claimed, wanted) | {f"slots.{slot}": mean(values) for slot, values in slots.items()}
    return Measured(figures, misses)


def _judge(text: str, want: Row, event: Row) -> dict[str, bool]:
    sources, said = want.get("sources", []), event["sources"]
    links = [same_words(text, one, other) for one, other in zip(sources, said, strict=False)]
    return {
        "actor": same_words(text, want.get("actor"), event["actor"]),
        "target": same_words(text, want.get("target"), event["target"]),
        "stance": event["stance"] == want["stance"],
        "chain": len(sources) == len(said) and all(links),
    }


def measure_opposed(cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
    """How many opposed pairs are found, and how many that only look opposed are left alone."""
    found: list[bool] = []
    left: list[bool] = []
    misses = []
    for case, reading in zip(cases, readings, strict=True):
        text = case["text"]
        for want in case["opposed"]:
            a = occurrence(text, want["a"], want.get("a_nth", 1))
            b = occurrence(text, want["b"], want.get("b_nth", 1))
            noticed = _opposed(reading, a, b)
            (found if want["opposed"] else left).append(noticed == want["opposed"])
            if noticed != want["opposed"]:
                misses.append(f"{'missed' if want['opposed'] else 'made up'}: {want['a']} / {want['b']} in {text}")
    figures = {
        "opposed": float(len(found)),
        "look-opposed": float(len(left)),
        "found": mean(found),
        "left-alone": mean(left),
    }
    return Measured(figures, misses)


def _opposed(reading: Row, a: Offsets, b: Offsets) -> bool:
    """Whether a check opposes something that stands at one place to something that stands at the other."""
    spans = {claim["id"]: offsets(claim["quantity"]) for claim in reading["claims"]}
    spans |= {event["id"]: offsets(event["trigger"]) for event in reading["events"]}
    for check in reading["checks"]:
        if check["kind"] == "opposed":
            sides = [spans[side] for side in check.get("claims", []) if side in spans]
            sides += [offsets(span) for span in check.get("words", [])]
            if any(overlap(side, a) > 0 for side in sides) and any(overlap(side, b) > 0 for side in sides):
                return True
    return False
