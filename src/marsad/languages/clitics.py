"""The clitics of a language as its `orthography.toml` has them, and words without those that they can bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from marsad.languages.affixes import Clitic, Proclitics, by_last_letter

_SLOTS: Final = (1, 2, 3)


class Bareness(NamedTuple):
    """How many letters must be left of a word whose clitics are no more than possible."""

    definite: int
    """Once a run of proclitics with the article is off."""
    other: int
    """Once other proclitics are off."""
    owned: int
    """Once a pronoun is off, too."""
    pronoun: int = 1
    """The letters of the shortest pronoun that is taken off."""


class Clitics:
    """The clitics of a language, for folded words that no lexicon need know."""

    def __init__(self, written: Mapping[str, Any]) -> None:
        clitics = proclitics_of(written)
        self._proclitics = Proclitics(clitics)
        self._enclitics = by_last_letter(enclitics_of(written))
        self._reopened = reopened_of(written)
        self._definite = tuple(dict.fromkeys(c.form for c in clitics if "article" in c.features))
        self._plain = tuple(dict.fromkeys(c.form for c in clitics if not c.features & {"article", "future"}))

    def bare(self, form: str, least: Bareness) -> tuple[str, ...]:
        """What a word can be without clitics that it can bear, itself left out, in the order of the pack."""
        found: dict[str, None] = {}
        for clitic, taken, article, _ in self._proclitics.of(form).clitics:
            rest = form[taken:]
            if taken and len(rest) >= (least.definite if article else least.other):
                found[rest] = None
            if not clitic.form or not article:
                found |= dict.fromkeys(self._without_pronoun(rest, least))
        return tuple(found)

    def led(self, form: str) -> tuple[str, ...]:
        """A word with each run of proclitics, itself first; its article stays (`القصف` → `للقصف`)."""
        article = self._proclitics.article
        if article and form.startswith(article) and len(form) > len(article):
            return tuple(dict.fromkeys((form, *(led + form[len(article) :] for led in self._definite))))
        return tuple(dict.fromkeys((form, *(led + form for led in self._plain))))

    def _without_pronoun(self, form: str, least: Bareness) -> list[str]:
        found = []
        for ending in self._enclitics.get(form[-1:], ()):
            stem = form.removesuffix(ending.form)
            if stem != form and len(stem) >= least.owned and len(ending.form) >= least.pronoun:
                found.append(stem)
                closed = self._reopened.get(stem[-1])
                found += [stem[:-1] + closed] if closed else []
        return found


def proclitics_of(written: Mapping[str, Any]) -> list[Clitic]:
    """Every run of proclitics that a word can begin with, none among them."""
    slots = [
        [Clitic("", frozenset()), *(_clitic(row) for row in written.get("proclitic", ()) if row["slot"] == slot)]
        for slot in _SLOTS
    ]
    contractions = {row["from"]: row["to"] for row in written.get("contraction", ())}
    found: dict[tuple[str, frozenset[str]], Clitic] = {}
    for first in slots[0]:
        for second in slots[1]:
            for third in slots[2]:
                form = second.form + third.form
                article = 0 if form in contractions else len(third.form)
                form = first.form + contractions.get(form, form)
                features = first.features | second.features | third.features
                needs = first.needs | second.needs | third.needs
                if third.form and second.needs & {"verb"}:
                    continue
                found.setdefault((form, features), Clitic(form, features, needs, article))
    return list(found.values())


def enclitics_of(written: Mapping[str, Any]) -> list[Clitic]:
    """The pronouns that a word can end in."""
    return [_clitic(row) for row in written.get("enclitic", ())]


def reopened_of(written: Mapping[str, Any]) -> dict[str, str]:
    """How the last letter of a stem is written before a pronoun, and how without one (`مدرست` → `ه`)."""
    return {row["to"]: row["from"] for row in written.get("combination", ())}


def _clitic(row: Mapping[str, Any]) -> Clitic:
    return Clitic(row["form"], frozenset(row.get("features", ())), frozenset(row.get("needs", ())))
