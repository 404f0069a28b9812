"""Parties in a language that describes a body before its word: the pack's own cases."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold

PACK = load_pack("en")
CASES = tomllib.loads((files("marsad.languages") / "en/cases/parties.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_parties_cases(case: dict[str, Any]) -> None:
    mentions = Mentions(fold(case["text"], PACK.orthography), PACK, None)
    found = [party for number in range(len(mentions)) for party in mentions.parties(number)]
    words = [mentions.folded.span(party.start, party.end).text for party in found]
    assert words == case["expect"], case["why"]
    assert [party.party or "" for party in found] == case.get("party", []), case["why"]
    assert any(party.loaded for party in found) == case.get("loaded", False), case["why"]


def test_parties_cases_are_many_with_rejects() -> None:
    assert len(CASES) >= 60
    assert sum(not case["expect"] for case in CASES) >= 10
