"""How the report writes a token: its capitals, which folding takes away."""

from __future__ import annotations

import pytest

from marsad.languages.pack import load_pack
from marsad.text.fold import fold
from marsad.text.tokens import Sentence, tokenise


def sentence(text: str, language: str = "en", folded: bool = True) -> Sentence:
    pack = load_pack(language)
    copy = fold(text, pack.orthography)
    return tokenise(copy.text, 0, len(copy.text), pack.lexicon, 0, copy if folded else None)


def test_capitals_are_asked_of_the_report():
    found = sentence("Erdoğan met IS and İzmir’s U.N. men")
    assert [form for at, form in enumerate(found.forms) if found.is_capital(at)] == ["erdogan", "is", "izmir", "u", "n"]
    assert [form for at, form in enumerate(found.forms) if found.is_capitals(at)] == ["is"]
    assert found.written(0) == "Erdoğan"
    assert found.written(-1) == found.written(99) == ""


def test_arabic_has_no_capitals():
    found = sentence("قتل خمسة جنود", "ar")
    assert not any(found.is_capital(at) for at in range(len(found)))
    assert not found.is_cased


def test_a_sentence_without_its_report_has_no_capitals():
    assert not sentence("IS", folded=False).is_capital(0)


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("Two soldiers were killed in Homs on Sunday", True),
        ("Two Soldiers Killed In Homs Attack", False),
        ("TWO SOLDIERS KILLED IN HOMS", False),
        ("two soldiers killed in homs", True),
        ("12", False),
    ],
)
def test_capitals_tell_something_where_most_words_have_none(text, cased):
    assert sentence(text).is_cased == cased
