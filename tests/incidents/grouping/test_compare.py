"""Two accounts' figures speak for or against their being of one happening."""

from __future__ import annotations

from marsad.incidents.accounts.split import Account, accounts_of
from marsad.incidents.grouping.compare import figures
from tests.incidents.dispatches import dispatch


def _account(id_: str, published: str, title: str, text: str) -> Account:
    return accounts_of(dispatch(id_, published, title, text))[0]


def test_a_count_carried_on_for_some_days_may_outgrow_the_first() -> None:
    first = _account(
        "a", "2019-03-04T22:00:00+03:00", "Blast kills 13 in Manbij", "A blast killed 13 people in Manbij."
    )
    later = _account(
        "b",
        "2019-03-06T22:00:00+03:00",
        "Manbij death toll climbs to 101",
        "The death toll of the blast in Manbij has climbed to 101, doctors said.",
    )
    same_day = _account("c", "2019-03-04T23:00:00+03:00", "Blast kills 101 in Manbij", "A blast killed 101 in Manbij.")
    assert "toll-other" not in {reason.code for reason in figures(first, later)}
    assert "toll-other" in {reason.code for reason in figures(first, same_day)}
