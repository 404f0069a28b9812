"""Beginnings and endings of words that tell how a noun phrase goes on, taken from a pack's clitics and inflections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from marsad.languages.affixes import ABSENT, form_of
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.languages.remembered import Remembered

INSIDE: Final = frozenset({"other", "one-of", "of-the-two", "any", "all", "some", "both"})
"""Senses of particles that can stand in a noun phrase."""
_LIMIT: Final = 3_000
_STEM: Final = 3
"""Letters of a word that is too short for a preposition of one letter before it."""
_SHORT: Final = 4
"""Letters of a word that is too short for an ending."""
_TIMES: Final = frozenset({"weekday", "day", "month", "period", "era"})
_NOMINAL: Final = frozenset({"person", "body", "party", "office", "place", "designator", "site"})
_VERBAL: Final = ("reporting", "event", "outcome", "light", "deed")


@dataclass(frozen=True, slots=True)
class Endings:
    """Beginnings and endings of words that tell how they go on, folded: from the pack's clitics and inflections."""

    definite: tuple[str, ...]
    conjoined: tuple[str, ...]
    joined: tuple[str, ...]
    conjunction: str
    to: str
    with_: str
    female: str
    females: str
    accusative: str
    nominative: tuple[str, ...]
    closed: tuple[str, ...]
    plural: tuple[str, ...]
    feminine: tuple[str, ...]


@cache
def endings(pack: Pack) -> Endings:
    """The endings of a pack."""
    settings: Any = pack.settings["orthography"]
    fold = pack.orthography.fold
    rows = settings.get("proclitic", ())
    slots = {slot: [row for row in rows if row["slot"] == slot] for slot in (1, 2, 3)}
    article = form_of(rows, "article")
    contractions = {row["from"]: row["to"] for row in settings.get("contraction", ())}
    prepositions = [row["form"] for row in slots[2] if "future" not in row["features"]]
    joined = [contractions.get(form + article, form + article) for form in prepositions]
    conjoined = [first["form"] + rest for first in slots[1] for rest in (article, *joined)]
    human = settings.get("inflection", {}).get("human", ())
    closed = [
        fold(row["suffix"])
        for row in human
        if {"plural", "dual"} & set(row["features"]) and "construct" not in row["features"] and len(row["suffix"]) > 1
        and not ("female" in row["features"] and "plural" in row["features"])
    ]  # fmt: skip
    return Endings(
        definite=(fold(article), *map(fold, joined), *map(fold, conjoined)),
        conjoined=tuple(map(fold, conjoined)),
        joined=tuple(map(fold, joined)),
        conjunction=form_of(slots[1], "and"),
        to=form_of(slots[2], "to"),
        with_=form_of(slots[2], "with"),
        female=fold(_suffix(human, "singular", "female")),
        females=fold(_suffix(human, "plural", "female")),
        accusative=fold(_suffix(human, "accusative")),
        nominative=tuple(form for form in closed if not form.endswith(closed[1][-2:])),
        closed=tuple(closed),
        plural=tuple(
            fold(row["suffix"]) for row in human if "plural" in row["features"] and fold(row["suffix"]) in closed
        ),
        feminine=tuple(map(fold, settings.get("agreement", {}).get("feminine", ()))),
    )


def _suffix(rows: Iterable[Mapping[str, Any]], *features: str) -> str:
    """The first ending with all these features, `ABSENT` where the language has none."""
    return next((str(row["suffix"]) for row in rows if set(features) <= set(row["features"])), ABSENT)


@dataclass(slots=True, eq=False)
class Shape:
    """What a written word is to noun phrases: whether it can begin one or stand in one, and how it is written."""

    word: bool
    number: bool
    never_first: bool = False
    never_inside: bool = False
    conjoined: bool = False
    """Whether it begins with a conjunction."""
    article: bool = False
    """Whether it looks as if it began with the article, behind a clitic or not."""
    definite: bool = False
    """Whether it has an article, a pronoun, or is a known name."""
    closed: bool = False
    """Whether its ending lets no genitive follow (مسلحون), and is no part of the word (جثمان)."""
    to: bool = False
    """Whether it begins with `to`, written onto it."""
    with_: bool = False
    """Whether it begins with `with`, written onto it."""
    to_the: bool = False
    """Whether it begins with `to` and the article (للجيش)."""
    cut: int = 0
    """How many letters of clitics stand before it."""


_SIGN: Final = Shape(word=False, number=False)
_NUMBER: Final = Shape(word=False, number=True)


