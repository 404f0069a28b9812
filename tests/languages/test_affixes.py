"""Endings by pattern: which stem takes which, and which word of a phrase changes."""

from __future__ import annotations

import pytest

from marsad.languages.affixes import Inflection
from marsad.languages.pack import load_pack

ENGLISH = load_pack("en")
CHANGED = [
    ("soldiers", "person", "plural", "an s"),
    ("armies", "party", None, "no such kind"),
    ("bodies", "outcome", "plural", "a y that gives way"),
    ("killed", "outcome", "past", "a past"),
    ("abducted", "outcome", "participle", "a participle"),
    ("killing", "outcome", "gerund", "an ing"),
    ("kills", "outcome", "third", "a third person"),
    ("men", "person", "plural", "an irregular plural, listed with its entry"),
]


@pytest.mark.parametrize(("form", "kind", "feature", "why"), CHANGED)
def test_words_of_english_are_inflected(form, kind, feature, why):
    found = ENGLISH.lexicon.word(form).matches.get(kind, ())
    assert any(feature in match.features for match in found) == (feature is not None), why


def test_inflection_asks_for_the_end_of_its_stem():
    plural = Inflection("", "es", frozenset({"plural"}), after=("ch", "s"))
    assert plural.of("church") == "churches"
    assert plural.of("house") is None
    other = Inflection("", "s", frozenset({"plural"}), unless=("ch", "s"))
    assert other.of("church") is None
    assert other.of("house") == "houses"
    assert Inflection("", "ies", frozenset(), drop="y").of("army") == "armies"
    assert Inflection("", "ies", frozenset(), drop="y").of("house") is None


def test_the_last_word_of_a_phrase_changes():
    lexicon = ENGLISH.lexicon
    node = next(head.node for head in lexicon.word("air").heads)
    assert {"strike", "strikes"} <= node.next.keys()
