"""Whether two reports carry one dispatch: most of the shorter one's own words, from a beginning on, and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import Final

from marsad.incidents.wording import SHINGLE, Shingle, Wording

_LEAST: Final = 20
"""Words that two reports must share, unless all of their words are the same."""
_LEAST_ALL: Final = 8
"""Words of the shortest reports that are copies where all of their words are the same."""
_OF_SHORTER: Final = 0.45
"""Share of the shorter report's own words: a copy is cut, and outlets add to it."""
_OF_LONGER: Final = 0.2
_SAME_OUTLET: Final = 0.8
"""Share of both reports where one outlet made them: a follow-up repeats paragraphs of the report before."""
_LEAD: Final = 20
"""Words at the beginning of a body in which a dispatch says what it is about."""
_OF_LEAD: Final = 0.5
_GAP: Final = 6
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
    shared = bytearray(len(wording.codes))
    run = b"\1" * SHINGLE
    for at, shingle in enumerate(wording.shingles()):
        if shingle in common:
            shared[at : at + SHINGLE] = run
    return shared


def _is_one_dispatch(left: Wording, mine: bytearray, right: Wording, theirs: bytearray) -> bool:
    if left.codes == right.codes:
        return len(left.codes) >= _LEAST_ALL
    shares = (_share(left, mine), _share(right, theirs))
    same_outlet = left.outlet is not None and left.outlet == right.outlet
    least = min(_own(left, mine), _own(right, theirs))
    if least < _LEAST or max(shares) < _OF_SHORTER or min(shares) < (_SAME_OUTLET if same_outlet else _OF_LONGER):
        return False
    return max(_lead(left, mine), _lead(right, theirs)) >= _OF_LEAD and _facts_agree(left, mine, right, theirs)


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
    """Whether more numbers and places are the same than were put in another's stead within the shared passages."""
    counts = [_facts(left, mine), _facts(right, theirs)]
    return max(changed for _, changed in counts) <= min(same for same, _ in counts)


def _facts(wording: Wording, shared: bytearray) -> tuple[int, int]:
    """How many facts stand in shared words, and how many in short gaps between these."""
    same = sum(compress(shared, wording.facts))
    changed = 0
    for first, end in gaps(shared):
        if first and end < len(shared) and end - first <= _GAP:
            changed += sum(wording.facts[first:end])
    return same, changed


def gaps(shared: bytearray) -> list[tuple[int, int]]:
    """The runs of words that are not shared."""
    found, at = [], shared.find(0)
    while at >= 0:
        end = shared.find(1, at)
        end = len(shared) if end < 0 else end
        found.append((at, end))
        at = shared.find(0, end)
    return found


def _bits(shared: bytearray) -> int:
    return int(shared.translate(_DIGITS), 2) if shared else 0


_DIGITS: Final = bytes(48 + (byte == 1) for byte in range(256))
