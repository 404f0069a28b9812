"""Words of a language: which entries a written word can be, with its clitics and endings taken off.

The index holds every inflected form of every entry, folded. A written word is looked up whole, then without each
possible proclitic, then without each possible enclitic. Results are cached: news has few distinct words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.languages.affixes import Clitic, Inflection, Proclitics, by_last_letter
from marsad.languages.cutting import Cut, cutter
from marsad.languages.entries import Entry, Match
from marsad.languages.forms import all_folded, given_forms
from marsad.languages.phrases import Head, Phrases
from marsad.languages.remembered import Remembered

_CACHE_LIMIT = 40_000
_FEW = 1_000
_LONGEST = 24
"""Letters beyond which a run of letters is no word."""
_STEM = 2
"""Letters of the shortest stem that a pronoun is taken off."""
_NO_FEATURES: frozenset[str] = frozenset()
_NO_MATCHES: dict[str, tuple[Match, ...]] = {}
_NO_KINDS = frozenset({"dual", "clause"})
_CLAUSE = frozenset({"clause", "relative"})
_INDEFINITE = frozenset({"verb", "preposition"})
"""What no article stands before."""
"""Senses of the particles that open a clause."""


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
    """Its kinds; `dual` where it can be a noun that says two, `clause` where a particle that opens one; of what is no
    word, `digits` or the sign itself. Words that are alike share the set."""
    bits: int = 0
    """Its kinds, `dual` and `digits` as bits of its lexicon: what tells at a glance what a sentence may hold."""
    signals: int = -1
    """What it can do in the walk that looks for figures, -1 until the walk has worked it out."""
    said: int = -1
    """What it can be beside who says something, -1 until the grammar of sources has worked it out."""
    contexts: int = -1
    """What it stands for around an event, -1 until the grammar of events has worked it out."""
    number: int = -1
    """Whether a quantity can begin with it, -1 until that was worked out."""
    place: bool | frozenset[str] | None = None
    """Whether a place can begin with it, or the words that must follow it there; None until that was worked out."""


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
        cut: Cut | None = None,
        grammar: frozenset[str] = _NO_FEATURES,
    ) -> None:
        self.cut = cut or cutter()
        self.grammar = grammar
        self.words: Remembered[str, Word] = Remembered(self._analyse, _CACHE_LIMIT)
        self._bits: dict[str, int] = {}
        self.masks: Remembered[tuple[str, ...], int] = Remembered(self.bits, _FEW)
        """The bits of some kinds, as `bits` has them, for those who ask for the same kinds again and again."""
        self._kinds = Remembered(self._kinds_of, _FEW)
        self._alike: dict[frozenset[str], frozenset[str]] = {}
        self._looks = Remembered(self._look, _FEW)
        self._together = Remembered[tuple[frozenset[str], ...], frozenset[str]](_union, _CACHE_LIMIT)
        self._index: dict[str, list[tuple[Entry, frozenset[str]]]] = {}
        self._phrases = Phrases(self.bits)
        self._proclitics = Proclitics(proclitics)
        self._enclitics = by_last_letter(enclitics)
        self._endings = tuple(clitic.form for clitic in enclitics)
        self._article = self._proclitics.article
        self._reopened = reopened or {}
        given = [form for entry in entries for form in given_forms(entry)]
        folded = all_folded([form for _, form, _ in given], fold)
        for (entry, _, features), form in zip(given, folded, strict=True):
            words = [form] if form.isalpha() else self.cut(form)
            if features is None:
                self._add(entry, words, inflections)
            else:
                self._add_form(entry, words, features)
        self._stems = self._index.keys() | self._phrases.firsts()

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
        if pattern is None:
            self._add_form(entry, words, _NO_FEATURES)
            return
        for inflection in inflections[pattern]:
            if len(words) > 1 and inflection.word is None:
                self._add_form(entry, words, _NO_FEATURES)
                return
            at = inflection.word or 0
            form = inflection.of(words[at])
            if form is not None:
                changed = words.copy()
                changed[at] = form
                self._add_form(entry, changed, inflection.features)

    def _add_form(self, entry: Entry, words: list[str], features: frozenset[str]) -> None:
        if len(words) > 1:
            self._phrases.add(entry, words, features)
            return
        word = words[0]
        if word not in self._index:
            self._index[word] = [(entry, features)]
            return
        known = self._index[word]
        for other, had in known:
            if other is entry and had == features:
                return
        known.append((entry, features))

    # -- one word ----------------------------------------------------------------------------------------------------

    def _analyse(self, form: str) -> Word:
        opening = self._proclitics.of(form)
        size = len(form)
        matches: dict[str, list[Match]] = {}
        heads: list[Head] = []
        if size <= _LONGEST:
            stems = self._stems
            cuts = self._cuts(form) if form.endswith(self._endings) else ()
            for clitic, taken, article, contracted in opening.clitics:
                if taken < size:
                    rest = form[taken:] if taken else form
                    if rest in stems:
                        self._whole(rest, clitic, matches, heads)
                    if article and self._article + rest in stems:
                        self._definite(self._article + rest, clitic, contracted, matches, heads)
                    if cuts:
                        self._shortened(rest, clitic, cuts, matches)
        second = form in self._phrases.second
        definite = size >= opening.definite
        if not matches:
            return self._unknown(form, tuple(heads), definite, second)
        best = {kind: (found[0],) if len(found) == 1 else _ordered(found) for kind, found in matches.items()}
        kinds, traits, bits = self._looks[_seen(best)]
        return Word(form, best, tuple(heads), kinds, definite, second, traits, bits)

    def _look(self, seen: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], int]:
        """The kinds, traits and bits of all words with these kinds of entry, `dual` and `clause`."""
        traits = frozenset(seen)
        kinds = traits - _NO_KINDS
        return self._shared(kinds), self._shared(traits), self.bits(traits - {"clause"})

    def _unknown(self, form: str, heads: tuple[Head, ...], definite: bool, second: bool) -> Word:
        """A word that is no entry by itself, a number, or a sign."""
        word = Word(form, _NO_MATCHES, heads, _NO_FEATURES, definite, second)
        if form[:1].isdecimal():
            word.traits = self._shared(frozenset({"digits"}))
            word.bits = self.bits(word.traits)
        elif form and not form[0].isalpha():
            word.traits = self._shared(frozenset({form}))
        return word

    def _shared(self, traits: frozenset[str]) -> frozenset[str]:
        """The one set of all words that are alike."""
        return self._alike.setdefault(traits, traits)

    def _whole(self, rest: str, clitic: Clitic, matches: dict[str, list[Match]], heads: list[Head]) -> None:
        """What a word is as it stands once a proclitic is off."""
        node = self._phrases.after(rest)
        definite = "article" in clitic.features and self._is_preposition(rest)
        if node is not None and (not clitic.form or len(rest) > 1) and not definite:
            heads.append(Head(len(clitic.form), rest, node, clitic.features))
        self._collect(rest, clitic, 0, _NO_FEATURES, matches)

    def _is_preposition(self, form: str) -> bool:
        """Whether a word is a preposition, which bears no article (`العلي`, a name, is no `على`)."""
        return any("preposition" in entry.features for entry, _ in self._index.get(form, ()))

    def _definite(
        self, whole: str, clitic: Clitic, contracted: bool, matches: dict[str, list[Match]], heads: list[Head]
    ) -> None:
        """What a word is with the article that it was said to have: it opens a phrase, or is a name's own (للحسكة)."""
        node = self._phrases.after(whole)
        if node is not None:
            heads.append(Head(len(clitic.form), whole, node, clitic.features))
        if contracted:
            self._collect(whole, clitic, 0, _NO_FEATURES, matches)

    def _cuts(self, form: str) -> list[tuple[Clitic, int, str]]:
        """Each pronoun that a word can end in, how long it is, and what its stem then ended in (`مدرست` → `ه`)."""
        cuts = []
        for ending in self._enclitics[form[-1]]:
            if form.endswith(ending.form):
                size = len(ending.form)
                cuts.append((ending, size, self._reopened.get(form[-size - 1 : -size], "")))
        return cuts

    def _shortened(
        self, rest: str, clitic: Clitic, cuts: list[tuple[Clitic, int, str]], matches: dict[str, list[Match]]
    ) -> None:
        """What a word is without each pronoun that it can end in."""
        index = self._index
        for ending, size, closed in cuts:
            stem = rest[:-size]
            if len(stem) < _STEM:
                continue
            if stem in index:
                self._collect(stem, clitic, size, ending.features, matches)
            if closed and stem[:-1] + closed in index:
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
            if article and not entry.features.isdisjoint(_INDEFINITE):
                continue
            if article and "verb" in features:
                continue
            if suffix and (article or "bare" in entry.features):
                continue
            if (taken or suffix) and "whole" in entry.features:
                continue
            together = entry.features
            if taken or suffix or features:
                together = self._together[together, features, clitic.features, ending]
            match = Match(entry, together, 1, taken, suffix, clitic.article)
            matches.setdefault(entry.kind, []).append(match)


def _union(sets: tuple[frozenset[str], ...]) -> frozenset[str]:
    return _NO_FEATURES.union(*sets)


def _ordered(found: list[Match]) -> tuple[Match, ...]:
    """Entries that a word can be, the best first."""
    return tuple(sorted(found, key=_letters))


def _seen(matches: dict[str, tuple[Match, ...]]) -> tuple[str, ...]:
    """The kinds of entry that a word can be, `dual` and `clause` after them where it can be one."""
    seen = [*matches]
    for found in matches.values():
        for match in found:
            if "dual" in match.features:
                seen.append("dual")
                break
    for match in matches.get("particle", ()):
        if match.sense in _CLAUSE:
            seen.append("clause")
            break
    return tuple(seen)


def _letters(match: Match) -> int:
    """How many letters of a word are clitics: the fewer, the better the reading."""
    return match.prefix + match.suffix
