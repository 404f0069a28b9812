"""What the reports of one set share: the passages of each, and the claims whose words stand in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from marsad.incidents.copies.wording import SHINGLE, Shingle, Wording, body_start, positions_of
from marsad.model.claim import Claim, Reading

_EDIT: Final = 60
"""Letters of the longest edit within a passage: a claim in it is the dispatch's where another report tells the same."""


Figure = tuple[str, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report's text that stands in another report of its set; `first` is the earliest that has it."""

    start: int
    end: int
    first: str


def passages_of(
    members: Sequence[Reading], wordings: Sequence[Wording], ids: Sequence[str]
) -> dict[str, tuple[Passage, ...]]:
    """The shared stretches of each of some reports, which are given in the order in which they appeared."""
    first: dict[Shingle, int] = {}
    held: Counter[Shingle] = Counter()
    for at, wording in enumerate(wordings):
        for shingle in frozenset(wording.shingles()):
            first.setdefault(shingle, at)
            held[shingle] += 1
    return {
        report: tuple(_passages(member, wording, ids, {s: first[s] for s in wording.shingles() if held[s] > 1}))
        for report, member, wording in zip(ids, members, wordings, strict=True)
    }


def _passages(
    member: Reading, wording: Wording, ids: Sequence[str], shared: Mapping[Shingle, int]
) -> Iterator[Passage]:
    """The stretches of one report, cut where the words come from another report."""
    positions = positions_of(member)
    holder = [len(ids)] * len(wording.codes)
    for at, shingle in enumerate(wording.shingles()):
        if shingle in shared:
            for word in range(at, at + SHINGLE):
                holder[word] = min(holder[word], shared[shingle])
    for first, words in groupby(range(len(holder)), key=holder.__getitem__):
        if first < len(ids):
            run = [*words]
            yield Passage(*positions.span(run[0], run[-1]), ids[first])


def copied_claims(
    members: Sequence[Reading], ids: Sequence[str], passages: Mapping[str, Sequence[Passage]]
) -> dict[str, dict[str, str]]:
    """By report and claim, the earliest report that has the claim's words, which are those of its number.

    Where these stand in an edit within a passage (digits for a word, another word order), the claim is the dispatch's
    where an earlier report tells the same there; in a title, where the report's own shared body does.
    """
    told: dict[Figure, str] = {}
    return {
        report: _copied(member, report, passages[report], told) for report, member in zip(ids, members, strict=True)
    }


def _copied(member: Reading, report: str, passages: Sequence[Passage], told: dict[Figure, str]) -> dict[str, str]:
    body = body_start(member.report)
    mine: dict[Figure, str] = {}
    copied: dict[str, str] = {}
    starts = [passage.start for passage in passages]
    for claim in sorted(member.claims, key=lambda claim: (claim.quantity.start < body, claim.quantity.start)):
        figure = _figure(claim)
        if claim.quantity.start < body:
            first = mine.get(figure)
        else:
            at = bisect_right(starts, claim.quantity.start)
            first = _holder(claim, passages[max(at - 1, 0) : at])
            if first is None and _is_edited(claim, passages[max(at - 1, 0) : at + 1]):
                first = told.setdefault(figure, report)
        if first is not None:
            copied[claim.id] = first
            told.setdefault(figure, first)
            mine.setdefault(figure, first)
    return copied


def _figure(claim: Claim) -> Figure:
    """What a claim counts; of a vague number, which word."""
    quantity = claim.quantity
    return claim.outcome, quantity.value, quantity.value_high, quantity.qualifier if quantity.value is None else ""


def _holder(claim: Claim, passages: Sequence[Passage]) -> str | None:
    """The earliest report that has the passage in which a claim's number stands."""
    return next((passage.first for passage in passages if claim.quantity.end <= passage.end), None)


def _is_edited(claim: Claim, passages: Sequence[Passage]) -> bool:
    """Whether a claim's number stands in an edit, between two passages that are close to each other."""
    return (
        len(passages) == 2 and passages[1].start - passages[0].end <= _EDIT and claim.quantity.start < passages[1].start
    )
