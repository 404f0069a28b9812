"""What a written word can be, one bit for each question that the grammar of sources asks often.

A bit answers for a token with all its entries, those of several words included where a phrase begins there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from marsad.languages.entries import Entry
from marsad.languages.lexicon import Word
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_BITS: Final = iter(1 << n for n in range(90))  # numbers below the thirtieth bit are the quickest: common bits first

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
#: Where a saying may begin.
SAYS: Final = next(_BITS)
"""A reporting word or phrase."""
SAYS_IN: Final = next(_BITS)
"""A document, a talk: only after a particle."""
SAYS_BY: Final = next(_BITS)
"""A reporting word that a verb must follow (`كما قال`)."""
SAYS_SELDOM: Final = next(_BITS)
"""A word that is seldom a verb of reporting (`بين`)."""
#: Signs.
WORD: Final = next(_BITS)
NUMBER: Final = next(_BITS)
COLON: Final = next(_BITS)
QUOTE: Final = next(_BITS)
"""A mark that can open a quotation."""
CLOSER: Final = next(_BITS)
"""A mark that can close one."""
#: What words that the pack does not know can be as well.
SPLIT: Final = next(_BITS)
"""Known only with its first letter taken for a clitic, or not at all."""
TO: Final = next(_BITS)
"""It begins with the letter that tells whom."""
DEFINITE: Final = next(_BITS)
END: Final = next(_BITS)
"""It ends every source phrase."""
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
#: What stands around a noun in a language that sets what describes it before it, or around a verb after its subject.
DETERMINER: Final = next(_BITS)
ARTICLE: Final = next(_BITS)
"""A determiner that is no part of a name."""
MODIFIER: Final = next(_BITS)
"""A word that can describe the noun after it."""
BELONGS: Final = next(_BITS)
"""A preposition that can bring what a speaker belongs to."""
PREPOSED: Final = next(_BITS)
"""Any preposition that is a word of its own."""
BY: Final = next(_BITS)
"""What brings the doer of a passive verb."""
JOINS: Final = next(_BITS)
ADVERB: Final = next(_BITS)
AUXILIARY: Final = next(_BITS)
BEING: Final = next(_BITS)
"""A form of the verb that makes a passive."""
MODAL: Final = next(_BITS)
"""What makes of a verb something not said: `would`, `not`, `to`."""
PRONOUN: Final = next(_BITS)
"""A pronoun as a subject."""
WHO: Final = next(_BITS)
SAYING_SO: Final = next(_BITS)
"""What follows the one who is quoted (`as saying`)."""
ANONYMITY: Final = next(_BITS)
UNSAID: Final = next(_BITS)
"""What a verb takes where it says nothing (`claimed 21 lives`)."""

ANY_SAYS: Final = SAYS | SAYS_IN | SAYS_BY | SAYS_SELDOM
HEDGES: Final = HEDGE | FUTURE
PAD: Final = 10
"""How many places outside a sentence can be asked for."""
COMMAS: Final = frozenset("،,")
BREAKS: Final = frozenset("؛;:")
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
        "determiner": DETERMINER, "modifier": MODIFIER, "belongs": BELONGS | PREPOSED | END,
        "preposition": PREPOSED | END, "agent": BY | PREPOSED | END, "joins": JOINS | END, "adverb": ADVERB | END,
        "auxiliary": AUXILIARY | END, "be": BEING | END, "modal": MODAL | END, "pronoun": PRONOUN | END,
        "who": WHO | END, "that": THAT | END, "clause": CLAUSE | END, "saying-so": SAYING_SO,
        "anonymity": ANONYMITY, "unsaid": UNSAID, "looks-back": CLAUSE,
    },
    "hedge": {"whether": WHETHER, "involvement": INVOLVEMENT},
}  # fmt: skip
_FEATURES: Final = {
    "particle": {"preposition": PREPOSITION},
    "reporting": {"verb": VERBAL},
    "outcome": {"verb": BEFELL | END},
    "speaker": {"document": DOCUMENT},
    "frame": {"talk": TALK, "article": ARTICLE},
    "hedge": {"claimed": CLAIMED},
}
_WORD_KINDS: Final = {
    "weekday": TIME | END, "day": TIME | END, "month": TIME | END, "period": TIME | END,
    "numeral": COUNT | END, "vague": COUNT | END, "approximator": COUNT | END,
    "outcome": HARM, "event": HARM, "hedge": DOUBTING,
}  # fmt: skip
"""What only a single word can be."""
_WORD_FEATURES: Final = {
    "imperfect": IMPERFECT, "future": SPLIT | FUTURE, "as": SPLIT, "and": JOINED | AND, "then": JOINED, "with": WITH,
}  # fmt: skip
_OF_THE_FIRST: Final = FUTURE | JOINED | AND | WITH
"""What only the best entry of each kind tells."""
_NOTHING: Final[Mapping[str, int]] = {}
_SPEAKING: Final = VERBAL | REPORTING | SAYS | END
"""What no word within the name of a place is."""
_MOST: Final = 5_000


class WordTraits:
    """The bits of the words of one language, each word's worked out once."""

    def __init__(self, definite: tuple[str, ...], to: str, quotes: Mapping[str, str]) -> None:
        self._definite = definite
        self._to = to
        self._quotes = frozenset(quotes)
        self._closers = frozenset(quotes.values())
        self._shared: dict[int, int] = {}
        self._phrase = Remembered(_phrase_bits, _MOST)
        self._single = Remembered(_single_bits, _MOST)

    def of(self, sentence: Sentence) -> list[int]:
        """The bits of every token of a sentence, with those of the places outside it after them."""
        found = [word.said for word in sentence.words]
        if -1 in found:
            found = [self._word(word) if word.said < 0 else word.said for word in sentence.words]
        for at, phrases in sentence.phrases.items():
            bits = KNOWN
            for matches in phrases.values():
                for match in matches:
                    bits |= self._phrase[match.entry, match.features]
            found[at] |= bits | SAYS if bits & REPORTING else bits
            for match in phrases.get("place", ()):  # the United States
                for within in range(at + 1, at + match.size):
                    found[within] &= ~_SPEAKING
        found += _OUTSIDE
        return found

    def _word(self, word: Word) -> int:
        """The bits of a word, worked out once; words that are alike share one number."""
        form = word.form
        if not form[0].isalpha():
            found = self._sign(form) | SPLIT
        else:
            found = WORD | SPLIT
            if form.startswith(self._to):
                found |= TO
            if len(form) > 3 and form.startswith(self._definite):
                found |= DEFINITE
        if word.matches:
            found = self._matched(word, found)
        word.said = found = self._shared.setdefault(found, found)
        return found

    def _sign(self, form: str) -> int:
        """The bits of a number or a sign of punctuation."""
        found = NUMBER if form[0].isdigit() else 0
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
        return found

    def _matched(self, word: Word, found: int) -> int:
        """The bits of a word that the pack knows."""
        found |= KNOWN
        for matches in word.matches.values():
            best = True
            for match in matches:
                bits = self._single[match.entry, match.features]
                if bits & (COMPLEMENT | ARTICLE) == COMPLEMENT:
                    found &= ~DEFINITE  # إلقاء
                if not bits & SPLIT:
                    found &= ~SPLIT
                found |= bits & _KEPT if best else bits & _KEPT & ~_OF_THE_FIRST
                best = False
        return found | begins(word) if found & (REPORTING | FRAME) else found


