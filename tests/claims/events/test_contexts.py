"""Contexts: what the words of a sentence stand for, and where."""

from __future__ import annotations

import pytest

from marsad.claims.events.contexts import context_index, contexts_of
from marsad.languages.pack import load_pack
from marsad.text.tokens import tokenise

PACK = load_pack("ar")


def contexts(text: str):
    folded = PACK.orthography.fold(text)
    return contexts_of(tokenise(folded, 0, len(folded), PACK.lexicon), context_index(PACK))


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("قصف الجيش البلدة", "armed"),
        ("سقط قتلى في المعارك", "harm"),
        ("قتلت ميليشيا رجلا", "loaded"),
        ("وصل مسلحون إلى القرية", "conflict"),
        ("في مدينة دوما", "@place"),
        ("لم يقع اشتباك", "@governor"),
    ],
)
def test_context_stands_in_sentence(text, context):
    assert contexts(text).holds(context)


def test_words_are_asked_for_a_context_without_their_sentence():
    index = context_index(PACK)
    armed, plain = ([PACK.lexicon.word(form) for form in text.split()] for text in ("وصل مسلحون", "وصل زقنبوط"))
    assert index.holds(armed, "conflict")
    assert not index.holds(plain, "conflict")


def test_unknown_words_and_signs_have_no_contexts():
    found = contexts("زقنبوط بطليموز، 12")
    assert not found.at
    assert not found.holds("@event")
    assert found.reach(frozenset({"armed"})) == (-1, -1)


def test_context_of_phrase_stands_at_its_first_token_in_order():
    found = contexts("قال إن قوات الدعم السريع قصفت مدينة دوما")
    assert found.has(2, "armed")
    assert list(found.at) == sorted(found.at)


def test_nothing_stands_outside_the_sentence():
    found = contexts("قصفت القوات دوما")
    assert not found.has(-1, "@event")
    assert not found.has(9, "@event")
    assert found.between(-3, 20) == list(found.at.values())
