"""Reporting words: who says, denies, counts, hands on."""

from __future__ import annotations

from marsad.model.mention import WordMention
from marsad.text.tokens import Sentence


def find_reporting(sentence: Sentence) -> list[WordMention]:
    """Every reporting word of a sentence, in order; words that only frame a saying are not among them."""
    found: list[WordMention] = []
    words = sentence.words
    phrases = sentence.phrases
    at = 0
    while at < len(words):
        if "reporting" not in words[at].kinds and (at not in phrases or "reporting" not in phrases[at]):
            at += 1
            continue
        match = sentence.at(at, "reporting")
        if match is None or _opens_parts(sentence, at, match.size):
            at += 1
            continue
        last = at + match.size - 1
        start = sentence.starts[at] + (match.prefix if "article" not in match.features else 0)
        found.append(WordMention(at, last, start, sentence.ends[last], match.sense, match.entry.id))
        at = last + 1
    return found


def _opens_parts(sentence: Sentence, at: int, size: int) -> bool:
    """Whether the same word opens the parts of a total (بينهم), which no verb of saying does."""
    among = sentence.at(at, "particle", "among")
    return among is not None and among.size >= size
