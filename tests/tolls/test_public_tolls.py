"""Running tolls as the public figures of five events gave them, told by invented outlets."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Toll
from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident

FORCE = {"affected": "force", "affected_side": "force"}
GROUP = {"affected": "group", "affected_side": "group"}
#: Day and time of publication; total, group's members, security forces, civilians: the observatory's tally of a siege.
OBSERVATORY = (
    ("01-21T20:40", 67, 39, 23, 5),
    ("01-22T20:40", 102, 61, 34, 7),
    ("01-23T13:40", 123, 77, 39, 7),
    ("01-24T11:35", 136, 84, 45, 7),
    ("01-26T18:50", 181, 124, 50, 7),
    ("01-28T14:45", 262, 181, 74, 7),
    ("01-30T18:20", 332, 246, 79, 7),
    ("02-02T17:25", 373, 268, 98, 7),
)


def siege() -> Incident:
    """The siege: the observatory's tally, the force's own count on 31 January, a medical source between them."""
    told: list[IncidentClaim] = []
    for at, total, group, force, civilian in OBSERVATORY:
        common = {"at": f"2022-{at}:00+03:00", "report": f"o-{at}", "origin_kind": "monitor"}
        told.append(claim("observatory", total, **common))
        told.append(claim("observatory", group, **common, **GROUP))
        told.append(claim("observatory", force, **common, **FORCE))
        told.append(claim("observatory", civilian, **common, affected="civilian"))
    count: dict[str, Any] = {"at": "2022-01-31T14:00:00+03:00", "origin_side": "force", "origin_kind": "party"}
    told.append(claim("force", 495, **count, report="f1"))
    told.append(claim("force", 374, **count, **GROUP, report="f1"))
    told.append(claim("force", 40, **count, **FORCE, report="f1"))
    told.append(claim("force", 4, **count, affected="civilian", report="f1"))
    told.append(claim("observatory", 332, "2022-01-31T14:00:00+03:00", report="f1", origin_kind="monitor"))
    source = {"qualifier": "more_than", "origin_kind": "anonymous"}
    told.append(claim("anonymous-medical-source", 300, "2022-01-26T22:30:00+03:00", **source))
    return incident(told)


def _toll(story: Incident, day: str, affected: str = "all", as_of: datetime | None = None) -> Toll:
    """The toll of the killed as known at the end of a day."""
    tolls = resolve(story, "latest-by-origin/1", as_of)
    return [t for t in tolls if t.outcome == "killed" and t.affected == affected and t.as_of <= day][-1]


def test_siege_on_31_january_the_killed_are_332_to_495() -> None:
    toll = _toll(siege(), "2022-01-31")
    assert (toll.as_of, toll.low, toll.best, toll.high) == ("2022-01-31", 332, 332, 495)
    assert {figure.origin: figure.value for figure in toll.by_origin} == {
        "anonymous-medical-source": 300,
        "force": 495,
        "observatory": 332,
    }
    assert toll.grade == "contested"


def test_siege_as_of_31_january_sees_no_more_than_was_published_by_then() -> None:
    as_of = datetime.fromisoformat("2022-01-31T23:59:59+03:00")
    toll = _toll(siege(), "9999-12-31", as_of=as_of)
    assert (toll.low, toll.high) == (332, 495)


def test_siege_ends_with_373_to_495_on_2_february() -> None:
    toll = _toll(siege(), "9999-12-31")
    assert (toll.as_of, toll.low, toll.best, toll.high) == ("2022-02-02", 373, 373, 495)


@pytest.mark.parametrize(("affected", "bounds"), [("group", (268, 374)), ("force", (98, 98)), ("civilian", (4, 7))])
def test_siege_by_group(affected: str, bounds: tuple[int, int]) -> None:
    toll = _toll(siege(), "9999-12-31", affected)
    assert (toll.low, toll.high) == bounds


def test_siege_grows_day_by_day() -> None:
    days = [(t.as_of[5:], t.low, t.high) for t in resolve(siege(), "latest-by-origin/1") if t.affected == "all"]
    assert days == [
        ("01-21", 67, 67),
        ("01-22", 102, 102),
        ("01-23", 123, 123),
        ("01-24", 136, 136),
        ("01-26", 300, 300),
        ("01-28", 262, 300),
        ("01-30", 332, 332),
        ("01-31", 332, 495),
        ("02-02", 373, 495),
    ]


def test_beirut_ends_with_190_to_220() -> None:
    told = [
        claim("anonymous-security-source", 10, "2020-08-04T18:52", qualifier="at_least", origin_kind="anonymous"),
        claim("health-ministry", 25, "2020-08-04T21:34", qualifier="at_least"),
        claim("health-ministry", 50, "2020-08-04T23:47", qualifier="more_than", report="r3"),
        claim("health-ministry", 25, "2020-08-04T23:47", report="r3"),
        claim("red-cross", 100, "2020-08-05T09:12", qualifier="more_than"),
        claim("governor", 100, "2020-08-05T13:40"),
        claim("health-ministry", 135, "2020-08-05T21:05", qualifier="at_least"),
        claim("health-ministry", 158, "2020-08-08T16:30"),
        claim("governor", 220, "2020-08-10T11:20"),
        claim("health-ministry", 160, "2020-08-10T11:20", as_of="2020-08-09"),
        claim("army", 5, "2020-08-10T11:20", basis="new"),
        claim("health-ministry", 171, "2020-08-11T14:02"),
        claim("health-ministry", 179, "2020-08-18T12:44", report="r18"),
        claim("health-ministry", 2, "2020-08-18T12:44", report="r18", basis="new"),
        claim("health-ministry", 177, "2020-08-20T18:10", report="r19"),
        claim("health-ministry", 179, "2020-08-20T18:10", report="r19", stance="retracted"),
        claim("governor", 220, "2020-08-20T18:10", report="r19"),
        claim("disaster-unit", 190, "2020-08-30T13:15"),
    ]
    toll = _toll(incident(told), "9999-12-31")
    assert (toll.low, toll.high) == (190, 220)
    assert {figure.origin: figure.value for figure in toll.by_origin} == {
        "anonymous-security-source": 10,
        "army": 5,
        "disaster-unit": 190,
        "governor": 220,
        "health-ministry": 177,
        "red-cross": 100,
    }


def test_tayaran_ends_with_32_to_32() -> None:
    told = [
        claim("anonymous-police-source", 13, "2021-01-21T10:58", origin_kind="anonymous"),
        claim("interior-ministry", 28, "2021-01-21T13:05"),
        claim("health-ministry", 32, "2021-01-21T17:22"),
        claim("anonymous-police-source", 35, "2021-01-21T20:15", report="r26", origin_kind="anonymous"),
        claim("anonymous-police-source", 3, "2021-01-21T20:15", report="r26", origin_kind="anonymous", basis="new"),
        claim("health-ministry", 32, "2021-01-22T09:30"),
        claim("anonymous-police-source", 32, "2021-01-25T14:20", report="r31", origin_kind="anonymous"),
        claim(
            "anonymous-police-source", 35, "2021-01-25T14:20",
            report="r31", origin_kind="anonymous", as_of="2021-01-21", stance="retracted",
        ),
    ]  # fmt: skip
    assert [_toll(incident(told), day).high for day in ("2021-01-21", "2021-01-24")] == [35, 35]
    toll = _toll(incident(told), "9999-12-31")
    assert (toll.low, toll.best, toll.high) == (32, 32, 32)


def test_binnish_soldiers_are_3_to_7() -> None:
    own = {"affected": "army", "affected_side": "army"}
    army = {"origin_side": "army", **own}
    told = [
        claim("defence-ministry", 2, "2021-09-11T15:10", **army),
        claim("monitor", 2, "2021-09-11T18:35", qualifier="at_least", **own),
        claim("group", 7, "2021-09-12T10:25", qualifier="at_least", origin_side="group", **own),
        claim("security-official", 7, "2021-09-12T10:25", stance="denied", **army),
        claim("defence-ministry", 3, "2021-09-13T20:50", report="r37", **army),
        claim("defence-ministry", 1, "2021-09-13T20:50", report="r37", basis="new", **army),
        claim("report:daily", 2, "2021-09-14T12:00", **own),
    ]
    toll = _toll(incident(told), "9999-12-31", "army")
    assert (toll.low, toll.best, toll.high) == (3, 3, 7)
    assert {figure.origin: figure.value for figure in toll.by_origin} == {
        "defence-ministry": 3,
        "group": 7,
        "monitor": 2,
    }


def test_saada_ends_with_91_to_91() -> None:
    ministry = {"origin_side": "movement"}
    told = [
        claim("anonymous-aid-worker", 51, "2022-01-21T07:40", qualifier="at_least", origin_kind="anonymous"),
        claim("doctors", 70, "2022-01-21T13:30", basis="partial"),
        claim("health-ministry", 77, "2022-01-21T17:15", **ministry),
        claim("health-ministry", 82, "2022-01-22T11:10", **ministry),
        claim("health-ministry", 87, "2022-01-23T12:35", **ministry),
        claim("health-ministry", 91, "2022-01-25T16:45", report="r74", **ministry),
        claim("health-ministry", 4, "2022-01-25T16:45", report="r74", basis="new", **ministry),
        claim("un-office", 91, "2022-01-28T14:00", qualifier="about"),
        claim("doctors", 70, "2022-01-29T13:30", basis="partial"),
        claim("monitoring-project", 91, "2022-02-03T11:00"),
    ]
    toll = _toll(incident(told), "9999-12-31")
    assert (toll.low, toll.best, toll.high, toll.grade, toll.origins) == (91, 91, 91, "fair", 3)
