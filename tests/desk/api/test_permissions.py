"""Every call of the API × every role × every scope × anonymous: who is answered, and what the others are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from marsad.desk.access import GRANTED, May, Role
from marsad.desk.api.call import Call
from marsad.desk.api.table import CALLS
from marsad.desk.apps import use_project
from marsad.desk.members.models import Member, Token
from marsad.desk.members.tokens import NEEDED, Scope
from marsad.record.home import Home
from marsad.record.project import Project
from tests.desk.api.conftest import member, program, secret_of

ASKED = {
    "incidents/{id}": {"id": "i-0"},
    "reports/{path:id}": {"id": "nowhere"},
    "texts/{path:id}": {"id": "nowhere"},
    "sources/{path:id}": {"id": "nobody"},
    "parties/{id}": {"id": "sdf"},
    "decisions/{id}": {"id": "d-0"},
}
"""What addresses are filled with; others with something that no record has."""
SAID = {"search": "?q=قتلى", "changes": "?since=2022-01-01", "export": "?of=incidents&format=hxl"}


def _address(call: Call) -> str:
    path = call.path.replace("path:", "").replace("int:number", "number")
    return "/api/1/" + path.format(id="i-0", number=10**9, address="i-0") + SAID.get(call.path, "")


def _ask(client: Client, call: Call) -> int:
    answer: Any = (
        client.get(_address(call))
        if call.method == "GET"
        else client.post(_address(call), "{}", content_type=(call.media or ("application/json",))[0])
    )
    if answer.streaming:
        list(answer.streaming_content)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    return int(answer.status_code)


@pytest.fixture(autouse=True)
def nothing_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Additions wait."""
    monkeypatch.setattr("marsad.desk.adding.begun.begin", lambda *_: None)


@pytest.mark.parametrize("role", [None, *Role], ids=str)
@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_a_call_is_answered_to_tokens_of_its_scope_whose_members_may(
    call: Call, role: Role | None, shared: Home
) -> None:
    if role is None:
        assert _ask(Client(), call) == 401
        return
    for scope in Scope:
        status = _ask(program(member(role), scope), call)
        if scope == call.scope and call.needs in GRANTED[role]:
            assert status in (200, 202, 404, 422), (scope, status)
        else:
            assert status == 403, (scope, status)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_a_session_lets_nobody_in(call: Call, shared: Home) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(member(Role.ADMINISTRATOR), backend="django.contrib.auth.backends.ModelBackend")
    assert _ask(browser, call) == 401


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_no_other_method_is_answered(call: Call, shared: Home) -> None:
    asked = program(member(Role.ADMINISTRATOR))
    known = {one.method for one in CALLS if one.path == call.path}
    known |= {"HEAD"} if "GET" in known else set()
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"} - known:
        answer = asked.generic(method, _address(call))
        assert (answer.status_code, answer.headers["Allow"]) == (405, ", ".join(sorted(known)))


@pytest.mark.parametrize("call", [one for one in CALLS if one.method == "GET"], ids=lambda call: call.name)
def test_who_asks_for_the_head_is_told_what_get_would_tell_without_the_body(call: Call, shared: Home) -> None:
    asked = program(member(Role.ADMINISTRATOR))
    head, got = asked.head(_address(call)), asked.get(_address(call))
    assert (head.status_code, head.headers["Content-Type"]) == (got.status_code, got.headers["Content-Type"])
    assert not b"".join(head) if head.streaming else not head.content
    assert Client().head(_address(call)).status_code == 401


def test_every_scope_is_good_for_a_call_and_needs_what_its_calls_need() -> None:
    for scope in Scope:
        assert {call.needs for call in CALLS if call.scope == scope} == {NEEDED[scope]}


def test_what_is_missing_is_told(shared: Home) -> None:
    told = program(member(Role.EDITOR), Scope.READ).get("/api/1/publications")
    assert told.json()["missing_scope"] == "publish"
    assert 'scope="publish"' in told.headers["WWW-Authenticate"]
    told = program(member(Role.READER), Scope.PUBLISH).get("/api/1/publications")
    assert told.json()["missing_permission"] == May.EDIT


def test_a_role_that_changed_counts_at_once(shared: Home) -> None:
    who = member(Role.EDITOR, "demoted")
    asked = program(who)
    assert asked.get("/api/1/publications").status_code == 200
    Member.objects.filter(pk=who.pk).update(role=Role.READER)
    assert asked.get("/api/1/publications").status_code == 403
    assert asked.get("/api/1/incidents?limit=1").status_code == 200
    Member.objects.filter(pk=who.pk).update(is_active=False)
    assert asked.get("/api/1/incidents?limit=1").status_code == 401


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Bearer",
        "Bearer marsad_",
        "Bearer marsad_" + "x" * 43,
        "Bearer marsad_" + "é" * 43,
        "Basic bWFyc2FkOg==",
        "Token marsad_" + "x" * 43,
    ],
)
def test_no_token_and_a_wrong_one(said: str, shared: Home) -> None:
    answer = Client(headers={"Authorization": said}).get("/api/1/me")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="marsad"')
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_token_that_ended(shared: Home) -> None:
    token, secret = secret_of(member(Role.READER), Scope.READ)
    asked = Client(headers={"Authorization": f"Bearer {secret}"})
    assert asked.get("/api/1/me").status_code == 200
    Token.objects.filter(pk=token.pk).update(ends=token.made)
    assert asked.get("/api/1/me").status_code == 401


@pytest.mark.parametrize("address", ["/api/1/me?token={}", "/api/1/{}", "/api/1/incidents?limit=1&q={}"])
def test_a_token_in_an_address_is_refused_and_in_no_log(
    address: str, shared: Home, caplog: pytest.LogCaptureFixture
) -> None:
    _token, secret = secret_of(member(Role.READER), Scope.READ)
    answer = Client(headers={"Authorization": f"Bearer {secret}"}).get(address.format(secret))
    assert answer.status_code == 401
    assert "withdraw it" in answer.json()["detail"]
    assert secret not in caplog.text


def test_where_a_second_factor_is_asked_of_all_a_token_made_without_one_is_none(shared: Home) -> None:
    use_project(shared, Project(second_factor=True))
    try:
        for with_factor, status in ((False, 401), (True, 200)):
            _token, secret = secret_of(member(Role.READER), Scope.READ, with_factor=with_factor)
            assert Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/1/me").status_code == status
    finally:
        use_project(shared, Project())


def test_the_description_is_for_members_and_tokens(shared: Home) -> None:
    assert Client().get("/api/1/openapi.json").status_code == 401
    assert program(member(Role.READER), Scope.ADD).get("/api/1/openapi.json").status_code == 200
    browser = Client()
    browser.force_login(member(Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get("/api/1/openapi.json").json()["openapi"].startswith("3.1")


def test_the_desk_keeps_digests_alone(shared: Home) -> None:
    _token, secret = secret_of(member(Role.READER), Scope.READ)
    for file in (shared.folder / "desk.sqlite3", *Path(shared.folder).glob("desk.sqlite3-*")):
        assert secret.encode() not in file.read_bytes()