class WordShapes:
    """The shapes of every written word met so far; of a pack, for all its reports."""

    def __init__(self, signs: Endings) -> None:
        self.endings = signs
        self.known: Remembered[Word, Shape] = Remembered(self._of, _LIMIT)
        self._to_the = tuple(beginning for beginning in signs.joined if beginning.startswith(signs.to))[:1]
        self._any_conjoined = (*signs.conjoined, signs.conjunction)

    def _of(self, word: Word) -> Shape:
        if not word.kinds:
            return self._unknown(word.form)
        signs, form = self.endings, word.form
        firsts = [matches[0] for matches in word.matches.values()]
        conjoined = self._is_conjoined(word)
        never_first = self._is_other(word) or self._is_verb(word, first=True)
        never = never_first or conjoined or self._is_prepositional(word) or self._is_verb(word, first=False)
        article = form.startswith(signs.definite)
        return Shape(
            word=form[0].isalpha(),
            number=form[0].isdigit(),
            never_first=never_first,
            never_inside=never or _has(word, "context", "any"),
            conjoined=conjoined,
            article=article,
            definite=(article and not self._is_whole(word)) or _is_definite(word),
            closed=self._is_closed(form)
            and any(match.features & {"dual", "plural"} for matches in word.matches.values() for match in matches),
            to=all("to" in match.features for match in firsts),
            with_=all("with" in match.features for match in firsts),
            to_the=form.startswith(self._to_the),
            cut=firsts[0].prefix - firsts[0].article,
        )

    def _unknown(self, form: str) -> Shape:
        """The shape of a word that no pack knows: what its letters say."""
        if not form[0].isalpha():
            return _NUMBER if form[0].isdigit() else _SIGN
        signs, begins = self.endings, form.startswith
        conjoined, article, long = begins(self._any_conjoined), begins(signs.definite), len(form) > _STEM
        return Shape(
            word=True,
            number=False,
            never_inside=conjoined or begins(signs.joined),
            conjoined=conjoined,
            article=article,
            definite=article,
            closed=self._is_closed(form),
            to=long and begins(signs.to),
            with_=long and begins(signs.with_),
            to_the=begins(self._to_the),
            cut=1 if begins(signs.conjoined) else 0,
        )

    def _is_closed(self, form: str) -> bool:
        return form.endswith(self.endings.closed) and len(form) > _SHORT

    def _is_whole(self, word: Word) -> bool:
        """Whether what looks like a preposition with the article belongs to the word (باليستية)."""
        return word.form.startswith((*self.endings.joined, *self.endings.conjoined)) and any(
            matches[0].prefix == 0 for matches in word.matches.values()
        )

    def _is_other(self, word: Word) -> bool:
        """Whether a word belongs to no noun phrase: particles, times, links, negations."""
        if _has(word, "context", "edge") or _has(word, "context", "self") or not _TIMES.isdisjoint(word.kinds):
            return True
        particles = word.matches.get("particle", ())
        if particles and particles[0].sense not in INSIDE:
            return True
        if any(match.sense != "site-adjective" for match in word.matches.get("direction", ())):
            return True
        links = word.matches.get("link", ())
        governors = word.matches.get("governor", ())
        return bool(links and "article" not in links[0].features) or bool(
            governors and not governors[0].prefix and "negation" in governors[0].features
        )

    def _is_verb(self, word: Word, *, first: bool) -> bool:
        for kind in _VERBAL:
            matches = word.matches.get(kind, ())
            if not matches or "article" in matches[0].features:
                continue
            if kind == "light":
                verb = "verb" in matches[0].features and not matches[0].prefix
                if verb and not (first and word.kinds & _NOMINAL):
                    return True
            elif all("verb" in match.features and "noun" not in match.features for match in matches):
                return True
        return False

    def _is_conjoined(self, word: Word) -> bool:
        if word.form.startswith(self.endings.conjoined):
            return True
        if not word.form.startswith(self.endings.conjunction):
            return False
        return all(matches[0].features & {"and", "then"} for matches in word.matches.values())

    def _is_prepositional(self, word: Word) -> bool:
        if word.form.startswith(self.endings.joined):
            return not any(matches[0].prefix == 0 for matches in word.matches.values())
        return all(matches[0].features & {"with", "to", "as"} for matches in word.matches.values())


def _is_definite(word: Word) -> bool:
    """Whether a word is a known name, or has a pronoun."""
    if "place" in word.kinds or ("demonym" in word.kinds and not word.matches["demonym"][0].features):
        return True
    return all("pronoun" in matches[0].features for matches in word.matches.values())


def _has(word: Word, kind: str, sense: str) -> bool:
    return any(match.sense == sense for match in word.matches.get(kind, ()))


@cache
def word_shapes(pack: Pack) -> WordShapes:
    """The word shapes of a pack."""
    return WordShapes(endings(pack))
