"""What a record's neighbourhoods become as reports and decisions come and go is what they are afresh."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.stories import stories, without_text
from marsad.incidents.neighbourhoods import changing, levels
from marsad.incidents.neighbourhoods.changing import Neighbourhoods, neighbourhoods_of
from marsad.incidents.neighbourhoods.sketch import Sketch, day_of, sketch_of
from marsad.incidents.neighbourhoods.store import InMemory
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from tests.incidents.dispatches import dispatch, siege, two_bombings
from tests.pipeline import invented

STORY = Path(__file__).parents[3] / "examples" / "story" / "reports.jsonl"
_TAKEN = datetime(2031, 1, 1, tzinfo=UTC)
_few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def _merge(id: str, *targets: str, kind: str = "merge", day: int = 0) -> Decision:
    return Decision(id, kind, targets, "S.", "seen", _TAKEN + timedelta(days=day))  # type: ignore[arg-type]


def _now(neighbourhoods: InMemory, sketches: list[Sketch]) -> set[frozenset[str]]:
    return set(neighbourhoods.neighbourhoods([sketch.report for sketch in sketches]).values())


def _pool() -> list[Sketch]:
    """Invented reports of several happenings, copies and bare ones among them."""
    chance = Random(7)
    shapes = [
        (chance.choice(["ar", "en"]), chance.randrange(3), chance.randrange(3), chance.choice((9, 14, 17)), hour)
        for hour in (0, 5, 9, 26, 30, 50, 51, 52, 70, 120, 121, 200, 210, 400, 402, 600)
    ]
    told: list[Reading] = [
        invented.dispatch(f"p{number:02}", *shape, outlet)
        for number, shape in enumerate(shapes)
        for outlet in ("Dale Wire",)
    ]
    told += [
        dispatch(
            "quiet", "2019-03-05T20:00:00+03:00", "Manbij mourns", "Shops stayed shut in the town of Manbij on Tuesday."
        ),
        dispatch("undated", "2019-03-06", "Blast in Azaz", "A bomb killed 12 people in the town of Azaz."),
    ]
    return [sketch_of(reading) for reading in (*told, *two_bombings(), *siege())]


POOL = _pool()


@_few
@given(data=st.data())
def test_any_order_of_adding_and_removing_gives_what_there_is_afresh(data: st.DataObject) -> None:
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    there: dict[str, Sketch] = {}
    decisions: list[Decision] = []
    for number in range(data.draw(st.integers(1, 6))):
        add = data.draw(st.lists(st.sampled_from(POOL), max_size=10, unique_by=lambda sketch: sketch.report))
        remove = data.draw(st.lists(st.sampled_from(sorted(there)), max_size=4, unique=True)) if there else []
        kind = data.draw(st.sampled_from(["none", "merge", "split", "move", "withdraw", "reject"]))
        if kind != "none":
            named = data.draw(
                st.lists(st.sampled_from([one.report for one in POOL]), min_size=2, max_size=3, unique=True)
            )
            targets = (
                tuple(one.id for one in decisions[-1:]) if kind == "withdraw" else (named[0], f"{named[1]}/1-2-killed")
            )
            decisions = [*decisions, *([_merge(f"d{number}", *targets, kind=kind, day=number)] if targets else [])]
        before = _now(store, list(there.values()))
        changed = neighbourhoods.change(add, remove, decisions)
        there = {report: sketch for report, sketch in there.items() if report not in remove}
        there |= {sketch.report: sketch for sketch in add}
        afresh = set(neighbourhoods_of(there.values(), decisions))
        assert _now(store, list(there.values())) == afresh
        assert afresh - before <= set(changed.made) <= afresh
        assert before - afresh <= set(changed.gone)


def test_links_at_hand_stand_for_asking_again() -> None:
    store = InMemory()
    Neighbourhoods(store).begin(POOL)
    own = {sketch.report: store.own_links(sketch.report) for sketch in POOL if not sketch.leaning}
    for day in sorted({day_of(sketch.order) for sketch in POOL}):
        known = [sketch for sketch in POOL if day_of(sketch.order) <= day]
        afresh = neighbourhoods_of(known)
        assert neighbourhoods_of(known, own_links=own) == afresh
    assert any(own.values())
    lonely = neighbourhoods_of(POOL, own_links={sketch.report: {} for sketch in POOL})
    assert len(lonely) == len(POOL) > len(neighbourhoods_of(POOL))


def test_a_report_far_from_the_others_touches_its_own_neighbourhood_alone() -> None:
    neighbourhoods = Neighbourhoods(InMemory())
    neighbourhoods.change(map(sketch_of, siege()))
    changed = neighbourhoods.change(map(sketch_of, two_bombings()[:2]))
    assert changed.made == (frozenset({"b1", "b2"}),)
    assert changed.gone == ()


def test_a_report_that_is_given_again_has_its_neighbourhood_made_anew() -> None:
    neighbourhoods = Neighbourhoods(InMemory())
    sketches = [*map(sketch_of, two_bombings()[:2])]
    neighbourhoods.change(sketches)
    changed = neighbourhoods.change(sketches[:1])
    assert changed.gone == changed.made == (frozenset({"b1", "b2"}),)


def test_a_decision_brings_neighbourhoods_together_and_its_withdrawal_parts_them() -> None:
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    sketches = [*map(sketch_of, (two_bombings()[0], siege()[0]))]
    neighbourhoods.change(sketches)
    merge = _merge("d1", "b1", "s1/4-5-killed")
    assert neighbourhoods.change(decisions=[merge]).made == (frozenset({"b1", "s1"}),)
    withdrawn = neighbourhoods.change(decisions=[merge, _merge("d2", "d1", kind="withdraw", day=1)])
    assert set(withdrawn.made) == {frozenset({"b1"}), frozenset({"s1"})}


def test_a_ruling_on_a_claim_makes_its_neighbourhood_anew() -> None:
    neighbourhoods = Neighbourhoods(InMemory())
    neighbourhoods.change(map(sketch_of, [*two_bombings()[:2], siege()[0]]))
    changed = neighbourhoods.change(decisions=[_merge("d1", "s1/4-5-killed", kind="reject")])
    assert changed.gone == changed.made == (frozenset({"s1"}),)


def test_what_is_removed_is_gone() -> None:
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    neighbourhoods.change(map(sketch_of, two_bombings()[:2]))
    changed = neighbourhoods.change(remove=["b1", "b2"])
    assert (changed.gone, changed.made) == ((frozenset({"b1", "b2"}),), ())
    assert store.neighbourhoods(["b1", "b2"]) == {}


@pytest.mark.slow
def test_the_bundled_story_added_one_by_one_is_what_it_is_afresh() -> None:
    lines = [json.loads(line) for line in STORY.read_text("utf-8").splitlines()]
    sketches = [
        sketch_of(invented.read(one["id"], one["text"], one["published"], one["language"], one["outlet"]))
        for one in lines
    ]
    Random(3).shuffle(sketches)
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    for at, sketch in enumerate(sketches, 1):
        neighbourhoods.change([sketch])
        if at % 13 == 0:
            assert _now(store, sketches[:at]) == set(neighbourhoods_of(sketches[:at]))


@pytest.mark.slow
@pytest.mark.parametrize("many", [2, 5, 12, levels.MANY])
def test_hundreds_of_reports_that_crowd_each_other_are_what_they_are_afresh(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels, "MANY", many)
    sketches = [sketch_of(without_text(told)) for told in stories(300)]
    chance = Random(5)
    chance.shuffle(sketches)
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    there: list[Sketch] = []
    for at in range(0, 300, 10):
        gone = chance.sample(there, min(3, len(there)))
        neighbourhoods.change(sketches[at : at + 10], [sketch.report for sketch in gone])
        there = [sketch for sketch in there if sketch not in gone] + sketches[at : at + 10]
        if at % 50 == 0:
            assert _now(store, there) == set(neighbourhoods_of(there))


@pytest.mark.slow
@pytest.mark.parametrize("many", [3, 8])
def test_removing_one_by_one_leaves_what_there_is_afresh(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "MANY", many)
    there = [sketch_of(without_text(told)) for told in stories(120)]
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    neighbourhoods.change(there)
    chance = Random(many)
    for number in range(60):
        gone = there.pop(chance.randrange(len(there)) if number % 4 == 0 else -1)
        neighbourhoods.change(remove=[gone.report])
        assert _now(store, there) == set(neighbourhoods_of(there))


def test_a_report_that_goes_lets_others_come_together_that_were_too_many_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = {"b1": {}, "b2": {"b1": 0}, "b3": {"b2": 0}}
    monkeypatch.setattr(levels, "MANY", 2)
    monkeypatch.setattr(changing, "links_of", lambda sketch, holders, sketches: asked[sketch.report])
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    sketches = [*map(sketch_of, two_bombings()[:3])]
    neighbourhoods.change(sketches)
    assert _now(store, sketches) == {frozenset({"b1"}), frozenset({"b2"}), frozenset({"b3"})}
    assert neighbourhoods.change(remove=["b3"]).made == (frozenset({"b1", "b2"}),)


def test_a_store_that_was_filled_at_once_is_as_one_that_was_filled_bit_by_bit() -> None:
    once, bit = InMemory(), InMemory()
    begun = Neighbourhoods(once).begin(POOL)
    for sketch in POOL:
        Neighbourhoods(bit).change([sketch])
    assert set(begun.made) == _now(once, POOL) == _now(bit, POOL)
    reports = [sketch.report for sketch in POOL]
    assert once.links(reports) == bit.links(reports)


class _Counting(InMemory):
    """Counts what is put and dropped."""

    changes = 0

    def put(self, sketch: Sketch) -> None:
        self.changes += 1
        super().put(sketch)

    def drop(self, report: str) -> None:
        self.changes += 1
        super().drop(report)


def test_a_report_whose_sketch_is_the_one_that_is_kept_is_told_and_not_linked_anew() -> None:
    store = _Counting()
    neighbourhoods = Neighbourhoods(store)
    neighbourhoods.begin(POOL)
    before, whole = store.changes, _now(store, POOL)
    changed = neighbourhoods.change([POOL[0]])
    assert store.changes == before
    own = next(reports for reports in whole if POOL[0].report in reports)
    assert changed.gone == changed.made == (own,)
    assert _now(store, POOL) == whole


def test_a_report_that_goes_and_comes_again_in_one_change_is_there() -> None:
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    neighbourhoods.begin(POOL)
    whole = _now(store, POOL)
    neighbourhoods.change([POOL[0]], remove=[POOL[0].report])
    assert _now(store, POOL) == whole
