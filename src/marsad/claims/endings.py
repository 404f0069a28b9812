"""Beginnings and endings of words that tell how a noun phrase goes on, taken from a pack's clitics and inflections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack

INSIDE: Final = frozenset({"other", "one-of", "of-the-two", "any", "all", "some", "both"})
"""Senses of particles that can stand in a noun phrase."""
_LIMIT: Final = 200_000
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


@cache
def endings(pack: Pack) -> Endings:
    """The endings of a pack."""
    settings: Any = pack.settings["orthography"]
    fold = pack.orthography.fold
    slots = {slot: [row for row in settings["proclitic"] if row["slot"] == slot] for slot in (1, 2, 3)}
    article = slots[3][0]["form"]
    contractions = {row["from"]: row["to"] for row in settings.get("contraction", ())}
    prepositions = [row["form"] for row in slots[2] if "future" not in row["features"]]
    joined = [contractions.get(form + article, form + article) for form in prepositions]
    conjoined = [first["form"] + rest for first in slots[1] for rest in (article, *joined)]
    human = settings["inflection"]["human"]
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
        conjunction=slots[1][0]["form"],
        to=next(row["form"] for row in slots[2] if "to" in row["features"]),
        with_=next(row["form"] for row in slots[2] if "with" in row["features"]),
        female=fold(next(row["suffix"] for row in human if {"singular", "female"} <= set(row["features"]))),
        females=fold(next(row["suffix"] for row in human if {"plural", "female"} <= set(row["features"]))),
        accusative=fold(next(row["suffix"] for row in human if "accusative" in row["features"])),
        nominative=tuple(form for form in closed if not form.endswith(closed[1][-2:])),
        closed=tuple(closed),
        plural=tuple(
            fold(row["suffix"]) for row in human if "plural" in row["features"] and fold(row["suffix"]) in closed
        ),
    )


class Shape(NamedTuple):
    """What a written word is to noun phrases: whether it can begin one, stand in one, begins with a conjunction."""

    never_first: bool
    never_inside: bool
    conjoined: bool


class WordShapes:
    """The shapes of every written word met so far, by its folded form; of a pack, for all its reports."""

    def __init__(self, signs: Endings) -> None:
        self.endings = signs
        self._known: dict[str, Shape] = {}

    def of(self, word: Word) -> Shape:
        """The shape of a word."""
        found = self._known.get(word.form)
        if found is None:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            conjoined = self._is_conjoined(word)
            never_first = self._is_other(word) or self._is_verb(word, first=True)
            never = never_first or conjoined or self._is_prepositional(word) or self._is_verb(word, first=False)
            found = self._known[word.form] = Shape(never_first, never or _has(word, "context", "any"), conjoined)
        return found

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
        return bool(word.kinds) and all(matches[0].features & {"with", "to", "as"} for matches in word.matches.values())


def _has(word: Word, kind: str, sense: str) -> bool:
    return any(match.sense == sense for match in word.matches.get(kind, ()))


@cache
def word_shapes(pack: Pack) -> WordShapes:
    """The word shapes of a pack."""
    return WordShapes(endings(pack))
