"""Parties of sentences: the pack's own cases, the register's order, and input that is no sentence."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.parties import find_parties
from marsad.model.mention import PartyMention
from marsad.text.fold import fold
from marsad.text.sentences import sentences
from marsad.text.tokens import tokenise
from tests.growth import grows_in_step, seconds_of

PACK = load_pack("ar")
CASES = tomllib.loads((files("marsad.languages") / "ar/cases/parties.toml").read_text(encoding="utf-8"))["case"]
KINDS = {
    "armed-forces", "armed-group", "police", "government", "tribe", "ministry", "monitor", "agency", "outlet", "un", "ngo",
    "court", "office",
}  # fmt: skip


def parties(text: str) -> list[tuple[str, PartyMention]]:
    """Every party of a text with its words as the text has them."""
    folded = fold(text, PACK.orthography)
    found = []
    for number, (start, end) in enumerate(sentences(folded.text)):
        sentence = tokenise(folded.text, start, end, PACK.lexicon, number)
        for mention in find_parties(sentence, PACK):
            found.append((folded.span(mention.start, mention.end).text, mention))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_parties_cases(case: dict[str, Any]) -> None:
    found = parties(case["text"])
    assert [words for words, _ in found] == case["expect"], case["why"]
    assert [mention.party or "" for _, mention in found] == case.get("party", []), case["why"]
    assert any(mention.loaded for _, mention in found) == case.get("loaded", False), case["why"]


def test_parties_cases_are_many_with_rejects() -> None:
    assert len(CASES) >= 80
    assert sum(not case["expect"] for case in CASES) >= 10


def test_parties_are_in_order_and_apart() -> None:
    text = 'قال وزير الدفاع التركي إن قوات "سوريا الديمقراطية" وتنظيم داعش والجيش السوري انسحبوا، وفق المرصد السوري.'
    found = [mention for _, mention in parties(text)]
    assert len(found) == 5
    assert all(one.last < other.first for one, other in pairwise(found))


def test_a_party_has_one_kind_and_a_name() -> None:
    kinds: dict[str, set[str]] = {}
    for entry in PACK.entries:
        if entry.kind == "party":
            assert entry.attributes.get("kind") in KINDS, entry.id
            if "party" in entry.attributes:
                assert entry.attributes.get("name"), entry.id
                kinds.setdefault(entry.attributes["party"], set()).add(entry.attributes["kind"])
    assert {party: found for party, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("words", ["قوات ", '"', "وزارة ال", "وزير الدفاع ", 'تنظيم "', "مقاتلي تنظيم ", "شرطة غزة "])
def test_parties_of_hostile_input_take_linear_time(words: str) -> None:
    def seconds(size: int) -> float:
        text = fold(words * (size // len(words)), PACK.orthography).text
        sentence = tokenise(text, 0, len(text), PACK.lexicon)
        return seconds_of(lambda: find_parties(sentence, PACK))

    assert grows_in_step(seconds, 20_000)
