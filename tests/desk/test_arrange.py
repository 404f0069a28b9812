"""Incidents put together and taken apart at the desk, and all of it taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from marsad.desk.access import Role
from marsad.record.ask.incidents import incident, incidents_of
from marsad.record.ask.lists import latest
from marsad.record.index.decisions import all_decisions
from marsad.record.index.models import Incident, IncidentReport, Report
from marsad.record.meanwhile import seen
from tests.desk.conftest import As
from tests.desk.test_review import text


def two() -> tuple[str, str]:
    """Two incidents that share no report."""
    for one in latest():
        for other in latest():
            reports = set(incident(one).incident.reports)
            if one != other and reports.isdisjoint(incident(other).incident.reports):
                return one, other
    raise AssertionError("the record has no two such incidents")


def form(do: str, **said: Any) -> dict[str, Any]:
    return {"do": do, "because": "one raid", "since": str(seen())} | said


def shares() -> dict[str, set[str]]:
    """The reports of each incident."""
    found: dict[str, set[str]] = {}
    for id_, report in IncidentReport.objects.values_list("incident", "report"):
        found.setdefault(id_, set()).add(report)
    return found


def test_a_merge_and_its_undoing(signed_in: As) -> None:
    one, other = two()
    before, client = shares(), signed_in(Role.REVIEWER)
    done = client.post("/arrange/", form("merge", incident=one, **{"with": other}))
    (decision,) = all_decisions()
    assert before[one] | before[other] in shares().values()
    where = done.headers["Location"]
    assert where.startswith("/incidents/")
    whole = where.split("/")[2]
    assert decision.id in text(client, f"/arrange/?incident={whole}")
    client.post("/arrange/", form("withdraw", incident=whole, decision=decision.id))
    assert shares() == before


def test_a_merge_by_an_id_that_is_typed(signed_in: As) -> None:
    one, other = two()
    signed_in(Role.REVIEWER).post("/arrange/", form("merge", incident=one, other=other))
    assert [each.kind for each in all_decisions()] == ["merge"]


def test_reports_are_split_off_into_an_incident_of_their_own(signed_in: As) -> None:
    one = max(shares(), key=lambda id_: len(shares()[id_]))
    gone = sorted(shares()[one])[:2]
    signed_in(Role.REVIEWER).post("/arrange/", form("split", incident=one, chosen=gone))
    assert any(set(gone) <= reports and len(reports) == len(gone) for reports in shares().values())


def test_reports_are_moved_each_by_a_decision(signed_in: As) -> None:
    one, other = two()
    gone = sorted(shares()[one])[:1]
    signed_in(Role.REVIEWER).post("/arrange/", form("move", incident=one, chosen=gone, **{"with": other}))
    assert [each.kind for each in all_decisions()] == ["move"] * len(all_decisions())
    assert all_decisions()
    assert set(incidents_of(sorted(set(incident(other).incident.reports) - set(gone))[0])) & set(incidents_of(gone[0]))


def test_two_are_said_to_be_two(signed_in: As) -> None:
    one, other = two()
    before = shares()
    signed_in(Role.REVIEWER).post("/arrange/", form("apart", incident=one, **{"with": other}))
    assert [each.kind for each in all_decisions()] == ["split"]
    assert sorted(map(sorted, shares().values())) == sorted(map(sorted, before.values()))


def test_the_second_is_told_what_the_first_did(signed_in: As) -> None:
    one, other = two()
    late = form("split", incident=one, chosen=sorted(shares()[one])[:1])
    signed_in(Role.EDITOR).post("/arrange/", form("merge", incident=one, because="both of the mill", **{"with": other}))
    client = signed_in(Role.REVIEWER)
    client.post("/arrange/", late)
    assert [each.kind for each in all_decisions()] == ["merge"]
    assert "both of the mill" in text(client)


@pytest.mark.parametrize(
    "said",
    [
        {"do": "merge"},
        {"do": "move"},
        {"do": "split"},
        {"do": "colour"},
        {"do": "split", "because": ""},
        {"do": "split", "since": "x"},
        {"do": "withdraw", "decision": "d-9999"},
        {"do": "split", "chosen": ["no-such-report"]},
    ],
)
def test_a_form_that_says_too_little_does_nothing(said: dict[str, Any], signed_in: As) -> None:
    one, _ = two()
    client = signed_in(Role.REVIEWER)
    client.post("/arrange/", form("", incident=one) | said)
    assert all_decisions() == []
    assert "Nothing was done" in text(client)


def test_an_incident_is_not_merged_with_itself(signed_in: As) -> None:
    one, _ = two()
    signed_in(Role.REVIEWER).post("/arrange/", form("merge", incident=one, **{"with": one}))
    assert all_decisions() == []


@pytest.mark.parametrize("role", [Role.READER, Role.CODER])
def test_who_is_no_reviewer_puts_nothing_together(role: Role, signed_in: As) -> None:
    one, other = two()
    client = signed_in(role)
    assert client.post("/arrange/", form("merge", incident=one, **{"with": other})).status_code == 403
    said = {"kind": "merge", "target": sorted(shares()[one])[:1] + sorted(shares()[other])[:1]}
    said |= {"because": "x", "seen": str(seen())}
    assert client.post("/decide/", said).status_code == 403
    assert all_decisions() == []


def test_a_loose_report_gets_an_incident_of_its_own(signed_in: As) -> None:
    told = IncidentReport.objects.values("report")
    loose = Report.objects.exclude(id__in=told).values_list("id", flat=True).first()
    client: Client = signed_in(Role.REVIEWER)
    if loose is not None:
        before = Incident.objects.count()
        assert client.get("/arrange/", {"report": loose}).status_code == 200
        client.post("/arrange/", form("split", report=loose))
        assert Incident.objects.count() == before + 1


@pytest.mark.parametrize("asked", ["", "?incident=i-none", "?report=none", "?incident=%00"])
def test_what_is_not_there_is_not_found(asked: str, signed_in: As) -> None:
    assert signed_in(Role.REVIEWER).get(f"/arrange/{asked}").status_code == 404
