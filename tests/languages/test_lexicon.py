"""What a written word can be: its clitics, its inflection, the phrases that it opens."""

from __future__ import annotations

import pytest

from marsad.languages.affixes import Clitic, Inflection
from marsad.languages.entries import Entry, Match
from marsad.languages.lexicon import Lexicon
from marsad.languages.pack import load_pack
from marsad.languages.remembered import Remembered

PACK = load_pack("ar")
LEXICON = PACK.lexicon


def matches(form: str, kind: str) -> list[Match]:
    return list(LEXICON.word(PACK.orthography.fold(form)).matches.get(kind, ()))


def entry(kind: str, *forms: str, features: tuple[str, ...] = (), **attributes: str) -> Entry:
    return Entry(forms[0], kind, kind, frozenset(features), None, attributes, forms, (), (), "", 0)


FEATURES = [
    ("مدني", "person", {"singular"}),
    ("المدنيين", "person", {"article", "dual", "plural"}),
    ("مدنيون", "person", {"plural"}),
    ("وطفلتان", "person", {"and", "dual", "female"}),
    ("للجنود", "person", {"to", "article", "plural"}),
    ("بجنديين", "person", {"with", "dual"}),
    ("زوجته", "person", {"pronoun", "female"}),
    ("قتلوا", "outcome", {"verb", "plural"}),
    ("سيقتل", "outcome", {"verb", "future", "imperfect"}),
    ("فقتل", "outcome", {"then", "verb"}),
    ("مقتلهم", "outcome", {"masdar", "pronoun", "plural-owner"}),
    ("وبإصابة", "outcome", {"and", "with", "masdar"}),
]


@pytest.mark.parametrize(("form", "kind", "features"), FEATURES)
def test_word_takes_clitics_and_endings_off(form, kind, features):
    assert any(features <= match.features for match in matches(form, kind))


@pytest.mark.parametrize(
    ("form", "kind", "feature"),
    [("المقتلوا", "outcome", "verb"), ("القتلوا", "outcome", "verb"), ("الجنودهم", "person", "pronoun")],
)
def test_word_takes_nothing_off_that_cannot_stand_there(form, kind, feature):
    assert not any(feature in match.features for match in matches(form, kind))


def test_matches_with_fewer_clitics_come_first():
    for form in ("والد", "بلدة", "وفاة", "فقد", "كتيبة"):
        for found in LEXICON.word(PACK.orthography.fold(form)).matches.values():
            letters = [match.prefix + match.suffix for match in found]
            assert letters == sorted(letters)


@pytest.mark.parametrize(
    ("form", "definite"), [("الحسن", True), ("والحسن", True), ("حسن", False), ("الي", False), ("", False)]
)
def test_word_knows_the_article(form, definite):
    assert LEXICON.word(form).definite is definite


@pytest.mark.parametrize(("form", "prefix", "article"), [("والجنود", 3, 2), ("للجنود", 2, 0), ("بجنود", 1, 0)])
def test_match_tells_letters_of_clitics_and_article(form, prefix, article):
    match = next(match for match in matches(form, "person") if match.prefix)
    assert (match.prefix, match.article) == (prefix, article)


def test_very_long_runs_of_letters_are_no_words():
    assert LEXICON.word("و" * 30 + "قتل").matches == {}


def test_traits_tell_duals():
    assert "dual" in LEXICON.word("مدنيين").traits
    assert "dual" not in LEXICON.word("مدني").traits
    assert LEXICON.kinds(LEXICON.word("مدنيين").bits) == LEXICON.word("مدنيين").traits


def test_lexicon_inflects_and_keeps_the_pattern_to_single_words():
    patterns = {"noun": [Inflection("", "", frozenset({"singular"})), Inflection("", "ات", frozenset({"plural"}), "ه")]}
    small = Lexicon([entry("x", "طفله", inflect="noun")], patterns, [Clitic("", frozenset())], [], str)
    assert small.word("طفلات").matches["x"][0].features == {"plural"}
    assert small.word("طفلهات").matches == {}


def test_clitics_stand_only_where_they_are_needed():
    clitics = [Clitic("", frozenset()), Clitic("س", frozenset({"future"}), frozenset({"verb"}))]
    small = Lexicon([entry("x", "يقتل", features=("verb",)), entry("x", "جن")], {}, clitics, [], str)
    assert small.word("سيقتل").matches["x"][0].features == {"verb", "future"}
    assert small.word("سجن").matches == {}


def test_remembered_forgets_all_when_it_is_full():
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key * 2

    kept = Remembered(make, 3)
    assert [kept[key] for key in (1, 2, 1, 3)] == [2, 4, 2, 6]
    assert made == [1, 2, 3]
    assert kept[4] == 8
    assert list(kept) == [4]


def test_remembered_keeps_no_long_keys():
    kept = Remembered(len, 3)
    assert kept["غ" * 100] == 100
    assert not kept
