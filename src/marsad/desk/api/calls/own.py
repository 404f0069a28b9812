"""What the token is good for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from marsad.desk.api.call import answer, member_of, token_in
from marsad.desk.members import tokens


def me(request: HttpRequest) -> HttpResponse:
    """The token with which it is asked: its scopes, its last day, and the present role of its member."""
    token, member = token_in(request), member_of(request)
    return answer(
        {
            "token": token.pk,
            "name": token.name,
            "scopes": token.scopes.split(),
            "last_day": tokens.last_day(token).date().isoformat(),
            "member": member.signs_as,
            "role": member.role,
        }
    )
