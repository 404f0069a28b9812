"""What is written at the beginning and end of a word and is no part of it: clitics, and the endings of inflection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_STEM = 2
"""Letters that a definite word has beside its article."""
_NEVER = 1_000
ABSENT = "\0"
"""What stands for a clitic or ending that a language does not have: no text holds it."""
"""A length that no word has."""


@dataclass(frozen=True, slots=True)
class Clitic:
    """A written prefix or suffix with the features that it gives the word (`ب` → `with`, `ه` → `pronoun`)."""

    form: str
    features: frozenset[str]
    needs: frozenset[str] = frozenset()
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
    after: tuple[str, ...] = ()
    """The endings of which the stem has one; any where empty (`es` after `ch`)."""
    unless: tuple[str, ...] = ()
    """The endings of which the stem has none (`s`, not after `ch`)."""
    word: int | None = None
    """Which word of a phrase takes it, counted as in a list (-1: the last); None where phrases do not change."""

    def of(self, stem: str) -> str | None:
        """The inflected form of a word, None where it takes another."""
        if not stem.endswith(self.drop) or (self.after and not stem.endswith(self.after)):
            return None
        if self.unless and stem.endswith(self.unless):
            return None
        return self.prefix + (stem[: -len(self.drop)] if self.drop else stem) + self.suffix


class Opening(NamedTuple):
    """What a word can begin with, by its longest written proclitic: that one and all that it begins with itself."""

    clitics: tuple[tuple[Clitic, int, bool, bool], ...]
    """Each with its length, whether the article is in it, and whether it is contracted there."""
    definite: int
    """The length from which on a word that begins so is definite."""


class Proclitics:
    """The proclitics of a language, by what a word begins with."""

    def __init__(self, clitics: Sequence[Clitic]) -> None:
        forms = [clitic.form for clitic in clitics if clitic.form]
        self.article = next((clitic.form for clitic in clitics if clitic.features == {"article"}), "")
        self._none = _opening("", clitics)
        self._openings = {form: _opening(form, clitics) for form in forms}
        self._sizes: dict[str, list[int]] = {}
        for form in sorted(forms, key=len, reverse=True):
            sizes = self._sizes.setdefault(form[0], [])
            if len(form) not in sizes:
                sizes.append(len(form))

    def of(self, word: str) -> Opening:
        """What a word can begin with, nothing at all among it."""
        first = word[:1]
        if first in self._sizes:
            for size in self._sizes[first]:
                opening = self._openings.get(word[:size])
                if opening is not None:
                    return opening
        return self._none


def form_of(rows: Iterable[Mapping[str, Any]], feature: str, form: str = "form") -> str:
    """The first form with a feature among a pack's clitics or endings, `ABSENT` where the language has none."""
    return next((str(row[form]) for row in rows if feature in row.get("features", ())), ABSENT)


def by_last_letter(clitics: Sequence[Clitic]) -> dict[str, tuple[Clitic, ...]]:
    """Enclitics by the letter that each ends in, in the order of the pack."""
    last = dict.fromkeys(clitic.form[-1] for clitic in clitics)
    return {letter: tuple(c for c in clitics if c.form[-1] == letter) for letter in last}


def _opening(form: str, clitics: Sequence[Clitic]) -> Opening:
    inside = [clitic for clitic in clitics if form.startswith(clitic.form)]
    with_article = [len(clitic.form) for clitic in inside if clitic.article]
    return Opening(
        tuple((c, len(c.form), "article" in c.features, "article" in c.features and not c.article) for c in inside),
        min(with_article) + _STEM + 1 if with_article else _NEVER,
    )
