"""Loaded language: words that take a side, read for their meaning and marked as the speaker's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from marsad.claims.events.contexts import context_index, contexts_of
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.claim import Check, Claim, Event, Group
from marsad.model.span import Span

_LONGEST: Final = 200
"""Characters of the longest group that is looked through; a longer one is marked at its beginning."""


def loaded_words(claims: Sequence[Claim], events: Sequence[Event], mentions: Mentions) -> Iterator[Check]:
    """A check for every claim and event with a loaded word (شهداء، هلك، ميليشيا) in its groups, or as its outcome."""
    sentences: dict[int, list[Claim | Event]] = {}
    items: list[Claim | Event] = [*claims, *events]
    for item in items:
        sentences.setdefault(item.evidence.start, []).append(item)
    marked: dict[str, list[Span]] = {}
    for number, (start, _) in enumerate(mentions.bounds):
        here = sentences.get(mentions.folded.origin(start))
        if here is not None:
            _mark(here, _loaded(mentions, number), marked)
    for item in items:
        if item.id in marked:
            yield Check(kind="loaded-word", claims=(item.id,), words=_longest(marked.pop(item.id)))


def _mark(items: list[Claim | Event], loaded: list[tuple[Span, frozenset[str]]], marked: dict[str, list[Span]]) -> None:
    """Put the loaded words of a sentence to those claims and events that they are words of."""
    if not loaded:
        return
    owners: dict[int, list[str]] = {}
    counted: dict[str, list[Claim]] = {}
    for item in items:
        for place in _places(item):
            for at in range(place.start, min(place.end, place.start + _LONGEST)):
                owners.setdefault(at, []).append(item.id)
        if isinstance(item, Claim):
            counted.setdefault(item.outcome, []).append(item)
    for span, outcomes in loaded:
        ids = {owner for at in range(span.start, span.end) for owner in owners.get(at, ())}
        ids |= {_nearest(counted[outcome], span).id for outcome in outcomes if outcome in counted}
        for owner in sorted(ids):
            marked.setdefault(owner, []).append(span)


def _places(item: Claim | Event) -> Iterator[Group | Span]:
    """The words of a claim or event whose wording is its speaker's."""
    if isinstance(item, Claim):
        yield Span(item.quantity.start, item.quantity.end, item.quantity.text)
        groups: tuple[Group | None, ...] = (item.affected, item.responsible)
    else:
        yield item.trigger
        groups = (item.actor, item.target)
    yield from (group for group in groups if group is not None)


def _nearest(claims: list[Claim], span: Span) -> Claim:
    """The claim that stands nearest to a word, of a sentence's claims in order."""
    at = bisect_left(claims, span.start, key=lambda claim: claim.quantity.start)
    return min(claims[max(at - 1, 0) : at + 1], key=lambda claim: abs(claim.quantity.start - span.start))


def _loaded(mentions: Mentions, number: int) -> list[tuple[Span, frozenset[str]]]:
    """The loaded words of a sentence, each with the outcomes that it can tell of."""
    sentence = mentions.sentence(number)
    loaded: list[tuple[Span, frozenset[str]]] = []
    for at in contexts_of(sentence, context_index(mentions.pack)).where("loaded"):
        kinds = (sentence.words[at].matches, sentence.phrases.get(at, {}))
        found = [match for matches in chain(*map(dict.values, kinds)) for match in matches if _is_loaded(match)]
        match = min(found, key=lambda match: (-match.size, match.prefix, match.entry.id))
        start = sentence.starts[at] + match.prefix - match.article
        span = mentions.folded.span(start, sentence.ends[at + match.size - 1])
        loaded.append((span, frozenset(match.sense for match in found if match.entry.kind == "outcome")))
    return loaded


def _is_loaded(match: Match) -> bool:
    return "loaded" in match.entry.features


def _longest(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans without those that stand within the one before them."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
