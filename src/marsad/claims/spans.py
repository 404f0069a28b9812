"""The report's own words for a stretch of tokens, without the particles written onto the first of them."""

from __future__ import annotations

from marsad.mentions.find import Mentions
from marsad.model.span import Span
from marsad.text.tokens import Sentence


def words(mentions: Mentions, sentence: Sentence, first: int, last: int, prefix: int = 0) -> Span:
    """The original words of tokens `first` to `last` (inclusive), `prefix` letters of the first one left out."""
    return mentions.folded.span(sentence.starts[first] + max(prefix, 0), sentence.ends[last])
