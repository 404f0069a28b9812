"""The words of a report by which copies of it are told: folded, each as a number, without the title."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Final
from zlib import crc32

from marsad.incidents.known_text import with_known_text
from marsad.languages.pack import orthography_of
from marsad.model.claim import Reading
from marsad.model.report import Report
from marsad.text.fold import Folded, fold

FACT: Final = 1
FURTHER: Final = 2
SHINGLE: Final = 4
"""Words of the runs by which two texts are compared."""
_WORD: Final = re.compile(r"\w+")
_WORD_OR_GAP: Final = re.compile(r"\w+| {3,}")
_SPEECH: Final = 6
"""Words in quotation marks from which on they are somebody's speech, which anyone may quote, and not a name."""

_PARAGRAPH: Final = 15
"""Words from which on a line is a paragraph, however it ends."""
_PAGE: Final = 80
"""Words from which on headlines without a paragraph are the menus of a page, and no short report."""
_CLOSED: Final = (".", "!", "?", "؟", "…", '"', "»")

Shingle = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one report's body, a number each; two reports that write one word fold to one number.

    A sign of `told` is 1 for a word of the reporter's own, 0 for one of somebody's quoted speech or of a headline.
    `facts` are numbers and the places of claims, what one dispatch says and another with the same phrases does not:
    `FACT` where one begins, `FURTHER` for each further word of it, else 0. `day` is the ordinal of the day on which the
    report appeared; `counted` holds the words for the numbers of its claims, those of its title among them.
    """

    codes: array[int]
    told: bytes
    facts: bytes
    outlet: str | None
    day: int | None
    counted: frozenset[int] = frozenset()

    def shingles(self) -> Iterator[Shingle]:
        """Every run of `SHINGLE` words, in order."""
        codes = self.codes.tolist()
        return zip(*(codes[at:] for at in range(SHINGLE)), strict=False)


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the words of a report's body stand in its text."""

    start: int
    folded: Folded
    words: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Start and end in the report's text of the words from `first` to `last`."""
        start, end = self.folded.bounds(self.words[first][0], self.words[last][1])
        return self.start + start, self.start + end

    def within(self, start: int, end: int) -> range:
        """The words that stand at `start:end` of the report's text, or touch it."""
        origin, at = self.folded.origin, self.start
        return range(
            bisect_right(self.words, start, key=lambda word: at + origin(word[1] - 1)),
            bisect_left(self.words, end, key=lambda word: at + origin(word[0])),
        )


def positions_of(reading: Reading) -> Positions:
    """Where the words of a report's body stand; where the text is not at hand, those that its claims hold.

    Between these, each stretch that is not known counts as a word of its length: in two copies of a dispatch the same
    words stand as far from each other, in two reports of one event they do not.
    """
    report = with_known_text(reading).report
    start = body_start(report)
    folded = fold(report.text[start:], orthography_of(report.language))
    words = (_WORD if reading.report.text else _WORD_OR_GAP).finditer(folded.text)
    return Positions(start, folded, tuple([word.span() for word in words]))


def body_start(report: Report) -> int:
    """Where the body of a report begins: behind its title, where that is known."""
    title, text = report.title, report.text
    return len(title) if title and (not text or (text.startswith(title) and len(title) < len(text))) else 0


def wording_of(reading: Reading) -> Wording:
    """The words of a reading's report; where its text is not at hand, those that its claims hold."""
    positions = positions_of(reading)
    text = positions.folded.text
    codes = array("I", [_code(text[start:end]) for start, end in positions.words])
    told = _told(reading, positions)
    report = reading.report
    day = report.appeared.astimezone(UTC).date() if report.appeared else report.published
    published = day.toordinal() if day else None
    return Wording(codes, told, _facts(reading, positions), report.outlet, published, _counted(reading))


def _code(word: str) -> int:
    return crc32(word.encode())


def _counted(reading: Reading) -> frozenset[int]:
    fold_ = orthography_of(reading.report.language).fold
    return frozenset([_code(word) for claim in reading.claims for word in _WORD.findall(fold_(claim.quantity.text))])


def _facts(reading: Reading, positions: Positions) -> bytes:
    text = positions.folded.text
    facts = bytearray([FACT if text[start].isdigit() else 0 for start, _ in positions.words])
    for claim in reading.claims:
        for words in (claim.quantity, claim.place):
            for further, at in enumerate(positions.within(words.start, words.end) if words else ()):
                facts[at] = FURTHER if further else FACT
    return bytes(facts)


def _told(reading: Reading, positions: Positions) -> bytes:
    """Which words are the reporter's own: none of speech in quotation marks nor, beside paragraphs, of headlines."""
    told = bytearray(b"\1" * len(positions.words))
    starts = [start for start, _ in positions.words]
    for start, end in _quotations(positions.folded.text, orthography_of(reading.report.language).quotes):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last - first >= _SPEECH:
            told[first:last] = bytes(last - first)
    if not reading.report.text:  # no marks are known: any statement's words may be speech
        for statement in reading.statements:
            for at in positions.within(statement.quote.start, statement.quote.end):
                told[at] = 0
    without = told[:]
    for start, end in _headlines(positions.folded.text):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last - first < _PARAGRAPH:
            without[first:last] = bytes(last - first)
    return bytes(without if sum(without) >= _PARAGRAPH or sum(told) >= _PAGE else told)


def _headlines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that do not end as a sentence does: menus, titles of other reports, captions."""
    start = 0
    for line in text.splitlines(keepends=True):
        if not line.rstrip().endswith(_CLOSED):
            yield start, start + len(line)
        start += len(line)


def _quotations(text: str, quotes: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks; one that is not closed in its own line opens nothing."""
    signs = re.compile("[" + re.escape("".join({*quotes, *quotes.values(), "\n"})) + "]")
    opened, closing = 0, ""
    for match in signs.finditer(text):
        sign, at = match[0], match.start()
        if sign == "\n":
            closing = ""
        elif closing:
            if sign == closing and not text[at + 1 : at + 2].isalnum():
                yield opened, at
                closing = ""
        elif sign in quotes and not text[max(at - 1, 0) : at].isalnum():
            opened, closing = at + 1, quotes[sign]
