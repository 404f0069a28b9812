"""When and where of English figures."""

from __future__ import annotations

import pytest

import marsad
from marsad.model.claim import Claim


def claims(text: str, published: str | None = "2022-01-26") -> list[Claim]:
    return list(marsad.read(text, published=published, language="en").claims)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Ten civilians were killed on Tuesday.", "2022-01-26", ("2022-01-25", "2022-01-25")),
        ("Ten civilians were killed on January 3, 2016.", None, ("2016-01-03", "2016-01-03")),
        ("July 18 2014 Army attacks camp. Ten civilians were killed on Thursday.", None, ("2014-07-17", "2014-07-17")),
        ("Ten civilians were killed in 2013.", "2022-01-26", ("2013-01-01", "2013-12-31")),
    ],
)
def test_when(text: str, published: str | None, days: tuple[str, str]) -> None:
    claim = claims(text, published)[-1]
    assert claim.when is not None
    assert (claim.when.first, claim.when.last) == days


def test_a_day_is_carried_over_and_doubted() -> None:
    claim = claims("Rockets killed five civilians on Tuesday in Saraqib. A house burned, and two women were wounded.")[
        -1
    ]
    assert claim.when is not None
    assert claim.when.first == "2022-01-25"
    assert "date-inferred" in claim.doubts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ten civilians were killed in Al-Zeitoun neighbourhood of southern Gaza City.", "Al-Zeitoun neighbourhood"),
        ("Ten civilians were killed in Douma, Syria.", "Douma"),
        (
            "A strike on al-Saftawi Street near the Nuwaija warehouses and Bahri junction killed ten people.",
            "al-Saftawi Street",
        ),
        ("Ten civilians were killed in the town of Al-Bara, south of Idlib.", "town of Al-Bara"),
        ("Sources in Beirut said ten soldiers were killed near Palmyra.", "Palmyra"),
    ],
)
def test_the_place_of_a_chain_is_the_one_that_the_others_locate(text: str, place: str) -> None:
    found = claims(text)[0].place
    assert found is not None
    assert found.text == place


def test_a_place_is_inherited_and_doubted() -> None:
    claim = claims("Rockets hit the town of Al-Bara on Tuesday. Ten civilians were killed.")[-1]
    assert claim.place is not None
    assert claim.place.text == "town of Al-Bara"
    assert "place-inherited" in claim.doubts
