"""What a written word can be, one bit for each question that the grammar of sources asks often.

A bit answers for a token with all its entries, those of several words included where a phrase begins there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_BITS: Final = iter(1 << n for n in range(64))

#: What is asked first of every word.
REPORTING: Final = next(_BITS)
FRAME: Final = next(_BITS)
HEDGE: Final = next(_BITS)
FUTURE: Final = next(_BITS)
"""A verb with the letter of the future."""
CONTRAST: Final = next(_BITS)
BREAK: Final = next(_BITS)
"""A semicolon or a colon: no clause reaches over it."""
COMMA: Final = next(_BITS)
THAT: Final = next(_BITS)
#: Signs.
WORD: Final = next(_BITS)
NUMBER: Final = next(_BITS)
COLON: Final = next(_BITS)
QUOTE: Final = next(_BITS)
"""A mark that can open a quotation."""
CLOSER: Final = next(_BITS)
"""A mark that can close one."""
#: Kinds of entry.
KNOWN: Final = next(_BITS)
"""A word that the pack knows at all."""
SPEAKER: Final = next(_BITS)
PARTICLE: Final = next(_BITS)
OUTCOME: Final = next(_BITS)
PARTY: Final = next(_BITS)
"""A word that a party can begin with."""
TIME: Final = next(_BITS)
"""A weekday, a day, a month, a period: a single word."""
COUNT: Final = next(_BITS)
"""A number in words, a vague one, an approximation: a single word."""
HARM: Final = next(_BITS)
"""Harm or an event: a single word."""
DOUBTING: Final = next(_BITS)
"""A hedge: a single word."""
#: Senses.
WAS: Final = next(_BITS)
ALREADY: Final = next(_BITS)
RELATIVE: Final = next(_BITS)
OF: Final = next(_BITS)
NEGATION: Final = next(_BITS)
IN: Final = next(_BITS)
ON: Final = next(_BITS)
ADDITION: Final = next(_BITS)
OTHER: Final = next(_BITS)
CLAUSE: Final = next(_BITS)
VENUE: Final = next(_BITS)
COMPLEMENT: Final = next(_BITS)
SPEECH: Final = next(_BITS)
BEHALF: Final = next(_BITS)
PART: Final = next(_BITS)
"""Part of a document."""
INTERIM: Final = next(_BITS)
"""What says of a count how far it goes."""
APART: Final = next(_BITS)
"""An occasion, a contrast, words of speech, an audience: no part of a source phrase."""
WHETHER: Final = next(_BITS)
INVOLVEMENT: Final = next(_BITS)
CLAIMED: Final = next(_BITS)
"""Responsibility, as one takes it on."""
#: Features.
VERBAL: Final = next(_BITS)
"""A verb of reporting."""
BEFELL: Final = next(_BITS)
"""A verb of harm."""
PREPOSITION: Final = next(_BITS)
DOCUMENT: Final = next(_BITS)
TALK: Final = next(_BITS)
IMPERFECT: Final = next(_BITS)
JOINED: Final = next(_BITS)
"""A conjunction is written together with the word."""
AND: Final = next(_BITS)
WITH: Final = next(_BITS)
SPLIT: Final = next(_BITS)
"""Known only with its first letter taken for a clitic, or not at all."""
TO: Final = next(_BITS)
"""It begins with the letter that tells whom."""
DEFINITE: Final = next(_BITS)
END: Final = next(_BITS)
"""It ends every source phrase."""

PAD: Final = 10
"""How many places outside a sentence can be asked for."""
COMMAS: Final = frozenset("،,")
BREAKS: Final = frozenset("؛;:")
TIMES: Final = frozenset({"weekday", "day", "month", "period"})
_KINDS: Final = {
    "reporting": REPORTING, "speaker": SPEAKER, "frame": FRAME, "particle": PARTICLE, "hedge": HEDGE,
    "outcome": OUTCOME, "party": PARTY, "body": PARTY, "office": PARTY,
}  # fmt: skip
_SENSES: Final = {
    "particle": {
        "that": THAT | END, "was": WAS | END, "already": ALREADY | END, "relative": RELATIVE | END, "of": OF,
        "negation": NEGATION | END, "in": IN, "on": ON, "addition": ADDITION | END, "other": OTHER | END,
        "clause": CLAUSE | END, "if": END, "among": END, "them": END, "they-are": END, "this": END,
        "all-of-them": END, "most-of-them": END, "or": END, "against": END, "with-company": END, "near": END,
        "between": END,
    },
    "frame": {
        "contrast": CONTRAST | APART | END, "venue": VENUE | APART, "speech": SPEECH | APART, "audience": APART,
        "complement": COMPLEMENT, "behalf": BEHALF, "part": PART, "interim": INTERIM, "issued": END, "apposition": END,
    },
    "hedge": {"whether": WHETHER, "involvement": INVOLVEMENT},
}  # fmt: skip
_FEATURES: Final = {
    "particle": {"preposition": PREPOSITION},
    "reporting": {"verb": VERBAL},
    "outcome": {"verb": BEFELL | END},
    "speaker": {"document": DOCUMENT},
    "frame": {"talk": TALK},
    "hedge": {"claimed": CLAIMED},
}
_WORD_KINDS: Final = (
    (TIMES, TIME),
    (frozenset({"numeral", "vague", "approximator"}), COUNT),
    (frozenset({"outcome", "event"}), HARM),
    (frozenset({"hedge"}), DOUBTING),
)
_NOTHING: Final[Mapping[str, int]] = {}
_MOST: Final = 200_000


class WordTraits:
    """The bits of the words of one language, each word's worked out once."""

    def __init__(self, definite: tuple[str, ...], to: str, quotes: Mapping[str, str]) -> None:
        self._definite = definite
        self._to = to
        self._quotes = frozenset(quotes)
        self._closers = frozenset(quotes.values())
        self._shared: dict[int, int] = {}
        self._known = Remembered(self._word, _MOST)

    def of(self, sentence: Sentence) -> list[int]:
        """The bits of every token of a sentence, with those of the places outside it after them."""
        found = list(map(self._known.__getitem__, sentence.words))
        for at, phrases in sentence.phrases.items():
            found[at] |= KNOWN | _any(match for matches in phrases.values() for match in matches)
        found += _OUTSIDE
        return found

    def _word(self, word: Word) -> int:
        """The bits of a word; words that are alike share one number."""
        found = self._sign(word.form) | _matched(word)
        return self._shared.setdefault(found, found)

    def _sign(self, form: str) -> int:
        found = 0
        if form[0].isalpha():
            found |= WORD
        elif form[0].isdigit():
            found |= NUMBER
        if form in COMMAS:
            found |= COMMA
        if form in BREAKS:
            found |= BREAK
        if form == ":":
            found |= COLON
        if form in self._quotes:
            found |= QUOTE
        if form in self._closers:
            found |= CLOSER
        if form.startswith(self._to):
            found |= TO
        if len(form) > 3 and form.startswith(self._definite):
            found |= DEFINITE
        return found


