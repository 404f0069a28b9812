"""A copy goes where the report goes that it copies, and changes nothing for others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.incidents.accounts.split import accounts_of
from marsad.incidents.copies.find import find_copies
from marsad.incidents.grouping.followers import followers
from marsad.incidents.grouping.reconcile import reconcile
from marsad.model.claim import Reading
from tests.incidents.dispatches import siege, two_bombings


def _copy(reading: Reading, id_: str = "z9") -> Reading:
    return replace(reading, report=replace(reading.report, id=id_, outlet="Other Wire"))


@pytest.mark.parametrize("at", range(4))
def test_a_copy_more_changes_no_other_report_s_incident(at: int) -> None:
    readings = [*two_bombings(), *siege()]
    copied = [*readings, _copy(readings[at])]
    before, after = reconcile(readings), reconcile(copied, find_copies(copied))
    bare = sorted(tuple(one for one in group.reports if one != "z9") for group in after.groups)
    assert bare == sorted(group.reports for group in before.groups)
    assert after.unassigned == before.unassigned
    assert any({"z9", readings[at].report.id} <= set(group.reports) for group in after.groups)


def test_a_copy_follows_and_an_outlet_s_own_account_does_not() -> None:
    one, other = two_bombings()[:1], two_bombings()[2:3]
    readings = [*one, _copy(one[0], "b2"), *other]
    told = [accounts_of(reading) for reading in readings]
    found = followers(told, find_copies(readings))
    assert found == {account.id: first.id for account, first in zip(told[1], told[0], strict=True)}
    assert followers(told, ()) == {}
