"""Words of a language: which entries a written word can be, with its clitics and endings taken off.

The index holds every inflected form of every entry, folded. A written word is looked up whole, then without each
possible proclitic, then without each possible enclitic. Results are cached: news has few distinct words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from marsad.languages.entries import Entry, Match

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")

_CACHE_LIMIT = 200_000
_LONGEST = 24
"""Letters beyond which a run of letters is no word."""
_LONGEST_KEPT = 48
_STEM = 2
"""Letters of the shortest stem that a pronoun is taken off."""
_NO_FEATURES: frozenset[str] = frozenset()
_NO_MATCHES: dict[str, tuple[Match, ...]] = {}
_CHANGED = ("plural", "dual", "feminine", "singular")


@dataclass(frozen=True, slots=True)
class Clitic:
    """A written prefix or suffix with the features that it gives the word (`ب` → `with`, `ه` → `pronoun`)."""

    form: str
    features: frozenset[str]
    needs: frozenset[str] = _NO_FEATURES
    """Kinds of word that it can stand on; empty for all."""
    article: int = 0
    """Letters of the form that are the article, zero where it is contracted."""


@dataclass(frozen=True, slots=True)
class Inflection:
    """An ending or beginning that a stem takes, and what it makes of it (`ان` → `dual`)."""

    prefix: str
    suffix: str
    features: frozenset[str]
    drop: str = ""
    """The ending that the stem loses first (`ه` of `طفله` before `تان`)."""


@dataclass(slots=True, eq=False)
class PhraseNode:
    """The words that phrases beginning alike go on with; `kinds` are those of all entries from here on."""

    next: dict[str, PhraseNode] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Head:
    """A phrase beginning that a word can be: letters of its clitics, what may follow, the clitics' features."""

    taken: int
    node: PhraseNode
    features: frozenset[str]


@dataclass(slots=True, eq=False)
class Word:
    """A written word, analysed: `matches` by kind, best first; `heads` are the phrase beginnings it can be."""

    form: str
    matches: dict[str, tuple[Match, ...]]
    heads: tuple[Head, ...] = ()
    kinds: frozenset[str] = _NO_FEATURES
    definite: bool = False
    """Whether it begins with the article, with a clitic before it or not: no first word of a person's name does."""
    second: bool = False
    """Whether it is the second word of any phrase."""
    traits: frozenset[str] = _NO_FEATURES
    """Its kinds, with `dual` where it can be a noun that says two: what tells at a glance what a sentence may hold."""
    bits: int = 0
    """The traits as bits of its lexicon."""
    signals: int = -1
    """What it can do in the walk that looks for figures, -1 until the walk has worked it out."""


class _Opening(NamedTuple):
    """What a word can begin with, by its longest written proclitic: that one and all that it begins with itself."""

    clitics: tuple[tuple[Clitic, int, bool], ...]
    """Each with its length, and whether the article is contracted in it."""
    definite: int
    """The length from which on a word that begins so is definite."""


class Remembered(dict[_Key, _Made]):
    """What was made for each key, made where it is missing; all is forgotten when there is too much of it.

    Long keys are never kept: no word is so long, and what was made for many of them would fill the memory.
    """

    def __init__(self, make: Callable[[_Key], _Made], limit: int) -> None:
        super().__init__()
        self._make = make
        self._limit = limit

    def __missing__(self, key: _Key) -> _Made:
        if isinstance(key, str) and len(key) > _LONGEST_KEPT:
            return self._make(key)
        if len(self) >= self._limit:
            self.clear()
        made = self[key] = self._make(key)
        return made


