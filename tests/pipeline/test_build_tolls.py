"""From claims and decisions to a record: what was published by when, what people decided, one report under one id."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

import marsad
from marsad.errors import BadDate, SameId, UnknownPolicy
from marsad.model.claim import Reading, When
from marsad.model.decision import Decision
from marsad.model.json import dumps
from marsad.model.record_json import record_to_dict
from marsad.model.toll import Toll
from marsad.pipeline.build_tolls import build_tolls, by_id, gather, instant, under_policy
from tests.pipeline.invented import dispatch, read, three

TAKEN = datetime(2031, 5, 1, tzinfo=UTC)


def _record(readings: list[Reading], *decisions: Decision, **options: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(marsad.record_to_json(build_tolls(readings, decisions, **options)))
    return record


def _series(record: dict[str, Any], outcome: str = "killed") -> list[tuple[str, int, int, int]]:
    """The toll of everybody, day by day, in the record's only incident."""
    (incident,) = record["incidents"]
    tolls = [toll for toll in incident["tolls"] if (toll["outcome"], toll["affected"]) == (outcome, "all")]
    return [(toll["as_of"], toll["low"], toll["best"], toll["high"]) for toll in tolls]


def _killed(record: dict[str, Any], report: str, value: int) -> str:
    """The id of a report's claim of so many killed."""
    found = [
        claim["id"]
        for incident in record["incidents"]
        for claim in incident["claims"]
        if (claim["report"], claim["outcome"], claim["value"]) == (report, "killed", value)
    ]
    return str(found[0])


def test_three_dispatches_are_one_incident_with_a_toll_that_grows() -> None:
    record = _record(three())
    (incident,) = record["incidents"]
    assert incident["reports"] == ["a1", "a2", "a3"]
    assert _series(record) == [("2019-03-05", 14, 14, 14), ("2019-03-06", 17, 17, 17)]
    assert record["copies"] == [["a1", "a2"]]
    assert record["unassigned"] == []
    assert "decisions" not in record
    assert "unbound" not in record


def test_the_record_has_the_members_of_its_format_in_their_order() -> None:
    record = _record(three())
    assert list(record) == ["format", "as_of", "policy", "head", "incidents", "copies", "unassigned"]
    assert (record["format"], record["as_of"], record["policy"]) == ("marsad.record/1", None, "latest-by-origin/1")
    (incident,) = record["incidents"]
    assert list(incident) == [
        "id", "name", "names", "first", "last", "place", "reports", "claims", "tolls", "contradictions", "corrections",
    ]  # fmt: skip
    assert list(incident["place"]) == ["name", "latitude", "longitude", "precision", "country"]
    assert list(incident["claims"][0]) == [
        "id", "report", "outcome", "affected", "value", "value_high", "qualifier", "basis", "as_of", "origin", "via",
        "stance", "quote",
    ]  # fmt: skip
    assert list(incident["claims"][0]["quote"]) == ["start", "end", "text"]
    assert list(incident["tolls"][0])[:11] == [
        "outcome", "affected", "as_of", "low", "best", "high", "by_origin", "overtaken", "origins", "cites", "grade",
    ]  # fmt: skip
    figure = next(iter(incident["tolls"][0]["by_origin"].values()))
    assert list(figure) == ["value", "qualifier", "claim"]


def test_the_record_is_written_piece_by_piece_to_the_same_bytes() -> None:
    for record in (build_tolls(three()), build_tolls([]), build_tolls(_two_towns(), [_decision("split", "a9")])):
        assert marsad.record_to_json(record) == dumps(record_to_dict(record))


def test_every_figure_of_a_toll_cites_a_claim_of_the_incident() -> None:
    (incident,) = _record(three())["incidents"]
    known = {claim["id"] for claim in incident["claims"]}
    for toll in incident["tolls"]:
        assert toll["cites"]
        assert known.issuperset(toll["cites"])
        assert known.issuperset(fallen["claim"] for fallen in toll["overtaken"])
        assert known.issuperset(part for one in toll["by_origin"].values() for part in [one["claim"]] if part)


