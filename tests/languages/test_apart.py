"""The files of a pack that the reader does not look at: every example beside an entry is one of it."""

from __future__ import annotations

from importlib.resources import files

import pytest
import tomli

from marsad.languages.apart import APART, lexicon_apart
from marsad.languages.pack import languages, orthography_of
from marsad.text.tokens import tokenise


def _senses(text: str, code: str, kind: str) -> set[str]:
    folded = orthography_of(code).fold(text)
    sentence = tokenise(folded, 0, len(folded), lexicon_apart(code, "ledger"))
    return {match.sense for _, match in sentence.find(kind)}


def _examples(key: str) -> list[tuple[str, str, str, str]]:
    found = []
    for code in sorted(languages()):
        data = tomli.loads((files("marsad.languages") / code / "ledger.toml").read_text("utf-8"))
        found += [
            (code, kind, row["sense"], text) for kind in data for row in data[kind] for text in row.get(key, ())
        ]  # fmt: skip
    return found


@pytest.mark.parametrize(("code", "kind", "sense", "text"), _examples("accept"))
def test_an_entry_is_found_in_its_example(code, kind, sense, text):
    assert sense in _senses(text, code, kind)


@pytest.mark.parametrize(("code", "kind", "sense", "text"), _examples("reject"))
def test_an_entry_is_not_found_where_its_example_says_so(code, kind, sense, text):
    assert sense not in _senses(text, code, kind)


def test_every_language_has_the_file():
    for code in languages():
        for stem in APART:
            lexicon_apart(code, stem)
