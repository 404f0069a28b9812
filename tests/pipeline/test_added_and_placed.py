"""Claims that people add, and where and when they say that it befell: in tolls, in incidents, after another reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.incident import IncidentClaim
from marsad.model.record import Record
from marsad.model.record_json import record_to_dict
from marsad.model.span import Span
from marsad.pipeline.build_tolls import build_tolls
from tests.pipeline.invented import read, three

TEXT = (
    "Manbij - 14 people were killed when a car bomb exploded in a market in the town of Manbij on Monday, the Syrian "
    "Observatory for Human Rights said.\nFrom the ward on the hill came word of a further score beyond help."
)
MISSED = "a further score beyond help"
SAID = {"value": 20, "outcome": "killed", "affected": "all", "origin": "sohr", "stance": "asserted"}


@pytest.fixture(scope="module")
def told() -> Reading:
    return read("r1", TEXT, "2019-03-05T09:10:00+03:00", "en", "Dale Wire")


def _add(text: str = TEXT, words: str = MISSED, day: int = 1, id: str = "d1", **values: Any) -> Decision:
    at = text.index(words)
    span = Span(at, at + len(words), words)
    return Decision(id, "add", ("r1",), "S.", "not read", datetime(2031, 5, day, tzinfo=UTC), SAID | values, span)


def _on(target: str, kind: Any = "correct", day: int = 2, id: str = "d2", **values: Any) -> Decision:
    return Decision(id, kind, (target,), "S.", "because", datetime(2031, 5, day, tzinfo=UTC), values)


def _claims(record: Record) -> dict[str, IncidentClaim]:
    return {claim.id: claim for one in record.incidents for claim in one.incident.claims}


def _best(record: Record) -> int:
    (one,) = record.incidents
    return one.last_tolls["killed", "all"].best


def test_the_reader_misses_it(told: Reading) -> None:
    assert [claim.quantity.value for claim in told.claims] == [14]
    assert _best(build_tolls([told])) == 14


def test_an_added_claim_counts_and_says_that_a_person_added_it(told: Reading) -> None:
    record = build_tolls([told], [_add()])
    (claim,) = [claim for claim in _claims(record).values() if claim.added]
    assert (claim.value, claim.origin, claim.decisions, claim.read) == (20, "sohr", ("d1",), ())
    assert TEXT[claim.quote.start : claim.quote.end] == claim.quote.text == MISSED
    assert _best(record) == 20
    said = record_to_dict(record)
    assert [one.get("added") for one in said["incidents"][0]["claims"]] == [True, None]  # ids sort as text
    assert said["decisions"][0]["words"]["text"] == MISSED


def test_an_added_claim_can_be_corrected_rejected_and_taken_back(told: Reading) -> None:
    id_ = next(one for one, claim in _claims(build_tolls([told], [_add()])).items() if claim.added)
    corrected = build_tolls([told], [_on(id_, value=21), _add()])
    assert (_best(corrected), _claims(corrected)[id_].decisions, _claims(corrected)[id_].read) == (21, ("d1", "d2"), ())
    rejected = build_tolls([told], [_add(), _on(id_, "reject")])
    assert (_best(rejected), _claims(rejected)[id_].rejected, rejected.unbound) == (14, True, ())
    assert _best(build_tolls([told], [_add(), _on("d1", "withdraw")])) == 14


def test_an_added_claim_counts_as_the_person_says_though_the_report_tells_that_figure_elsewhere(told: Reading) -> None:
    claims = _claims(build_tolls([told], [_add(value=14, affected="civilian", as_of="2019-03-04")]))
    (added,) = [claim for claim in claims.values() if claim.added]
    assert (added.affected, added.as_of, added.dated) == ("civilian", "2019-03-04", True)


def test_where_another_reader_reads_the_words_the_addition_corrects_what_it_read() -> None:
    text = TEXT.replace(MISSED, "20 people killed")
    again = read("r1", text, "2019-03-05T09:10:00+03:00", "en", "Dale Wire")
    (theirs,) = [claim for claim in again.claims if claim.quantity.value == 20]
    record = build_tolls([again], [_add(text, "20 people killed", value=19)])
    claim = _claims(record)[f"r1/{theirs.id}"]
    assert (claim.value, dict(claim.read)["value"], claim.added) == (19, 20, False)
    assert [one for one in _claims(record).values() if one.added] == []


def test_words_that_do_not_stand_there_any_more_are_told_of(told: Reading) -> None:
    moved = replace(told, report=replace(told.report, text=f"Update. {TEXT}"))
    (unbound,) = build_tolls([moved], [_add()]).unbound
    assert unbound.decision == "d1"
    assert "has no words" in unbound.why
    (nowhere,) = build_tolls([told], [replace(_add(), targets=("r9",))]).unbound
    assert "there is no report 'r9'" in nowhere.why


def test_in_any_order_of_decisions_and_reports_the_record_is_the_same(told: Reading) -> None:
    decisions = [_add(), _add(words="on the hill", outcome="injured", id="d3", day=3), _on("d3", "withdraw", 4, "d4")]
    one = build_tolls([told, *three()], decisions)
    other = build_tolls([*reversed(three()), told], reversed(decisions))
    assert (one.incidents, one.unbound) == (other.incidents, other.unbound)


def test_of_a_report_of_no_incident_an_added_claim_makes_one_where_it_has_place_and_day() -> None:
    text = "It was quiet in the morning. A neighbour spoke of four who never came home."
    bare = read("r1", text, "2019-03-05T09:10:00+03:00", "en")
    assert build_tolls([bare]).unassigned == ("r1",)
    place = next(claim.place.gazetteer for claim in three()[0].claims if claim.place)
    record = build_tolls(
        [bare], [_add(text, "four who never came home", value=4, first="2019-03-04", place=place, origin="witness")]
    )
    assert record.unassigned == ()
    assert _best(record) == 4
    assert record.incidents[0].incident.first == "2019-03-04"


def test_a_corrected_day_and_place_count_beside_the_readers_and_move_the_incident(told: Reading) -> None:
    before = build_tolls([told])
    (id_,) = _claims(before)
    elsewhere = next(
        claim.place.gazetteer for claim in read("x", TEXT.replace("Manbij", "Azaz"), None).claims if claim.place
    )
    record = build_tolls([told], [_on(id_, first="2019-03-02", last="2019-03-03", place=elsewhere)])
    claim = _claims(record)[id_]
    assert (claim.first, claim.last, claim.place) == ("2019-03-02", "2019-03-03", elsewhere)
    was = _claims(before)[id_]
    assert dict(claim.read) == {"first": was.first, "last": was.last, "place": was.place}
    assert record.incidents[0].incident.first == "2019-03-02"


def test_a_later_value_without_an_end_is_no_range(told: Reading) -> None:
    (id_,) = _claims(build_tolls([told]))
    decisions = [_on(id_, value=10, value_high=12), _on(id_, value=20, day=3, id="d3")]
    claim = _claims(build_tolls([told], decisions))[id_]
    assert (claim.value, claim.value_high, claim.qualifier) == (20, None, "exact")


def test_a_corrected_origin_is_of_its_own_kind_and_side(told: Reading) -> None:
    (id_,) = _claims(build_tolls([told]))
    assert _claims(build_tolls([told]))[id_].origin_kind == "monitor"
    claim = _claims(build_tolls([told], [_on(id_, origin="anonymous-official")]))[id_]
    assert (claim.origin_kind, claim.origin_side) == ("anonymous", None)
    assert _claims(build_tolls([told], [_on(id_, origin="report")]))[id_].origin_kind is None