def test_every_quote_is_the_reports_words() -> None:
    readings = {reading.report.id: reading for reading in three()}
    (incident,) = _record([*readings.values()])["incidents"]
    for claim in incident["claims"]:
        quote = claim["quote"]
        assert readings[claim["report"]].report.text[quote["start"] : quote["end"]] == quote["text"]


def test_as_of_gives_what_had_been_published_by_then() -> None:
    early = _record(three(), as_of="2019-03-05")
    assert early["as_of"] == "2019-03-05T23:59:59+00:00"
    assert _series(early) == [("2019-03-05", 14, 14, 14)]
    alone = _record(three(), as_of="2019-03-05T09:10:00+03:00")
    assert alone["incidents"][0]["reports"] == ["a1"]
    assert _record(three(), as_of="2019-03-05T06:09:59")["incidents"] == []


def test_as_of_is_the_record_of_the_reports_published_by_then() -> None:
    until = _record(three(), as_of=date(2019, 3, 5))
    only = _record(three()[:2])
    assert {**until, "as_of": None, "head": ""} == {**only, "head": ""}


def test_as_of_leaves_out_and_names_what_has_no_day() -> None:
    undated = replace(three()[0], report=replace(three()[0].report, id="u1", published=None, appeared=None))
    gathered = gather([undated, *three()], as_of="2019-03-07")
    assert gathered.undated == ("u1",)
    assert sorted(gathered.readings) == ["a1", "a2", "a3"]
    assert gather([undated]).undated == ()


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2022-01-31", "2022-01-31T23:59:59+00:00"),
        (date(2022, 1, 31), "2022-01-31T23:59:59+00:00"),
        ("2022-01-31T18:00:00+03:00", "2022-01-31T18:00:00+03:00"),
        ("2022-01-31 18:00", "2022-01-31T18:00:00+00:00"),
        (datetime(2022, 1, 31, 6), "2022-01-31T06:00:00+00:00"),
    ],
)
def test_instant_of_a_day_is_its_last_second(said: date | str, at: str) -> None:
    assert instant(said) == datetime.fromisoformat(at)


@pytest.mark.parametrize("said", ["yesterday", "2022-02-30", "2022-01-31T25:00", "2022-01-31T", "2022-01-31 noon", ""])
def test_instant_refuses_what_is_no_time(said: str) -> None:
    with pytest.raises(BadDate):
        instant(said)


def test_an_unknown_policy_lists_those_that_there_are() -> None:
    with pytest.raises(UnknownPolicy, match=r"there is no policy 'newest/1'; there are: .*latest-by-origin/1"):
        build_tolls([], policy="newest/1")


def test_nothing_gives_a_record_of_nothing() -> None:
    record = _record([])
    assert (record["incidents"], record["copies"], record["unassigned"]) == ([], [], [])


def test_a_report_without_an_id_goes_by_its_digest() -> None:
    text = three()[0].report.text
    reading = read(None, text, "2019-03-05")
    (incident,) = _record([reading])["incidents"]
    assert incident["reports"] == [reading.report.sha256]
    assert incident["claims"][0]["id"].startswith(f"{reading.report.sha256}/")


def test_a_report_given_twice_counts_once_and_its_text_is_kept() -> None:
    readings = three()
    again = marsad.from_json(marsad.to_json(readings[0]))
    assert _record([again, *readings, again])["incidents"] == _record(readings)["incidents"]
    assert by_id([again, readings[0]])["a1"].report.text
    assert by_id([readings[0], again])["a1"].report.text


def test_two_reports_of_one_id_are_refused() -> None:
    other = dispatch("a1", "en", 1, 0, 14, 9)
    with pytest.raises(SameId, match="two different reports have the id 'a1'"):
        build_tolls([*three(), other])


