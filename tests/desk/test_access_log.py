"""Sign-ins and what follows are in the record's log; what a hostile visitor can put there is bounded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils.timezone import now

from marsad.cli.main import app
from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.apps import record_home, use_project
from marsad.desk.members.models import Member
from marsad.record.accesses import Access
from marsad.record.home import Home
from marsad.record.project import Project
from marsad.record.store import evidence
from tests.desk.logged import accesses
from tests.desk.signing import PASSWORD, code, give_code, give_password, made, with_app


def test_a_sign_in_and_its_end(desk: Home) -> None:
    made("amal")
    client = Client()
    give_password(client, "amal")
    client.post("/account/sign-out/")
    assert accesses() == [Access("signed-in", "amal", "password"), Access("signed-out", "amal")]


def test_the_way_is_told(desk: Home) -> None:
    secret, codes = with_app(made("amal"))
    for said in (code(secret), codes[0]):
        client = Client()
        give_password(client, "amal")
        give_code(client, said)
    assert [one.way for one in accesses()] == ["app", "recovery-code"]


def test_failures_are_told_with_the_next_sign_in_to_the_log_and_to_the_member(desk: Home) -> None:
    made("amal")
    client = Client()
    for _ in range(3):
        give_password(client, "amal", "wrong")
    assert accesses() == []
    give_password(client, "amal")
    assert accesses() == [Access("signed-in", "amal", "password", failures=3)]
    assert "3 attempts to sign in under your name failed" in client.get("/").content.decode()
    assert Member.objects.get(username="amal").failures == 0


def test_a_shut_out_is_told_once_an_hour_however_many_addresses_try(desk: Home) -> None:
    made("amal")
    for number in range(4):
        for _ in range(6):
            give_password(Client(REMOTE_ADDR=f"192.0.2.{number}"), "amal", "wrong")
    assert [(one.what, one.who) for one in accesses()] == [("shut-out", "amal")]
    Member.objects.update(shut_out_told=now() - timedelta(hours=2))
    give_password(Client(REMOTE_ADDR="192.0.2.1"), "amal", "wrong")
    assert [one.what for one in accesses()] == ["shut-out", "shut-out"]


def test_what_is_tried_under_a_name_of_nobody_is_not_told(desk: Home) -> None:
    before = evidence.head().size
    for _ in range(8):
        give_password(Client(), "hunter2-typed-in-the-wrong-field")
    assert evidence.head().size == before


def test_no_password_code_or_address_is_in_it(desk: Home) -> None:
    secret, _codes = with_app(made("amal"))
    said = code(secret)
    client = Client(REMOTE_ADDR="192.0.2.77")
    give_password(client, "amal")
    give_code(client, said)
    (told,) = [entry for entry in evidence.entries() if entry.kind == "access"]
    content = evidence.content(told.payloads[0].commitment)
    assert content is not None
    assert not any(word.encode() in content for word in (PASSWORD, said, secret, "192.0.2.77"))


def test_the_address_is_kept_where_the_project_wants_it(desk: Home) -> None:
    made("amal")
    use_project(record_home(), Project(addresses=True))
    try:
        give_password(Client(REMOTE_ADDR="192.0.2.77"), "amal")
    finally:
        use_project(record_home(), Project())
    assert accesses() == [Access("signed-in", "amal", "password", address="192.0.2.77")]


def test_the_first_administrator_is_told(desk: Home) -> None:
    serving.add_administrator("amal", PASSWORD)
    assert accesses() == [Access("joined", "amal", "start", role="administrator")]


def test_nobody_gets_in_whom_the_log_cannot_be_told_of(desk: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    made("amal")

    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("marsad.record.accesses.note", full)
    client = Client(raise_request_exception=False)
    assert give_password(client, "amal").status_code == 503
    assert client.get("/").status_code == 302


def test_marsad_log_and_verify_take_it(desk: Home) -> None:
    made("amal", Role.EDITOR)
    give_password(Client(), "amal")
    told = CliRunner().invoke(app, ["log", "--kind", "access", "--lang", "ar", "--home", str(desk.folder)])
    assert "دخول" in told.stdout
    done = CliRunner().invoke(app, ["verify", "--home", str(desk.folder)])
    assert done.exit_code == 0, done.output
