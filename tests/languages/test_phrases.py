"""Entries of several words."""

from __future__ import annotations

from marsad.languages.affixes import Clitic
from marsad.languages.entries import Entry
from marsad.languages.lexicon import Lexicon
from marsad.languages.phrases import phrases_at


def entry(kind: str, *forms: str, features: tuple[str, ...] = (), **attributes: str) -> Entry:
    return Entry(forms[0], kind, kind, frozenset(features), None, attributes, forms, (), (), "", 0)


def test_phrases_at_gives_the_longest_first():
    small = Lexicon(
        [entry("a", "على حد"), entry("b", "على حد سواء"), entry("c", "على")], {}, [Clitic("", frozenset())], [], str
    )
    words = [small.word(form) for form in ("على", "حد", "سواء")]
    assert [(match.entry.kind, match.size) for match in phrases_at(words, 0)] == [("b", 3), ("a", 2)]
    assert phrases_at(words, 0) == phrases_at(words, 0)  # made once for each word
    assert phrases_at(words[:1], 0) == []
