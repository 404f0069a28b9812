"""Second factors of members: codes of an app (TOTP), passkeys (WebAuthn) and recovery codes, as allauth keeps them.

Of allauth it is the second factors that the desk uses: how they are made, kept and checked. Name and password, the
pages, and what happens after them are the desk's own.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from inspect import unwrap
from typing import Any, Final

from allauth.mfa.models import Authenticator  # type: ignore[import-untyped]  # it has no types
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # type: ignore[import-untyped]  # it has no types
from allauth.mfa.totp.internal import auth as totp  # type: ignore[import-untyped]  # it has no types
from allauth.mfa.webauthn.internal import auth as webauthn  # type: ignore[import-untyped]  # it has no types
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from marsad.desk.members.models import Member
from marsad.desk.router import DESK
from marsad.record.accesses import Way

#: Second factors that may fail for a member, wherever they are tried, and in which time.
MOST_FAILED: Final = 10
WITHIN: Final = timedelta(hours=1)
#: Seconds for which a code of an app is remembered: longer than it would be taken.
_CODE_IS_USED: Final = 300
_Type = Authenticator.Type
_WAYS: Final[dict[str, Way]] = {_Type.TOTP: "app", _Type.WEBAUTHN: "passkey", _Type.RECOVERY_CODES: "recovery-code"}


def of(member: Member) -> list[Authenticator]:
    """A member's app and passkeys."""
    return list(Authenticator.objects.filter(user=member).exclude(type=_Type.RECOVERY_CODES).order_by("created_at"))


def has_any(member: Member) -> bool:
    """Whether a second factor is asked of a member."""
    return bool(Authenticator.objects.filter(user=member).exclude(type=_Type.RECOVERY_CODES).exists())


def who_has() -> set[int]:
    """The members of whom a second factor is asked."""
    return set(Authenticator.objects.exclude(type=_Type.RECOVERY_CODES).values_list("user_id", flat=True))


def way(authenticator: Authenticator) -> Way:
    """What the log calls a second factor."""
    return _WAYS[authenticator.type]


def name(authenticator: Authenticator) -> str:
    """What a member called a passkey; empty for an app."""
    return str(authenticator.data.get("name", "")) if authenticator.type == _Type.WEBAUTHN else ""


def is_code_of_app(secret: str, code: str) -> bool:
    """Whether a code is one that an app with this secret shows now."""
    return bool(totp.validate_totp_code(secret, code))


def set_app(member: Member, secret: str) -> list[str]:
    """Makes an app the member's, in the stead of an earlier one; gives recovery codes where there are none yet."""
    with transaction.atomic(using=DESK):
        Authenticator.objects.filter(user=member, type=_Type.TOTP).delete()
        totp.TOTP.activate(member, secret)
        return _first_codes(member)


def set_passkey(member: Member, called: str, credential: dict[str, Any]) -> list[str]:
    """Makes a passkey the member's. Raises ValidationError where the browser's answer is not to what was asked."""
    try:
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValidationError("no passkey") from error
    with transaction.atomic(using=DESK):
        webauthn.WebAuthn.add(member, called, credential)
        return _first_codes(member)


def remove(member: Member, id_: int) -> Way | None:
    """Takes a second factor away, and with the last one the recovery codes; None where there is no such."""
    with transaction.atomic(using=DESK):
        found = next((one for one in of(member) if one.pk == id_), None)
        if found is None:
            return None
        found.delete()
        if not has_any(member):
            Authenticator.objects.filter(user=member).delete()
    return way(found)


def remove_all(member: Member) -> list[Way]:
    """Takes all second factors away, as for somebody who lost them."""
    with transaction.atomic(using=DESK):
        ways = [way(one) for one in of(member)]
        Authenticator.objects.filter(user=member).delete()
    return ways


def new_codes(member: Member) -> list[str]:
    """Recovery codes in the stead of those that there were."""
    with transaction.atomic(using=DESK):
        Authenticator.objects.filter(user=member, type=_Type.RECOVERY_CODES).delete()
        return list(RecoveryCodes.activate(member).generate_codes())


def codes_left(member: Member) -> int:
    """How many recovery codes were not used yet."""
    kept = Authenticator.objects.filter(user=member, type=_Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(kept).get_unused_codes()) if kept else 0


def passes(member: Member, said: str) -> Way | None:
    """By which factor a code lets a member in: each code of the app and each recovery code once. None for none."""
    kept = Authenticator.objects.filter(user=member, type=_Type.TOTP).first()
    if kept is not None and is_code_of_app(totp.decrypt(kept.data["secret"]), said):
        used = f"desk.code.{member.pk}.{''.join(filter(str.isdigit, said))}"
        if not cache.add(used, True, timeout=_CODE_IS_USED):
            return None
        kept.record_usage()
        return "app"
    return "recovery-code" if _is_recovery_code(member, said) else None


def passes_with_passkey(member: Member, credential: dict[str, Any]) -> bool:
    """Whether a browser's answer is signed by a passkey of the member's."""
    try:
        webauthn.parse_authentication_response(credential)
        webauthn.complete_authentication(member, credential).record_usage()
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


def may_try(member: Member, now: datetime) -> bool:
    """Whether a member may still try second factors; too many failed within the hour otherwise."""
    return member.codes_since is None or now - member.codes_since > WITHIN or member.codes_failed < MOST_FAILED


def note_failed(member: Member) -> None:
    """Counts a second factor that failed."""
    now = datetime.now(UTC)
    with transaction.atomic(using=DESK):
        row = Member.objects.select_for_update().get(pk=member.pk)
        if row.codes_since is None or now - row.codes_since > WITHIN:
            Member.objects.filter(pk=member.pk).update(codes_failed=1, codes_since=now)
        else:
            Member.objects.filter(pk=member.pk).update(codes_failed=F("codes_failed") + 1)


def _first_codes(member: Member) -> list[str]:
    if Authenticator.objects.filter(user=member, type=_Type.RECOVERY_CODES).exists():
        return []
    return new_codes(member)


def _is_recovery_code(member: Member, said: str) -> bool:
    kept = Authenticator.objects.filter(user=member, type=_Type.RECOVERY_CODES).first()
    if kept is None:
        return False
    validate = unwrap(RecoveryCodes.validate_code)  # allauth's own transaction is one of the record's database
    with transaction.atomic(using=DESK):
        return bool(validate(RecoveryCodes(kept), said))
