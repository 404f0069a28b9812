"""What is read is what the public formats write; lists go on from part to part; what cannot be asked is a problem."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from marsad.cli.main import app
from marsad.desk.access import Role
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from marsad.record.index.models import Incident, Report
from tests.desk.api.conftest import get, member, program


def _printed(home: Home, *given: str) -> list[Any]:
    done = CliRunner().invoke(app, [*given, "--json", "--home", str(home.folder)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def _all(client: Client, path: str, limit: int) -> list[Any]:
    """Every entry of a list, part by part."""
    found, address = [], f"/api/1/{path}{'&' if '?' in path else '?'}limit={limit}"
    while address:
        part = client.get(address).json()
        assert len(part["items"]) <= limit
        found += part["items"]
        address = (part["next"] or "").removeprefix("http://testserver")
    return found


def test_incidents_are_those_that_the_command_prints(reader: Client, shared: Home) -> None:
    printed = {one["id"]: one for one in _printed(shared, "incidents")}
    assert {one["id"]: one for one in _all(reader, "incidents", 3)} == printed
    for id_, one in printed.items():
        assert get(reader, f"incidents/{id_}") == one
        assert _all(reader, f"incidents/{id_}/tolls", 4) == one["tolls"]
        assert _all(reader, f"incidents/{id_}/contradictions", 1) == one["contradictions"]
        assert _all(reader, f"incidents/{id_}/corrections", 1) == one["corrections"]
        assert [each["counts"] for each in _all(reader, f"incidents/{id_}/claims", 5)] == one["claims"]


@pytest.mark.parametrize("order", ["day", "change", "deaths"])
def test_every_order_goes_on_where_it_stopped(order: str, reader: Client) -> None:
    whole = [one["id"] for one in get(reader, f"incidents?order={order}&limit=200")["items"]]
    assert [one["id"] for one in _all(reader, f"incidents?order={order}", 2)] == whole
    assert len(set(whole)) == len(whole) == Incident.objects.count()


def test_tolls_of_then_and_under_another_policy(reader: Client, shared: Home) -> None:
    id_ = Incident.objects.order_by("-reports").values_list("id", flat=True)[0]
    day = sorted(one["as_of"] for one in get(reader, f"incidents/{id_}/tolls?limit=200")["items"] if one["as_of"])[0]
    for option, asked in ((("--as-of", day), f"as_of={day}"), (("--policy", "ucdp/1"), "policy=ucdp/1")):
        assert [get(reader, f"incidents/{id_}?{asked}")] == _printed(shared, "toll", id_, *option)
    assert reader.get(f"/api/1/incidents/{id_}?as_of=1999-01-01").status_code == 404


def test_a_report_is_what_the_command_prints_save_its_files_name(reader: Client, shared: Home) -> None:
    for id_ in Report.objects.values_list("id", flat=True)[:5]:
        (printed,) = _printed(shared, "show", id_)
        printed["report"]["file"] = None
        assert get(reader, f"reports/{id_}") == printed
        text = get(reader, f"texts/{id_}")["text"]
        for claim in printed["claims"]:
            words = claim["quantity"]
            assert text[words["start"] : words["end"]] == words["text"]


def test_lists_of_reports_and_searches(reader: Client) -> None:
    reports = _all(reader, "reports", 7)
    assert len({one["id"] for one in reports}) == Report.objects.count()
    assert [one["id"] for one in _all(reader, "reports?order=oldest", 7)] == [one["id"] for one in reversed(reports)]
    found = _all(reader, "search?q=قتلى", 2)
    assert found
    assert all(one["found"] for one in found)
    some = get(reader, "search?q=قتلى&outcome=killed&limit=200")["items"]
    assert some
    assert all({claim["outcome"] for claim in one["claims"]} <= {"killed"} for one in some)


def test_sources_parties_and_what_changed(reader: Client) -> None:
    sources = _all(reader, "sources", 3)
    assert [one["figures"] for one in sources] == sorted((one["figures"] for one in sources), reverse=True)
    assert len({one["id"] for one in sources}) == len(sources) > 6
    assert get(reader, f"sources/{sources[0]['id']}")["origin"] == sources[0]
    for one in _all(reader, "parties", 2):
        assert get(reader, f"parties/{one['id']}")["names"] == one["names"]
    changed = _all(reader, "changes?since=2020-01-01", 4)
    assert {one["incident"] for one in changed} <= set(Incident.objects.values_list("id", flat=True))
    assert all(one["new"] for one in changed)
    assert _all(reader, "changes?since=2500-01-01", 4) == []


def test_the_timeline_has_every_report_once_and_in_order(reader: Client) -> None:
    one = Incident.objects.order_by("-reports")[0]
    told = _all(reader, f"incidents/{one.id}/timeline", 3)
    assert [each["at"] for each in told] == sorted(each["at"] for each in told)
    reports = [id_ for each in told for id_ in (each["id"], *each["copies"])]
    assert len(set(reports)) == len(reports)
    assert set(get(reader, f"incidents/{one.id}")["reports"]) <= set(reports)


def test_what_awaits_a_person(reader: Client) -> None:
    told = _all(reader, "matters", 3)
    assert [one["change"] for one in told] == sorted((one["change"] for one in told), reverse=True)
    assert len({one["key"] for one in told}) == len(told) > 3


def test_exports_are_the_pages(reader: Client) -> None:
    browser = Client()
    browser.force_login(member(Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    said = f"of=incident&id={Incident.objects.values_list('id', flat=True)[0]}&format=record"
    page, call = browser.get(f"/export/?{said}"), reader.get(f"/api/1/export?{said}")
    assert b"".join(call.streaming_content) == b"".join(page.streaming_content)  # type: ignore[attr-defined]
    assert call.headers["Content-Disposition"] == page.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("incidents/i-nowhere", 404, "not-there"),
        ("reports/nowhere", 404, "not-there"),
        ("nothing", 404, "not-there"),
        ("incidents?nonsense=1", 400, "not-understood"),
        ("incidents?limit=1&limit=2", 400, "not-understood"),
        ("incidents?limit=201", 422, "cannot-be"),
        ("incidents?limit=many", 422, "cannot-be"),
        ("incidents?first=2022-02-30", 422, "cannot-be"),
        ("incidents?first=yesterday", 422, "cannot-be"),
        ("incidents?after=bm8=", 404, "not-there"),
        ("incidents?after=%00", 404, "not-there"),
        ("incidents?party=%00", 404, "not-there"),
        ("search?q=%20", 422, "cannot-be"),
        ("changes", 422, "cannot-be"),
        ("export?of=incidents&format=nonsense", 422, "cannot-be"),
        ("export?of=incidents&format=bundle", 422, "cannot-be"),
        ("incidents/%F0%9F%92%A9", 404, "not-there"),
    ],
)
def test_what_cannot_be_asked_is_a_problem(path: str, status: int, kind: str, reader: Client) -> None:
    answer = reader.get(f"/api/1/{path}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    told = answer.json()
    assert (told["status"], told["type"]) == (status, f"urn:marsad:problem:{kind}")


def test_problems_are_told_in_the_language_that_is_asked_for(shared: Home) -> None:
    arabic = program(member(Role.READER), Scope.READ, **{"Accept-Language": "ar"})
    assert arabic.get("/api/1/incidents?limit=0").json()["errors"] == [{"at": "query.limit", "says": "أصغر مما يُقبل"}]
    assert arabic.get("/api/1/reports/nowhere").json()["title"] == "ليس في السجل"


def test_a_record_that_takes_something_in_is_waited_for(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.api.call.catch_up", lambda *_, wait: wait)
    answer = reader.get("/api/1/incidents")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:marsad:problem:unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert reader.get("/api/1/me").status_code == 200


def test_what_came_in_while_an_answer_was_made_is_waited_for(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.api.call.is_up_to_date", lambda: False)
    assert reader.get("/api/1/incidents").status_code == 503


def test_a_database_that_is_away_is_a_problem(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def away(*_: object) -> None:
        raise OperationalError("no server")

    monkeypatch.setattr("marsad.desk.api.calls.incidents.wanted_after", away)
    answer = reader.get("/api/1/incidents")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert "no server" not in answer.content.decode()


def test_the_page_that_documents_the_calls(shared: Home) -> None:
    browser = Client(headers={"Accept-Language": "ar"})
    browser.force_login(member(Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    page = browser.get("/api/").content.decode()
    assert 'id="takeRulings"' in page
    assert 'id="shape-Toll"' in page
    assert "ما تطلبه البرامج" in page
    assert Client().get("/api/").status_code == 302
