"""What the published edition's templates say in the words of its language."""

from __future__ import annotations

from datetime import UTC, datetime

from django import template

from marsad.desk import context
from marsad.desk.pages.words import shown
from marsad.interface.labels import enclose, labels

register = template.Library()


@register.simple_tag
def amount(what: str, count: int) -> str:
    """So many of something, in the plural form that the number takes; alike for all readers."""
    return labels(context.language()).count(what, count)


@register.filter
def stamp(at: datetime) -> str:
    """An instant as machines read it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


@register.filter
def minute(at: datetime | str) -> str:
    """An instant to the minute, UTC; it reads from left to right in every language."""
    when = datetime.fromisoformat(at) if isinstance(at, str) else at
    return enclose(f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC")


@register.filter
def seen(words: str) -> str:
    """Words of reports and people whose controls of direction are seen and not obeyed."""
    return shown(words or "")