class Lexicon:
    """All entries of a pack, by form: `words[form]` is the analysis of one folded written word."""

    def __init__(
        self,
        entries: Iterable[Entry],
        inflections: Mapping[str, Sequence[Inflection]],
        proclitics: Sequence[Clitic],
        enclitics: Sequence[Clitic],
        fold: Callable[[str], str],
        reopened: Mapping[str, str] | None = None,
    ) -> None:
        self.words: Remembered[str, Word] = Remembered(self._analyse, _CACHE_LIMIT)
        self._bits: dict[str, int] = {}
        self._kinds = Remembered(self._kinds_of, _CACHE_LIMIT)
        self._together = Remembered[tuple[frozenset[str], ...], frozenset[str]](_union, _CACHE_LIMIT)
        self._index: dict[str, list[tuple[Entry, frozenset[str]]]] = {}
        self._phrases: dict[str, PhraseNode] = {}
        self._second: set[str] = set()
        self._openings = {clitic.form: _opening(clitic, proclitics) for clitic in proclitics}
        self._sizes = _sizes(proclitics)
        self._enclitics = _by_last_letter(enclitics)
        self._article = next((c.form for c in proclitics if c.features == {"article"}), "")
        self._reopened = reopened or {}
        for entry in entries:
            for form in entry.forms:
                self._add(entry, fold(form).split(), inflections)
            for name in _CHANGED:
                for form in entry.attributes.get(name, "").split("|"):
                    if form.strip():
                        self._add_form(entry, fold(form).split(), frozenset({name}))
        self._stems = self._index.keys() | self._phrases.keys()

    def word(self, form: str) -> Word:
        """The analysis of one folded written word."""
        return self.words[form]

    def bits(self, traits: Iterable[str]) -> int:
        """A number with one bit set for each of these kinds or traits: sets that are quickly put together."""
        bits = 0
        for trait in traits:
            bits |= self._bits.setdefault(trait, 1 << len(self._bits))
        return bits

    def kinds(self, bits: int) -> frozenset[str]:
        """The kinds and traits whose bits are set."""
        return self._kinds[bits]

    def _kinds_of(self, bits: int) -> frozenset[str]:
        return frozenset(kind for kind, bit in self._bits.items() if bits & bit)

    # -- the index ---------------------------------------------------------------------------------------------------

    def _add(self, entry: Entry, words: list[str], inflections: Mapping[str, Sequence[Inflection]]) -> None:
        pattern = entry.attributes.get("inflect")
        if pattern is None or len(words) > 1:
            self._add_form(entry, words, _NO_FEATURES)
            return
        for inflection in inflections[pattern]:
            stem = words[0]
            if inflection.drop:
                if not stem.endswith(inflection.drop):
                    continue
                stem = stem[: -len(inflection.drop)]
            self._add_form(entry, [inflection.prefix + stem + inflection.suffix], inflection.features)

    def _add_form(self, entry: Entry, words: list[str], features: frozenset[str]) -> None:
        if len(words) == 1:
            known = self._index.setdefault(words[0], [])
            if not any(other is entry and had == features for other, had in known):
                known.append((entry, features))
            return
        node = self._phrases.setdefault(words[0], PhraseNode())
        node.kinds.add(entry.kind)
        self._second.add(words[1])
        for word in words[1:]:
            node = node.next.setdefault(word, PhraseNode())
        if entry not in node.entries:
            node.entries.append(entry)

    # -- one word ----------------------------------------------------------------------------------------------------

    def _analyse(self, form: str) -> Word:
        opening = self._opening(form)
        size = len(form)
        matches: dict[str, list[Match]] = {}
        heads: list[Head] = []
        if size <= _LONGEST:
            for clitic, taken, contracted in opening.clitics:
                if taken < size:
                    rest = form[taken:]
                    if rest in self._stems:
                        self._whole(rest, clitic, matches, heads)
                    if clitic.features:
                        self._definite(rest, clitic, contracted, matches, heads)
                    if rest[-1] in self._enclitics:
                        self._shortened(rest, clitic, matches)
        second = form in self._second
        if not matches:
            return Word(form, _NO_MATCHES, tuple(heads), _NO_FEATURES, size >= opening.definite, second)
        best = {
            kind: tuple(sorted(found, key=_letters) if len(found) > 1 else found) for kind, found in matches.items()
        }
        kinds = frozenset(best)
        dual = any("dual" in match.features for found in matches.values() for match in found)
        traits = kinds | {"dual"} if dual else kinds
        return Word(form, best, tuple(heads), kinds, size >= opening.definite, second, traits, self.bits(traits))

    def _opening(self, form: str) -> _Opening:
        """The proclitics that a word can begin with, none at all among them."""
        for size in self._sizes.get(form[:1], ()):
            opening = self._openings.get(form[:size])
            if opening is not None:
                return opening
        return self._openings[""]

    def _whole(self, rest: str, clitic: Clitic, matches: dict[str, list[Match]], heads: list[Head]) -> None:
        """What a word is as it stands once a proclitic is off."""
        node = self._phrases.get(rest)
        if node is not None and (not clitic.form or len(rest) > 1):
            heads.append(Head(len(clitic.form), node, clitic.features))
        self._collect(rest, clitic, 0, _NO_FEATURES, matches)

    def _definite(
        self, rest: str, clitic: Clitic, contracted: bool, matches: dict[str, list[Match]], heads: list[Head]
    ) -> None:
        """What a word is with the article that it was said to have: it opens a phrase, or is a name's own (للحسكة)."""
        if "article" not in clitic.features or self._article + rest not in self._stems:
            return
        node = self._phrases.get(self._article + rest)
        if node is not None:
            heads.append(Head(len(clitic.form), node, clitic.features))
        if contracted:
            self._collect(self._article + rest, clitic, 0, _NO_FEATURES, matches)

    def _shortened(self, rest: str, clitic: Clitic, matches: dict[str, list[Match]]) -> None:
        """What a word is without each pronoun that it can end in."""
        for ending in self._enclitics[rest[-1]]:
            size = len(ending.form)
            if len(rest) >= size + _STEM and rest.endswith(ending.form):
                stem = rest[:-size]
                if stem in self._index:
                    self._collect(stem, clitic, size, ending.features, matches)
                closed = self._reopened.get(stem[-1])
                if closed is not None and stem[:-1] + closed in self._index:
                    self._collect(stem[:-1] + closed, clitic, size, ending.features, matches)

    def _collect(
        self, stem: str, clitic: Clitic, suffix: int, ending: frozenset[str], matches: dict[str, list[Match]]
    ) -> None:
        taken = len(clitic.form)
        article = "article" in clitic.features
        for entry, features in self._index.get(stem, ()):
            if clitic.needs and entry.kind not in clitic.needs and clitic.needs.isdisjoint(entry.features):
                continue
            if not suffix and "with-pronoun" in features:
                continue
            if article and "verb" in features:
                continue
            if suffix and (article or "bare" in entry.features):
                continue
            if (taken or suffix) and "whole" in entry.features:
                continue
            together = self._together[entry.features, features, clitic.features, ending]
            match = Match(entry, together, 1, taken, suffix, clitic.article)
            matches.setdefault(entry.kind, []).append(match)


