"""A member's tokens as their account tells of them, and their common end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.http import HttpRequest

from marsad.desk.members import tokens
from marsad.desk.members.models import Member
from marsad.desk.members.tokens import NEEDED, Scope
from marsad.desk.noted import note

_USUAL: Final = 90
"""Days for which a token is good unless somebody says otherwise."""


def listed(member: Member, now: datetime) -> dict[str, object]:
    """What the account page shows of tokens, and what its form for a new one offers."""
    return {
        "tokens": [
            {
                "id": one.pk,
                "name": one.name,
                "scopes": one.scopes.split(),
                "made": one.made,
                "last": tokens.last_day(one),
                "used": one.used,
                "ended": one.ends <= now,
            }
            for one in tokens.of(member)
        ],
        "scopes": [(scope.value, scope == Scope.READ) for scope in Scope if member.may(NEEDED[scope])],
        "first_day": now.date(),
        "usual_day": date.fromordinal(now.date().toordinal() + _USUAL),
        "last_day": (now + tokens.LONGEST).date(),
    }


def end_all(request: HttpRequest, by: Member, whom: Member) -> None:
    """Takes all of a member's tokens back: each lets a program in as a session does a browser.

    Done wherever all sessions end because somebody else may have got in.
    """
    for token in tokens.of(whom):
        note(request, "token-withdrawn", by, whom=whom, token=tokens.called(token))
    tokens.end_all(whom)
