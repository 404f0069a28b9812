"""Tokens of a sentence, with every pack entry that each can be: what the grammars of all later stages look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from marsad.languages.entries import Match
from marsad.languages.lexicon import Head, Lexicon, PhraseNode, Word, phrases_at
from marsad.languages.remembered import Remembered

#: Numbers with their separators, words, and every other sign by itself.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]|_")
_CACHE_LIMIT = 100_000
_NONE: tuple[Match, ...] = ()
#: For each phrase beginning that may be: the second words that it has, and the bits of its kinds.
_Opens = tuple[tuple[dict[str, PhraseNode], int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """What stands between two spaces (`قتيلاً،`), in short: the kinds of entry in it, the phrases that it opens.

    `first` is its first token, where phrases have such a second word. Most chunks of a text share few gists.
    """

    bits: int
    first: str
    opens: _Opens


Chunk = tuple[Gist, tuple[Word, ...]]


class Chunks:
    """The chunks of a language's texts, cut into tokens and analysed once: `known` has the gist and words of each."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._digits = lexicon.bits(("digits",))
        self._plain = Remembered[int, Gist](lambda bits: Gist(bits, "", ()), _CACHE_LIMIT)
        self._shared: dict[tuple[int, str, tuple[int, ...]], Gist] = {}
        self.known: Remembered[str, Chunk] = Remembered(self._chunk, _CACHE_LIMIT)

    def _chunk(self, text: str) -> Chunk:
        known = self._lexicon.words
        if text.isalpha():
            word = known[text]
            if not word.heads and not word.second:
                return self._plain[word.bits], (word,)
            words: tuple[Word, ...] = (word,)
        else:
            words = tuple([known[form] for form in _TOKEN.findall(text)])
        first = words[0].form if words[0].second else ""
        return self._share(self._bits(words), first, words[-1].heads), words

    def _bits(self, words: tuple[Word, ...]) -> int:
        """The bits of every kind of entry in a chunk, phrases among its words told by their first two."""
        bits = 0
        for word in words:
            bits |= word.bits
            if not word.bits and word.form[0].isdecimal():
                bits |= self._digits
        for word, after in pairwise(words):
            if word.heads and after.second:
                for head in word.heads:
                    if after.form in head.node.next:
                        bits |= self._lexicon.bits(head.node.kinds)
        return bits

    def _share(self, bits: int, first: str, heads: tuple[Head, ...]) -> Gist:
        """The one gist of all chunks that are alike."""
        if not first and not heads:
            return self._plain[bits]
        key = bits, first, tuple([id(head.node) for head in heads])
        gist = self._shared.get(key)
        if gist is None:
            if len(self._shared) >= _CACHE_LIMIT:
                self._shared.clear()
            opens = tuple((head.node.next, self._lexicon.bits(head.node.kinds)) for head in heads)
            gist = self._shared[key] = Gist(bits, first, opens)
        return gist


@lru_cache(maxsize=4)
def chunks_of(lexicon: Lexicon) -> Chunks:
    """The chunks that go with a lexicon."""
    return Chunks(lexicon)


class Sentence:
    """A sentence's tokens: folded forms, offsets into the folded text, analysed words, phrases by first token.

    `forms[i]` stands at `starts[i]:ends[i]`. A token is a number, a word, or one sign of punctuation.
    """

    __slots__ = ("_spans", "_text", "end", "forms", "number", "phrases", "size", "start", "words")

    def __init__(self, number: int, start: int, end: int, text: str, words: list[Word]) -> None:
        self.number = number
        self.start = start
        self.end = end
        self.words = words
        self.forms = [word.form for word in words]
        self.size = len(words)
        self.phrases = _phrases(words)
        self._text = text
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
        starts = [token.start() for token in _TOKEN.finditer(self._text, self.start, self.end)]
        self._spans = starts, [start + len(form) for start, form in zip(starts, self.forms, strict=True)]
        return self._spans

    def __len__(self) -> int:
        return self.size

    def all_at(self, at: int, kind: str) -> tuple[Match, ...]:
        """Every entry of a kind that begins at token `at`, longest first; nothing outside the sentence."""
        if not 0 <= at < self.size:
            return _NONE
        single = self.words[at].matches.get(kind, _NONE)
        if at in self.phrases:
            return self.phrases[at].get(kind, _NONE) + single
        return single

    def at(self, at: int, kind: str, sense: str | None = None) -> Match | None:
        """The longest entry of a kind (and sense) that begins at token `at`."""
        if not 0 <= at < self.size:
            return None
        matches = self.words[at].matches.get(kind, _NONE)
        if at in self.phrases:
            matches = self.phrases[at].get(kind, _NONE) + matches
        for match in matches:
            if sense is None or match.entry.sense == sense:
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

    def find(self, kind: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Match]]:
        """Every token from `first` to `last` (inclusive) where an entry of a kind begins, with the longest one."""
        words, phrases = self.words, self.phrases
        for at in range(max(first, 0), self.size if last is None else min(self.size, last + 1)):
            if kind in words[at].matches or at in phrases:
                match = self.at(at, kind)
                if match is not None:
                    yield at, match


def glance(text: str, start: int, end: int, chunks: Chunks) -> tuple[list[Word], int]:
    """The words of the sentence at `start:end`, and the bits of every kind of entry that it may hold.

    Its phrases are told by their first two words, and `digits` and `dual` are among the kinds. That is enough to pass
    most sentences by.
    """
    known = chunks.known
    words: list[Word] = []
    bits = 0
    opens: _Opens = ()
    for piece in text[start:end].split():
        gist, found = known[piece]
        words += found
        bits |= gist.bits
        if opens and gist.first:
            for following, kinds in opens:
                if gist.first in following:
                    bits |= kinds
        opens = gist.opens
    return words, bits


def tokenise(text: str, start: int, end: int, lexicon: Lexicon, number: int = 0) -> Sentence:
    """The sentence at `start:end` of a folded text."""
    return Sentence(number, start, end, text, glance(text, start, end, chunks_of(lexicon))[0])


def _phrases(words: list[Word]) -> dict[int, dict[str, tuple[Match, ...]]]:
    """The entries of several words in a sentence, by first token and kind, longest first."""
    found: dict[int, dict[str, tuple[Match, ...]]] = {}
    heads: tuple[Head, ...] = ()
    for at, word in enumerate(words):
        if heads and word.second and any(word.form in head.node.next for head in heads):
            matches = phrases_at(words, at - 1)
            if matches:
                found[at - 1] = _by_kind(matches)
        heads = word.heads
    return found


def _by_kind(matches: list[Match]) -> dict[str, tuple[Match, ...]]:
    """Matches by their kind, longest first."""
    if len(matches) == 1:
        return {matches[0].entry.kind: (matches[0],)}
    kinds = dict.fromkeys(match.entry.kind for match in matches)
    longest = sorted(matches, key=lambda match: -match.size)
    return {kind: tuple([match for match in longest if match.entry.kind == kind]) for kind in kinds}
