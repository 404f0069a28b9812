"""Quoted and reported speech that holds no figure: its exact words, the verb, the chain of sources, the stance."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from marsad.claims.attribution import Attribution
from marsad.claims.sayings import Saying, Sayings
from marsad.claims.stance import stance
from marsad.claims.voices import may_say
from marsad.model.claim import Statement
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_SILENT: Final = frozenset({"aside", "rumour", "issue", "call", "address"})
"""Senses that state nothing, or whose statement is nobody's."""
_MARKS: Final = frozenset("،,.؛;:!?؟…-()")
_OPENERS: Final = 4
"""How many prepositions, complementisers and marks can open what is said (`إلى أن`)."""
_CONTRAST: Final = 3
"""Words of the longest phrase that sets off a clause."""
_AHEAD: Final = 2
"""How many tokens after the start of what is said a quotation of it can open."""


def find_statements(mentions: Mentions, attribution: Attribution, taken: Set[int]) -> list[Statement]:
    """The statements of a report, in order, save in the sentences of `taken`, which hold claims."""
    found: dict[str, Statement] = {}
    for number in range(len(mentions)):
        if number in taken or not may_say(mentions, number):
            continue
        sayings = attribution.sayings(number)
        sentence = mentions.sentence(number)
        for n, saying in enumerate(sayings.found):
            if saying.sense in _SILENT or saying.way == "aside":
                continue
            statement = _statement(mentions, attribution, sentence, sayings, n)
            if statement is not None:
                found.setdefault(statement.id, statement)
    return list(found.values())


def _statement(
    mentions: Mentions, attribution: Attribution, sentence: Sentence, sayings: Sayings, n: int
) -> Statement | None:
    saying = sayings.found[n]
    stretch = _stretch(sayings, n, len(sentence.forms))
    if stretch is None:
        return None
    over, first, end = stretch
    sources = attribution.sources(attribution.chain(sentence.number, over))
    if not sources:
        return None
    words = _quotation(mentions, sentence, saying, first, end)
    if words is None:
        words = _reported(sentence, first, end)
    if words is None:
        return None
    quote = mentions.folded.span(*words)
    made = stance(sentence, [sayings.found[at] for at in over], min(first + 1, end - 1), end - 1)
    verb = attribution.verb(sentence, saying)
    return Statement(f"{quote.start}-{quote.end}-statement", quote, verb, sources, made)


def _stretch(sayings: Sayings, n: int, size: int) -> tuple[tuple[int, ...], int, int] | None:
    """Which sayings govern what saying `n` says as its innermost, and the tokens from and to which they do."""
    saying = sayings.found[n]
    for at, over in enumerate(sayings.governing):
        if over and over[-1] == n and (saying.way == "after" or sayings.starts[at] >= saying.scope):
            end = sayings.starts[at + 1] if at + 1 < len(sayings.starts) else size
            if saying.way != "after" and n + 1 < len(sayings.found):
                end = min(end, max(sayings.found[n + 1].left, saying.scope))
            return (over, sayings.starts[at], end) if end > sayings.starts[at] else None
    return None


def _quotation(mentions: Mentions, sentence: Sentence, saying: Saying, first: int, end: int) -> tuple[int, int] | None:
    """The folded offsets of the words in quotation marks that are what is said."""
    quotes = mentions.pack.orthography.quotes
    after = first
    limit = min(end, first + _AHEAD + 1) if saying.way != "after" else end
    for at in range(first, limit):
        opening = sentence.forms[at]
        if at < after or opening not in quotes:
            continue
        closing = quotes[opening]
        close = next((k for k in range(at + 1, len(sentence.forms)) if sentence.forms[k] == closing), None)
        if close is None:
            return sentence.ends[at], sentence.end
        if close > at + 1 and not _names(sentence, at):
            return sentence.ends[at], sentence.starts[close]
        after = close + 1
    return None


def _names(sentence: Sentence, at: int) -> bool:
    """Whether a quotation mark opens a name (`قوات "سوريا الديمقراطية"`)."""
    before = sentence.at(at - 1, "speaker") or sentence.at(at - 1, "party")
    return before is not None


def _reported(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    """The folded offsets of a clause told in the reporter's words, without what opens and closes it."""
    for _ in range(_OPENERS):
        opener = sentence.at(first, "particle", "that") or sentence.has(first, "particle", "preposition")
        if first < end and (sentence.forms[first] in _MARKS or opener is not None):
            first += 1
    while end > first and (sentence.forms[end - 1] in _MARKS or _contrasts(sentence, end)):
        end -= 1
    return (sentence.starts[first], sentence.ends[end - 1]) if end - first > 1 else None


def _contrasts(sentence: Sentence, end: int) -> bool:
    """Whether the words up to `end` only set off the next clause (`في حين`)."""
    for at in range(max(0, end - _CONTRAST), end):
        match = sentence.at(at, "frame", "contrast")
        if match is not None and at + match.size >= end:
            return True
    return False
