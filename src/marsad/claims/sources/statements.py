"""Quoted and reported speech that holds no figure: its exact words, the verb, the chain of sources, the stance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from typing import TYPE_CHECKING, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.attribution import Attribution
from marsad.claims.sources.sayings import Saying, Sayings
from marsad.model.claim import Statement

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_SILENT: Final = frozenset({"aside", "rumour", "issue", "call", "address", "react"})
"""Senses that state nothing, or whose statement is nobody's."""
_MARKS: Final = frozenset("،,.؛;:!?؟…-()")
_OPENERS: Final = 4
"""How many prepositions, complementisers and marks can open what is said (`إلى أن`)."""
_OPENING: Final = has.THAT | has.PREPOSITION
_CONTRAST: Final = 3
"""Words of the longest phrase that sets off a clause."""
_NESTED: Final = 3
"""How many sayings after one can stand within its words."""
_FEWEST: Final = 2
"""Tokens of the shortest statement; who denies may say `it` alone."""
_DENY: Final = "deny"
_CALL: Final = "call"
_JUDGING: Final = frozenset({"say", _CALL})
"""Senses of verbs that may say of another's word what it is worth (`said it was false`, `called it a lie`)."""
_UNTRUE: Final = ("back", "untrue")
"""The features of hedges that say so."""
_POINTING: Final = 16
"""Tokens of the longest denial that only points at what was told (`the correctness of these figures`)."""
_AHEAD: Final = 2
"""How many tokens after the start of what is said a quotation of it can open."""


def find_statements(mentions: Mentions, attribution: Attribution, taken: Set[int]) -> list[Statement]:
    """The statements of a report, in order; of the sentences of `taken`, which hold claims, denials of other ones."""
    found: dict[str, Statement] = {}
    for number in range(len(mentions)):
        sayings = attribution.sayings(number)
        if not sayings.found:
            continue
        speech = _Speech(mentions, attribution, number, sayings)
        for n, saying in enumerate(sayings.found):
            if saying.way == "aside" or (saying.sense in _SILENT and not speech.judges(n)):
                continue
            if number in taken and not (speech.only_points(n) or speech.judges(n)):
                continue
            statement = speech.statement(n)
            if statement is not None:
                found.setdefault(statement.id, statement)
    return list(found.values())


