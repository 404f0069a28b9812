"""Stretches of a report: its own words for some tokens, and whether two stretches overlap."""

from __future__ import annotations

from typing import Protocol

from marsad.mentions.find import Mentions
from marsad.model.span import Span
from marsad.text.tokens import Sentence


class Placed(Protocol):
    """What stands at characters `start` to `end`, that excluded."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def overlap(one: Placed, other: Placed) -> bool:
    """Whether two stretches have a character in common."""
    return one.start < other.end and other.start < one.end


def words(mentions: Mentions, sentence: Sentence, first: int, last: int, prefix: int = 0) -> Span:
    """The original words of tokens `first` to `last` (inclusive), `prefix` letters of the first one left out."""
    return mentions.folded.span(sentence.starts[first] + max(prefix, 0), sentence.ends[last])
