"""What a report without news of its own tells again."""

from __future__ import annotations

from marsad.incidents.accounts.split import Account, accounts_of
from marsad.incidents.grouping.reconcile import reconcile
from marsad.model.claim import Reading
from tests.incidents.told import reading

_NEWS = "Shells fell on the fish market of Aleppo on Thursday and killed 27 people, the health ministry said."


def _news() -> list[Reading]:
    return [
        reading(
            _NEWS,
            id=f"n{number}",
            published=f"2031-05-0{number}T20:00:00+03:00",
            title="Shelling of Aleppo market kills 27",
            language="en",
            outlet=f"Paper {number}",
        )
        for number in (1, 2)
    ]


def _explainer(lead: str = "Nobody publishes a figure for the whole country.") -> Reading:
    text = (
        f"{lead}\n"
        "Counts are told in many ways, researchers say.\n"
        "Take the shelling of the fish market of Aleppo on 1 May. The health ministry counted 27 dead."
    )
    return reading(
        text,
        id="late",
        published="2031-05-20T10:00:00+03:00",
        title="Explainer: How the dead are counted",
        language="en",
    )


def _recalled(told: Reading) -> list[Account]:
    return [account for account in accounts_of(told) if account.nature == "recalled"]


def test_a_report_without_news_recalls_a_happening():
    (account,) = _recalled(_explainer())
    assert account.role == "other"
    assert ("killed", 27) in account.figures


def test_beside_news_of_its_own_it_is_background():
    assert not _recalled(_explainer("Five people were killed in a raid on Idlib on Monday, police said."))


def test_what_is_recalled_joins_what_others_told_and_begins_nothing():
    told = [*_news(), _explainer()]
    assert [group.reports for group in reconcile(told).groups] == [("late", "n1", "n2")]
    assert not reconcile([_explainer()]).groups


def test_a_title_that_calls_it_a_bombing_is_no_accident():
    text = (
        "BENGHAZI - The hospital said on Monday that the third man counted among the dead of the car bomb in Benghazi "
        "had died in a road accident.\nThe bomb killed two people, it said."
    )
    bomb = reading(text, title="Hospital corrects toll of Benghazi car bomb", language="en")
    assert accounts_of(bomb)[0].nature == "violent"
    crash = reading("Nine people died in a road accident near Benghazi on Monday.", title="Bus crash", language="en")
    assert accounts_of(crash)[0].nature == "accident"
