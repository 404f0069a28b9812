"""What is known of a report's text where only its claims are: their words, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.model.claim import Cause, Group, Person, Place, Quantity, Reading, Source, When
from marsad.model.span import Span

_SIGNS: Final = 0x4E00
"""The first of a run of letters, each of which stands for as many unknown letters as it is further on in the run."""
_MOST: Final = 20_000
_QUOTE: Final = '"'

Words = Cause | Group | Person | Place | Quantity | Source | Span | When
"""Whatever holds words of the text with their offsets."""


def text_of(reading: Reading) -> str:
    """The text of a reading's report; where it is not at hand, what its claims hold of it.

    Between two stretches of known words stands one letter that tells how long the unknown one is: in two copies of a
    dispatch the same words stand as far from each other, in two reports of one event they do not.
    """
    return reading.report.text or _filled(sorted(_stretches(reading), key=lambda part: (part[0], -len(part[1]))))


def _filled(parts: list[tuple[int, str]]) -> str:
    """Known words where they stand; of two that overlap, the longer one first."""
    written: list[str] = []
    end = 0
    for start, words in parts:
        if start + len(words) <= end:
            continue
        written += [_unknown(start - end), words[max(end - start, 0) :]]
        end = start + len(words)
    return "".join(written)


def _unknown(letters: int) -> str:
    """A stretch of unknown letters: spaces, and where there are three or more, the letter that counts them."""
    return chr(_SIGNS + min(letters, _MOST)).center(letters) if letters > 2 else " " * max(letters, 0)


def _stretches(reading: Reading) -> Iterator[tuple[int, str]]:
    """Where words are known, and which; those of speech within quotation marks."""
    for claim in reading.claims:
        yield from _known(claim.quantity, claim.affected, claim.responsible, claim.cause, claim.when, claim.place)
        yield from _known(*claim.sources, *claim.persons)
    for event in reading.events:
        yield from _known(event.trigger, event.actor, event.target, event.when, event.place, *event.sources)
    for statement in reading.statements:
        yield from _known(statement.verb, *statement.sources)
        quote = statement.quote
        yield max(quote.start - 1, 0), f"{_QUOTE}{quote.text}{_QUOTE}"


def _known(*parts: Words | None) -> Iterator[tuple[int, str]]:
    for part in parts:
        if part is not None and part.start is not None and part.text is not None:
            yield part.start, part.text
