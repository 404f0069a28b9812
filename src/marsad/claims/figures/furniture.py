"""What stands on a page around a report: menus, related headlines. It is kept in the text and never read as claims."""

from __future__ import annotations

from marsad.languages.lexicon import Word
from marsad.mentions.find import Mentions

_LONG = 24
"""Tokens from which a line is a paragraph, not a headline."""
_SHORT = 7
"""Tokens under which even a line with a full stop is no paragraph."""
_ROW = 3
"""Headlines in a row, at the end of a page, that make a list of other reports."""
_ENDS = (".", "!", "?", "؟", '"', "»", "،", "؛")
_FULL_STOPS = (".", "!", "?", "؟")
_HEADLINES = 8
"""Headlines on a page without a paragraph that make it a page of other reports, where it has a menu as well."""
_HEADLINE = 4
_MENU = 5
"""Lines of one or two words in a row that make a menu."""
_ITEM = 2
"""Words of the longest line of a menu."""
_BULLETS = ("-", "–", "•", "*", "—", "#")
_DOTS = ".."
_MORE = 2
"""Tokens that may follow a cue of one word."""


def furniture_of(mentions: Mentions) -> frozenset[int]:
    """Numbers of the sentences that are page furniture: after a cue (مقالات ذات صلة), or headlines in a row at the end.

    A paragraph after a cue belongs to the report again.
    """
    found: set[int] = set()
    row: list[int] = []
    lines = 0
    cued = past_body = False
    for line in _lines(mentions):
        size = sum([mentions.size(number) for number in line])
        if _is_cue(mentions, line[0]):
            cued = True
            found.update(line)
        elif size >= _LONG * (2 if cued else 1) or (size >= _SHORT and _is_closed(mentions, line[-1], cued)):
            past_body = past_body or size >= _LONG
            cued = False
            row, lines = [], 0
        elif cued:
            found.update(line)
        elif past_body and not _is_item(mentions, line[0]) and not _ends_in(mentions, line[-1], ":"):
            row += line
            lines += 1
            if lines >= _ROW:
                found.update(row)
        else:
            row, lines = [], 0
    return frozenset(found) if past_body or not _lists_reports(mentions) else frozenset(range(len(mentions)))


def _lists_reports(mentions: Mentions) -> bool:
    """Whether a page without a paragraph only lists other reports: a menu, and headlines without a full stop."""
    headlines = row = menu = 0
    for line in _lines(mentions):
        size = sum([mentions.size(number) for number in line])
        if size >= _LONG or (size >= _SHORT and _ends_in(mentions, line[-1], _FULL_STOPS)):
            return False
        row = row + 1 if size <= _ITEM else 0
        menu = max(menu, row)
        headlines += size >= _HEADLINE
    return headlines >= _HEADLINES and menu >= _MENU


def _lines(mentions: Mentions) -> list[list[int]]:
    """The sentences of each line of a report, in order."""
    text = mentions.folded.text
    lines: list[list[int]] = []
    end = 0
    for number, (start, stop) in enumerate(mentions.bounds):
        if lines and "\n" not in text[end:start]:
            lines[-1].append(number)
        else:
            lines.append([number])
        end = stop
    return lines


def _is_closed(mentions: Mentions, number: int, cued: bool) -> bool:
    """Whether a sentence ends as one of a paragraph does; dots leave a headline open, after a cue quotation marks."""
    return _ends_in(mentions, number, _FULL_STOPS if cued else _ENDS) and not _ends_in(mentions, number, _DOTS)


def _is_item(mentions: Mentions, number: int) -> bool:
    """Whether a sentence opens with a bullet or a number."""
    first = mentions.folded.text[mentions.bounds[number][0]]
    return first in _BULLETS or first.isdigit()


def _ends_in(mentions: Mentions, number: int, signs: str | tuple[str, ...]) -> bool:
    return mentions.folded.text.endswith(signs, *mentions.bounds[number])


def _is_cue(mentions: Mentions, number: int) -> bool:
    """Whether a line opens with words that head other reports."""
    if mentions.size(number) > _LONG or not _opens_cue(mentions.first_word(number)):
        return False
    sentence = mentions.sentence(number)
    match = sentence.at(0, "particle", "furniture")
    return match is not None and (len(sentence) <= match.size + _MORE or match.size > 1)


def _opens_cue(word: Word) -> bool:
    """Whether a cue, of one word or more, can begin with a word."""
    if word.heads and any("particle" in head.node.kinds for head in word.heads):
        return True
    return "particle" in word.matches and any(match.sense == "furniture" for match in word.matches["particle"])
