"""What a person may choose for a claim: every symbol by its name, in both languages."""

from __future__ import annotations

import re

import pytest

from marsad.interface import choices
from marsad.interface.labels import labels
from marsad.interface.record_phrases import Names
from marsad.model.vocabulary import BASES, OUTCOMES, QUALIFIERS, STANCES, TAGS

LISTS = {"qualifier": QUALIFIERS, "outcome": OUTCOMES, "basis": BASES, "stance": STANCES}


@pytest.fixture(params=["en", "ar"])
def names(request: pytest.FixtureRequest) -> Names:
    return Names(labels(request.param), choices.registered(None))


@pytest.mark.parametrize("member", LISTS)
def test_every_symbol_of_a_closed_list_has_a_name(member: str, names: Names) -> None:
    ((_heading, found),) = ((each.heading, each.choices) for each in choices.symbols(member, names.labels))
    assert tuple(symbol for symbol, _name in found) == LISTS[member]
    assert all(_is_named(symbol, name, names) for symbol, name in found)


def test_groups_and_origins_are_named_once_and_never_by_their_ids(names: Names) -> None:
    groups = [one for each in choices.groups(names, ["isis", "all"]) for one in each.choices]
    origins = [one for each in choices.origins(names, ["report:dale-wire", "sohr", "witness"]) for one in each.choices]
    for found in (groups, origins):
        symbols = [symbol for symbol, _name in found]
        assert len(symbols) == len(set(symbols))
        assert all("-" not in name or symbol != name for symbol, name in found)
    assert {"all", *TAGS} <= {symbol for symbol, _name in groups}
    assert {"sohr", "witness", "report:dale-wire", "anonymous-official"} <= {symbol for symbol, _name in origins}


def test_places_of_a_name_are_told_apart_by_what_they_lie_in(names: Names) -> None:
    found = choices.places_called("Tripoli", names.labels)
    assert len(found) > 1
    assert len({name for _id, name in found}) == len(found)
    assert choices.places_called("no such place anywhere", names.labels) == ()


def _is_named(symbol: str, name: str, names: Names) -> bool:
    return bool(re.search("[\u0621-\u064a]", name)) if names.labels.language == "ar" else "_" not in name
