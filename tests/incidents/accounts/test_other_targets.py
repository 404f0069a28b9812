"""What a report tells of another building that was struck is another happening, in the same town."""

from __future__ import annotations

from marsad.incidents.accounts.split import Account, accounts_of
from tests.incidents.dispatches import dispatch


def _accounts(title: str, text: str) -> list[Account]:
    return list(accounts_of(dispatch("x", "2019-03-04T22:00:00+03:00", title, text)))


def _deaths(account: Account) -> set[int]:
    return {value for outcome, value in account.figures if outcome == "killed"}


def test_a_school_struck_after_the_market_is_told_apart_in_the_same_town() -> None:
    lead, other, *_ = _accounts(
        "Shelling kills 14 at Manbij market",
        "Shells fell on a market in Manbij on Monday, killing 14 people, a doctor said.\nIn the evening shelling hit a "
        "school, and six pupils were killed, he said.",
    )
    assert _deaths(lead) == {14}
    assert _deaths(other) == {6}
    assert {spot.id for spot in other.spots} & {id_ for spot in lead.spots for id_ in spot.chain}


def test_a_hospital_that_takes_the_wounded_in_is_the_lead_s() -> None:
    lead, *others = _accounts(
        "Shelling kills 14 at Manbij market",
        "Shells fell on a market in Manbij on Monday, killing 14 people, a doctor said.\nA hospital hit by shelling last "
        "year treated 20 of the wounded, he said.",
    )
    assert _deaths(lead) == {14}
    assert not [account for account in others if account.role == "other"]