def phrases_at(words: Sequence[Word], at: int) -> list[Match]:
    """Entries of several words that begin at token `at`, longest first for each beginning that it can be."""
    found: list[Match] = []
    limit = len(words)
    for head in words[at].heads:
        node: PhraseNode | None = head.node
        here = at + 1
        longest: list[Match] = []
        while node is not None and here < limit:
            node = node.next.get(words[here].form)
            if node is None:
                break
            here += 1
            if node.entries:
                size = here - at
                longest += [Match(entry, entry.features | head.features, size, head.taken) for entry in node.entries]
        longest.reverse()
        found += longest
    return found


def _opening(longest: Clitic, clitics: Sequence[Clitic]) -> _Opening:
    inside = [clitic for clitic in clitics if longest.form.startswith(clitic.form)]
    with_article = [len(clitic.form) for clitic in inside if clitic.article]
    return _Opening(
        tuple((c, len(c.form), "article" in c.features and not c.article) for c in inside),
        min(with_article) + _STEM + 1 if with_article else _LONGEST + _LONGEST,
    )


def _sizes(clitics: Sequence[Clitic]) -> dict[str, tuple[int, ...]]:
    """For each letter that a proclitic begins with, the lengths of those proclitics, longest first."""
    forms = [clitic.form for clitic in clitics if clitic.form]
    return {
        letter: tuple(sorted({len(form) for form in forms if form[0] == letter}, reverse=True))
        for letter in dict.fromkeys(form[0] for form in forms)
    }


def _by_last_letter(clitics: Sequence[Clitic]) -> dict[str, tuple[Clitic, ...]]:
    last = dict.fromkeys(clitic.form[-1] for clitic in clitics)
    return {letter: tuple(c for c in clitics if c.form[-1] == letter) for letter in last}


def _union(sets: tuple[frozenset[str], ...]) -> frozenset[str]:
    return _NO_FEATURES.union(*sets)


def _letters(match: Match) -> int:
    """How many letters of a word are clitics: the fewer, the better the reading."""
    return match.prefix + match.suffix