_OUTSIDE: Final = [END] * PAD
_KEPT: Final = ~SPLIT


def _phrase_bits(known: tuple[Entry, frozenset[str]]) -> int:
    """The bits of an entry with these features, as phrases and words alike have them."""
    entry, features = known
    kind = entry.kind
    found = _KINDS.get(kind, 0) | _SENSES.get(kind, _NOTHING).get(entry.sense, 0)
    for feature, bit in _FEATURES.get(kind, _NOTHING).items():
        if feature in features:
            found |= bit
    if kind == "reporting" and "article" not in features:
        found |= END
    return found


def _single_bits(known: tuple[Entry, frozenset[str]]) -> int:
    """The bits of a single word's entry."""
    entry, features = known
    found = _phrase_bits(known) | _WORD_KINDS.get(entry.kind, 0)
    if entry.kind == "approximator" and "article" in features:
        found &= ~(COUNT | END)  # وزارة النقل
    for feature, bits in _WORD_FEATURES.items():
        if feature in features:
            found |= bits
    return found


def begins(word: Word) -> int:
    """How a word with a reporting or a framing entry can begin a saying."""
    matches = word.matches.get("reporting")
    if matches is None:
        talk = any("talk" in match.features for match in word.matches["frame"])
        return SAYS_IN if talk or "speaker" in word.matches else 0
    if len(matches) > 1:
        return SAYS
    features = matches[0].features
    if "before-verb" in features:
        return SAYS_BY
    if "strict" in features:
        return SAYS_SELDOM
    return SAYS if "article" not in features or "verb" not in features else 0
