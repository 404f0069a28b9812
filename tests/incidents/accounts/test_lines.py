"""What a sentence tells of its report's happenings."""

from __future__ import annotations

from marsad.incidents.accounts.lines import lines_of
from tests.incidents.dispatches import dispatch


def test_a_town_with_a_namesake_abroad_is_the_one_of_the_country_that_the_report_names() -> None:
    told = dispatch(
        "a",
        "2021-06-04T22:00:00+03:00",
        "Mortars fall on Tripoli",
        "Three people were killed in Tripoli on Friday, a Libyan doctor said. Libya has had no such night this year.",
    )
    title = lines_of(told.report)[0]
    assert title.places
    assert not title.named


def test_a_word_for_a_site_in_the_name_of_a_quarter_is_no_site() -> None:
    told = dispatch(
        "a",
        "2021-06-04T22:00:00+03:00",
        "Elders of Souq al-Jumaa meet",
        "The elders of Souq al-Jumaa in Tripoli, Libya, met on Friday.\nA market in Tripoli, Libya, was shut.",
    )
    sites = [line.sites for line in lines_of(told.report)]
    assert sites == [frozenset(), frozenset(), frozenset({"market"})]
