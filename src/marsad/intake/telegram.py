"""Telegram Desktop's exports (`result.json`), read as a stream: one report for each message that has text.

The form is the one that https://core.telegram.org/import-export describes: a chat has `name`, `type`, `id` and
`messages`; a message's `text` is a string, or a list of strings and of objects with `type` and `text`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, BinaryIO, Final

from marsad.errors import UnreadableReport
from marsad.intake.items import Given, Item, failing
from marsad.intake.media import MESSAGE
from marsad.intake.message_stream import Chat, DamagedExport, messages
from marsad.model.received import Received

_START: Final = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"about"\s*:\s*"Here is the data|"(?:name|type|id)"\s*:.*"messages"\s*:\s*\[)',
    re.DOTALL,
)
_CHANNELS: Final = ("public_channel", "private_channel")
_VOLATILE: Final = "reactions"
"""What readers of a message clicked: it differs in every export of one message, which is the same report."""
_QUARTER: Final = timedelta(minutes=15)
_FURTHEST: Final = timedelta(hours=14)


def starts_export(head: bytes) -> bool:
    """Whether a file that begins so is an export of Telegram's."""
    return _START.match(head) is not None


def items_of_export(
    file: BinaryIO, name: str, given: Given, passed: Counter[str] | None = None
) -> Iterator[Item[Received]]:
    """Every message with text, called by its number (`result.json#4711`); service messages and bare media are none.

    `passed` counts what is passed over, by why. Where the export is damaged, one item fails and ends it.
    """
    passed = Counter() if passed is None else passed
    taken = 0
    try:
        for chat, message in messages(file):
            taken += 1
            why = _no_report(message)
            if why:
                passed[why] += 1
            else:
                yield Item(f"{name}#{message.get('id')}", partial(_received, message, chat, name, given))
    except DamagedExport as error:
        yield failing(name, UnreadableReport(f"{error}; the {taken:,} messages before that are taken"))


def text_of(message: dict[str, Any]) -> str:
    """A message's text, its strings and entities joined. Raises UnreadableReport."""
    said = message.get("text")
    text = ""
    for part in said if isinstance(said, list) else [said]:
        piece = part.get("text") if isinstance(part, dict) else part
        if not isinstance(piece, str):
            raise UnreadableReport("not a message: its text is neither a string nor a list of strings and entities")
        text += piece
    if not text.strip():
        raise UnreadableReport("the message has no text")
    return text


def outlet_of(message: dict[str, Any]) -> str | None:
    """Whose words a message is: the channel's that it was forwarded from, else who posted it."""
    return _forwarded(message) or _poster(message)


def published_of(message: dict[str, Any]) -> str | None:
    """When a message was posted: `date` is the exporter's own time, its offset is what it differs by from UTC."""
    day, stamp = message.get("date"), message.get("date_unixtime")
    said = day if isinstance(day, str) else None
    try:
        posted = datetime.fromtimestamp(int(str(stamp)), UTC)
    except (ValueError, OverflowError, OSError):
        return said
    try:
        offset = datetime.fromisoformat(said or "").replace(tzinfo=None) - posted.replace(tzinfo=None)
    except ValueError:
        return posted.isoformat()
    if offset % _QUARTER or abs(offset) > _FURTHEST:
        return posted.isoformat()
    return (posted + offset).replace(tzinfo=None).isoformat() + _shown(offset)


def object_of_message(data: bytes) -> dict[str, Any]:
    """A message of its bytes. Raises UnreadableReport."""
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(f"not a message of Telegram's: {error}") from None
    if not isinstance(message, dict):
        raise UnreadableReport("not a message of Telegram's: no JSON object")
    return message


def _received(message: dict[str, Any], chat: Chat, name: str, given: Given) -> Received:
    text_of(message)
    kept = {key: value for key, value in message.items() if key != _VOLATILE}
    try:
        data = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    except (UnicodeEncodeError, RecursionError) as error:
        raise UnreadableReport(f"not a message of Telegram's: {error}") from None
    return Received(
        data=data,
        media=MESSAGE,
        name=f"{name}#{message.get('id')}",
        channel="telegram",
        outlet=_forwarded(message) or (chat.name if chat.type in _CHANNELS else None) or _poster(message) or chat.name,
        published=published_of(message) or given.published,
        language=given.language,
    )


def _forwarded(message: dict[str, Any]) -> str | None:
    """The channel that a message was forwarded from; a person whose message it was is not named as an outlet."""
    name, id = message.get("forwarded_from"), message.get("forwarded_from_id")
    return name if isinstance(name, str) and name and str(id).startswith("channel") else None


def _poster(message: dict[str, Any]) -> str | None:
    name = message.get("from")
    return name if isinstance(name, str) and name else None


def _no_report(message: dict[str, Any]) -> str | None:
    """Why a message is no report: it tells of the channel itself, or has nothing but a picture or a file."""
    if message.get("type") == "service":
        return "service message"
    return "message without text" if message.get("text") in ("", []) else None


def _shown(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
