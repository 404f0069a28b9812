"""Claims back from `marsad.claims/1`: the same claims, or an error that names the member."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import marsad
from marsad.errors import BadClaims
from marsad.model.claim import Reading
from marsad.model.from_json import reading_from_dict, reading_from_json
from marsad.model.json import dumps, reading_to_dict

Record = dict[str, Any]


def test_reading_from_json_is_the_inverse_of_to_json(reading: Reading) -> None:
    line = marsad.to_json(reading)
    back = reading_from_json(line)
    assert marsad.to_json(back) == line
    assert (back.claims, back.events, back.statements, back.checks) == (
        reading.claims, reading.events, reading.statements, reading.checks
    )  # fmt: skip
    assert back.report.text == ""
    assert back.report.characters == len(reading.report.text)


def test_reading_from_json_keeps_the_time_of_publication(reading: Reading) -> None:
    at = datetime.fromisoformat("2022-03-08T18:20:00+03:00")
    timed = replace(reading, report=replace(reading.report, appeared=at))
    assert json.loads(marsad.to_json(timed))["report"]["appeared"] == "2022-03-08T18:20:00+03:00"
    assert reading_from_json(marsad.to_json(timed)).report.appeared == at


def test_reading_from_json_takes_bytes_and_ignores_members_of_a_later_format(reading: Reading) -> None:
    record = reading_to_dict(reading)
    record["claims"][0]["colour"] = record["mood"] = "blue"
    assert reading_from_json(dumps(record).encode()).claims == reading.claims


def test_reading_from_dict_takes_an_absent_member_for_null(reading: Reading) -> None:
    record = reading_to_dict(reading)
    for member in ("cause", "persons", "part_of", "responsible"):
        del record["claims"][0][member]
    claim = reading_from_dict(record).claims[0]
    assert (claim.cause, claim.persons, claim.part_of) == (None, (), None)


def _set(*path: str | int, to: Any) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        inner: Any = record
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to

    return change


BAD = [
    (_set("format", to="marsad.claims/2"), "format is 'marsad.claims/2', not 'marsad.claims/1'"),
    (_set("report", to=None), "report is missing"),
    (_set("report", "sha256", to=""), 'report.sha256 is no text: ""'),
    (_set("report", "published", to="2022-02-30"), 'report.published is no ISO day: "2022-02-30"'),
    (_set("report", "published", to="0001-01-01"), "report.published is no ISO day"),
    (_set("report", "published", to="2022-02"), "report.published is no ISO day"),
    (_set("report", "appeared", to="2022-02-03T10:00"), "report.appeared is no ISO time with its UTC offset"),
    (_set("report", "packs", to={"ar": 1}), "report.packs.ar is no text: 1"),
    (_set("claims", to={}), "claims is no list: {}"),
    (_set("claims", 1, to=7), "claims[1] is no object: 7"),
    (_set("claims", 2, "quantity", "value", to="3"), 'claims[2].quantity.value is no whole number from 0 on: "3"'),
    (_set("claims", 2, "quantity", "value", to=-3), "claims[2].quantity.value is no whole number from 0 on: -3"),
    (_set("claims", 2, "quantity", "value", to=True), "claims[2].quantity.value is no whole number from 0 on: true"),
    (_set("claims", 2, "quantity", "value_high", to=2), "claims[2].quantity.value_high is no end of a range from 3: 2"),
    (_set("claims", 0, "quantity", "end", to=0), "claims[0].quantity.end stands before its start"),
    (_set("claims", 0, "quantity", "text", to="99"), "claims[0].quantity.text has 2 characters, but its span 1"),
    (_set("claims", 0, "outcome", to="slain"), 'claims[0].outcome is none of killed injured'),
    (_set("claims", 0, "outcome", to=["killed"]), "claims[0].outcome is none of killed"),
    (_set("claims", 1, "affected", "tags", to=["fighter"]), "claims[1].affected.tags[0] is none of civilian"),
    (_set("claims", 0, "when", "first", to="March"), 'claims[0].when.first is no ISO day: "March"'),
    (_set("claims", 0, "when", "first", to="2022-W05"), "claims[0].when.first is no ISO day"),
    (_set("claims", 0, "place", "latitude", to="33"), "claims[0].place.latitude is no number of degrees"),
    (_set("claims", 0, "place", "longitude", to=float("nan")), "claims[0].place.longitude is no number of degrees"),
    (_set("claims", 0, "sources", 0, "kind", to="friend"), "claims[0].sources[0].kind is none of agency"),
    (_set("claims", 0, "evidence", to=None), "claims[0].evidence is missing"),
    (_set("claims", 1, "id", to=None), "claims[1].id is missing"),
    (_set("events", 0, "type", to="party"), "events[0].type is none of attack"),
    (_set("events", 1, "trigger", "start", to=1.5), "events[1].trigger.start is no whole number from 0 on: 1.5"),
    (_set("statements", 0, "quote", to="words"), 'statements[0].quote is no object: "words"'),
    (_set("checks", 0, "holds", to="yes"), 'checks[0].holds is neither true nor false: "yes"'),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), BAD, ids=[message[:40] for _, message in BAD])
def test_reading_from_dict_names_the_member_that_is_wrong(
    reading: Reading, change: Callable[[Record], None], message: str
) -> None:
    record = copy.deepcopy(reading_to_dict(reading))
    change(record)
    with pytest.raises(BadClaims) as error:
        reading_from_dict(record)
    assert message in str(error.value)


def test_reading_from_dict_refuses_an_id_of_two_claims(reading: Reading) -> None:
    record = reading_to_dict(reading)
    record["claims"][2]["id"] = record["claims"][0]["id"]
    with pytest.raises(BadClaims, match=r"claims\[2\].id stands for two claims"):
        reading_from_dict(record)


def test_reading_from_json_takes_partial_days(reading: Reading) -> None:
    record = reading_to_dict(reading)
    record["claims"][0]["when"] = {"first": "2019", "last": "2019-03", "start": None, "end": None, "text": None}
    when = reading_from_dict(record).claims[0].when
    assert when is not None
    assert (when.first, when.last, when.text) == ("2019", "2019-03", None)


@pytest.mark.parametrize("line", ["", "{", "[]", "null", "[" * 100_000, '{"format": 1}', b"\xff"])
def test_reading_from_json_refuses_what_is_no_claims(line: str | bytes) -> None:
    with pytest.raises(BadClaims):
        reading_from_json(line)


_VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.floats(allow_nan=True), st.text(max_size=5),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(data=st.data(), value=_VALUES)
def test_reading_from_dict_raises_nothing_but_bad_claims(data: st.DataObject, value: Any) -> None:
    record: Any = copy.deepcopy(_EXAMPLE)
    inner: Any = record
    for _ in range(6):
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inner[key], (dict, list)) or data.draw(st.booleans()):
            inner[key] = value
            break
        inner = inner[key]
    try:
        back = reading_from_dict(record)
    except BadClaims:
        return
    assert reading_from_dict(reading_to_dict(back)) == back


_EXAMPLE = reading_to_dict(
    marsad.read("قال المرصد إن 9 مدنيين بينهم طفل قتلوا أمس في قصف على إدلب. ونفى الجيش ذلك.", published="2022-03-08")
)


@pytest.mark.parametrize("kind", ["claims", "events"])
def test_reading_from_dict_refuses_words_beyond_the_end_of_their_report(kind: str) -> None:
    read = marsad.read("قال المرصد إن 9 مدنيين قتلوا أمس في قصف على إدلب. ونفى الجيش ذلك.", published="2022-03-08")
    record = reading_to_dict(read)
    assert record[kind]
    record["report"]["characters"] = 5
    if kind == "events":
        record["claims"] = []
    with pytest.raises(BadClaims, match=rf"{kind}\[0\] stands beyond the end of its report, which has 5 characters"):
        reading_from_dict(record)
