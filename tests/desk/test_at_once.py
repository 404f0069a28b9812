"""Two who do the same thing at once: a code, a link, the last administrator. In files and on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.utils.timezone import now

from marsad.desk import serving
from marsad.desk.access import Role
from marsad.desk.members import factors, invitations, standing
from marsad.desk.members.models import Member
from marsad.record.home import Home
from marsad.record.store.database import open_databases
from tests.desk.conftest import open_desk
from tests.desk.logged import accesses
from tests.desk.signing import code, give_code, give_password, is_in, made, with_app
from tests.desk.threads import at_once

pytestmark = pytest.mark.slow
_AT_ONCE = range(4)


@pytest.fixture
def empty(new_database: Callable[[], str | None], tmp_path: Path) -> Iterator[Home]:
    """A desk of the test's own on a record in which nothing is."""
    home = Home(tmp_path / "record", new_database())
    home.folder.mkdir()
    open_desk(home)
    open_databases(home, make=True)
    open_desk(home)
    serving.bring_tables_up()
    yield home
    connections.close_all()


def test_a_recovery_code_lets_one_in(empty: Home) -> None:
    member = made("amal")
    _secret, codes = with_app(member)
    assert sorted(map(str, at_once(_AT_ONCE, lambda _: factors.passes(member, codes[0])))) == ["None"] * 3 + [
        "recovery-code"
    ]


def test_a_code_of_an_app_lets_one_in(empty: Home) -> None:
    member = made("amal")
    said = code(with_app(member)[0])
    assert sorted(map(str, at_once(_AT_ONCE, lambda _: factors.passes(member, said)))) == ["None"] * 3 + ["app"]


def test_an_invitation_makes_one_member(empty: Home) -> None:
    secret = invitations.invite(made("amal", Role.ADMINISTRATOR), Role.CODER, now())

    def accept(number: int) -> bool:
        return invitations.accept(secret, Member(username=f"m{number}", role="coder"), now()) is not None

    assert sorted(at_once(_AT_ONCE, accept)) == [False] * 3 + [True]
    assert Member.objects.count() == 2


def test_administrators_who_put_each_other_out_leave_one(empty: Home) -> None:
    ids = [made(f"m{number}", Role.ADMINISTRATOR).pk for number in _AT_ONCE]

    def put_out_the_next(number: int) -> bool:
        try:
            standing.put_out(ids[(number + 1) % len(_AT_ONCE)])
        except standing.LastAdministrator:
            return False
        return True

    assert sorted(at_once(_AT_ONCE, put_out_the_next)) == [False] + [True] * 3
    assert Member.objects.filter(is_active=True).count() == 1


def test_wrong_codes_are_all_counted(empty: Home) -> None:
    member = made("amal")
    at_once(_AT_ONCE, lambda _: factors.note_failed(member))
    member.refresh_from_db()
    assert member.codes_failed == len(_AT_ONCE)


def test_a_sign_in_with_an_app_from_beginning_to_end(empty: Home) -> None:
    secret, _codes = with_app(made("amal"))
    client = Client()
    give_password(client, "amal", "wrong")
    give_password(client, "amal")
    give_code(client, "000000")
    assert give_code(client, code(secret)).status_code == 302
    assert is_in(client)
    assert [(one.what, one.failures) for one in accesses()] == [("signed-in", 2)]
