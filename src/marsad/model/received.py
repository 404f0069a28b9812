"""A report as it came, before it is read: its bytes, never altered, and what its carrier said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["file", "lines", "feed", "url", "telegram", "warc"]


@dataclass(frozen=True, slots=True)
class Received:
    """The evidentiary copy of one report. What no one said stays None; `published` is as it was said.

    `media` is the media type by which `data` are turned into text; `name` is what messages call it by
    (`reports.jsonl:3`); `retrieved` is the instant (ISO 8601 with offset) at which a carrier on the network gave it.
    """

    data: bytes
    media: str
    name: str
    channel: Channel
    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    retrieved: str | None = None
