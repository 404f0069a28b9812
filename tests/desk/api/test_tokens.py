"""Tokens are made on a member's account with the password, shown once, listed, withdrawn; the log tells of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.test import Client

from marsad.cli.main import app
from marsad.desk.access import Role
from marsad.desk.apps import record_home, use_project
from marsad.desk.members import tokens
from marsad.desk.members.models import Member, Token
from marsad.record.accesses import Access
from marsad.record.home import Home
from marsad.record.project import Project
from marsad.record.store import evidence
from tests.desk.logged import accesses
from tests.desk.signing import PASSWORD, code, give_code, give_password, made, with_app

TODAY = datetime.now(UTC).date()
SAID = {
    "name": "counts of the week",
    "scope": ["read", "add"],
    "last": (TODAY + timedelta(days=30)).isoformat(),
    "password": PASSWORD,
}


@pytest.fixture
def amal(desk: Home) -> Client:
    """A browser in which a coder is signed in."""
    made("amal")
    client = Client()
    give_password(client, "amal")
    return client


@pytest.fixture
def factor_for_all(desk: Home) -> Iterator[None]:
    """The project asks everybody for a second factor."""
    use_project(record_home(), Project(second_factor=True))
    yield
    use_project(record_home(), Project())


def make(client: Client, **said: object) -> str:
    """A new token, as its page shows it; empty where none was made."""
    page = client.post("/account/tokens/", SAID | said)
    return next(iter(re.findall(r"marsad_[\w-]{43}", page.content.decode())), "")


def status(secret: str, path: str = "me") -> int:
    """What a call answers to a token."""
    return int(Client(headers={"Authorization": f"Bearer {secret}"}).get(f"/api/1/{path}").status_code)


def test_a_token_is_made_shown_once_used_and_withdrawn(amal: Client) -> None:
    secret = make(amal)
    assert (status(secret), status(secret, "additions"), status(secret, "publications")) == (200, 200, 403)
    page = amal.get("/account/").content.decode()
    assert "counts of the week" in page
    assert secret not in page
    row = Token.objects.get()
    assert row.used is not None
    assert secret.removeprefix("marsad_") not in row.digest
    amal.post("/account/tokens/withdraw/", {"token": row.pk})
    assert status(secret) == 401
    assert "counts of the week" not in amal.get("/account/").content.decode()


def test_the_log_tells_of_tokens_and_holds_none(amal: Client) -> None:
    secret = make(amal)
    number = Token.objects.get().pk
    amal.post("/account/tokens/withdraw/", {"token": number})
    assert accesses()[-2:] == [
        Access("token-made", "amal", token=f"{number} (read add)"),
        Access("token-withdrawn", "amal", whom="amal", token=f"{number} (read add)"),
    ]
    entries = [entry for entry in evidence.entries() if entry.kind == "access"]
    for content in evidence.contents(ref.commitment for entry in entries for ref in entry.payloads).values():
        assert content is None or secret.encode() not in content
    told = CliRunner().invoke(app, ["log", "--kind", "access", "--lang", "en", "--home", str(record_home().folder)])
    assert "made token" in told.stdout


@pytest.mark.parametrize(
    "said",
    [
        {"password": "wrong"},
        {"name": " "},
        {"name": "x" * 61},
        {"scope": []},
        {"scope": ["publish"]},
        {"last": "soon"},
        {"last": (TODAY - timedelta(days=1)).isoformat()},
        {"last": (TODAY + timedelta(days=367)).isoformat()},
    ],
    ids=str,
)
def test_what_makes_no_token(said: dict[str, object], amal: Client) -> None:
    assert make(amal, **said) == ""
    assert not Token.objects.exists()
    assert 'class="said error"' in amal.get("/account/").content.decode()


def test_a_member_has_some_tokens_and_not_any_number(amal: Client) -> None:
    for _ in range(tokens.MOST):
        assert make(amal)
    assert make(amal) == ""


def test_nobody_withdraws_anothers(amal: Client) -> None:
    secret = make(amal)
    made("basil")
    other = Client()
    give_password(other, "basil")
    for id_ in (Token.objects.get().pk, "", "x", "9" * 30):
        other.post("/account/tokens/withdraw/", {"token": id_})
    assert status(secret) == 200


def test_where_a_second_factor_is_asked_of_all_only_who_gave_one_makes_tokens(factor_for_all: None, desk: Home) -> None:
    made("amal")
    client = Client()
    give_password(client, "amal")
    assert make(client) == ""
    secret, _codes = with_app(Member.objects.get(username="amal"))
    client = Client()
    give_password(client, "amal")
    give_code(client, code(secret))
    assert status(make(client)) == 200


def test_a_changed_password_ends_them(amal: Client) -> None:
    secret = make(amal)
    new = "bahr-zaytun-jabal-7"
    amal.post("/account/password/", {"password": PASSWORD, "new": new, "again": new})
    assert status(secret) == 401
    assert accesses()[-1].what == "token-withdrawn"


@pytest.mark.parametrize("act", ["put-out", "end-sessions", "remove-factors"])
def test_an_administrator_ends_them(act: str, amal: Client) -> None:
    secret = make(amal)
    made("dalia", Role.ADMINISTRATOR)
    admin = Client()
    give_password(admin, "dalia")
    who = Member.objects.get(username="amal")
    admin.post("/members/change/", {"act": act, "member": who.pk})
    assert status(secret) == 401
    admin.post("/members/change/", {"act": "take-in", "member": who.pk})
    assert status(secret) == 401


def test_use_is_noted_now_and_then_and_not_each_time(amal: Client) -> None:
    secret = make(amal)
    status(secret)
    first = Token.objects.get().used
    status(secret)
    assert Token.objects.get().used == first
    Token.objects.update(used=datetime.now(UTC) - timedelta(hours=1))
    status(secret)
    assert Token.objects.get().used > datetime.now(UTC) - timedelta(minutes=1)  # type: ignore[operator]  # it was used
