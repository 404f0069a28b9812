"""Words of a language: which entries a written word can be, with its clitics and endings taken off.

The index holds every inflected form of every entry, folded. A written word is looked up whole, then without each
possible proclitic, then without each possible enclitic. Results are cached: news has few distinct words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.languages.entries import Entry, Match

_CACHE_LIMIT = 200_000
_NO_FEATURES: frozenset[str] = frozenset()


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
class Word:
    """A written word, analysed: `matches` by kind, best first; `heads` are the phrase beginnings it can be."""

    form: str
    matches: dict[str, tuple[Match, ...]]
    heads: tuple[tuple[int, str, frozenset[str]], ...] = ()
    kinds: frozenset[str] = _NO_FEATURES
    definite: bool = False
    """Whether it begins with the article, with a clitic before it or not: no first word of a person's name does."""


@dataclass(slots=True)
class _PhraseNode:
    next: dict[str, _PhraseNode] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Lexicon:
    """All entries of a pack, by form. `words` and `phrase` are what grammars use."""

    def __init__(
        self,
        entries: Iterable[Entry],
        inflections: Mapping[str, Sequence[Inflection]],
        proclitics: Sequence[Clitic],
        enclitics: Sequence[Clitic],
        fold: Callable[[str], str],
    ) -> None:
        self._proclitics = proclitics
        self._enclitics = enclitics
        self._index: dict[str, list[tuple[Entry, frozenset[str]]]] = {}
        self._phrases: dict[str, _PhraseNode] = {}
        self._cache: dict[str, Word] = {}
        self._opens: dict[str, set[str]] = {}
        for entry in entries:
            for form in entry.forms:
                self._add(entry, fold(form).split(), inflections)
            for name in ("plural", "dual", "feminine", "singular"):
                for form in entry.attributes.get(name, "").split("|"):
                    if form.strip():
                        self._add_form(entry, fold(form).split(), frozenset({name}))

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
        self._opens.setdefault(words[0], set()).add(entry.kind)
        node = self._phrases.setdefault(words[0], _PhraseNode())
        for word in words[1:]:
            node = node.next.setdefault(word, _PhraseNode())
        if entry not in node.entries:
            node.entries.append(entry)

    def word(self, form: str) -> Word:
        """The analysis of one folded written word."""
        found = self._cache.get(form)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[form] = self._analyse(form)
        return found

    def words(self, forms: list[str]) -> list[Word]:
        """The analyses of a sentence's folded written words."""
        found = list(map(self._cache.get, forms))
        if None in found:
            return [self.word(form) for form in forms]
        return found  # type: ignore[return-value]

    def kinds(self, forms: list[str], words: list[Word]) -> frozenset[str]:
        """Every kind of entry that a sentence may hold, its phrases told by their first two words."""
        kinds = _NO_FEATURES.union(*[word.kinds for word in words if word.kinds])
        for at, word in enumerate(words[:-1]):
            for _, first, _ in word.heads:
                if forms[at + 1] in self._phrases[first].next and not kinds >= self._opens[first]:
                    kinds |= self._opens[first]
        return kinds

    def _analyse(self, form: str) -> Word:
        matches: dict[str, list[Match]] = {}
        heads: list[tuple[int, str, frozenset[str]]] = []
        if len(form) <= 24:
            for clitic in self._proclitics:
                if form.startswith(clitic.form):
                    self._look_up(form, clitic, matches, heads)
        best = {
            kind: tuple(sorted(found, key=lambda match: match.prefix + match.suffix)) for kind, found in matches.items()
        }
        definite = any(c.article and form.startswith(c.form) and len(form) > len(c.form) + 2 for c in self._proclitics)
        return Word(form, best, tuple(heads), frozenset(best), definite)

    def _look_up(
        self,
        form: str,
        clitic: Clitic,
        matches: dict[str, list[Match]],
        heads: list[tuple[int, str, frozenset[str]]],
    ) -> None:
        taken = len(clitic.form)
        rest = form[taken:]
        if not rest:
            return
        if rest in self._phrases and (not taken or len(rest) > 1):
            heads.append((taken, rest, clitic.features))
        if "article" in clitic.features and "ال" + rest in self._phrases:
            heads.append((taken, "ال" + rest, clitic.features))
        self._collect(rest, clitic, taken, 0, _NO_FEATURES, matches)
        if "article" in clitic.features and not clitic.article:  # contracted: a name keeps its own (للحسكة)
            self._collect("ال" + rest, clitic, taken, 0, _NO_FEATURES, matches)
        for ending in self._enclitics:
            size = len(ending.form)
            if len(rest) > size + 1 and rest.endswith(ending.form):
                stem = rest[:-size]
                self._collect(stem, clitic, taken, size, ending.features, matches)
                if stem.endswith("ت"):
                    self._collect(stem[:-1] + "ه", clitic, taken, size, ending.features, matches)

    def _collect(
        self,
        stem: str,
        clitic: Clitic,
        taken: int,
        suffix: int,
        ending: frozenset[str],
        matches: dict[str, list[Match]],
    ) -> None:
        for entry, features in self._index.get(stem, ()):
            if clitic.needs and entry.kind not in clitic.needs and not (clitic.needs & entry.features):
                continue
            if not suffix and "with-pronoun" in features:
                continue
            if "article" in clitic.features and "verb" in features:
                continue
            if suffix and ("bare" in entry.features or "article" in clitic.features):
                continue
            if "whole" in entry.features and (taken or suffix):
                continue
            together = entry.features | features | clitic.features | ending
            matches.setdefault(entry.kind, []).append(Match(entry, together, 1, taken, suffix, clitic.article))

    def phrase(self, words: Sequence[str], at: int, head: tuple[int, str, frozenset[str]]) -> list[Match]:
        """Entries of several words that begin at token `at`, whose folded forms are `words`; longest first."""
        taken, first, features = head
        node: _PhraseNode | None = self._phrases[first]
        found: list[Match] = []
        here = at + 1
        limit = len(words)
        while node is not None and here < limit:
            node = node.next.get(words[here])
            if node is None:
                break
            here += 1
            found.extend(Match(entry, entry.features | features, here - at, taken) for entry in node.entries)
        found.reverse()
        return found
