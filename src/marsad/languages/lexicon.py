"""Words of a language: which entries a written word can be, with its clitics and endings taken off.

The index holds every inflected form of every entry, folded. A written word is looked up whole, then without each
possible proclitic, then without each possible enclitic. Results are cached: news has few distinct words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from marsad.languages.entries import Entry, Match

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")

_CACHE_LIMIT = 200_000
_LONGEST = 24
"""Letters beyond which a run of letters is no word."""
_STEM = 2
"""Letters of the shortest stem that a pronoun is taken off."""
_NO_FEATURES: frozenset[str] = frozenset()
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


@dataclass(frozen=True, slots=True, eq=False)
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
    signals: int = -1
    """What it can do in the walk that looks for figures, -1 until the walk has worked it out."""


@dataclass(slots=True)
class _Found:
    """What the analysis of one word has found so far."""

    matches: dict[str, list[Match]] = field(default_factory=dict)
    heads: list[Head] = field(default_factory=list)


class Remembered(dict[_Key, _Made]):
    """What was made for each key, made where it is missing; all is forgotten when there is too much of it."""

    def __init__(self, make: Callable[[_Key], _Made], limit: int) -> None:
        super().__init__()
        self._make = make
        self._limit = limit

    def __missing__(self, key: _Key) -> _Made:
        if len(self) >= self._limit:
            self.clear()
        made = self[key] = self._make(key)
        return made


def _step(nodes: dict[str, PhraseNode], word: str) -> PhraseNode:
    node = nodes.get(word)
    if node is None:
        node = nodes[word] = PhraseNode()
    return node


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
        self._index: dict[str, list[tuple[Entry, frozenset[str]]]] = {}
        self._phrases: dict[str, PhraseNode] = {}
        self._second: set[str] = set()
        self._proclitics = _by_beginning(proclitics)
        self._longest = max(map(len, self._proclitics), default=0)
        self._initials = frozenset(clitic.form[0] for clitic in proclitics if clitic.form)
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
            if (entry, features) not in known:
                known.append((entry, features))
            return
        node = _step(self._phrases, words[0])
        node.kinds.add(entry.kind)
        self._second.add(words[1])
        for word in words[1:]:
            node = _step(node.next, word)
        if entry not in node.entries:
            node.entries.append(entry)

    # -- one word ----------------------------------------------------------------------------------------------------

    def _analyse(self, form: str) -> Word:
        found = _Found()
        size = len(form)
        definite = False
        for clitic in self._clitics(form):
            definite = definite or (clitic.article > 0 and size > len(clitic.form) + _STEM)
            if len(clitic.form) < size <= _LONGEST:
                self._look_up(form[len(clitic.form) :], clitic, found)
        best = {
            kind: tuple(sorted(matches, key=lambda match: match.prefix + match.suffix) if len(matches) > 1 else matches)
            for kind, matches in found.matches.items()
        }
        kinds = frozenset(best)
        dual = any("dual" in match.features for matches in best.values() for match in matches)
        traits = kinds | {"dual"} if dual else kinds
        return Word(form, best, tuple(found.heads), kinds, definite, form in self._second, traits)

    def _clitics(self, form: str) -> tuple[Clitic, ...]:
        """The proclitics that a word can begin with, none at all among them."""
        if form[:1] in self._initials:
            for size in range(self._longest, 0, -1):
                clitics = self._proclitics.get(form[:size])
                if clitics is not None:
                    return clitics
        return self._proclitics.get("", ())

    def _look_up(self, rest: str, clitic: Clitic, found: _Found) -> None:
        """What a word can be once a proclitic is off: whole, and without each pronoun that it can end in."""
        index = self._index
        self._head(rest, clitic, found)
        if rest in index:
            self._collect(rest, clitic, 0, _NO_FEATURES, found)
        if "article" in clitic.features and not clitic.article:  # contracted: a name keeps its own (للحسكة)
            self._collect(self._article + rest, clitic, 0, _NO_FEATURES, found)
        for ending in self._enclitics.get(rest[-1], ()):
            size = len(ending.form)
            if len(rest) >= size + _STEM and rest.endswith(ending.form):
                stem = rest[:-size]
                if stem in index:
                    self._collect(stem, clitic, size, ending.features, found)
                before = self._reopened.get(stem[-1])
                if before is not None and stem[:-1] + before in index:
                    self._collect(stem[:-1] + before, clitic, size, ending.features, found)

    def _head(self, rest: str, clitic: Clitic, found: _Found) -> None:
        taken = len(clitic.form)
        node = self._phrases.get(rest)
        if node is not None and (not taken or len(rest) > 1):
            found.heads.append(Head(taken, node, clitic.features))
        if "article" in clitic.features:
            node = self._phrases.get(self._article + rest)
            if node is not None:
                found.heads.append(Head(taken, node, clitic.features))

    def _collect(self, stem: str, clitic: Clitic, suffix: int, ending: frozenset[str], found: _Found) -> None:
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
            together = entry.features | features | clitic.features | ending
            match = Match(entry, together, 1, taken, suffix, clitic.article)
            found.matches.setdefault(entry.kind, []).append(match)


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


def _by_beginning(clitics: Sequence[Clitic]) -> dict[str, tuple[Clitic, ...]]:
    """For each written proclitic, itself and all that it begins with, in the order of the pack."""
    return {clitic.form: tuple(c for c in clitics if clitic.form.startswith(c.form)) for clitic in clitics}


def _by_last_letter(clitics: Sequence[Clitic]) -> dict[str, tuple[Clitic, ...]]:
    last = dict.fromkeys(clitic.form[-1] for clitic in clitics)
    return {letter: tuple(c for c in clitics if c.form[-1] == letter) for letter in last}
