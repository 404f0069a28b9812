"""The day that opens a report."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold


def day_of(text: str, published: date | None = None, language: str = "en") -> date | None:
    pack = load_pack(language)
    return Mentions(fold(text, pack.orthography), pack, published).day


@pytest.mark.parametrize(
    "text",
    [
        "July 18 2014 Syrian soldiers clashed with militants on Friday.",
        "Army clashes with militants\n\nFri July 18 2014 Soldiers were killed on Thursday.",
        "BEIRUT, July 18, 2014 (Reuters) - Soldiers were killed on Thursday.",
    ],
)
def test_a_date_that_opens_the_report_is_its_own_day(text: str) -> None:
    assert day_of(text) == date(2014, 7, 18)


@pytest.mark.parametrize(
    "text",
    [
        "On July 18, 2014, soldiers were killed near the airport.",
        "Soldiers who were wounded on July 18, 2014 died on Monday.",
        "Soldiers were killed on Thursday.",
    ],
)
def test_a_date_of_what_is_told_is_not_the_day_of_the_report(text: str) -> None:
    assert day_of(text) is None
    assert day_of(text, date(2015, 1, 2)) == date(2015, 1, 2)


def test_a_date_after_the_publication_is_no_dateline() -> None:
    assert day_of("July 18 2014 Soldiers were killed.", date(2014, 7, 1)) == date(2014, 7, 1)


def test_arabic_reports_keep_the_day_of_their_publication() -> None:
    assert day_of("18 تموز 2014 قتل جنديان.", date(2014, 7, 20), "ar") == date(2014, 7, 20)
