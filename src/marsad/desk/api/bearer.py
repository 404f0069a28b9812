"""Who asks, by the token in the header `Authorization` and by nothing else; and what is said to who may not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from marsad.desk.access import May
from marsad.desk.api.problems import problem
from marsad.desk.apps import project
from marsad.desk.members import tokens
from marsad.desk.members.models import Token
from marsad.desk.members.tokens import PREFIX, Scope

_BEARER: Final = "bearer"
_REALM: Final = 'Bearer realm="marsad"'


def token_of(request: HttpRequest) -> Token | HttpResponse:
    """The token with which it is asked, or what is said where it is none that is good."""
    if (told := told_in_address(request)) is not None:
        return told
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != _BEARER:
        return _no_token(_("Give a token in the header Authorization: Bearer marsad_…"), known=None)
    now = datetime.now(UTC)
    token = tokens.found(secret.strip(), now)
    if token is None:
        return _no_token(_("There is no such token, or it has ended or was withdrawn."))
    if project().second_factor and not token.with_factor:
        return _no_token(_("This desk asks everybody for a second factor, and the token was made without one."))
    tokens.note_use(token, now)
    return token


def told_in_address(request: HttpRequest) -> HttpResponse | None:
    """What is said where a token stands in the address: it is not taken, and no log is told of the address."""
    if PREFIX not in request.META.get("QUERY_STRING", "") and PREFIX not in request.path:
        return None
    told = _no_token(_("The token stood in the address, where logs keep it: withdraw it, and make another one."))
    told._has_been_logged = True  # type: ignore[attr-defined]  # Django would log the address
    return told


def refusal(token: Token, scope: Scope, needs: May) -> HttpResponse | None:
    """What is said where a token, or the present role of its member, does not permit something; None where both do."""
    if scope not in tokens.scopes_of(token):
        response = problem(
            403,
            _("The token does not allow this"),
            _("Make a token with the scope %(scope)s.") % {"scope": scope.value},
            missing_scope=scope.value,
        )
        response["WWW-Authenticate"] = f'{_REALM}, error="insufficient_scope", scope="{scope.value}"'
        return response
    return None if token.member.may(needs) else role_refusal(needs)


def role_refusal(needs: May) -> HttpResponse:
    """What is said where a member's role does not permit something."""
    return problem(
        403,
        _("Your role does not allow this"),
        _("An administrator can change your role."),
        missing_permission=needs.value,
    )


def _no_token(says: str, known: str | None = "invalid_token") -> HttpResponse:
    response = problem(401, _("A token is needed"), says)
    response["WWW-Authenticate"] = f'{_REALM}, error="{known}"' if known else _REALM
    return response
