"""Which reports are linked: by few of those next to them, and not through what only leans on others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.incidents.neighbourhoods.index import Index
from marsad.incidents.neighbourhoods.keys import DAY, PLACE, RUN, keys_of, kind_of
from marsad.incidents.neighbourhoods.levels import TOP
from marsad.incidents.neighbourhoods.links import candidates, links_of
from marsad.incidents.neighbourhoods.sketch import Sketch, day_of, report_of, sketch_of
from marsad.model.claim import Reading
from tests.incidents.dispatches import dispatch, siege, two_bombings
from tests.pipeline import invented


def _links(readings: Iterable[Reading], report: str) -> dict[str, int]:
    known = {one.report.known_as: sketch_of(one) for one in readings}
    return links_of(known[report], Index.of(known.values()), lambda reports: {one: known[one] for one in reports})


def _bombs(count: int) -> list[Sketch]:
    """So many reports of one bomb, an hour apart, none of them copies."""
    shapes = [(("ar", "en")[at % 2], at % 3, 10 + at) for at in range(count)]
    return [
        sketch_of(invented.dispatch(f"p{at:02}", language, 0, origin, value, at))
        for at, (language, origin, value) in enumerate(shapes)
    ]


def _found(sketches: Sequence[Sketch], report: str) -> list[str]:
    sketch = next(one for one in sketches if one.report == report)
    return candidates(sketch, Index.of(sketches)).placed


def test_two_tellings_of_one_bombing_are_linked_across_languages() -> None:
    links = _links(two_bombings(), "b2")
    assert "b1" in links


def test_reports_of_different_happenings_are_not() -> None:
    assert not set(_links([*two_bombings(), *siege()], "b2")) & {one.report.id for one in siege()}


def test_copies_are_linked_as_firmly_as_can_be() -> None:
    one, other, _ = invented.three()
    assert _links([one, other], "a2") == {"a1": TOP}


def test_a_report_asks_those_before_it_alone() -> None:
    sketches = _bombs(6)
    assert _found(sketches, "p00") == []
    assert set(_found(sketches, "p02")) == {"p00", "p01"}


def test_a_report_more_far_before_changes_no_candidates() -> None:
    sketches = _bombs(12)
    last = sketches[-1].report
    assert _found(sketches[1:], last) == _found(sketches, last)


def test_what_leans_on_others_finds_those_before_and_after_and_is_found_by_none() -> None:
    quiet = sketch_of(
        dispatch(
            "q",
            "2019-03-05T10:30:00+03:00",
            "Manbij mourns its dead",
            "Shops stayed shut in the town of Manbij on Tuesday. Ambulances took 14 wounded to hospitals.",
        )
    )
    assert not quiet.placed
    assert len(quiet.told) == 0
    sketches = [*_bombs(3), quiet, *map(sketch_of, two_bombings())]
    asked = candidates(quiet, Index.of(sketches))
    orders = {one.report: one.order for one in sketches}
    found = {orders[other] < quiet.order for _, others in asked.leaning for other in others}
    assert found == {True, False}
    assert all("q" not in candidates(one, Index.of(sketches)).all() for one in sketches)


def test_an_order_tells_day_and_report_and_sorts_by_time() -> None:
    sketches = [sketch_of(reading) for reading in two_bombings()]
    assert [report_of(one.order) for one in sorted(sketches, key=lambda one: one.order)] == ["b1", "b2", "b3", "b4"]
    assert day_of(sketches[0].order) == two_bombings()[0].report.published.toordinal()  # type: ignore[union-attr]


def test_an_id_with_blanks_stands_whole_in_an_order() -> None:
    assert report_of(sketch_of(dispatch("a b  c", "2019-03-06", "Blast", "A bomb.")).order) == "a b  c"


def test_keys_tell_their_kind_and_fit_a_signed_number_of_64_bits() -> None:
    sketch = sketch_of(two_bombings()[0])
    assert {PLACE, DAY} <= {kind_of(key) for key in sketch.told}
    assert {kind_of(key) for key in sketch.runs} == {RUN}
    assert all(0 <= key < 1 << 63 for key in (*sketch.told, *sketch.runs, *keys_of(sketch.accounts)))
