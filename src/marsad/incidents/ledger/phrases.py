"""What the words of a source or a group say: which kinds of body, whose, which parties; worked out once a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from marsad.languages.apart import lexicon_apart
from marsad.languages.entries import Match
from marsad.languages.pack import load_pack, orthography_of
from marsad.mentions.find import Mentions
from marsad.model.mention import PlaceMention
from marsad.text.fold import fold
from marsad.text.tokens import Sentence, tokenise

_KEPT: Final = 50_000
_SUM: Final = "set"
"""The sense of nouns of a count (`the number`, `the toll`)."""
_FIGHTING: Final = frozenset({"group", "fighters"})
_OWNED: Final = ("speaker", "body", "person", "office")
"""Kinds of word that a pronoun on them makes somebody's."""
_REGISTERED: Final = "parties/"
"""What stands before the id of a name in the rule by which it was found."""
_KINDS: Final = ("voice", "count", "counted", "issue")
_CLOSING: Final = frozenset(',،;؛:.!?؟«»"()')
_OFFICES: Final = frozenset({"spokesman", "office", "official", "title"})
_COUNT: Final = "count-noun"
"""The sense of other nouns of one (`the figure`)."""
_JUDGEMENT: Final = 3
"""The most words of a phrase that only says that something is untrue (`a complete fabrication`)."""
_STATE: Final = 2
"""Letters of a state's code (ISO 3166); other demonyms are of peoples."""


class Said(NamedTuple):
    """An entry of the pack's file `ledger` that stands in a phrase: its sense and features."""

    sense: str
    features: frozenset[str]


class Wording(NamedTuple):
    """What a phrase says. `words` are its folded words; countries are ISO 3166 codes, peoples those without a state."""

    words: tuple[str, ...]
    name: tuple[str, ...]
    """The words without offices, titles and what joins them to a body (`spokesman for`)."""
    voices: tuple[Said, ...]
    counts: tuple[Said, ...]
    counted: tuple[Said, ...]
    countries: tuple[str, ...]
    peoples: tuple[str, ...]
    places: tuple[str, ...]
    parties: tuple[str, ...]
    bodies: tuple[str, ...]
    """The senses of words for a body that stand in it (`army`, `group`)."""
    called: tuple[str, ...]
    """The words for a body or for those who fight that stand in it, without their clitics (`تنظيم`)."""
    speakers: tuple[str, ...]
    """The senses of words for one who speaks (`correspondent`)."""
    owned: bool
    """Whether a pronoun says whose a body or an office is (`مدير مركزها`, `its unit`)."""
    armed: bool = False
    """Whether a word for a body that bears arms stands in it (`brigade`)."""
    shared: tuple[str, ...] = ()
    """The names in it that several parties bear, by their ids (`حرس الحدود`)."""


class Entry(NamedTuple):
    """An entry of the pack's file `ledger` at one word of a text, and how many words it takes."""

    at: int
    size: int
    kind: str
    sense: str
    features: frozenset[str]


class Standing(NamedTuple):
    """The words of a piece of text, and the entries of the pack's file `ledger` in it."""

    words: tuple[str, ...]
    entries: tuple[Entry, ...]
    closed: int
    """How many words stand before the first sign that closes a phrase."""


NOTHING: Final = Wording((), (), (), (), (), (), (), (), (), (), (), (), False)


@lru_cache(maxsize=_KEPT)
def wording(text: str, language: str) -> Wording:
    """What a phrase of a language says. Raises UnknownLanguage."""
    if not text.strip():
        return NOTHING
    pack = load_pack(language)
    mentions = Mentions(fold(text, pack.orthography), pack, None)
    sentences = [mentions.sentence(number) for number in range(len(mentions))]
    apart = lexicon_apart(language, "ledger")
    folded = mentions.folded.text
    told = tokenise(folded, 0, len(folded), apart)
    numbers = range(len(mentions))
    places = [place for number in numbers for place in mentions.places(number)]
    demonyms = [match.sense for each in sentences for match in _all(each, "demonym")]
    states = [attributes["country"] for each in sentences for attributes in _states(each)]
    mentioned = [party for number in numbers for party in mentions.parties(number)]
    return Wording(
        words=tuple(form for each in sentences for form in each.forms if form[0].isalnum()),
        name=tuple(form for each in sentences for form in _name(each)),
        voices=tuple(_longest(told, "voice")),
        counts=tuple(_longest(told, "count")),
        counted=tuple(_longest(told, "counted")),
        countries=_once([*(code for code in demonyms if len(code) == _STATE), *states, *_countries(places)]),
        peoples=_once(code for code in demonyms if len(code) != _STATE),
        places=_once(place.name or place.gazetteer or "" for place in places if place.precision != "country"),
        parties=_once(party.party or "" for party in mentioned),
        shared=_once(party.rule.rpartition(_REGISTERED)[2] for party in mentioned if party.party is None),
        bodies=_once(match.sense for each in sentences for match in _all(each, "body")),
        called=_once(name for each in sentences for name in _callings(each)),
        speakers=_once(match.sense for each in sentences for match in _all(each, "speaker")),
        owned=any(_is_owned(each) for each in sentences),
        armed=any(told.find("arms")),
    )


