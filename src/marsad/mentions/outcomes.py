"""Outcome words: what befell people, whether or not a figure goes with it."""

from __future__ import annotations

from marsad.model.mention import WordMention
from marsad.text.tokens import Sentence


def find_outcomes(sentence: Sentence) -> list[WordMention]:
    """Every outcome word of a sentence, in order: the longest reading at each token, clitics outside the span."""
    found: list[WordMention] = []
    at = 0
    while at < len(sentence):
        match = sentence.at(at, "outcome")
        if match is None:
            at += 1
            continue
        last = at + match.size - 1
        start = sentence.starts[at] + match.prefix - match.article
        found.append(WordMention(at, last, start, sentence.ends[last], match.sense, match.entry.id))
        at = last + 1
    return found
