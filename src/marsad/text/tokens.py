"""Tokens of a sentence, with every pack entry that each can be: what the grammars of all later stages look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.languages.entries import Match
from marsad.languages.lexicon import Lexicon, Word

#: Numbers with their separators, words, and every other sign by itself.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]|_")
_NONE: tuple[Match, ...] = ()


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence's tokens: folded forms, offsets into the folded text, analysed words, phrases by first token.

    `forms[i]` stands at `starts[i]:ends[i]`. A token is a number, a word, or one sign of punctuation.
    """

    number: int
    start: int
    end: int
    forms: list[str]
    starts: list[int]
    ends: list[int]
    words: list[Word]
    phrases: dict[int, dict[str, tuple[Match, ...]]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.forms)

    def all_at(self, at: int, kind: str) -> tuple[Match, ...]:
        """Every entry of a kind that begins at token `at`, longest first; nothing outside the sentence."""
        if not 0 <= at < len(self.words):
            return _NONE
        single = self.words[at].matches.get(kind, _NONE)
        phrases = self.phrases.get(at)
        return (phrases.get(kind, _NONE) + single) if phrases else single

    def at(self, at: int, kind: str, sense: str | None = None) -> Match | None:
        """The longest entry of a kind (and sense) that begins at token `at`."""
        if at not in self.phrases and (not 0 <= at < len(self.words) or kind not in self.words[at].matches):
            return None
        for match in self.all_at(at, kind):
            if sense is None or match.entry.sense == sense:
                return match
        return None

    def has(self, at: int, kind: str, feature: str) -> Match | None:
        """The first entry of a kind at token `at` that has a feature."""
        if at not in self.phrases and (not 0 <= at < len(self.words) or kind not in self.words[at].matches):
            return None
        for match in self.all_at(at, kind):
            if feature in match.features:
                return match
        return None

    def is_number(self, at: int) -> bool:
        """Whether token `at` is written in digits."""
        return 0 <= at < len(self.forms) and self.forms[at][0].isdigit()

    def is_word(self, at: int) -> bool:
        """Whether token `at` is a word."""
        return 0 <= at < len(self.forms) and self.forms[at][0].isalpha()

    def form(self, at: int) -> str:
        """The folded form of token `at`, empty outside the sentence."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def glued(self, at: int) -> bool:
        """Whether token `at` stands right against the token before it."""
        return 0 < at < len(self.forms) and self.starts[at] == self.ends[at - 1]

    def find(self, kind: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Match]]:
        """Every token from `first` to `last` (inclusive) where an entry of a kind begins, with the longest one."""
        for at in range(max(first, 0), min(len(self.forms), len(self.forms) if last is None else last + 1)):
            match = self.at(at, kind)
            if match is not None:
                yield at, match


def glance(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[list[str], frozenset[str]]:
    """The tokens of the sentence at `start:end`, and every kind of entry that it may hold: enough to pass it by."""
    forms = _TOKEN.findall(text, start, end)
    return forms, lexicon.kinds(forms, lexicon.words(forms))


def tokenise(text: str, start: int, end: int, lexicon: Lexicon, number: int = 0) -> Sentence:
    """The sentence at `start:end` of a folded text."""
    spans = [token.span() for token in _TOKEN.finditer(text, start, end)]
    starts = [span[0] for span in spans]
    ends = [span[1] for span in spans]
    forms = [text[first:last] for first, last in spans]
    words = lexicon.words(forms)
    sentence = Sentence(number, start, end, forms, starts, ends, words)
    for at, analysed in enumerate(words):
        if analysed.heads:
            _find_phrases(sentence, at, analysed, lexicon)
    return sentence


def _find_phrases(sentence: Sentence, at: int, word: Word, lexicon: Lexicon) -> None:
    found: dict[str, tuple[Match, ...]] = {}
    for head in word.heads:
        for match in lexicon.phrase(sentence.forms, at, head):
            found[match.entry.kind] = (*found.get(match.entry.kind, ()), match)
    if found:
        sentence.phrases[at] = {
            kind: tuple(sorted(matches, key=lambda match: -match.size)) for kind, matches in found.items()
        }
