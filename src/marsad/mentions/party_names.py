"""What the grammar of parties takes from a pack: the register's names, how they are written, what one gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from marsad.languages.affixes import form_of
from marsad.languages.entries import Entry
from marsad.languages.pack import Pack
from marsad.mentions.toponyms import Toponyms, toponyms
from marsad.text.tokens import Sentence


class Names(NamedTuple):
    """What the grammar takes from a pack: names, quotation marks, the article, endings."""

    register: Callable[[], dict[str, Entry]]
    """Gives the register's entries by their folded names; worked out when a name in quotation marks first asks."""
    quotes: dict[str, str]
    article: str
    feminine: tuple[str, ...]
    places: Toponyms
    capital: frozenset[str]
    """Folded names that are written with a capital."""
    capitals: frozenset[str]
    """Folded names that are written in capitals alone."""


class Found(NamedTuple):
    """A party as it is read: its last token, what is known of it, the entry that says so."""

    last: int
    kind: str
    party: str | None
    loaded: bool
    rule: str


@cache
def names_of(pack: Pack) -> Names:
    """The names of a pack, each once; kept for the life of the pack."""
    forms = {form: entry for entry in pack.entries if entry.kind == "party" for form in entry.forms}
    clitics = pack.settings["orthography"].get("proclitic", ())
    article = form_of(clitics, "article")
    feminine = tuple(pack.settings["orthography"].get("agreement", {}).get("feminine", ()))
    capital, capitals = _written(list(forms), pack)
    return Names(
        cache(lambda: {pack.orthography.fold(form): entry for form, entry in forms.items()}),
        dict(pack.orthography.quotes),
        article,
        feminine,
        toponyms(pack),
        capital,
        capitals,
    )


def _written(forms: list[str], pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """Names as their tokens stand in a sentence: those with a capital first, those in capitals alone."""
    capital: set[str] = set()
    capitals: set[str] = set()
    small: set[str] = set()
    for form in forms:
        if form.lower() == form.upper():
            continue
        key = " ".join(pack.lexicon.cut(pack.orthography.fold(form)))
        if form[:1].isupper():
            capital.add(key)
        (capitals if form.isupper() and len(form) > 1 else small).add(key)
    return frozenset(capital), frozenset(capitals - small)


def is_written(sentence: Sentence, at: int, size: int, names: Names) -> bool:
    """Whether the words are written as the register has the name: `WHO` is no `who`."""
    key = " ".join(sentence.forms[at : at + size])
    if key in names.capitals and size == 1:
        return sentence.is_capitals(at)
    return key not in names.capital or any(sentence.is_capital(k) for k in range(at, at + size))


def party_of(entry: Entry, last: int) -> Found:
    """What an entry of the register gives where its name ends at a token."""
    attributes = entry.attributes
    return Found(
        last, attributes.get("kind", "armed-group"), attributes.get("party"), "loaded" in entry.features, entry.id
    )
