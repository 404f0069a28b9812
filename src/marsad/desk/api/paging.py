"""Long lists in parts: how many at once, a cursor that says where the next part begins, a link to it."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from marsad.errors import NotInRecord

LIMIT: Final = 50
MOST: Final = 200
_LONGEST: Final = 600
_One = TypeVar("_One")
Cursor = tuple[Any, ...]
"""The values by which a list is in order, of its last entry that was given."""


class Paged(Schema):
    """What every list takes."""

    limit: int = Field(LIMIT, ge=1, le=MOST, description="How many at most.")
    after: str | None = Field(
        None,
        max_length=_LONGEST,
        description="Where to go on: from `next` of the part before. It says nothing by itself.",
    )


def cursor_of(said: str | None, *kinds: type | tuple[type, ...]) -> Cursor | None:
    """The values of a cursor, each of its kind; None where a list begins. Raises NotInRecord for what is none."""
    if said is None:
        return None
    try:
        found = json.loads(urlsafe_b64decode(said.encode("ascii")))
    except (ValueError, Error, RecursionError):
        found = None
    if not isinstance(found, list) or len(found) != len(kinds):
        raise NotInRecord(_("No list goes on there: take the cursor from the part before."))
    if not all(_is_of(value, kind) for value, kind in zip(found, kinds, strict=True)):
        raise NotInRecord(_("No list goes on there: take the cursor from the part before."))
    return tuple(found)


def _is_of(value: object, kind: type | tuple[type, ...]) -> bool:
    """Whether a value is of a kind that a cursor can hold; a number no larger than databases take."""
    if isinstance(value, bool) or not isinstance(value, kind):
        return False
    if isinstance(value, str):
        return "\0" not in value and value.isprintable()
    return not isinstance(value, int) or abs(value) < 1 << 63


def page(
    request: HttpRequest,
    rows: Sequence[_One],
    limit: int,
    key: Callable[[_One], Cursor],
    told: Callable[[Sequence[_One]], list[Any]],
) -> dict[str, Any]:
    """A part of a list: `rows` are one more than asked for where it goes on, `key` the cursor of one of them."""
    some = rows[:limit]
    after = key(some[-1]) if len(rows) > limit else None
    return {"items": told(some), "next": _link(request, after) if after is not None else None}


def sliced(
    request: HttpRequest, asked: Paged, rows: Sequence[_One], told: Callable[[Sequence[_One]], list[Any]]
) -> dict[str, Any]:
    """A part of a list that is at hand as a whole."""
    cursor = cursor_of(asked.after, int)
    start = max(int(cursor[0]), 0) if cursor else 0
    at = list(enumerate(rows[start : start + asked.limit + 1], start + 1))
    return page(request, at, asked.limit, lambda one: (one[0],), lambda some: told([one for _number, one in some]))


def _link(request: HttpRequest, after: Cursor) -> str:
    query = request.GET.copy()
    packed = json.dumps(after, ensure_ascii=True, separators=(",", ":")).encode()
    query["after"] = urlsafe_b64encode(packed).decode()
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