class _Speech:
    """What the sayings of one sentence say."""

    def __init__(self, mentions: Mentions, attribution: Attribution, number: int, sayings: Sayings) -> None:
        self._mentions = mentions
        self._attribution = attribution
        self._sentence = mentions.sentence(number)
        self._traits = attribution.traits(number)
        self._sayings = sayings
        self._inner = _innermost(sayings)
        self._closers: dict[str, list[int]] = {}

    def statement(self, n: int) -> Statement | None:
        """What saying `n` says; None where it has no words or nobody says them."""
        sayings, sentence, attribution = self._sayings, self._sentence, self._attribution
        saying = sayings.found[n]
        stretch = self._stretch(n) or self._called(n)
        if stretch is None:
            return self._bare_denial(n)
        over, first, end = stretch
        sources = attribution.sources(attribution.chain(sentence.number, over))
        if not sources:
            return None
        fewest = 1 if saying.sense == _DENY else _FEWEST
        words = self._quotation(saying, first, end) or self._reported(first, end, fewest)
        if words is None:
            return self._bare_denial(n)
        quote = self._mentions.folded.span(*words)
        governing = [sayings.found[at] for at in over]
        made = attribution.stance(sentence, governing, min(first + 1, end - 1), end - 1)
        verb = attribution.verb(sentence, saying)
        return Statement(f"{quote.start}-{quote.end}-statement", quote, verb, sources, made)

    def _bare_denial(self, n: int) -> Statement | None:
        """A denial that is its verb alone, with what it denies before it (`which the army denied`)."""
        saying, attribution = self._sayings.found[n], self._attribution
        verb = attribution.verb(self._sentence, saying) if saying.sense == _DENY and saying.speakers else None
        if verb is None:
            return None
        sources = attribution.sources(attribution.chain(self._sentence.number, (n,)))
        return Statement(f"{verb.start}-{verb.end}-statement", verb, verb, sources, "denied") if sources else None

    def only_points(self, n: int) -> bool:
        """Whether saying `n` denies in few words, without a number, what stands elsewhere (`denied this, saying`)."""
        if self._sayings.found[n].sense != _DENY:
            return False
        stretch = self._stretch(n)
        return stretch is None or self._is_brief(*stretch[1:])

    def judges(self, n: int) -> bool:
        """Whether saying `n` only says, without a number, that what another said is not so (`called it a lie`)."""
        saying, stretch = self._sayings.found[n], self._stretch(n) or self._called(n)
        if stretch is None or saying.sense not in _JUDGING or not self._is_brief(*stretch[1:]):
            return False
        if saying.sense == _CALL and not self._names_count(*stretch[1:]):
            return False
        return any(
            match.sense == "denial" and not match.features.isdisjoint(_UNTRUE)
            for at in range(*stretch[1:])
            for match in self._sentence.all_at(at, "hedge")
        )

    def _names_count(self, first: int, end: int) -> bool:
        """Whether a count is named between two tokens (`the figure`)."""
        return any(self._sentence.at(at, "particle", "count-noun") is not None for at in range(first, end))

    def _is_brief(self, first: int, end: int) -> bool:
        """Whether few words, and no number, stand from a token to another."""
        sentence = self._sentence
        numbers = (at for at in range(first, end) if sentence.is_number(at) or "numeral" in sentence.words[at].kinds)
        return end - first <= _POINTING and next(numbers, None) is None

    def _stretch(self, n: int) -> tuple[tuple[int, ...], int, int] | None:
        """Which sayings govern what saying `n` says as its innermost, and the tokens from and to which they do."""
        sayings = self._sayings
        saying = sayings.found[n]
        starts = sayings.starts
        for at in self._inner.get(n, ()):
            if saying.way == "after" or starts[at] >= saying.scope:
                end = starts[at + 1] if at + 1 < len(starts) else len(self._sentence.forms)
                if saying.way != "after":
                    following = sayings.found[n + 1 : n + 1 + _NESTED]
                    if any(other.way == "after" and other.left <= starts[at] <= other.last for other in following):
                        continue
                    later = [other.left for other in following if other.last >= starts[at]]
                    end = min(end, max(later[0], saying.scope)) if later else end
                return (sayings.governing[at], starts[at], end) if end > starts[at] else None
        return None

    def _called(self, n: int) -> tuple[tuple[int, ...], int, int] | None:
        """The same of a verb that governs nothing told, but says what something is (`called the figure a lie`)."""
        sayings = self._sayings.found
        saying = sayings[n]
        if saying.sense != _CALL or saying.way != "before" or self._traits[saying.scope] & has.PREPOSITION:
            return None  # called on people to spread no lies
        end = sayings[n + 1].left if n + 1 < len(sayings) else len(self._sentence.forms)
        return ((n,), saying.scope, end) if end > saying.scope else None

    def _quotation(self, saying: Saying, first: int, end: int) -> tuple[int, int] | None:
        """The folded offsets of the words in quotation marks that are what is said."""
        sentence = self._sentence
        after = first
        limit = min(end, first + _AHEAD + 1) if saying.way != "after" else end
        for at in range(first, limit):
            if not self._traits[at] & has.QUOTE or at < after:
                continue
            close = self._close(at)
            if close is None:
                return (sentence.starts[at + 1], sentence.end) if at + 1 < len(sentence) else None
            if close > at + 1 and not self._names(at):
                return sentence.starts[at + 1], sentence.ends[close - 1]
            after = close + 1
        return None

    def _close(self, at: int) -> int | None:
        """The token that closes the quotation that opens at `at`."""
        forms = self._sentence.forms
        closing = self._mentions.pack.orthography.quotes[forms[at]]
        closers = self._closers.get(closing)
        if closers is None:
            closers = self._closers[closing] = [k for k, form in enumerate(forms) if form == closing]
        found = bisect_right(closers, at)
        return closers[found] if found < len(closers) else None

    def _names(self, at: int) -> bool:
        """Whether a quotation mark opens a name (`قوات "سوريا الديمقراطية"`)."""
        return self._traits[at - 1] & has.SPEAKER != 0 or self._sentence.at(at - 1, "party") is not None

    def _reported(self, first: int, end: int, fewest: int) -> tuple[int, int] | None:
        """The folded offsets of a clause told in the reporter's words, without what opens and closes it."""
        sentence, traits = self._sentence, self._traits
        limit = min(end, first + _OPENERS)
        while first < limit and (traits[first] & _OPENING or sentence.forms[first] in _MARKS):
            first += 1
        while end > first and (sentence.forms[end - 1] in _MARKS or self._contrasts(end)):
            end -= 1
        return (sentence.starts[first], sentence.ends[end - 1]) if end - first >= fewest else None

    def _contrasts(self, end: int) -> bool:
        """Whether the words up to `end` only set off the next clause (`في حين`)."""
        for at in range(max(0, end - _CONTRAST), end):
            if self._traits[at] & has.CONTRAST:
                match = self._sentence.at(at, "frame", "contrast")
                if match is not None and at + match.size >= end:
                    return True
        return False


def _innermost(sayings: Sayings) -> dict[int, list[int]]:
    """The stretches that each saying governs as the innermost."""
    found: dict[int, list[int]] = {}
    for at, over in enumerate(sayings.governing):
        if over:
            found.setdefault(over[-1], []).append(at)
    return found