def test_one_report_read_differently_is_refused() -> None:
    reading = three()[0]
    with pytest.raises(SameId, match="report 'a1' is given twice, and not alike"):
        build_tolls([reading, replace(reading, claims=reading.claims[:1])])


def test_head_alone_depends_on_the_order() -> None:
    record, turned = _record(three()), _record(three()[::-1])
    assert record["head"] != turned["head"]
    assert record["head"].startswith("sha256:")
    assert {**record, "head": ""} == {**turned, "head": ""}
    assert _record([marsad.from_json(marsad.to_json(one)) for one in three()])["head"] == record["head"]


def _decision(kind: Any, *targets: str, id: str = "d1", **values: Any) -> Decision:
    return Decision(id, kind, targets, "S.", "seen the list", TAKEN, values)


def test_a_rejected_claim_counts_nowhere_and_stays_visible() -> None:
    last = _killed(_record(three()), "a3", 17)
    record = _record(three(), _decision("reject", last))
    assert _series(record)[-1][1:] == (14, 14, 14)
    (incident,) = record["incidents"]
    (claim,) = [claim for claim in incident["claims"] if claim["id"] == last]
    assert (claim["value"], claim["rejected"], claim["decisions"]) == (17, True, ["d1"])
    assert record["decisions"][0]["because"] == "seen the list"
    assert all(last not in toll["cites"] for toll in incident["tolls"])


def test_a_rejected_claim_stands_among_what_fell_from_its_toll() -> None:
    first = _killed(_record(three()), "a1", 14)
    (incident,) = _record(three(), _decision("reject", first))["incidents"]
    tolls = [toll for toll in incident["tolls"] if (toll["outcome"], toll["affected"]) == ("killed", "all")]
    assert tolls
    for toll in tolls:
        assert {"claim": first, "by": None, "why": "rejected by decision d1"} in toll["overtaken"]


def test_a_corrected_value_counts_with_the_readers_beside_it() -> None:
    last = _killed(_record(three()), "a3", 17)
    record = _record(three(), _decision("correct", last, value=19))
    assert _series(record)[-1][1:] == (19, 19, 19)
    (claim,) = [claim for claim in record["incidents"][0]["claims"] if claim["id"] == last]
    assert (claim["value"], claim["read"], claim["decisions"]) == (19, {"value": 17}, ["d1"])


def test_a_withdrawn_decision_changes_nothing_but_is_told() -> None:
    plain = _record(three())
    last = _killed(plain, "a3", 17)
    back = Decision("d2", "withdraw", ("d1",), "S.", "misread", datetime(2031, 5, 2, tzinfo=UTC))
    record = _record(three(), _decision("reject", last), back)
    assert record["incidents"] == plain["incidents"]
    assert [one["id"] for one in record["decisions"]] == ["d1", "d2"]


def test_a_decision_that_binds_to_nothing_is_reported() -> None:
    record = _record(three(), _decision("reject", "a1/1-2-killed"))
    assert record["unbound"] == [{"decision": "d1", "why": "report 'a1' has no claim '1-2-killed' now"}]


def test_a_decision_on_a_report_that_came_later_is_no_error() -> None:
    last = _killed(_record(three()), "a3", 17)
    assert "unbound" not in _record(three(), _decision("reject", last), as_of="2019-03-05")


def test_an_incident_cites_copies_to_the_first_report() -> None:
    claims = build_tolls(three()).incidents[0].incident.claims
    assert {claim.report: claim.copy_of for claim in claims} == {"a1": None, "a2": "a1", "a3": None}


def test_low_best_and_high_are_in_order() -> None:
    tolls: list[Toll] = [toll for one in build_tolls(three()).incidents for toll in one.tolls]
    assert tolls
    assert all(toll.low <= toll.best <= toll.high for toll in tolls)


