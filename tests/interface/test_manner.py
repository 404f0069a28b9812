"""Numbers and days in the digits and month names that a reader chose."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.interface.labels import INTERFACE_LANGUAGES, labels
from marsad.interface.manner import RECORDED, Digits, Manner, Months
from marsad.interface.record_phrases import incident_name
from marsad.model.incident import Incident, IncidentPlace

NOWHERE = IncidentPlace(None, None, None, None, None)
ARABIC = Manner(Digits.ARABIC, Months.LEVANTINE)


@pytest.mark.parametrize(
    ("months", "language", "said"),
    [
        (Months.LEVANTINE, "ar", "31 كانون الثاني 2022"),
        (Months.EGYPTIAN, "ar", "31 يناير 2022"),
        (Months.BOTH, "ar", "31 كانون الثاني/يناير 2022"),
        (Months.BOTH, "en", "31 January 2022"),
    ],
)
def test_a_day_in_the_readers_month_names(months: Months, language: str, said: str) -> None:
    assert labels(language).written(Manner(months=months)).day("2022-01-31") == said


@pytest.mark.parametrize(
    ("recorded", "said"),
    [("2022-07", "تموز ٢٠٢٢"), ("2022", "٢٠٢٢"), ("2022-13-01", "2022-13-01"), ("", ""), ("من أيام", "من أيام")],
)
def test_no_day_is_made_up_where_none_is_recorded(recorded: str, said: str) -> None:
    assert labels("ar").written(ARABIC).day(recorded) == said


def test_numbers_and_counts_in_the_readers_digits() -> None:
    words = labels("ar").written(ARABIC)
    assert words.number(1_250) == "١٬٢٥٠"
    assert words.count("reports", 12).split()[0] == "١٢"
    assert words.instant(datetime(2022, 7, 9, 18, 5, tzinfo=UTC)) == "٩ تموز ٢٠٢٢ ١٨:٠٥ UTC"


def test_low_stands_at_the_left_in_both_digits() -> None:
    assert RECORDED.span([332, 373, 495]) == "332–373–495"
    assert ARABIC.span([332, 495]) == "٣٣٢\u200e–\u200e٤٩٥"


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_what_nobody_chose_stays_as_it_is_recorded(language: str) -> None:
    assert labels(language).day("2022-01-31") == "2022-01-31"
    assert [len(labels(language).words[name]) for name in ("levantine", "egyptian")] == [12, 12]


def test_the_day_in_an_incidents_name_is_written_so_too() -> None:
    names = (("ar", "تفجير في الحسكة، 2022-01-24"),)
    incident = Incident("i-1", "Bombing in Al Hasakah, 2022-01-24", names, None, None, NOWHERE, (), ())
    assert incident_name(incident, labels("ar").written(ARABIC)) == "\u2068تفجير في الحسكة، ٢٤ كانون الثاني ٢٠٢٢\u2069"
    assert incident_name(incident, labels("en")) == "\u2068Bombing in Al Hasakah, 2022-01-24\u2069"
