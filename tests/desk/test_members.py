"""Members and invitations: what administrators do, that it is logged, and that nobody is left without one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from marsad.desk.access import Role
from marsad.desk.members import factors, invitations, sessions
from marsad.desk.members.models import Invitation, Member
from marsad.record.accesses import Access
from marsad.record.home import Home
from tests.desk.logged import accesses
from tests.desk.queries import queries_of
from tests.desk.signing import PASSWORD, give_password, is_in, made, with_app

NEW = {"username": "dalia", "password": "zaytun-jabal-bahr-9", "again": "zaytun-jabal-bahr-9"}


@pytest.fixture
def admin(desk: Home) -> Client:
    """A browser in which the desk's only administrator is signed in."""
    made("amal", Role.ADMINISTRATOR)
    client = Client()
    give_password(client, "amal")
    return client


def link(admin: Client, role: Role = Role.REVIEWER) -> str:
    """The path of a new invitation."""
    page = admin.post("/members/invite/", {"role": role}).content.decode()
    return re.findall(r">http://testserver(/account/join/[^<]+)<", page)[0]


def do(admin: Client, act: str, member: Member, **said: str) -> None:
    """An administrator does something for a member."""
    assert admin.post("/members/change/", {"act": act, "member": member.pk, **said}).status_code == 302


def test_an_invited_person_becomes_a_member_with_the_role_that_was_given(admin: Client) -> None:
    there, visitor = link(admin), Client()
    assert visitor.get(there).status_code == 200
    done = visitor.post(there, NEW | {"role": "administrator"})
    assert done.headers["Location"] == "/account/sign-in/"
    assert give_password(visitor, "dalia", NEW["password"]).headers["Location"] == "/"
    assert Member.objects.get(username="dalia").role == "reviewer"
    assert accesses()[1:3] == [
        Access("invited", "amal", role="reviewer"),
        Access("joined", "dalia", "invitation", whom="amal", role="reviewer"),
    ]


@pytest.mark.parametrize("name", ["ʿAmal", "أمل", "amal.b-2", "Ümit"])
def test_names_of_any_one_script_will_do(admin: Client, name: str) -> None:
    assert Client().post(link(admin), NEW | {"username": name}).status_code == 302
    assert Client().post(link(admin), NEW | {"username": name.upper()}).status_code == 200


def test_an_invitation_is_used_once(admin: Client) -> None:
    there = link(admin)
    Client().post(there, NEW)
    assert Client().get(there).status_code == 410
    assert Client().post(there, NEW | {"username": "eman"}).status_code == 410
    assert not Member.objects.filter(username="eman").exists()


