"""Members who sign in with password and second factor, as a browser does."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.http import HttpResponse
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.members import factors
from marsad.desk.members.models import Member

PASSWORD = "nahr-qamar-zaytun-4"


def made(name: str, role: Role = Role.CODER) -> Member:
    """A member with a password."""
    member = Member(username=name, role=role)
    member.set_password(PASSWORD)
    member.save()
    return member


def with_app(member: Member) -> tuple[str, list[str]]:
    """Sets an app for a member: its secret, and the recovery codes."""
    secret = generate_totp_secret()
    return secret, factors.set_app(member, secret)


def code(secret: str, steps: int = 0) -> str:
    """What the app shows now, or some half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def give_password(client: Client, name: str, password: str = PASSWORD, **said: str) -> HttpResponse:
    """The first form of the sign-in."""
    return client.post("/account/sign-in/", {"username": name, "password": password, **said})


def give_code(client: Client, said: str) -> HttpResponse:
    """The second."""
    return client.post("/account/second-factor/", {"code": said})


def is_in(client: Client) -> bool:
    """Whether somebody is signed in in a browser."""
    return client.get("/account/password/").status_code == 200
