"""Tokens: what a member gives a program so that it may ask the desk in their name, within scopes and until a day."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from django.utils.crypto import constant_time_compare

from marsad.desk.access import May
from marsad.desk.members.digests import digest_of
from marsad.desk.members.models import Member, Token

PREFIX: Final = "marsad_"
"""Every token begins so: who finds one in a file or a log knows what it is of."""
LONGEST: Final = timedelta(days=365)
"""How long a token may be good for."""
MOST: Final = 20
"""Tokens of one member."""
_BYTES: Final = 32
_FORM: Final = re.compile(r"marsad_[A-Za-z0-9_-]{43}", re.ASCII)
#: After which time it is noted again that a token is in use.
_NOTED: Final = timedelta(minutes=10)


class Scope(StrEnum):
    """One thing for which a token may be used; never more than its member's role permits."""

    READ = "read"
    """See the record and take exports."""
    RULE = "rule"
    """Take decisions; agree to proposals and decline them."""
    ADD = "add"
    """Add reports, and see what became of them."""
    PUBLISH = "publish"
    """See what is published, publish and withdraw."""


#: What a role must grant so that a scope is good for anything.
NEEDED: Final[Mapping[Scope, May]] = {
    Scope.READ: May.READ,
    Scope.RULE: May.CODE,
    Scope.ADD: May.CODE,
    Scope.PUBLISH: May.EDIT,
}


def make(
    member: Member, name: str, scopes: Iterable[Scope], last: datetime, *, with_factor: bool, now: datetime
) -> tuple[Token, str]:
    """A new token that is good until the end of a day, and its secret, which is kept nowhere."""
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    row = Token.objects.create(
        digest=digest_of(secret),
        member=member,
        name=name,
        scopes=" ".join(scope for scope in Scope if scope in {*scopes}),
        made=now,
        ends=last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1),
        with_factor=with_factor,
    )
    return row, secret


def of(member: Member) -> list[Token]:
    """A member's tokens, the newest first; those that ended too, until they are withdrawn."""
    return list(Token.objects.filter(member=member).order_by("-id"))


def found(secret: str, now: datetime) -> Token | None:
    """The token of a secret, with its member; None where there is none, it ended, or its member is in no more."""
    if _FORM.fullmatch(secret) is None:
        return None
    digest = digest_of(secret)
    row = Token.objects.select_related("member").filter(digest=digest, ends__gt=now, member__is_active=True).first()
    return row if row is not None and constant_time_compare(row.digest, digest) else None


def note_use(token: Token, now: datetime) -> None:
    """Notes now and then that a token is in use."""
    if token.used is None or now - token.used > _NOTED:
        Token.objects.filter(pk=token.pk).update(used=now)


def scopes_of(token: Token) -> frozenset[Scope]:
    """What a token may be used for, as far as it says itself."""
    return frozenset(map(Scope, token.scopes.split()))


def called(token: Token) -> str:
    """What the log calls a token by: its number, with its scopes."""
    return f"{token.pk} ({token.scopes})"


def last_day(token: Token) -> datetime:
    """The last day on which it is good."""
    return token.ends.astimezone(UTC) - timedelta(days=1)


def withdraw(member: Member, id_: int) -> Token | None:
    """Takes one of a member's tokens back; None where there is none."""
    row = Token.objects.filter(member=member, pk=id_).first()
    if row is None or not Token.objects.filter(pk=id_).delete()[0]:
        return None
    return row


def end_all(member: Member) -> None:
    """Takes all tokens of a member back."""
    Token.objects.filter(member=member).delete()
