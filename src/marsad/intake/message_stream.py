"""The messages of a Telegram export, one at a time, in memory that does not grow with the export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from marsad.errors import MarsadError
from marsad.text.decode import LIMIT

_BUFFER: Final = 1 << 16
_DEEPEST: Final = 64
_ELEMENT: Final = "[]"
#: Where chats stand: the whole of a file of one chat, or the elements of an account's lists.
_CHATS: Final[tuple[list[str], ...]] = ([], ["chats", "list", _ELEMENT], ["left_chats", "list", _ELEMENT])
_MESSAGES: Final = [[*chat, "messages", _ELEMENT] for chat in _CHATS]
_STARTS, _ENDS = ("start_map", "start_array"), ("end_map", "end_array")


@dataclass(frozen=True, slots=True)
class Chat:
    """A channel or group, as the export calls it; `type` is `public_channel`, `private_supergroup`, …"""

    name: str | None = None
    type: str | None = None


class DamagedExport(MarsadError):
    """An export that cannot be read further: broken JSON, cut off, or one thing in it that is too large."""


class _Counted:
    """A file that gives up where more is read for one message than a report may have."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.since, self.total = file, 0, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises DamagedExport."""
        data = self.file.read(size)
        self.since += len(data)
        self.total += len(data)
        if self.since > LIMIT + _BUFFER:
            raise DamagedExport(
                f"one message or member of it has more than {LIMIT:,} bytes, the most that one may have"
            )
        return data


def messages(file: BinaryIO) -> Iterator[tuple[Chat, dict[str, Any]]]:
    """Every message with the chat that it stands in, in the order of the file. Raises DamagedExport."""
    import ijson

    counted = _Counted(file)
    try:
        yield from _built(ijson.basic_parse(counted, use_float=True, buf_size=_BUFFER), counted)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split("\n")[0].split())
        raise DamagedExport(f"the export is damaged or cut off before byte {counted.total:,}: {reason}") from None


def _built(events: Iterator[tuple[str, Any]], counted: _Counted) -> Iterator[tuple[Chat, dict[str, Any]]]:
    """The messages that events of JSON build, and the names of their chats on the way."""
    from ijson.common import ObjectBuilder

    path: list[str] = []
    """The key under which each open object or list stands; the last one is of what comes next."""
    said: dict[str, str | None] = {}
    builder: Any = None
    within = 0
    for event, value in events:
        if event in _ENDS:
            path.pop()
        if builder is None and event == "start_map" and path in _MESSAGES:
            builder, within = ObjectBuilder(), len(path)
        elif event == "start_map" and path in _CHATS:
            said = {}
        if event == "map_key":
            path[-1] = value
        elif event in _STARTS:
            path.append(_ELEMENT if event == "start_array" else "")
            if len(path) > _DEEPEST:
                raise DamagedExport(f"it is nested more than {_DEEPEST} deep, which no export is")
        elif builder is None and event == "string" and path and path[:-1] in _CHATS:
            said[path[-1]] = value
        if builder is not None:
            builder.event(event, value)
            if len(path) == within:
                yield Chat(said.get("name"), said.get("type")), builder.value
                builder, counted.since = None, 0
