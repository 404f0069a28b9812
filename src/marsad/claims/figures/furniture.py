"""What stands on a page around a report: menus, related headlines. It is kept in the text and never read as claims."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.mentions.find import Mentions

_LONG = 24
"""Tokens from which a line is a paragraph, not a headline."""
_SHORT = 7
"""Tokens under which even a line with a full stop is no paragraph."""
_ROW = 3
"""Headlines in a row, at the end of a page, that make a list of other reports."""
_ENDS = (".", "!", "?", "؟", '"', "»", "،", "؛")
_BULLETS = ("-", "–", "•", "*", "—", "#")
_DOTS = 2


@dataclass(slots=True)
class _Line:
    """One line of the text: its sentences, its length in tokens, how it begins and ends."""

    sentences: list[int]
    size: int
    listed: bool
    cue: bool
    closed: bool
    header: bool


def furniture_of(mentions: Mentions) -> frozenset[int]:
    """Numbers of the sentences that are page furniture: after a cue (مقالات ذات صلة), or headlines in a row at the end.

    A paragraph after a cue belongs to the report again.
    """
    found: set[int] = set()
    row: list[int] = []
    lines = 0
    cued = past_body = False
    for line in _lines(mentions):
        if line.cue:
            cued = True
            found.update(line.sentences)
        elif line.size >= _LONG * (2 if cued else 1) or (line.closed and line.size >= _SHORT):
            past_body = past_body or line.size >= _LONG
            cued = False
            row, lines = [], 0
        elif cued:
            found.update(line.sentences)
        elif past_body and not line.listed and not line.header:
            row += line.sentences
            lines += 1
            if lines >= _ROW:
                found.update(row)
        else:
            row, lines = [], 0
    return frozenset(found)


def _lines(mentions: Mentions) -> list[_Line]:
    """The lines of a report in order."""
    text = mentions.folded.text
    lines: list[_Line] = []
    end = 0
    for number, (start, stop) in enumerate(mentions.bounds):
        last = text[stop - 1]
        dots = text[max(stop - _DOTS, 0) : stop] == "." * _DOTS
        closed = last in _ENDS and not dots
        if lines and "\n" not in text[end:start]:
            line = lines[-1]
            line.sentences.append(number)
            line.size += mentions.size(number)
            line.closed, line.header = closed, last == ":"
        else:
            listed = text[start] in _BULLETS or text[start].isdigit()
            lines.append(_Line([number], mentions.size(number), listed, _is_cue(mentions, number), closed, last == ":"))
        end = stop
    return lines


def _is_cue(mentions: Mentions, number: int) -> bool:
    """Whether a line opens with words that head other reports."""
    first = mentions.first_word(number)
    if not (first.heads or "particle" in first.kinds) or mentions.size(number) > _LONG:
        return False
    sentence = mentions.sentence(number)
    match = sentence.at(0, "particle", "furniture")
    return match is not None and (len(sentence) <= match.size + _DOTS or match.size > 1)