def test_claims_alone_give_the_tolls_of_their_reports() -> None:
    claims = [marsad.from_json(marsad.to_json(one)) for one in three()]
    assert _series(_record(claims)) == _series(_record(three()))
    assert _series(_record(claims), "injured") == _series(_record(three()), "injured")
    assert [one["reports"] for one in _record(claims)["incidents"]] == [["a1", "a2", "a3"]]


def _two_towns() -> list[Reading]:
    """A bomb in one town, told twice, and another one in a second town a week later."""
    return [*three()[::2], dispatch("b1", "en", 2, 1, 40, 200, "Lake Post")]


def _together(record: dict[str, Any]) -> list[list[str]]:
    return sorted(incident["reports"] for incident in record["incidents"])


def test_merge_joins_and_split_takes_apart() -> None:
    assert _together(_record(_two_towns())) == [["a1", "a3"], ["b1"]]
    merged = _record(_two_towns(), _decision("merge", "a1", "b1"))
    assert _together(merged) == [["a1", "a3", "b1"]]
    apart = _record(_two_towns(), _decision("split", "a3"))
    assert _together(apart) == [["a1"], ["a3"], ["b1"]]


def test_move_puts_a_report_into_anothers_incident() -> None:
    assert _together(_record(_two_towns(), _decision("move", "a3", "b1"))) == [["a1"], ["a3", "b1"]]


def test_a_decision_on_what_belongs_together_can_name_claims_and_be_withdrawn() -> None:
    last = _killed(_record(_two_towns()), "a3", 17)
    merge = _decision("merge", last, "b1")
    assert _together(_record(_two_towns(), merge)) == [["a1", "a3", "b1"]]
    back = Decision("d2", "withdraw", ("d1",), "S.", "two bombs", datetime(2031, 5, 2, tzinfo=UTC))
    assert _together(_record(_two_towns(), merge, back)) == [["a1", "a3"], ["b1"]]


def test_a_merge_with_a_report_that_came_later_is_no_error_before_it_came() -> None:
    record = _record(_two_towns(), _decision("merge", "a1", "b1"), as_of="2019-03-07")
    assert _together(record) == [["a1", "a3"]]
    assert "unbound" not in record


@pytest.mark.parametrize("last", ["2019", "2019-03"])
def test_a_figure_that_the_text_dates_to_a_month_counts_to_a_day(last: str) -> None:
    first, *rest = three()
    claims = tuple(replace(claim, when=When("2019", last, 0, 6, "Manbij")) for claim in first.claims)
    for published in (first.report.published, None):
        report = replace(first.report, published=published, appeared=None)
        record = build_tolls([replace(first, report=report, claims=claims), *rest])
        days = [claim.as_of for one in record.incidents for claim in one.incident.claims]
        assert all(day is None or len(day) == len("2019-03-05") for day in days)
        assert published is None or None not in days


def test_a_report_of_no_known_day_gives_no_day_to_its_figures() -> None:
    first, *_ = three()
    report = replace(first.report, published=None, appeared=None)
    claims = tuple(replace(claim, when=None) for claim in first.claims)
    record = build_tolls([replace(first, report=report, claims=claims)])
    told = [one for each in record.incidents for one in (*each.incident.claims, *each.tolls)]
    assert told
    assert {one.as_of for one in told} == {None}
    assert "0001" not in json.dumps(record_to_dict(record))


@pytest.mark.parametrize("policy", ["ucdp/1", "acled/1", "airwars/1", "latest-by-origin/1"])
def test_a_record_under_another_policy_is_the_one_made_under_it(policy: str) -> None:
    record = build_tolls(three())
    assert under_policy(record, policy) == build_tolls(three(), policy=policy)


def test_a_record_under_no_known_policy_is_refused() -> None:
    with pytest.raises(UnknownPolicy, match="none/1"):
        under_policy(build_tolls(three()), "none/1")
