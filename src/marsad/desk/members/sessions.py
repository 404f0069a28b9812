"""Sessions in the desk's database, each with the member and browser that it is of, so that they can be listed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.http import HttpRequest

from marsad.desk.members.models import Member, Session

BROWSER, BEGAN, SEEN, FACTOR = "browser", "began", "seen", "factor"
"""What a session holds besides Django's own; `factor` is there where a second factor was given in it."""
#: How long a session lasts from the sign-in on, and after which time it is noted again that it is in use.
LASTS: Final = timedelta(hours=12)
_NOTED: Final = timedelta(minutes=10)
_BROWSER: Final = 200


class SessionStore(InDatabase):
    """Django's own sessions in the database, with the columns of `Session`."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The session as a row."""
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]  # the model is our own
        row.member = Member(pk=int(data["_auth_user_id"])) if "_auth_user_id" in data else None
        row.browser = str(data.get(BROWSER, ""))
        row.began, row.seen = _instant(data.get(BEGAN)), _instant(data.get(SEEN))
        return row


def begin(request: HttpRequest, *, with_factor: bool) -> None:
    """Notes in the session of a member who just signed in where and when that was, and when it ends at the latest.

    Sessions that ended go: browsers that never come back leave no trace of who used them.
    """
    now = datetime.now(UTC)
    Session.objects.filter(expire_date__lt=now).delete()
    request.session[BROWSER] = request.headers.get("User-Agent", "")[:_BROWSER]
    request.session[BEGAN] = request.session[SEEN] = now.isoformat()
    if with_factor:
        request.session[FACTOR] = True
    request.session.set_expiry(now + LASTS)


def note_use(session: SessionBase) -> None:
    """Notes now and then that a session is in use."""
    seen = _instant(session.get(SEEN))
    if seen is not None and datetime.now(UTC) - seen > _NOTED:
        session[SEEN] = datetime.now(UTC).isoformat()


def of(member: Member) -> list[Session]:
    """The browsers in which a member is signed in, the last used first."""
    return list(Session.objects.filter(member=member, expire_date__gt=datetime.now(UTC)).order_by("-seen"))


def end_all(member: Member, but: str | None = None) -> int:
    """Ends a member's sessions, save the one with a key; how many they were."""
    return Session.objects.filter(member=member).exclude(session_key=but or "").delete()[0]


def _instant(said: object) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else None
