"""Tokens of a sentence, and what a glance tells of it."""

from __future__ import annotations

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold
from marsad.text.tokens import Sentence, glance, tokenise

LEXICON = load_pack("ar").lexicon


def sentence(text: str) -> Sentence:
    folded = fold(text, load_pack("ar").orthography).text
    return tokenise(folded, 0, len(folded), LEXICON)


FORMS = [
    ("قتل خمسة جنود.", ["قتل", "خمسه", "جنود", "."], "words and signs"),
    ("1,200 شخص", ["1,200", "شخص"], "a number with its separator"),
    ("و10 جرحى", ["و", "10", "جرحي"], "a conjunction before digits"),
    ("الـ12", ["ال", "12"], "an article before digits"),
    ("(12)قتيلا،", ["(", "12", ")", "قتيلا", "،"], "no spaces"),
    ("8-10", ["8", "-", "10"], "a range"),
    ("a_b", ["a", "_", "b"], "an underscore"),
    ("12%", ["12", "%"], "a sign after a number"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "forms", "why"), FORMS)
def test_tokenise_cuts_numbers_words_and_signs(text, forms, why):
    found = sentence(text)
    assert found.forms == forms, why
    assert len(found) == len(found.words) == len(found.starts) == len(found.ends) == len(forms)
    assert [found.form(at) for at in range(len(found))] == forms


def test_tokens_know_where_they_stand():
    found = sentence("قتل  و10 جنود")
    assert list(zip(found.starts, found.ends, strict=True)) == [(0, 3), (5, 6), (6, 8), (9, 13)]
    assert [found.glued(at) for at in range(4)] == [False, False, True, False]


def test_tokenise_within_a_text_keeps_its_offsets():
    text = "سطر اول. قتل 5"
    found = tokenise(text, 9, len(text), LEXICON, 1)
    assert (found.number, found.starts) == (1, [9, 13])


def test_at_finds_entries_by_kind_and_sense():
    found = sentence("مقتل خمسة جنود")
    match = found.at(0, "outcome", "killed")
    assert match is not None
    assert "masdar" in match.features
    assert found.at(0, "outcome", "injured") is None
    assert found.at(0, "place") is None
    assert found.has(2, "person", "plural") is not None
    assert found.has(2, "person", "dual") is None


def test_nothing_stands_outside_the_sentence():
    found = sentence("مقتل")
    for at in (-1, 1, 99):
        assert found.at(at, "outcome") is None
        assert found.has(at, "outcome", "masdar") is None
        assert found.all_at(at, "outcome") == ()
        assert found.form(at) == ""
        assert not found.is_word(at)
        assert not found.is_number(at)


def test_phrases_stand_before_single_words_longest_first():
    found = sentence("من بينهم طفل")
    matches = found.all_at(0, "particle")
    assert [match.size for match in matches] == sorted((match.size for match in matches), reverse=True)
    assert matches[0].sense == "among"
    assert matches[0].size == 2
    assert list(found.phrases) == [0]


def test_a_phrase_may_begin_with_clitics():
    match = sentence("وإطلاق سراح الأسرى").at(0, "outcome", "freed")
    assert match is not None
    assert (match.size, "and" in match.features) == (2, True)


def test_find_gives_every_token_of_a_kind():
    found = sentence("قتل جندي وأصيب مدني")
    assert [at for at, _ in found.find("outcome")] == [0, 2]
    assert [at for at, _ in found.find("person", 2)] == [3]
    assert [at for at, _ in found.find("person", 0, 1)] == [1]


@pytest.mark.parametrize(
    "text", ["قتل 5 جنود", "من بينهم طفل", "إطلاق سراح الأسرى", "لا شيء هنا", "قال إن 20 منهم،وأصيب مدنيين", "..."]
)
def test_glance_tells_every_kind_that_the_tokens_have(text):
    folded = fold(text, load_pack("ar").orthography).text
    found = sentence(text)
    words, bits, _, _ = glance(folded, 0, len(folded), LEXICON)
    kinds = {kind for word in found.words for kind in word.kinds}
    kinds |= {kind for phrases in found.phrases.values() for kind in phrases}
    assert words == found.words
    assert LEXICON.kinds(bits) >= kinds


def test_mentions_pass_a_sentence_by_at_a_glance():
    pack = load_pack("ar")
    mentions = Mentions(fold("قتل 5 جنود. جاء المدير.", pack.orthography), pack, None)
    assert mentions.may_hold(0, "outcome")
    assert mentions.may_hold(0, "numeral", "digits")
    assert not mentions.may_hold(1, "outcome", "digits")
    assert "outcome" in mentions.kinds(0)
    assert mentions.holding("outcome", "digits") == [0]
    assert mentions.holding("weekday") == []
    assert mentions.size(1) == 3
    assert mentions.numbers(1) == []
