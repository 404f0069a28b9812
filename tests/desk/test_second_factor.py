"""Who set a second factor is asked for it, each code counts once, and tries are bounded wherever they come from."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from marsad.desk.apps import record_home, use_project
from marsad.desk.members import factors
from marsad.desk.members.models import Member, Session
from marsad.record.accesses import Access
from marsad.record.home import Home
from marsad.record.project import Project
from tests.desk.logged import accesses
from tests.desk.signing import PASSWORD, code, give_code, give_password, is_in, made, with_app


@pytest.fixture
def member(desk: Home) -> Member:
    """Somebody without a second factor yet."""
    return made("amal")


@pytest.fixture
def secret(member: Member) -> str:
    """The secret of the member's app."""
    return with_app(member)[0]


def test_the_password_alone_does_not_let_in(member: Member, secret: str) -> None:
    client = Client()
    assert give_password(client, "amal").headers["Location"] == "/account/second-factor/"
    assert not is_in(client)
    assert give_code(client, code(secret)).status_code == 302
    assert is_in(client)


def test_the_page_that_was_asked_for_follows(member: Member, secret: str) -> None:
    client = Client()
    give_password(client, "amal", next="/sources/")
    assert give_code(client, code(secret)).headers["Location"] == "/sources/"


def test_a_code_is_taken_once(member: Member, secret: str) -> None:
    first, second, said = Client(), Client(), code(secret)
    give_password(first, "amal")
    give_password(second, "amal")
    assert give_code(first, said).status_code == 302
    assert give_code(second, f"{said[:3]} {said[3:]}").status_code == 200
    assert not is_in(second)


@pytest.mark.parametrize(("steps", "lets_in"), [(-1, True), (1, True), (-3, False), (3, False)])
def test_a_clock_may_go_wrong_by_half_a_minute(member: Member, secret: str, steps: int, lets_in: bool) -> None:
    client = Client()
    give_password(client, "amal")
    give_code(client, code(secret, steps))
    assert is_in(client) is lets_in


def test_a_recovery_code_lets_in_once(member: Member) -> None:
    _secret, codes = with_app(member)
    for lets_in in (True, False):
        client = Client()
        give_password(client, "amal")
        give_code(client, codes[3])
        assert is_in(client) is lets_in
    assert factors.codes_left(member) == len(codes) - 1


def test_the_second_form_alone_leads_to_the_first(member: Member, secret: str) -> None:
    assert give_code(Client(), code(secret)).headers["Location"] == "/account/sign-in/"


def test_a_password_that_was_changed_between_the_two_forms_counts_no_more(member: Member, secret: str) -> None:
    client = Client()
    give_password(client, "amal")
    member.set_password("another-long-password-8")
    member.save()
    assert give_code(client, code(secret)).headers["Location"] == "/account/sign-in/"


