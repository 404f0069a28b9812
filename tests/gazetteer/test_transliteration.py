"""One key for all spellings of a name in Latin letters."""

from __future__ import annotations

import pytest

from marsad.gazetteer.towns import load_gazetteer
from marsad.gazetteer.transliteration import transliteration


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deir ezzor", "dayr az zawr"),
        ("hassakeh", "al hasakah"),
        ("al raqqa", "ar raqqah"),
        ("tel tamr", "tall tamr"),
        ("reef dimashq", "rif dimashq"),
        ("khirbet shair", "khirbat shair"),
        ("um hawsh", "umm hosh"),
        ("maaret al numan", "maarrat an numan"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert transliteration().keys(one) == transliteration().keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("homs", "hama"), ("daraa", "darayya"), ("tel abyad", "ras al ain"), ("manbij", "marea")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert transliteration().keys(one) != transliteration().keys(other)


def test_many_names_are_keyed_as_each_by_itself() -> None:
    names = ["deir ezzor", "al", "um al khair", "tel rif at"]
    assert transliteration().keys("\n".join(names)).split("\n") == [transliteration().keys(name) for name in names]


def test_a_place_that_sounds_alike_is_sure_where_the_key_is_long_or_only_the_article_differs() -> None:
    gazetteer = load_gazetteer(str.lower, names_in="en", language="en")
    long = gazetteer.spelt_alike("deir ezzour")
    short = gazetteer.spelt_alike("hassakeh")
    assert [town.id for town in long.towns][:1] == ["geonames:170794"]
    assert not short.sure
    assert not gazetteer.spelt_alike("ur").towns
