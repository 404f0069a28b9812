"""One party has one id, whichever language names it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import marsad

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))["pair"]
SENTENCES = {
    "ar": "أعلنت {} مقتل ثلاثة جنود في المدينة.",
    "en": "On Sunday, {} said that three people were killed in the town.",
}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["party"])
def test_both_names_are_the_party(pair):
    for language, sentence in SENTENCES.items():
        text = sentence.format(pair[language])
        found = {m.party: m.text for m in marsad.read_mentions(text, language=language) if m.kind == "party"}
        assert found.get(pair["party"]) == pair[language]


def test_pairs_are_many():
    assert len({pair["party"] for pair in PAIRS}) >= 120
