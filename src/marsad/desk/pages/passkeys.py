"""What a page asks of a browser's passkeys, and what the browser answers, as JSON."""

from __future__ import annotations

import json
from typing import Any, Final

from allauth.mfa.webauthn.internal import auth as webauthn  # type: ignore[import-untyped]  # it has no types
from django.http import HttpRequest

from marsad.desk.members.models import Member

_LONGEST: Final = 32_768


def to_make(member: Member) -> str:
    """What a browser needs to make a passkey."""
    return _json(webauthn.begin_registration(member, passwordless=False))


def to_sign(member: Member) -> str:
    """What a browser needs to sign with a passkey of the member's."""
    return _json(webauthn.begin_authentication(member))


def said_by_browser(request: HttpRequest) -> dict[str, Any] | None:
    """A browser's answer; None where a form has none, an empty one where it is no JSON object."""
    said = request.POST.get("credential", "")
    if not said:
        return None
    try:
        value = json.loads(said) if len(said) <= _LONGEST else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _json(options: dict[str, Any]) -> str:
    return json.dumps(options["publicKey"], default=dict)