def test_two_who_use_it_at_once_are_not_both_let_in(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both were shown the form, and the second one's check came before the first one's use."""
    there = link(admin)
    stale = invitations.found(there.split("/")[3], now())
    Client().post(there, NEW)
    answers = iter([stale])
    real = invitations.found
    monkeypatch.setattr("marsad.desk.pages.joining.invitations.found", lambda *a: next(answers, None) or real(*a))
    assert Client().post(there, NEW | {"username": "eman"}).status_code == 410
    assert not Member.objects.filter(username="eman").exists()


def test_an_invitation_ends(admin: Client) -> None:
    there = link(admin)
    Invitation.objects.update(expires=now() - timedelta(seconds=1))
    assert Client().post(there, NEW).status_code == 410


def test_an_invitation_that_was_withdrawn_leads_nowhere(admin: Client) -> None:
    there = link(admin)
    admin.post("/members/withdraw/", {"invitation": Invitation.objects.get().pk})
    assert Client().get(there).status_code == 410
    assert accesses()[-1] == Access("invitation-withdrawn", "amal", role="reviewer")


def test_an_invitation_of_somebody_who_was_put_out_leads_nowhere(admin: Client) -> None:
    there = link(admin)
    made("badr", Role.ADMINISTRATOR)
    do(admin, "put-out", Member.objects.get(username="amal"))
    assert Client().get(there).status_code == 410


def test_an_invitation_of_somebody_who_may_no_longer_invite_leads_nowhere(admin: Client) -> None:
    there, other = link(admin, Role.ADMINISTRATOR), Client()
    made("badr", Role.ADMINISTRATOR)
    give_password(other, "badr")
    assert Client().get(there).status_code == 200
    do(other, "role", Member.objects.get(username="amal"), role="reader")
    assert invitations.open_ones(now()) == []
    assert invitations.accept(there.split("/")[3], made("eman"), now()) is None
    assert Client().post(there, NEW).status_code == 410


def test_only_a_digest_of_the_link_is_kept(admin: Client) -> None:
    secret = link(admin).split("/")[3]
    assert secret not in str(list(Invitation.objects.values()))
    assert secret not in str(accesses())
    assert secret not in admin.get("/members/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "AMAL"},
        {"username": "ａｍａｌ"},
        {"username": ""},
        {"username": "two words"},
        {"username": "\u202eamal"},
        {"username": "\u0430mel"},  # its first letter is Cyrillic
        {"password": "short", "again": "short"},
        {"again": "another-one-than-this"},
        {"password": "dalia-dalia-dalia", "again": "dalia-dalia-dalia", "username": "dalia-dalia"},
    ],
)
def test_a_name_or_password_that_will_not_do_is_told_and_the_link_stays(admin: Client, wrong: dict[str, str]) -> None:
    there = link(admin)
    shown = Client().post(there, NEW | wrong)
    assert shown.status_code == 200
    assert 'role="alert"' in shown.content.decode()
    assert Client().get(there).status_code == 200


def test_a_role_counts_from_the_next_page_on_and_is_logged(admin: Client) -> None:
    coder, client = made("badr"), Client()
    give_password(client, "badr")
    assert client.post("/decide/").status_code == 302
    do(admin, "role", coder, role="reader")
    assert client.post("/decide/").status_code == 403
    assert accesses()[-1] == Access("role-changed", "amal", whom="badr", role="reader")


def test_who_is_put_out_is_out_at_once_and_can_be_taken_in_again(admin: Client) -> None:
    coder, client = made("badr"), Client()
    give_password(client, "badr")
    do(admin, "put-out", coder)
    assert not is_in(client)
    assert give_password(client, "badr").status_code == 200
    do(admin, "take-in", coder)
    give_password(client, "badr")
    assert is_in(client)
    assert [one.what for one in accesses()][-3:] == ["put-out", "taken-in", "signed-in"]


@pytest.mark.parametrize("act", ["put-out", "role"])
def test_the_last_administrator_stays_one(admin: Client, act: str) -> None:
    amal = Member.objects.get(username="amal")
    before = accesses()
    do(admin, act, amal, role="reader")
    amal.refresh_from_db()
    assert (amal.role, amal.is_active) == ("administrator", True)
    assert accesses() == before
    assert is_in(admin)


def test_an_administrator_lets_in_who_was_shut_out(admin: Client) -> None:
    coder, client = made("badr"), Client()
    for _ in range(5):
        give_password(client, "badr", "wrong")
    assert give_password(client, "badr").status_code == 429
    assert "shut out" in admin.get("/members/").content.decode()
    do(admin, "let-in", coder)
    assert "shut out" not in admin.get("/members/").content.decode()
    give_password(client, "badr")
    assert is_in(client)


def test_an_administrator_removes_lost_factors_and_whoever_holds_a_session_goes(admin: Client) -> None:
    coder = made("badr")
    client = Client()
    give_password(client, "badr")
    with_app(coder)
    do(admin, "remove-factors", coder)
    assert not factors.has_any(coder)
    assert not is_in(client)
    assert accesses()[-1] == Access("factor-removed", "amal", "app", whom="badr")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"act": "role", "member": "1"},
        {"act": "role", "member": "1", "role": "owner"},
        {"act": "put-out", "member": "9" * 30},
        {"act": "put-out", "member": "1 OR 1=1"},
        {"act": "put-out", "member": "404404"},
        {"act": "delete", "member": "1"},
    ],
)
def test_a_form_that_says_nothing_that_can_be_does_nothing(admin: Client, said: dict[str, str]) -> None:
    before = accesses()
    assert admin.post("/members/change/", said).status_code == 404
    assert accesses() == before


def test_members_see_their_sessions_and_end_them(admin: Client) -> None:
    first, second, third = (Client(headers={"User-Agent": f"<b>browser {name}</b>"}) for name in "abc")
    for one in (first, second, third):
        give_password(one, "amal")
    page = first.get("/account/").content.decode()
    assert "&lt;b&gt;browser b&lt;/b&gt;" in page
    assert first.cookies["sessionid"].value not in page
    mine = {one.browser: one for one in sessions.of(Member.objects.get(username="amal"))}
    from marsad.desk.pages.own_account import handle

    first.post("/account/sessions/", {"which": handle(mine["<b>browser b</b>"])})
    assert [is_in(one) for one in (first, second, third)] == [True, False, True]
    first.post("/account/sessions/", {"which": "all"})
    assert [is_in(one) for one in (first, third, admin)] == [True, False, False]


def test_nobody_ends_anothers_session(admin: Client) -> None:
    from marsad.desk.pages.own_account import handle

    made("badr")
    client = Client()
    give_password(client, "badr")
    theirs = sessions.of(Member.objects.get(username="amal"))[0]
    client.post("/account/sessions/", {"which": handle(theirs)})
    assert is_in(admin)


def test_a_new_password_takes_the_old_one_and_ends_other_sessions(admin: Client) -> None:
    other = Client()
    give_password(other, "amal")
    new = {"password": PASSWORD, "new": "another-long-word-5", "again": "another-long-word-5"}
    for wrong in ({"password": "wrong"}, {"again": "x"}, {"new": "short", "again": "short"}):
        assert admin.post("/account/password/", new | wrong).status_code == 200
    before = admin.cookies["sessionid"].value
    assert admin.post("/account/password/", new).status_code == 302
    assert admin.cookies["sessionid"].value != before
    assert [is_in(admin), is_in(other)] == [True, False]
    give_password(other, "amal", "another-long-word-5")
    assert is_in(other)


def test_a_stolen_session_does_not_try_passwords_without_end(admin: Client) -> None:
    told = [admin.post("/account/codes/", {"password": f"guess {n}"}).status_code for n in range(6)]
    assert told[-1] == 429


def test_the_list_of_members_asks_as_much_for_forty_as_for_two(admin: Client) -> None:
    first = queries_of(admin, "/members/")
    Member.objects.bulk_create(Member(username=f"m{number}") for number in range(40))
    assert queries_of(admin, "/members/") == first


def test_a_session_ends_twelve_hours_after_the_sign_in_however_it_is_used(admin: Client) -> None:
    from marsad.desk.members.models import Session

    row = Session.objects.get(member__username="amal")
    assert row.began is not None
    assert abs(row.expire_date - row.began - sessions.LASTS) < timedelta(seconds=5)
    held = admin.session
    held[sessions.SEEN] = (now() - timedelta(minutes=20)).isoformat()
    held.save()
    admin.get("/account/")
    again = Session.objects.get(member__username="amal")
    assert again.seen is not None
    assert again.seen > row.began
    assert abs(again.expire_date - row.expire_date) < timedelta(seconds=5)


def test_sessions_that_ended_are_gone_with_the_next_sign_in(admin: Client) -> None:
    from marsad.desk.members.models import Session

    ended = Session.objects.get(member__username="amal").session_key
    Session.objects.update(expire_date=now() - timedelta(seconds=1))
    assert not is_in(admin)
    give_password(Client(), "amal")
    assert not Session.objects.filter(session_key=ended).exists()
