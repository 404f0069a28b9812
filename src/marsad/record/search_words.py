"""Words to find reports by: those of a text as they are indexed, and those that a query looks for.

Letter forms, harakat, tatweel, digits and capitals count as one, in every language that Marsad reads, for a report may
hold several; a word is found with its clitics (`وللقتلى`) and without. What is indexed and asked is words
alone: neither SQLite's FTS5 nor PostgreSQL's text search takes a letter of it for syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from marsad.errors import BadSearch
from marsad.languages.clitics import Bareness
from marsad.languages.pack import clitics_of, languages, orthography_of
from marsad.languages.remembered import Remembered

#: How far a report's words are bared, and a query's: what is asked for is taken apart only where it is hardly one word
#: (`وليد` is not `ليد`).
_REPORTS: Final = Bareness(definite=2, other=3, owned=3)
_QUERYS: Final = Bareness(definite=3, other=4, owned=4, pronoun=2)
_BARE: Final = "ـ"
"""Stands before a word that was bared in the index: folding takes it from every word that a text can hold."""
_LONGEST: Final = 64
"""Letters of a word that count: databases refuse terms of some thousand bytes."""
_MOST: Final = 40
"""Words of the longest query."""
_WORD: Final = re.compile(r"[^\W_]+")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_QUOTED: Final = re.compile(r'"([^"]*)"|«([^«»]*)»')

Phrase = tuple[str, ...]
"""Folded words that follow one another."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: of each of `wanted` at least one alternative, a word or words in a row."""

    wanted: tuple[tuple[Phrase, ...], ...]

    def fts5(self) -> str:
        """The query as FTS5's MATCH takes it."""
        return " AND ".join(_any(map(_in_fts5, alternatives), " OR ") for alternatives in self.wanted)

    def tsqueries(self) -> tuple[str, ...]:
        """For each of `wanted` what PostgreSQL's type `tsquery` is made of: its words are the index's own, unparsed."""
        return tuple(_any(map(_in_tsquery, alternatives), " | ") for alternatives in self.wanted)


def indexed_words(text: str) -> str:
    """The words of a text in their order, then each that can bear clitics once without them; parted by spaces."""
    words = _words(text)
    bare = dict.fromkeys(form for word in dict.fromkeys(words) for form in _BARED[word])
    return " ".join((*words, *bare))


def query_of(asked: str) -> Query:
    """What people's words look for: every word in any of its forms, and what stands in quotation marks as it stands.

    The first word of a quotation may have proclitics. Raises BadSearch where nothing is asked, or too much.
    """
    folded = _folded(asked)
    phrases = [tuple(_cut(one or other)) for one, other in _QUOTED.findall(folded)]
    single = _cut(_QUOTED.sub(" ", folded))
    if sum(map(len, phrases)) + len(single) > _MOST:
        raise BadSearch(f"the search has more than {_MOST} words: search for fewer")
    wanted = [_led(phrase) for phrase in phrases if len(phrase) > 1]
    wanted += [_forms(word) for word in (*(phrase[0] for phrase in phrases if len(phrase) == 1), *single)]
    if not wanted:
        raise BadSearch(f"there is no word to search for in {asked[:_LONGEST]!r}")
    return Query(tuple(dict.fromkeys(wanted)))


def _forms(word: str) -> tuple[Phrase, ...]:
    """A word, and itself or what it is without its clitics wherever clitics were taken off."""
    bare = _bare(word, _QUERYS)
    return tuple((form,) for form in dict.fromkeys((word, _BARE + word, *bare, *(_BARE + form for form in bare))))


def _led(phrase: Phrase) -> tuple[Phrase, ...]:
    """Words in a row, the first with any proclitics."""
    first = dict.fromkeys(form for code in _codes() for form in clitics_of(code).led(phrase[0]))
    return tuple((form, *phrase[1:]) for form in first)


def _bare(word: str, least: Bareness) -> Iterable[str]:
    return dict.fromkeys(form for code in _codes() for form in clitics_of(code).bare(word, least))


def _words(text: str) -> list[str]:
    return _cut(_folded(text))


def _cut(folded: str) -> list[str]:
    return [word[:_LONGEST] for word in _WORD.findall(_THOUSANDS.sub("", folded))]


def _folded(text: str) -> str:
    """A text as every language folds it, without accents and capitals of any."""
    for code in _codes():
        orthography = orthography_of(code)
        text = orthography.fold(orthography.mend(text))
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold()).casefold()
    for sign in filter(unicodedata.combining, set(text)):
        text = text.replace(sign, "")
    return text


def _bared(word: str) -> tuple[str, ...]:
    """What a report's word is without its clitics, as it is indexed."""
    return tuple(_BARE + form for form in _bare(word, _REPORTS))


_BARED: Final = Remembered(_bared, 40_000)


@cache
def _codes() -> tuple[str, ...]:
    return tuple(sorted(languages()))


def _any(alternatives: Iterable[str], either: str) -> str:
    return f"({either.join(alternatives)})"


def _in_fts5(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'


def _in_tsquery(phrase: Phrase) -> str:
    return " <-> ".join(f"'{word}'" for word in phrase)
