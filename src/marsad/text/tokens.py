"""Tokens of a sentence, with every pack entry that each can be: what the grammars of all later stages look at."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add, attrgetter
from typing import NamedTuple

from marsad.languages.entries import Match
from marsad.languages.lexicon import Lexicon, Word
from marsad.languages.phrases import Head, phrases_at
from marsad.text.fold import Folded

_NONE: tuple[Match, ...] = ()
_FORM = attrgetter("form")
_SHORT_WORD = 3


class Sentence:
    """A sentence's tokens: folded forms, offsets into the folded text, analysed words, phrases by first token.

    `forms[i]` stands at `starts[i]:ends[i]`. A token is a number, a word, or one sign of punctuation.
    """

    __slots__ = (
        "_cased", "_folded", "_spans", "_text",
        "end", "forms", "grammar", "number", "phrases", "size", "start", "words",
    )  # fmt: skip

    def __init__(
        self, number: int, start: int, end: int, text: str, glanced: Glance, folded: Folded | None = None
    ) -> None:
        self.number = number
        self.start = start
        self.end = end
        self.words = words = glanced.words
        self.forms: list[str] = list(map(_FORM, words))
        self.size = len(words)
        self.phrases = _phrases(words, glanced.begin)
        self.grammar = glanced.grammar
        self._text = text
        self._folded = folded
        self._cased: bool | None = None
        self._spans: tuple[list[int], list[int]] | None = None

    @property
    def starts(self) -> list[int]:
        """Where every token begins in the folded text."""
        return (self._spans or self._find_spans())[0]

    @property
    def ends(self) -> list[int]:
        """Where every token ends in the folded text."""
        return (self._spans or self._find_spans())[1]

    def _find_spans(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        find = self._text.find
        end = self.start
        for form in self.forms:  # nothing but white space stands between two tokens
            start = find(form, end)
            starts.append(start)
            end = start + len(form)
        self._spans = starts, list(map(add, starts, map(len, self.forms)))
        return self._spans

    def __len__(self) -> int:
        return self.size

    def all_at(self, at: int, kind: str) -> tuple[Match, ...]:
        """Every entry of a kind that begins at token `at`, longest first; nothing outside the sentence."""
        if not 0 <= at < self.size:
            return _NONE
        known = self.words[at].matches
        single = known[kind] if kind in known else _NONE  # noqa: SIM401 (sooner than `get`)
        if at in self.phrases:
            return self.phrases[at].get(kind, _NONE) + single
        return single

    def at(self, at: int, kind: str, sense: str | None = None) -> Match | None:
        """The longest entry of a kind (and sense) that begins at token `at`."""
        if not 0 <= at < self.size:
            return None
        known = self.words[at].matches
        if at in self.phrases:
            matches = self.phrases[at].get(kind, _NONE) + known.get(kind, _NONE)
        elif kind in known:
            matches = known[kind]
        else:
            return None
        for match in matches:
            if sense is None or match.sense == sense:
                return match
        return None

    def has(self, at: int, kind: str, feature: str) -> Match | None:
        """The first entry of a kind at token `at` that has a feature."""
        for match in self.all_at(at, kind):
            if feature in match.features:
                return match
        return None

    def is_number(self, at: int) -> bool:
        """Whether token `at` is written in digits."""
        return 0 <= at < self.size and self.words[at].form[0].isdigit()

    def is_word(self, at: int) -> bool:
        """Whether token `at` is a word."""
        return 0 <= at < self.size and self.words[at].form[0].isalpha()

    def form(self, at: int) -> str:
        """The folded form of token `at`, empty outside the sentence."""
        return self.words[at].form if 0 <= at < self.size else ""

    def glued(self, at: int) -> bool:
        """Whether token `at` stands right against the token before it."""
        return 0 < at < self.size and self.starts[at] == self.ends[at - 1]

    def written(self, at: int) -> str:
        """Token `at` as the report writes it; folded where only that is known, nothing outside the sentence."""
        if not 0 <= at < self.size:
            return ""
        folded = self._folded
        return self.forms[at] if folded is None else folded.span(self.starts[at], self.ends[at]).text

    def is_capital(self, at: int) -> bool:
        """Whether the report writes token `at` with a capital (`Homs`, `IS`); never of a script without capitals."""
        return self.written(at)[:1].isupper()

    def is_capitals(self, at: int) -> bool:
        """Whether the report writes token `at` in capitals alone, two letters or more (`IS`, `SAA`)."""
        written = self.written(at)
        return len(written) > 1 and written.isupper()

    @property
    def is_cased(self) -> bool:
        """Whether capitals tell anything in the sentence: most of its words have none, as no headline has it."""
        if self._cased is None:
            words = [self.written(at) for at in range(1, self.size) if len(self.forms[at]) > _SHORT_WORD]
            small = sum(word[:1].islower() for word in words)
            self._cased = bool(small) and small * 2 >= sum(word[:1].isalpha() for word in words)
        return self._cased

    def find(self, kind: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Match]]:
        """Every token from `first` to `last` (inclusive) where an entry of a kind begins, with the longest one."""
        words, phrases = self.words, self.phrases
        for at in range(max(first, 0), self.size if last is None else min(self.size, last + 1)):
            if kind in words[at].matches or at in phrases:
                match = self.at(at, kind)
                if match is not None:
                    yield at, match


class Glance(NamedTuple):
    """A sentence at a glance: its words, the bits of every kind of entry that it may hold, where phrases may begin.

    Phrases are told by their first two words, and `digits` and `dual` are among the kinds. That is enough to pass most
    sentences by.
    """

    words: list[Word]
    bits: int
    begin: list[int]
    grammar: frozenset[str] = frozenset()
    """What is particular to the language's grammar, as its pack says."""


