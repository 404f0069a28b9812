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


def test_a_day_of_saying_behind_what_is_said_is_no_sure_day_of_the_event() -> None:
    (claim,) = marsad.read("A raid killed 12 people, the ministry said on Monday.", published="2022-01-31").claims
    assert claim.when is not None
    assert claim.when.first == "2022-01-31"
    assert "date-inferred" in claim.doubts


def test_a_day_of_saying_before_what_is_said_stands_for_its_event() -> None:
    (claim,) = marsad.read("The ministry said on Monday that a raid killed 12 people.", published="2022-01-31").claims
    assert claim.when is not None
    assert "date-inferred" not in claim.doubts


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On the morning of June 21 2024, a strike hit Saraqib. On June 22, ten people were killed.", "2024-06-22"),
        ("Rockets hit school\nPosted on April 8, 2018 by admin\nFive children were killed on Saturday.", "2018-04-07"),
        ("Share\nTweet\nPrint\nEmail\nMore\n(July 5, 2022 / ANB) Five men were killed on Saturday.", "2022-07-02"),
        ("29 March\u060c 2024\nTwo civilians were killed on Thursday.", "2024-03-28"),
        ("In the early hours of 7 April 2018, five men were killed. Two women were killed in Saraqib.", "2018-04-07"),
        ("Rockets killed five people on 7 May 2018. The next day, two women were killed in Saraqib.", "2018-05-08"),
        ("Rockets killed five people on 7 May 2018. On Tuesday the death toll from the raid rose to 12.", "2018-05-07"),
    ],
)
def test_the_days_of_a_report_without_a_date_of_its_own(text: str, days: str) -> None:
    when = claims(text, None)[-1].when
    assert when is not None
    assert when.first == days


@pytest.mark.parametrize(
    "text",
    [
        "Rockets killed five people on 7 May 2018. Two weeks after a bomber killed 15 people in Kabul, it was over.",
        "Rockets killed five people on 7 May 2018. The war has killed tens of thousands of people.",
        "Violence had grown before the attack on 7 May 2018, leaving 40 dead.",
    ],
)
def test_a_figure_of_another_time_has_no_day(text: str) -> None:
    assert claims(text, None)[-1].when is None


def test_the_past_day_is_carried() -> None:
    when = claims("Ten civilians were killed in Manbij. Two raids in the past 24 hours killed four men.")[-1].when
    assert when is not None
    assert (when.first, when.last) == ("2022-01-25", "2022-01-26")


def test_a_month_is_no_place() -> None:
    assert claims("Three civilians were killed in March by mines.")[0].place is None


def test_a_war_that_began_counts_since_then() -> None:
    when = claims("The war, which began in March 2011, has killed more than 400,000 people.")[-1].when
    assert when is not None
    assert (when.first, when.last) == ("2011-03-01", "2022-01-26")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Homs province: Rockets hit a house north of Atma village near the road to the Jisr crossing. Ten men died.",
            "north of Atma village",
        ),
        (
            "A drone hit a car south of Al-Bara town, in areas held by rebels in Idlib countryside, killing one man.",
            "south of Al-Bara town",
        ),
    ],
)
def test_the_place_is_the_one_that_the_others_locate(text: str, place: str) -> None:
    found = claims(text)[-1].place
    assert found is not None
    assert found.text == place
