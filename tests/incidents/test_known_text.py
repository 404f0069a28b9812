"""A report's text as far as its claims hold it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import marsad
from marsad.incidents.known_text import with_known_text
from marsad.model.claim import Reading
from tests.incidents.told import reading

TEXT = "قال المرصد السوري لحقوق الإنسان إن 14 مدنياً قتلوا في قصف على منبج أمس. وجُرح 3 من قوات الأمن في أعزاز، وفق مصدر طبي."


@pytest.fixture(scope="module")
def claims() -> Reading:
    """The claims of a dispatch with a title, without its text."""
    return marsad.from_json(marsad.to_json(reading(TEXT, title="مقتل 14 مدنياً في قصف على منبج")))


def test_known_text_has_every_span_where_it_stands(claims: Reading) -> None:
    text = with_known_text(claims).report.text
    assert len(text) == claims.report.characters
    spans = [span for claim in claims.claims for span in (claim.quantity, claim.affected, claim.place, *claim.sources)]
    assert len(spans) > 8
    for span in spans:
        assert span is None or text[span.start : span.end] == span.text
    assert text.startswith("مقتل 14 مدنياً في قصف على منبج\n")


def test_known_text_has_no_word_that_the_claims_do_not_hold(claims: Reading) -> None:
    whole = reading(TEXT, title="مقتل 14 مدنياً في قصف على منبج").report.text
    known = with_known_text(claims).report.text
    assert all(mine in (theirs, " ", ".", "\n") for mine, theirs in zip(known, whole, strict=True))
    assert "وفق" not in known


def test_known_text_ends_a_sentence_where_the_evidence_of_a_claim_ends(claims: Reading) -> None:
    text = with_known_text(claims).report.text
    first, second = (claim for claim in claims.claims if claim.quantity.start > len("مقتل 14 مدنياً في قصف على منبج"))
    assert "\n" in text[first.quantity.end : second.quantity.start]


def test_known_text_leaves_a_text_that_is_there() -> None:
    given = reading(TEXT)
    assert with_known_text(given) is given
    empty = replace(given, report=replace(given.report, text="", title=None), claims=(), events=(), statements=())
    assert with_known_text(empty) is empty


def test_known_text_of_claims_that_stand_beyond_their_characters_is_long_enough(claims: Reading) -> None:
    short = replace(claims, report=replace(claims.report, characters=3))
    assert claims.claims[-1].quantity.text in with_known_text(short).report.text