def glance(text: str, start: int, end: int, lexicon: Lexicon) -> Glance:
    """The sentence at `start:end` of a folded text, at a glance."""
    words = list(map(lexicon.words.__getitem__, lexicon.cut(text[start:end])))
    begin: list[int] = []
    bits = 0
    heads: tuple[Head, ...] = ()
    for at, word in enumerate(words):
        bits |= word.bits
        if heads and word.second:
            kinds = _opened(heads, word.form)
            if kinds:
                bits |= kinds
                begin.append(at - 1)
        heads = word.heads
    return Glance(words, bits, begin, lexicon.grammar)


def _opened(heads: tuple[Head, ...], second: str) -> int:
    """The bits of the kinds of the phrases that may begin so and go on with this second word."""
    bits = 0
    for head in heads:
        if second in head.node.next:
            bits |= head.node.bits
    return bits


def tokenise(
    text: str, start: int, end: int, lexicon: Lexicon, number: int = 0, folded: Folded | None = None
) -> Sentence:
    """The sentence at `start:end` of a folded text; `folded` tells how the report writes it."""
    return Sentence(number, start, end, text, glance(text, start, end, lexicon), folded)


def _phrases(words: list[Word], begin: list[int]) -> dict[int, dict[str, tuple[Match, ...]]]:
    """The entries of several words in a sentence, by first token and kind, longest first."""
    found: dict[int, dict[str, tuple[Match, ...]]] = {}
    for at in begin:
        matches = phrases_at(words, at)
        if matches:
            found[at] = _by_kind(matches)
    return found


def _by_kind(matches: list[Match]) -> dict[str, tuple[Match, ...]]:
    """Matches by their kind, longest first."""
    if len(matches) == 1:
        return {matches[0].entry.kind: (matches[0],)}
    kinds = dict.fromkeys(match.entry.kind for match in matches)
    longest = sorted(matches, key=lambda match: -match.size)
    return {kind: tuple([match for match in longest if match.entry.kind == kind]) for kind in kinds}
