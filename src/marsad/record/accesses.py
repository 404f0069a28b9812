"""What the log keeps of the people of a desk: who signed in, by which way, and who let whom do what."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical
from marsad.record.log.entries import Entry
from marsad.record.store import evidence

_FORMAT: Final = "marsad.access/1"
What = Literal[
    "signed-in",
    "signed-out",
    "shut-out",
    "let-in",
    "password-changed",
    "sessions-ended",
    "factor-set",
    "factor-removed",
    "codes-made",
    "invited",
    "invitation-withdrawn",
    "joined",
    "role-changed",
    "put-out",
    "taken-in",
    "token-made",
    "token-withdrawn",
]
"""What was done."""
WHATS: Final = frozenset(get_args(What))
Way = Literal["password", "app", "passkey", "recovery-code", "invitation", "start"]
"""By which way: a password alone, or what followed on it; an invitation; the start of the desk."""
WAYS: Final = frozenset(get_args(Way))


@dataclass(frozen=True, slots=True)
class Access:
    """One thing done by a member, `who`, or to one, `whom`, where that is another.

    `failures` are the attempts under the name that failed since the last sign-in; `address` is kept only where the
    project wants it; `token` is the number of one, with its scopes. There is no password, no code and no secret in it.
    """

    what: What
    who: str
    way: Way | None = None
    whom: str | None = None
    role: str | None = None
    failures: int = 0
    address: str | None = None
    token: str | None = None


def note(access: Access, clock: datetime) -> Entry:
    """Keeps it in the log."""
    with evidence.appending(clock) as writer:
        return writer.append("access", [("access", to_bytes(access))])


def to_bytes(access: Access) -> bytes:
    """It in canonical JSON, without what is not said."""
    said = {name: value for name, value in asdict(access).items() if value}
    return canonical({"format": _FORMAT, **said})


def from_bytes(content: bytes) -> Access:
    """What `to_bytes` was given. Raises BadLog for anything else."""
    try:
        said = json.loads(content)
        if said.pop("format") != _FORMAT or said["what"] not in WHATS or said.get("way", "password") not in WAYS:
            raise KeyError
        return Access(**said)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadLog(f"a payload is nothing in the format {_FORMAT}") from None
