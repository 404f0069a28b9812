"""A report's text as far as its claims hold it, for rules that look at the words around a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from marsad.model.claim import Cause, Claim, Event, Group, Person, Place, Quantity, Reading, Source, When
from marsad.model.span import Span

_BLANK: Final = " "
_END: Final = ".\n"
Words = Cause | Group | Person | Place | Quantity | Source | Span | When


def with_known_text(reading: Reading) -> Reading:
    """The reading as it is where its report's text is at hand; else with every known word where it stands.

    Blanks stand for what is not known, and a sentence ends where the evidence of a claim does, so that two claims of
    different sentences are not taken for one's. Nothing of it is shown.
    """
    report = reading.report
    if report.text or not (reading.claims or reading.events or reading.statements or report.title):
        return reading
    parts = sorted(_parts(reading))
    size = max([report.characters or 0, *(start + len(words) for start, words in parts)])
    text = [_BLANK] * size
    for end in (*(claim.evidence.end for claim in reading.claims), *(event.evidence.end for event in reading.events)):
        if 0 < end < size:
            text[end - 1 : end + 1] = _END
    for start, words in parts:
        text[start : start + len(words)] = words
    return replace(reading, report=replace(report, text="".join(text)))


def _parts(reading: Reading) -> Iterator[tuple[int, str]]:
    """Every stretch of words that a reading holds, with where it stands; a title stands first, before its line end."""
    if reading.report.title:
        yield 0, f"{reading.report.title}\n"
    yield from chain.from_iterable(map(_of_claim, reading.claims))
    yield from chain.from_iterable(map(_of_event, reading.events))
    for statement in reading.statements:
        yield from _known([statement.quote, statement.verb, *statement.sources])
    for check in reading.checks:
        yield from _known(check.words)


def _of_claim(claim: Claim) -> Iterator[tuple[int, str]]:
    slots = [claim.quantity, claim.affected, claim.responsible, claim.when, claim.place, claim.cause]
    return _known([*slots, *claim.sources, *claim.persons])


def _of_event(event: Event) -> Iterator[tuple[int, str]]:
    return _known([event.trigger, event.actor, event.target, event.when, event.place, *event.sources])


def _known(words: Iterable[Words | None]) -> Iterator[tuple[int, str]]:
    for one in words:
        if one is not None and one.start is not None and one.text:
            yield one.start, one.text
