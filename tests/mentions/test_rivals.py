"""A name of the register that a larger town elsewhere bears too is not taken for certain."""

from __future__ import annotations

import pytest

import marsad


def _places(text: str, language: str) -> list[tuple[str | None, tuple[str, ...]]]:
    found = marsad.read_mentions(text, published="2025-02-18", language=language)
    return [(mention.gazetteer, mention.candidates) for mention in found if mention.kind == "place"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Seven people died in Tripoli, the Libyan health ministry said.", "en", "geonames:2210247"),
        ("Seven people died in Tripoli, a Lebanese official said.", "en", "geonames:266826"),
        ("قتل سبعة أشخاص في طرابلس بحسب مسؤول ليبي.", "ar", "geonames:2210247"),
        ("Seven people were killed in Aleppo, a monitor said.", "en", "geonames:170063"),
    ],
)
def test_a_country_s_adjective_tells_which_namesake_is_meant(text: str, language: str, expected: str) -> None:
    assert _places(text, language)[0] == (expected, ())


def test_a_name_without_context_stays_open() -> None:
    found, candidates = _places("Seven people died in Tripoli on Tuesday.", "en")[0]
    assert found is None
    assert set(candidates) == {"geonames:266826", "geonames:2210247"}
