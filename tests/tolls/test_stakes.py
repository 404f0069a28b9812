"""What of a toll hangs on a figure: without it, and with its doubt settled."""

from __future__ import annotations

import pytest

from marsad.incidents.doubts import OTHER_SCOPE
from marsad.model.review import Bounds, Stake
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.resolve import resolve
from marsad.tolls.stakes import Stakes, ends
from tests.tolls.invented import claim, incident

DEFAULT = "latest-by-origin/1"
OURS = claim("monitor", 80, "2031-05-02T10:00")
THEIRS = claim("party", 120, "2031-05-02T12:00", origin_kind="party", origin_side="party")


def test_without_the_highest_figure_the_high_falls_to_the_next() -> None:
    (stake,) = Stakes(incident([OURS, THEIRS]), DEFAULT).if_rejected([THEIRS.id])
    assert (stake.now, stake.then) == (Bounds(80, 80, 120), Bounds(80, 80, 80))
    assert stake.change == 40


def test_without_its_only_figure_nobody_counts_the_toll() -> None:
    (stake,) = Stakes(incident([OURS]), DEFAULT).if_rejected([OURS.id])
    assert stake == Stake("killed", "all", Bounds(80, 80, 80), None)
    assert stake.change == 80


def test_an_origins_earlier_figure_comes_back() -> None:
    later = claim("monitor", 95, "2031-05-03T10:00")
    (stake,) = Stakes(incident([OURS, later]), DEFAULT).if_rejected([later.id])
    assert stake.then == Bounds(80, 80, 80)


def test_a_doubt_that_keeps_a_figure_out_is_settled() -> None:
    apart = claim("official", 140, "2031-05-03T10:00", doubts=(OTHER_SCOPE,))
    stakes = Stakes(incident([OURS, apart]), DEFAULT)
    (stake,) = stakes.if_accepted([apart.id])
    assert stake.now == Bounds(80, 80, 80)
    assert stake.then is not None
    assert stake.then.high == 140
    assert stakes.if_rejected([apart.id]) == ()


def test_what_bounds_nothing_changes_nothing() -> None:
    vague = claim("witness", None, "2031-05-03T10:00", qualifier="tens")
    assert Stakes(incident([OURS, vague]), DEFAULT).if_rejected([vague.id]) == ()


def test_other_outcomes_are_left_alone() -> None:
    hurt = claim("monitor", 9, "2031-05-02T10:00", outcome="injured")
    (stake,) = Stakes(incident([OURS, hurt]), DEFAULT).if_rejected([hurt.id])
    assert stake.outcome == "injured"


@pytest.mark.parametrize("policy", POLICIES)
def test_tolls_end_as_they_are_resolved(policy: str) -> None:
    gone = claim("paper", 300, "2031-05-04T10:00", rejected=True)
    parts = [claim("monitor", n, "2031-05-02T10:00", affected=who) for n, who in ((50, "civilian"), (30, "combatant"))]
    for told in ([OURS, THEIRS], [*parts, THEIRS], [OURS, claim("monitor", 95, "2031-05-03T10:00"), THEIRS]):
        last = {(t.outcome, t.affected): Bounds(t.low, t.best, t.high) for t in resolve(incident(told), policy)}
        assert ends(incident([*told, gone]), policy) == last
