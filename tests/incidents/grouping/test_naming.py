"""What an incident is called: what most of its accounts tell, and from which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.incidents.accounts.split import Account, accounts_of
from marsad.incidents.grouping.naming import UNKNOWN, kind_of, names_for, site_of
from marsad.incidents.grouping.profile import Profile
from marsad.languages.incident_words import incident_words
from marsad.model.vocabulary import OUTCOMES
from tests.incidents.dispatches import dispatch

DAY = date(2031, 5, 4).toordinal()


def account(number: int, **told: Any) -> Account:
    """An account that tells nothing but what is given."""
    reading = dispatch(f"r{number}", "2031-05-05T10:00:00+00:00", "A quiet day", "Nothing is known.")
    return replace(accounts_of(reading)[0], **{key: _told(value) for key, value in told.items()})


def _told(value: Any) -> Any:
    return frozenset(value.split()) if isinstance(value, str) else value


def first_of(*days: int) -> int | None:
    window = Profile.of(account(n, first=DAY + day, last=DAY + day) for n, day in enumerate(days)).window()
    return window[0] - DAY if window else None


def test_the_first_day_is_that_with_which_most_begin():
    assert first_of(-1, 0, 0, 0, 1) == 0


def test_of_days_with_which_equally_many_begin_the_earlier_is_the_first():
    assert first_of(1, 0) == 0
    assert first_of(0, 0, 1, 1, 1) == 0


def test_without_a_day_there_is_no_first():
    assert first_of() is None


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (["attack", "attack", "prison-break"], "attack"),
        (["attack bombing", "attack bombing", "attack"], "attack"),
        (["attack bombing", "attack bombing"], "bombing"),
        (["clash", "ambush"], "ambush"),
    ],
)
def test_the_kind_is_what_most_tell_then_the_most_telling(told: list[str], kind: str):
    assert kind_of([account(n, kinds=kinds) for n, kinds in enumerate(told)]) == kind


def test_the_kind_of_what_no_event_tells_is_what_befell_people():
    assert kind_of([account(1, figures=frozenset({("displaced", 40)}))]) == "displaced"
    assert kind_of([account(1, figures=frozenset({("displaced", 40), ("killed", 2)}))]) == "killed"
    assert kind_of([account(1)]) == UNKNOWN


def test_every_outcome_has_a_name_in_every_language():
    for outcome in set(OUTCOMES) - {"other"}:
        assert all(outcome in incident_words(code).names["kinds"] for code in ("ar", "en"))


@pytest.mark.parametrize(
    ("sites", "headed", "site"),
    [
        (["prison", "prison", ""], ["", "", ""], "prison"),
        (["prison", "", ""], ["prison", "", ""], None),
        (["bridge", ""], ["", ""], None),
        (["bridge", ""], ["bridge", ""], "bridge"),
        (["prison"], [""], None),
        (["prison market"], ["market"], "market"),
    ],
)
def test_a_site_is_one_that_several_tell_or_one_in_its_first_words(
    sites: list[str], headed: list[str], site: str | None
):
    told = [account(n, sites=own, headed=first) for n, (own, first) in enumerate(zip(sites, headed, strict=True))]
    assert site_of(told) == site


def test_what_has_no_kind_and_no_place_is_called_as_its_report_calls_itself():
    assert names_for(UNKNOWN, None, None, None, None, lambda: "A hard week") == (
        ("ar", "A hard week"), ("en", "A hard week"),
    )  # fmt: skip
    assert dict(names_for(UNKNOWN, None, None, "2031-05-04", None, str))["en"] == "Incident, 2031-05-04"
    assert dict(names_for("killed", None, None, None, None, lambda: "A hard week"))["en"] == "Deaths"
