"""Rulings of programs hold to the rules of the pages: reasons, two at once, two persons, what may be put together."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.apps import record_home, use_project
from marsad.desk.members.tokens import Scope
from marsad.desk.queue.models import Assignment, Proposal
from marsad.record.home import Home
from marsad.record.index.models import Decision, Incident
from marsad.record.project import Project
from tests.desk.api.conftest import get, member, post, program


@pytest.fixture
def coder(desk: Home) -> Client:
    """A program that may rule on claims."""
    return program(member(Role.CODER), Scope.READ, Scope.RULE)


@pytest.fixture
def reviewer(desk: Home) -> Client:
    """A program that may put incidents together, too."""
    return program(member(Role.REVIEWER), Scope.READ, Scope.RULE)


@pytest.fixture
def two(desk: Home) -> Iterator[None]:
    """The project asks for two persons to reject."""
    use_project(record_home(), Project(two_persons=frozenset({"reject"})))
    yield
    use_project(record_home(), Project())


def _claim(client: Client) -> dict[str, Any]:
    """A claim that gives a toll, with `since`."""
    answer = client.get("/api/1/incidents?order=deaths&limit=1")
    (one,) = answer.json()["items"]
    claim = next(each for each in one["claims"] if each["outcome"] == "killed" and each["value"])
    return {"since": int(answer.headers["Marsad-Seen"]), "incident": one["id"], **claim}


def _ruling(kind: str, *targets: str, since: int, because: str = "it says so", **more: Any) -> dict[str, Any]:
    return {"rulings": [{"kind": kind, "targets": targets, **more}], "because": because, "since": since}


def test_a_correction_moves_the_toll_and_is_taken_back(coder: Client) -> None:
    one = _claim(coder)
    said = _ruling("correct", one["id"], since=one["since"], values={"value": one["value"] + 1})
    taken = post(coder, "decisions", said)
    assert taken.status_code == 200, taken.content
    (decision,) = taken.json()["decisions"]
    assert (decision["author"], decision["values"]) == ("a-coder", {"value": one["value"] + 1})
    counts = {each["id"]: each for each in get(coder, f"incidents/{one['incident']}")["claims"]}[one["id"]]
    assert (counts["value"], counts["read"]) == (one["value"] + 1, {"value": one["value"]})
    assert get(coder, f"decisions/{decision['id']}") == decision
    for asked in (f"claim={one['id']}", f"report={one['report']}", f"incident={one['incident']}", ""):
        assert decision["id"] in [each["id"] for each in get(coder, f"decisions?{asked}")["items"]]
    assert get(coder, f"decisions?claim={one['report']}/nothing")["items"] == []
    since = int(coder.get("/api/1/proposals").headers["Marsad-Seen"])
    assert post(coder, "decisions", _ruling("withdraw", decision["id"], since=since)).status_code == 200
    counts = {each["id"]: each for each in get(coder, f"incidents/{one['incident']}")["claims"]}[one["id"]]
    assert counts["value"] == one["value"]


def test_who_comes_second_is_told_what_the_first_decided_and_nothing_is_kept(coder: Client, reviewer: Client) -> None:
    one = _claim(coder)
    first = post(coder, "decisions", _ruling("reject", one["id"], since=one["since"])).json()["decisions"]
    second = post(reviewer, "decisions", _ruling("accept", one["id"], since=one["since"]))
    assert (second.status_code, second.json()["decisions"]) == (409, first)
    assert Decision.objects.count() == 1
    since = int(reviewer.get("/api/1/decisions").headers["Marsad-Seen"])
    assert post(reviewer, "decisions", _ruling("accept", one["id"], since=since)).status_code == 200


@pytest.mark.slow
def test_of_several_at_once_one_decides_and_the_others_are_told(desk: Home) -> None:
    clients = [program(member(Role.CODER, f"coder-{number}"), Scope.READ, Scope.RULE) for number in range(4)]
    one, ready = _claim(clients[0]), Barrier(4)

    def rule(client: Client) -> Any:
        ready.wait()
        try:
            return post(client, "decisions", _ruling("reject", one["id"], since=one["since"]))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(rule, clients))
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
    (decision,) = next(one.json()["decisions"] for one in answers if one.status_code == 200)
    assert all(one.json()["decisions"] == [decision] for one in answers if one.status_code == 409)
    assert Decision.objects.count() == 1


def test_all_rulings_are_taken_or_none(coder: Client) -> None:
    one = _claim(coder)
    said = _ruling("reject", one["id"], since=one["since"])
    said["rulings"].append({"kind": "reject", "targets": ["nowhere/1-2-killed"]})
    assert post(coder, "decisions", said).status_code == 422
    assert not Decision.objects.exists()


def test_two_persons(two: None, coder: Client, reviewer: Client) -> None:
    one = _claim(coder)
    answer = post(coder, "decisions", _ruling("reject", one["id"], since=one["since"]))
    assert answer.status_code == 202
    (proposal,) = answer.json()["proposals"]
    assert not Decision.objects.exists()
    assert get(reviewer, "proposals")["items"] == [proposal]
    again = post(reviewer, "decisions", _ruling("reject", one["id"], since=one["since"]))
    assert again.status_code == 409
    assert coder.post(f"/api/1/proposals/{proposal['id']}/agree").status_code == 422
    (decision,) = reviewer.post(f"/api/1/proposals/{proposal['id']}/agree").json()["decisions"]
    assert (decision["author"], decision["agreed"]) == ("a-coder", "a-reviewer")
    late = post(coder, f"proposals/{proposal['id']}/decline", {"because": "no"})
    assert (late.status_code, late.json()["decisions"]) == (409, [decision])
    assert reviewer.post("/api/1/proposals/999/agree").status_code == 404


def test_a_proposal_is_declined(two: None, coder: Client, reviewer: Client) -> None:
    one = _claim(coder)
    post(coder, "decisions", _ruling("reject", one["id"], since=one["since"]))
    number = Proposal.objects.get().pk
    assert post(reviewer, f"proposals/{number}/decline", {}).status_code == 422
    assert post(reviewer, f"proposals/{number}/decline", {"because": "it stands"}).json()["state"] == "declined"
    assert get(coder, "proposals")["items"] == []


def test_incidents_are_put_together_and_taken_apart_by_reviewers_alone(coder: Client, reviewer: Client) -> None:
    ids = list(Incident.objects.order_by("id").values_list("id", flat=True)[:2])
    since = int(coder.get("/api/1/incidents?limit=1").headers["Marsad-Seen"])
    refused = post(coder, "decisions", _ruling("merge", *ids, since=since))
    assert (refused.status_code, refused.json()["missing_permission"]) == (403, "review")
    before = Incident.objects.count()
    taken = post(reviewer, "decisions", _ruling("merge", *ids, since=since))
    assert taken.status_code == 200, taken.content
    assert Incident.objects.count() == before - 1
    late = post(reviewer, "decisions", _ruling("split", taken.json()["decisions"][0]["targets"][0], since=since))
    assert late.status_code == 409
    back = post(reviewer, "decisions", _ruling("withdraw", taken.json()["decisions"][0]["id"], since=since))
    assert back.status_code == 200
    assert Incident.objects.count() == before


def test_a_missed_figure_is_added_and_moved(reviewer: Client) -> None:
    one = _claim(reviewer)
    text = get(reviewer, f"texts/{one['report']}")["text"]
    word = text.split()[0]
    values = {"value": 7, "outcome": "missing", "affected": "all", "origin": one["origin"], "stance": "asserted"}
    words = {"start": text.index(word), "end": text.index(word) + len(word), "text": word}
    said = _ruling("add", one["report"], since=one["since"], words=words, values=values)
    assert post(reviewer, "decisions", said).status_code == 200
    told = get(reviewer, f"incidents/{one['incident']}/claims?limit=200")["items"]
    (added,) = [each for each in told if each["counts"].get("added")]
    assert added["read"] is None
    other = Incident.objects.exclude(id=one["incident"]).values_list("id", flat=True)[0]
    since = int(reviewer.get("/api/1/proposals").headers["Marsad-Seen"])
    moved = post(reviewer, "decisions", _ruling("move", one["report"], other, since=since, incident=one["incident"]))
    assert moved.status_code == 200, moved.content
    assert one["report"] in get(reviewer, f"incidents/{other}")["reports"]


def test_a_matter_is_ruled_on_as_it_was_seen(coder: Client) -> None:
    answer = coder.get("/api/1/matters?limit=50")
    one = next(each for each in answer.json()["items"] if each["ruling"] == "reject")
    Assignment.objects.create(key=one["key"], member=member(Role.CODER), by=member(Role.CODER))
    said = _ruling("reject", *one["targets"], since=int(answer.headers["Marsad-Seen"]))
    wrong = post(coder, "decisions", said | {"matters": [{"key": one["key"], "mark": "0" * 16}]})
    assert wrong.status_code == 422
    right = post(coder, "decisions", said | {"matters": [{"key": one["key"], "mark": one["mark"]}]})
    assert right.status_code == 200
    assert not Assignment.objects.exists()
    assert one["key"] not in [each["key"] for each in get(coder, "matters?limit=200")["items"]]


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"because": " "}, "body.because"),
        ({"since": -1}, "body.since"),
        ({"since": None}, "body.since"),
        ({"more": 1}, "body.more"),
        ({"rulings": []}, "body.rulings"),
        ({"rulings": [{"kind": "kill", "targets": ["a"]}]}, "body.rulings.0"),
        ({"rulings": [{"kind": "correct", "targets": ["a"], "values": {"value": 10**12}}]}, "body.rulings.0.correct"),
        ({"rulings": [{"kind": "accept", "targets": ["a"], "values": {}}]}, "body.rulings.0.accept"),
    ],
)
def test_what_is_wrong_is_named(changed: dict[str, Any], at: str, shared: Home) -> None:
    asked = program(member(Role.CODER), Scope.RULE)
    answer = post(asked, "decisions", _ruling("accept", "a", since=0) | changed)
    assert answer.status_code == 422
    assert any(one["at"].startswith(at) for one in answer.json()["errors"]), answer.json()


@pytest.mark.parametrize(
    "said",
    [
        b" ",
        b"{",
        b"[]",
        b"null",
        b'{"because": NaN}',
        b'{"because": "a", "because": "b"}',
        b"\xff",
        b"[" * 100_000,
        b'{"since": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_no_json_is_refused(said: bytes, shared: Home) -> None:
    asked = program(member(Role.CODER), Scope.RULE)
    answer = asked.post("/api/1/decisions", said, content_type="application/json")
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:marsad:problem:not-understood")


@pytest.mark.parametrize("said", [b'{"because": "\\u0000"}', b'{"because": "a\\ud800"}', b'{"\\u0000": 1}'])
def test_signs_that_no_text_has_are_refused(said: bytes, shared: Home) -> None:
    asked = program(member(Role.CODER), Scope.RULE)
    answer = asked.post("/api/1/decisions", said, content_type="application/json")
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:marsad:problem:cannot-be")


def test_another_media_type_and_too_much(shared: Home) -> None:
    asked = program(member(Role.CODER), Scope.RULE)
    assert asked.post("/api/1/decisions", {"because": "a"}).status_code == 415
    large = asked.post("/api/1/decisions", b" " * (3 << 20), content_type="application/json")
    assert (large.status_code, large.headers["Content-Type"]) == (413, "application/problem+json")


def test_nobody_has_seen_more_than_there_is(coder: Client) -> None:
    one = _claim(coder)
    answer = post(coder, "decisions", _ruling("reject", one["id"], since=10**9))
    assert answer.status_code == 422
    assert not Decision.objects.exists()