def test_ten_minutes_after_the_password_it_counts_no_more(
    member: Member, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    give_password(client, "amal")
    monkeypatch.setattr("marsad.desk.entering._PATIENCE", timedelta(0))
    assert give_code(client, code(secret)).headers["Location"] == "/account/sign-in/"


def test_five_wrong_codes_shut_out_although_the_password_is_right(member: Member, secret: str) -> None:
    client = Client()
    give_password(client, "amal")
    told = [give_code(client, "000000").status_code for _ in range(5)]
    assert told == [200, 200, 200, 200, 429]
    assert give_code(client, code(secret)).status_code == 429
    assert give_password(client, "amal").status_code == 429


def test_the_password_given_again_gives_no_further_tries(member: Member, secret: str) -> None:
    client = Client()
    for _ in range(2):
        give_password(client, "amal")
        for _ in range(3):
            told = give_code(client, "000000")
    assert told.status_code == 429


def test_codes_tried_from_many_addresses_count_together(member: Member, secret: str) -> None:
    for number in range(factors.MOST_FAILED):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        give_password(client, "amal")
        assert give_code(client, "000000").status_code in {200, 429}
    elsewhere = Client(REMOTE_ADDR="198.51.100.1")
    give_password(elsewhere, "amal")
    assert give_code(elsewhere, code(secret)).status_code == 429


def test_a_session_laid_ready_before_the_password_is_not_the_one_that_gets_in(member: Member, secret: str) -> None:
    client = Client()
    keys = []
    client.get("/account/sign-in/")
    client.cookies["sessionid"] = "a" * 32
    for step in (lambda: give_password(client, "amal"), lambda: give_code(client, code(secret))):
        step()
        keys.append(client.cookies["sessionid"].value)
    assert len({"a" * 32, *keys}) == 3
    assert Session.objects.filter(session_key__in=["a" * 32, keys[0]]).count() == 0


def test_setting_an_app_takes_the_password_and_a_code_and_ends_other_sessions(member: Member) -> None:
    client, other = Client(), Client()
    give_password(other, "amal")
    give_password(client, "amal")
    page = client.get("/account/app/").content.decode()
    secret = re.search(r'class="key-text"[^>]*>([A-Z2-7 ]+)<', page)
    assert secret
    assert 'src="data:image/svg+xml;base64,' in page
    own = secret[1].replace(" ", "")
    for wrong in ({"code": code(own), "password": "wrong"}, {"code": "000000", "password": PASSWORD}):
        assert 'role="alert"' in client.post("/account/app/", wrong).content.decode()
        assert not factors.has_any(member)
    shown = client.post("/account/app/", {"code": code(own), "password": PASSWORD}).content.decode()
    assert len(re.findall(r"<code>\d{10}</code>", shown)) == 10
    assert factors.has_any(member)
    assert is_in(client)
    assert not is_in(other)


def test_secrets_do_not_stand_open_in_the_database(member: Member, secret: str) -> None:
    assert Authenticator.objects.filter(user=member).count() == 2
    for kept in Authenticator.objects.filter(user=member):
        assert secret not in str(kept.data)
        assert str(kept.data.get("seed", "gAAAA")).startswith("gAAAA")


def test_removing_it_takes_the_password_and_its_recovery_codes_go_too(member: Member, secret: str) -> None:
    client = Client()
    give_password(client, "amal")
    give_code(client, code(secret))
    id_ = factors.of(member)[0].pk
    client.post("/account/factors/remove/", {"id": id_, "password": "wrong"})
    assert factors.has_any(member)
    client.post("/account/factors/remove/", {"id": id_, "password": PASSWORD})
    assert not Authenticator.objects.filter(user=member).exists()
    assert accesses()[-1] == Access("factor-removed", "amal", "app", whom="amal")


def test_nobody_removes_anothers(member: Member, secret: str) -> None:
    other, client = made("badr"), Client()
    with_app(other)
    give_password(client, "amal")
    give_code(client, code(secret))
    client.post("/account/factors/remove/", {"id": factors.of(other)[0].pk, "password": PASSWORD})
    assert factors.has_any(other)


def test_new_recovery_codes_take_the_place_of_the_old(member: Member) -> None:
    secret, old = with_app(member)
    client, again = Client(), Client()
    give_password(client, "amal")
    give_code(client, code(secret))
    shown = client.post("/account/codes/", {"password": PASSWORD}).content.decode()
    new = re.findall(r"<code>(\d{10})</code>", shown)
    assert not {*new} & {*old}
    give_password(again, "amal")
    assert give_code(again, old[0]).status_code == 200
    assert give_code(again, new[0]).status_code == 302


@pytest.fixture
def asked_of_all(desk: Home) -> object:
    """A project that asks everybody for a second factor."""
    use_project(record_home(), Project(second_factor=True))
    yield
    use_project(record_home(), Project())


def test_where_it_is_asked_of_all_nothing_else_is_shown_before_it_is_set(asked_of_all: object, member: Member) -> None:
    client = Client()
    give_password(client, "amal")
    for address in ("/", "/search/", "/reports/d001/", "/decide/"):
        method = client.post if address == "/decide/" else client.get
        assert method(address).headers.get("Location") == "/account/"
    page = client.get("/account/app/").content.decode()
    own = re.findall(r'class="key-text"[^>]*>([A-Z2-7 ]+)<', page)[0].replace(" ", "")
    client.post("/account/app/", {"code": code(own), "password": PASSWORD})
    assert client.get("/").status_code == 200


def test_where_it_is_asked_of_all_the_last_one_stays(asked_of_all: object, member: Member, secret: str) -> None:
    client = Client()
    give_password(client, "amal")
    give_code(client, code(secret))
    client.post("/account/factors/remove/", {"id": factors.of(member)[0].pk, "password": PASSWORD})
    assert factors.has_any(member)


@pytest.mark.parametrize(
    "said", ["{}", "[]", "no JSON", '{"id": 7}', '{"response": {"clientDataJSON": 1}}', "[" * 9_000]
)
def test_a_passkeys_answer_that_is_none_lets_nobody_in_and_breaks_nothing(
    member: Member, secret: str, said: str
) -> None:
    client = Client()
    give_password(client, "amal")
    assert client.post("/account/second-factor/", {"credential": said}).status_code == 200
    assert not is_in(client)
    give_code(client, code(secret))
    client.get("/account/passkey/")
    sent = {"credential": said, "password": PASSWORD, "name": "key"}
    assert client.post("/account/passkey/", sent).status_code == 200
    assert [factors.way(one) for one in factors.of(member)] == ["app"]
