"""Whether two reports carry one dispatch: most of the shorter one's own words, from a beginning on, and its facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress
from typing import Final

from marsad.incidents.copies.wording import FACT, FURTHER, SHINGLE, Shingle, Wording

_LEAST: Final = 20
"""Words that two reports must share, unless all of their words are the same."""
_LEAST_ALL: Final = 8
"""Words of the shortest reports that are copies: all of them are the same, and tell a figure."""
_OF_SHORTER: Final = 0.5
_OF_SHORTER_LED: Final = 0.35
"""The same where both reports begin with the dispatch."""
_OF_LONGER: Final = 0.25
"""Shares of a report's own words: a copy is cut, and outlets add to it."""
_NEARLY_ALL: Final = 0.75
"""Share of both reports from which on they may have many edits, or be of one outlet."""
_DAYS: Final = 7
"""Days within which a dispatch is taken over."""
_UNEDITED: Final = 22
"""Words for each edit: a text with more edits is another one, put together from the same phrases."""
_LEAD: Final = 20
"""Words at the beginning of a body in which a dispatch says what it is about."""
_OF_LEAD: Final = 0.5
_FACTS: Final = re.compile(b"%c%c*" % (FACT, FURTHER))
_FOR_A_CHANGED: Final = 2
"""Facts that are the same for each one that is not: the same phrases tell of another happening."""
_GAP: Final = 8
"""Words of the longest edit between two shared passages."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two reports share: of each the words, as the set bits of a number; `words` how many of the shorter one."""

    left: int
    right: int
    words: int


def compare(left: Wording, right: Wording) -> Likeness | None:
    """What two reports share, where they carry one dispatch; None where they do not. Linear in their lengths."""
    common = frozenset(left.shingles()).intersection(right.shingles())
    if not common:
        return None
    mine, theirs = shared_words(left, common), shared_words(right, common)
    if not _is_one_dispatch(left, mine, right, theirs):
        return None
    return Likeness(_bits(mine), _bits(theirs), min(sum(mine), sum(theirs)))


def shared_words(wording: Wording, common: frozenset[Shingle]) -> bytearray:
    """Of each word 1 where it stands in one of the shared runs of words, else 0."""
    begins = int.from_bytes(bytes(map(common.__contains__, wording.shingles())), "little")
    shared = 0
    for word in range(SHINGLE):  # each byte is a word, and each run covers the words behind its first
        shared |= begins << 8 * word
    return bytearray(shared.to_bytes(len(wording.codes), "little"))


def _is_one_dispatch(left: Wording, mine: bytearray, right: Wording, theirs: bytearray) -> bool:
    if _days_between(left, right) > _DAYS or not _count_alike(left, mine, right):
        return False
    if left.codes == right.codes:
        return sum(left.told) >= (_LEAST_ALL if left.counted else _LEAST)
    less, more = sorted((_share(left, mine), _share(right, theirs)))
    leads = sorted((_lead(left, mine), _lead(right, theirs)))
    enough = _OF_SHORTER if leads[0] < _OF_LEAD else _OF_SHORTER_LED
    if min(_own(left, mine), _own(right, theirs)) < _LEAST or more < enough or less < _OF_LONGER:
        return False
    edited = max(_edits(mine), _edits(theirs)) > 1 / _UNEDITED
    if less < _NEARLY_ALL and (edited or _of_one_outlet(left, right)):
        return False
    return leads[1] >= _OF_LEAD and _facts_agree(left, mine, right, theirs)


def _count_alike(left: Wording, mine: bytearray, right: Wording) -> bool:
    """Whether a number that either claims stands in what two reports share; menus around two reports hold none."""
    if not left.counted or not right.counted:
        return True
    return not (left.counted | right.counted).isdisjoint(compress(left.codes, mine))


def _of_one_outlet(left: Wording, right: Wording) -> bool:
    """Whether one outlet made both reports: it repeats its own background in the next one."""
    return left.outlet is not None and left.outlet == right.outlet


def _days_between(left: Wording, right: Wording) -> int:
    """Days between the publication of two reports; none where one is not known."""
    return 0 if left.day is None or right.day is None else abs(left.day - right.day)


def _edits(shared: bytearray) -> float:
    """Edits for each shared word."""
    return len(_short_gaps(shared)) / max(sum(shared), 1)


def _own(wording: Wording, shared: bytearray) -> int:
    """How many of the reporter's own words are shared."""
    return sum(compress(shared, wording.told))


def _share(wording: Wording, shared: bytearray) -> float:
    return _own(wording, shared) / max(sum(wording.told), 1)


def _lead(wording: Wording, shared: bytearray) -> float:
    """The share of the words with which a body begins."""
    lead = [*compress(shared, wording.told)][:_LEAD]
    return sum(lead) / max(len(lead), 1)


def _facts_agree(left: Wording, mine: bytearray, right: Wording, theirs: bytearray) -> bool:
    """Whether far more numbers and places are the same than were put in another's stead around the shared passages."""
    counts = [_facts(left, mine), _facts(right, theirs)]
    return _FOR_A_CHANGED * max(changed for _, changed in counts) <= min(same for same, _ in counts)


def _facts(wording: Wording, shared: bytearray) -> tuple[int, int]:
    """How many facts stand in shared words, and how many in edits between these, if only with one of their words."""
    edited = bytearray(len(shared))
    for first, end in [*_opening(shared), *_short_gaps(shared)]:
        edited[first:end] = b"\1" * (end - first)
    same = changed = 0
    for fact in _FACTS.finditer(wording.facts):
        words = slice(*fact.span())
        same += all(shared[words])
        changed += any(edited[words])
    return same, changed


def _opening(shared: bytearray) -> list[tuple[int, int]]:
    """The few words before the first shared ones."""
    first = shared.find(1)
    return [(0, first)] if 0 < first <= _GAP else []


def _short_gaps(shared: bytearray) -> list[tuple[int, int]]:
    """The runs of a few words that are not shared, between shared ones."""
    found, at = [], shared.find(0, max(shared.find(1), 0))
    while at >= 0:
        end = shared.find(1, at)
        if end < 0:
            break
        if end - at <= _GAP:
            found.append((at, end))
        at = shared.find(0, end)
    return found


def _bits(shared: bytearray) -> int:
    return int(shared.translate(_DIGITS), 2) if shared else 0


_DIGITS: Final = bytes(48 + (byte == 1) for byte in range(256))
