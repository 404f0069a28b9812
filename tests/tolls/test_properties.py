"""What holds of tolls whatever the claims: order, bounds, copies, what an instant sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.incident import Incident, IncidentClaim
from marsad.tolls.explain import explain
from marsad.tolls.policies.known import POLICIES
from marsad.tolls.resolve import resolve
from marsad.tolls.timeline import claims_until
from tests.tolls.invented import claim, incident

START = datetime(2031, 1, 1, tzinfo=UTC)
ORIGINS = {
    "monitor": ("monitor", None),
    "ministry": ("official", None),
    "force": ("party", "force"),
    "group": ("party", "group"),
    "anonymous-medical-source": ("anonymous", None),
    "witness": ("witness", None),
    "report:daily": (None, None),
    "report:wire": (None, None),
}
GROUPS = {"all": None, "civilian": None, "child": None, "woman": None, "force": "force", "group": "group"}
policies = st.sampled_from(sorted(POLICIES))


@st.composite
def claims(draw: st.DrawFn) -> list[IncidentClaim]:
    """Claims of eight origins over a week: small numbers, so that values are often told again."""
    return [_one(draw, number) for number in range(draw(st.integers(0, 14)))]


def _one(draw: st.DrawFn, number: int) -> IncidentClaim:
    origin = draw(st.sampled_from(sorted(ORIGINS)))
    kind, side = ORIGINS[origin]
    affected = draw(st.sampled_from(sorted(GROUPS)))
    published = START + timedelta(hours=draw(st.integers(0, 160)))
    value = draw(st.one_of(st.none(), st.integers(0, 12)))
    dated = draw(st.booleans())
    day = published - timedelta(days=draw(st.integers(0, 3))) if dated else published
    return claim(
        origin,
        value,
        published.isoformat(),
        id=f"r{number}/{number}",
        report=f"r{number}",
        value_high=None if value is None else draw(st.one_of(st.none(), st.integers(value, 15))),
        qualifier=draw(st.sampled_from(["exact", "at_least", "about"]))
        if value is not None
        else draw(st.sampled_from(["tens", "hundreds", "none"])),
        outcome=draw(st.sampled_from(["killed", "killed", "injured", "held"])),
        affected=affected,
        affected_side=GROUPS[affected],
        origin_kind=kind,
        origin_side=side,
        basis=draw(st.sampled_from(["cumulative", "cumulative", "new", "new", "standing", "partial"])),
        stance=draw(
            st.sampled_from(["asserted"] * 6 + ["alleged", "denied", "retracted", "hypothetical", "confirmed"])
        ),
        as_of=day.date().isoformat(),
        dated=dated,
        additional=draw(st.booleans()),
        place=draw(st.sampled_from([None, "geonames:170063", "geonames:169577", "the market"])),
        first=day.date().isoformat() if draw(st.booleans()) else None,
    )


@settings(max_examples=50, deadline=None)
@given(policy=policies, told=claims(), random=st.randoms(use_true_random=False))
def test_resolve_gives_the_same_whatever_the_order_of_claims(
    policy: str, told: list[IncidentClaim], random: st.DataObject
) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(_of(shuffled), policy) == resolve(_of(told), policy)


@settings(max_examples=50, deadline=None)
@given(policy=policies, told=claims())
def test_resolve_keeps_low_under_best_under_high_and_cites_its_claims(policy: str, told: list[IncidentClaim]) -> None:
    known = {one.id for one in told}
    tolls = resolve(_of(told), policy)
    for toll in tolls:
        assert 0 <= toll.low <= toll.best <= toll.high
        assert {*toll.cites, *(fate.claim for fate in toll.overtaken)} <= known
        assert toll.cites
        assert ("one-source" in toll.flags) == (toll.origins == 1)
        assert not {*toll.cites} & {fate.claim for fate in toll.overtaken}
    keys = [(toll.outcome, toll.affected, toll.as_of) for toll in tolls]
    assert keys == sorted(set(keys))


@settings(max_examples=50, deadline=None)
@given(policy=policies, told=claims(), later=st.lists(st.tuples(st.integers(0, 13), st.integers(0, 50)), max_size=6))
def test_copies_never_raise_the_count_of_origins(
    policy: str, told: list[IncidentClaim], later: list[tuple[int, int]]
) -> None:
    copies = [_copy(told[at], n, hours) for n, (at, hours) in enumerate(later) if at < len(told)]
    before = {(t.outcome, t.affected): t for t in resolve(_of(told), policy)}
    after = {(t.outcome, t.affected): t for t in resolve(_of([*told, *copies]), policy)}
    assert after.keys() == before.keys()
    # A retraction without a source, printed again once another origin gave the number, is taken for that origin's.
    assert all(toll.origins <= before[key].origins for key, toll in after.items())
    assert {key: (t.low, t.best, t.high) for key, t in after.items()} == {
        key: (t.low, t.best, t.high) for key, t in before.items()
    }


@settings(max_examples=50, deadline=None)
@given(policy=policies, told=claims(), at=st.integers(0, 13))
def test_removing_a_claim_and_adding_it_back_changes_nothing(policy: str, told: list[IncidentClaim], at: int) -> None:
    without = [one for number, one in enumerate(told) if number != at]
    back = [*without, *told[at : at + 1]]
    assert resolve(_of(back), policy) == resolve(_of(told), policy)
    assert resolve(_of([*told, *told[at : at + 1]]), policy) == resolve(_of(told), policy)


@settings(max_examples=50, deadline=None)
@given(policy=policies, told=claims(), hours=st.lists(st.integers(0, 8), min_size=2, max_size=2))
def test_as_of_sees_more_the_later_it_is_and_days_never_change_again(
    policy: str, told: list[IncidentClaim], hours: list[int]
) -> None:
    early, late = (START + timedelta(days=day) - timedelta(seconds=1) for day in sorted(hours))
    story = _of(told)
    seen, more = ([one.id for one in claims_until(story, at)] for at in (early, late))
    assert set(seen) <= set(more)
    assert resolve(story, policy, early) == tuple(
        toll for toll in resolve(story, policy, late) if toll.as_of <= early.date().isoformat()
    )


@settings(max_examples=50, deadline=None)
@given(policy=policies, told=claims())
def test_explain_names_every_claim_of_the_group_once_and_a_claim_for_each_bound(
    policy: str, told: list[IncidentClaim]
) -> None:
    story = _of(told)
    for toll in resolve(story, policy):
        found = explain(toll, story, policy)
        counted = {reason.claim for reason in found.claims if reason.counts}
        nobody_counts = not {"lapsed", "withdrawn"}.isdisjoint(toll.flags)
        assert counted == (set() if nobody_counts else set(toll.cites))
        assert {name for bound in found.bounds for name in bound.claims} <= counted
        own = {
            one.id
            for one in told
            if (one.outcome, one.affected) == (toll.outcome, toll.affected)
            and one.published.date().isoformat() <= toll.as_of
        }
        if policy == "latest-by-origin/1":
            assert own <= {reason.claim for reason in found.claims}
            assert all(
                reason.rule
                for reason in found.claims
                if not reason.counts and reason.why != "takes back its own origin's figure"
            )


def _copy(one: IncidentClaim, number: int, hours: int) -> IncidentClaim:
    """A copy in another report, printed later; where the report itself tells the figure, by another outlet."""
    origin = "report:copyist" if one.origin.startswith("report:") else one.origin
    report = f"c{number}"
    return replace(
        one,
        id=f"{report}/{one.id}",
        report=report,
        origin=origin,
        published=one.published + timedelta(hours=hours),
        copy_of=one.report,
    )


def _of(told: list[IncidentClaim]) -> Incident:
    return incident(told)