_OUTSIDE: Final = [END] * PAD


def _any(matches: Iterable[Match]) -> int:
    """The bits of what can be asked of phrases and words alike."""
    found = 0
    for match in matches:
        entry = match.entry
        kind = entry.kind
        found |= _KINDS.get(kind, 0) | _SENSES.get(kind, _NOTHING).get(entry.sense, 0)
        for feature, bit in _FEATURES.get(kind, _NOTHING).items():
            if feature in match.features:
                found |= bit
        if kind == "reporting" and "article" not in match.features:
            found |= END
    return found


def _matched(word: Word) -> int:
    """The bits of a single word."""
    found = _any(match for matches in word.matches.values() for match in matches)
    if word.kinds:
        found |= KNOWN
    for kinds, bit in _WORD_KINDS:
        if not word.kinds.isdisjoint(kinds):
            found |= bit
    if found & (TIME | COUNT):
        found |= END
    first = [matches[0].features for matches in word.matches.values()]
    for names, bit in ((("future",), FUTURE), (("and", "then"), JOINED), (("and",), AND), (("with",), WITH)):
        if any(not features.isdisjoint(names) for features in first):
            found |= bit
    every = [match.features for matches in word.matches.values() for match in matches]
    if any("imperfect" in features for features in every):
        found |= IMPERFECT
    if all(not features.isdisjoint(("future", "as")) for features in every):
        found |= SPLIT
    return found
