"""Measures over claims: tolls, attribution, who is responsible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eval.compare import HARM, Row, mean, measures, named, occurrence, offsets, pair, same_value, same_words, share

LAYERS: Final = ("number", "core", "party", "source", "full")
SLOTS: Final = ("qualifier", "tags", "basis", "when", "place", "innermost", "chain", "stance", "part_of")


@dataclass(slots=True)
class Measured:
    """Figures by name, and what was not right, in words."""

    figures: dict[str, float]
    misses: list[str] = field(default_factory=list)


def paired(text: str, wanted: Sequence[Row], claims: Sequence[Row]) -> dict[int, int]:
    """Which claim answers which expected figure, by the words that carry the number."""
    agrees = {
        (w, c): same_value(want, claim["quantity"]) + (claim["outcome"] == want.get("outcome"))
        for w, want in enumerate(wanted)
        for c, claim in enumerate(claims)
    }
    spans = [occurrence(text, want["number"], want.get("nth", 1)) for want in wanted]
    return pair(spans, [offsets(claim["quantity"]) for claim in claims], agrees)


def measure_tolls(cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
    """F1 of each layer, and each slot's share among the figures that were found.

    number: the span and its value; core: and the outcome; party: core and the group; source: core and the innermost
    source; full: all of these and basis and stance. People counted in any other way are not measured, but where they
    are read as harmed it counts as made up.
    """
    total: Counter[str] = Counter()
    slots: dict[str, list[bool]] = {slot: [] for slot in SLOTS}
    misses = []
    for case, reading in zip(cases, readings, strict=True):
        text, wanted, claims = case["text"], case.get("figure", []), reading["claims"]
        pairs = paired(text, wanted, claims)
        kept = _kept(wanted, claims, pairs)
        total["claimed"] += len(kept)
        for w, want in enumerate(wanted):
            if want["outcome"] == "other":
                continue
            total["wanted"] += 1
            claim = claims[pairs[w]] if w in pairs and claims[pairs[w]]["outcome"] != "other" else None
            right = _judge(text, want, claim, wanted, claims, pairs) if claim else {}
            layers = _layers(right)
            total.update(layer for layer in LAYERS if layers[layer])
            for slot in SLOTS if claim else ():
                slots[slot].append(right[slot])
            wrong = ", ".join(name for name, ok in right.items() if not ok) if claim else "missed"
            if wrong:
                misses.append(f"{wrong}: {want['number']} ({want['outcome']}) in {text}")
        made_up = set(kept) - set(pairs.values())
        misses += [
            f"made up: {claims[c]['quantity']['text']} ({claims[c]['outcome']}) in {text}" for c in sorted(made_up)
        ]
    figures: dict[str, float] = {}
    for layer in LAYERS:
        figures |= named(layer, measures(total[layer], total["claimed"], total["wanted"]))
    figures |= named("slots", {slot: mean(values) for slot, values in slots.items()})
    return Measured(figures, misses)


def _kept(wanted: Sequence[Row], claims: Sequence[Row], pairs: dict[int, int]) -> list[int]:
    """The claims that are held to account."""
    free = {
        pairs[w]
        for w, want in enumerate(wanted)
        if want["outcome"] == "other" and w in pairs and claims[pairs[w]]["outcome"] not in HARM
    }
    answered = set(pairs.values())
    return [
        c
        for c, claim in enumerate(claims)
        if claim["outcome"] != "other" and c not in free and (c in answered or claim["quantity"]["qualifier"] != "none")
    ]


def _judge(
    text: str, want: Row, claim: Row, wanted: Sequence[Row], claims: Sequence[Row], pairs: dict[int, int]
) -> dict[str, bool]:
    when = claim["when"] or {"first": None, "last": None}
    first, _, last = (want.get("when") or "").partition("/")
    total = want.get("part_of")
    totals = {None} if total is None else {claims[c]["id"] for w, c in pairs.items() if _told_again(wanted, w, total)}
    return {
        "value": same_value(want, claim["quantity"]),
        "outcome": claim["outcome"] == want["outcome"],
        "affected": same_words(text, want.get("affected"), claim["affected"]),
        "qualifier": claim["quantity"]["qualifier"] == want["qualifier"],
        "tags": set(want.get("tags", [])) == set((claim["affected"] or {"tags": []})["tags"]),
        "basis": claim["basis"] == want["basis"],
        "when": (when["first"], when["last"]) == (first or None, last or first or None),
        "place": same_words(text, want.get("place"), claim["place"]),
        **_attributed(text, want, claim),
        "stance": claim["stance"] == want["stance"],
        "part_of": claim["part_of"] in totals,
    }


def _attributed(text: str, want: Row, claim: Row) -> dict[str, bool]:
    """Whether the innermost source is right, and whether the whole chain is."""
    sources, said = want.get("sources", []), claim["sources"]
    links = [same_words(text, one, other) for one, other in zip(sources, said, strict=False)]
    innermost = same_words(text, sources[-1] if sources else None, said[-1] if said else None)
    return {"innermost": innermost, "chain": len(sources) == len(said) and all(links)}


def _told_again(wanted: Sequence[Row], one: int, other: int) -> bool:
    """Whether two expected figures are the same figure, told twice."""
    same = ("value", "value_high", "qualifier", "outcome", "affected")
    return one == other or all(wanted[one].get(key) == wanted[other].get(key) for key in same)


def _layers(right: dict[str, bool]) -> dict[str, bool]:
    number = right.get("value", False)
    core = number and right["outcome"]
    party, source = core and right["affected"], core and right["innermost"]
    full = party and source and right["basis"] and right["stance"]
    return dict(zip(LAYERS, (number, core, party, source, full), strict=True))


def measure_attribution(cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
    """Of all figures that somebody gives: how many are found, and how many of all have source, chain, stance right."""
    right: Counter[str] = Counter()
    wanted, misses = 0, []
    for case, reading in zip(cases, readings, strict=True):
        text, figures, claims = case["text"], case.get("figure", []), reading["claims"]
        pairs = paired(text, figures, claims)
        wanted += len(figures)
        for w, want in enumerate(figures):
            claim = claims[pairs[w]] if w in pairs else None
            answers = _attribution_of(text, want, claim) if claim else {"found": False}
            right.update(name for name, ok in answers.items() if ok)
            wrong = ", ".join(name for name, ok in answers.items() if not ok)
            if wrong:
                said = [source["text"] for source in claim["sources"]] + [claim["stance"]] if claim else []
                misses.append(
                    f"{wrong}: {want['number']} wants {want['sources']} {want['stance']}, has {said} in {text}"
                )
    figures_named = {name: share(right[name], wanted) for name in ("found", "innermost", "chain", "stance")}
    return Measured(figures_named, misses)


def _attribution_of(text: str, want: Row, claim: Row) -> dict[str, bool]:
    return {"found": True} | _attributed(text, want, claim) | {"stance": claim["stance"] == want["stance"]}


def measure_responsible(cases: Sequence[Row], readings: Sequence[Row]) -> Measured:
    """Precision and recall of who is blamed, over the figures of the cases; a figure not found blames nobody."""
    right = claimed = wanted = found = total = 0
    misses = []
    for case, reading in zip(cases, readings, strict=True):
        text, figures, claims = case["text"], case.get("figure", []), reading["claims"]
        pairs = paired(text, figures, claims)
        for w, want in enumerate(figures):
            blamed: Any = claims[pairs[w]]["responsible"] if w in pairs else None
            expected = want.get("responsible")
            same = same_words(text, expected, blamed)
            total, found = total + 1, found + (w in pairs)
            claimed, wanted = claimed + (blamed is not None), wanted + bool(expected)
            right += same and blamed is not None
            if not same:
                has = blamed["text"] if blamed else None if w in pairs else "no figure"
                misses.append(f"{want['number']} wants {expected}, has {has} in {text}")
    return Measured({"found": share(found, total)} | measures(right, claimed, wanted), misses)