def speaking(text: str, language: str) -> frozenset[str]:
    """The senses of the verbs of saying in a phrase (`deny`). Raises UnknownLanguage."""
    return _senses(text, language, "reporting")


def hedges(text: str, language: str) -> frozenset[str]:
    """The senses of the words in a phrase that make it less than asserted (`involvement`). Raises UnknownLanguage."""
    return _senses(text, language, "hedge")


@lru_cache(maxsize=_KEPT)
def calls_untrue(text: str, language: str) -> bool:
    """Whether a phrase says of what another said that it is not so (`the figure is a lie`). Raises UnknownLanguage.

    It says so and no more (`a lie`), or names a count or what was said (`the number`, `what they announced`).
    """
    pack = load_pack(language)
    mentions = Mentions(fold(text, pack.orthography), pack, None)
    sentences = [mentions.sentence(number) for number in range(len(mentions))]
    judged = any(
        match.sense == "denial" and not match.features.isdisjoint(("back", "untrue"))
        for each in sentences
        for match in _all(each, "hedge")
    )
    if not judged or is_of_counts(text, language) or len(text.split()) <= _JUDGEMENT:
        return judged
    particles = (match for each in sentences for match in _all(each, "particle"))
    if any(match.sense == _COUNT for match in particles):
        return True
    return any(True for each in sentences for _ in _all(each, "reporting"))


def is_of_counts(text: str, language: str) -> bool:
    """Whether a phrase speaks of a count (`these figures`, `the toll`). Raises UnknownLanguage."""
    return _SUM in _senses(text, language, "carrier")


@lru_cache(maxsize=_KEPT)
def _senses(text: str, language: str, kind: str) -> frozenset[str]:
    pack = load_pack(language)
    mentions = Mentions(fold(text, pack.orthography), pack, None)
    sentences = (mentions.sentence(number) for number in range(len(mentions)))
    return frozenset(match.sense for each in sentences for match in _all(each, kind))


def standing(text: str, language: str) -> Standing:
    """What stands in a piece of text, word by word; signs are no words."""
    folded = orthography_of(language).fold(text)
    sentence = tokenise(folded, 0, len(folded), lexicon_apart(language, "ledger"))
    words: list[str] = []
    found: list[Entry] = []
    closed = -1
    for at, word in enumerate(sentence.words):
        if word.matches or at in sentence.phrases:
            found += (
                Entry(len(words), match.size, kind, match.sense, match.features)
                for kind in _KINDS
                for match in sentence.all_at(at, kind)
            )
        if word.form[0].isalnum():
            words.append(word.form)
        elif closed < 0 and word.form in _CLOSING:
            closed = len(words)
    return Standing(tuple(words), tuple(found), len(words) if closed < 0 else closed)


def _countries(places: Iterable[PlaceMention]) -> Iterator[str]:
    return (place.country or "" for place in places if place.precision == "country")


def _states(sentence: Sentence) -> Iterator[Mapping[str, str]]:
    """The attributes of every name of a state in a sentence."""
    for match in _all(sentence, "place"):
        if match.entry.attributes.get("precision") == "country" and "country" in match.entry.attributes:
            yield match.entry.attributes


def _all(sentence: Sentence, kind: str) -> Iterator[Match]:
    return (match for _, match in sentence.find(kind))


def _longest(sentence: Sentence, kind: str) -> Iterator[Said]:
    """The entries of a kind in a sentence, none that lies within one before it."""
    free = 0
    for at, match in sentence.find(kind):
        if at >= free:
            free = at + match.size
            yield Said(match.sense, match.features)


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in found if each))


def _callings(sentence: Sentence) -> Iterator[str]:
    """Words for an armed group or its fighters, as they are without clitics; none that need a name (`members`)."""
    for at, match in sentence.find("body"):
        if match.sense in _FIGHTING and "needs-name" not in match.features:
            yield " ".join(sentence.forms[at : at + match.size])[match.prefix :]


def _name(sentence: Sentence) -> Iterator[str]:
    """The words of a sentence that name, rather than say what somebody is."""
    for at, form in enumerate(sentence.forms):
        office = any(match.sense in _OFFICES for match in sentence.all_at(at, "speaker"))
        joins = sentence.at(at, "frame", "behalf") is not None or sentence.at(at, "particle") is not None
        if form[0].isalnum() and not office and not joins:
            yield form


def _is_owned(sentence: Sentence) -> bool:
    """Whether a pronoun stands on a word for a body or an office, or before it."""
    for at in range(len(sentence)):
        if sentence.at(at, "particle", "owner") is not None:
            return True
        read = [match for kind in _OWNED if (match := sentence.at(at, kind)) is not None]
        if read and all("pronoun" in match.features for match in read):
            return True
    return False
