"""What sort of count a figure is by the words beside it: on top of others, of the wounded who died, of bodies found.

Where the report's text is not at hand nothing stands beside a figure, and only its own words are asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from marsad.incidents.ledger.phrases import Standing, is_of_counts, standing
from marsad.model.claim import Claim, Reading

_WINDOW: Final = 110
"""Letters before and behind a figure in which the words beside it stand."""
_NEXT: Final = 2
_NEAR: Final = 5
_FAR: Final = 10
"""Words between a figure and what belongs to it: next to it, in its clause, in its sentence."""


_KEPT: Final = 10_000
_PAIR: Final = 2


class Sort(NamedTuple):
    """What the words beside a figure say of it."""

    additional: bool = False
    """They come on top of others."""
    from_wounded: bool = False
    """They were counted as wounded before."""
    found: bool = False
    """Their bodies were found: some of the dead."""
    daily: bool = False
    """They are of one day (`in the past 24 hours`)."""
    backlog: bool = False
    """Deaths of earlier days that were added."""
    partial: bool = False
    """A hospital took them in: its share; or they are so many of the wounded, or those of one place alone."""
    still: bool = False
    """A state of some of them (`12 wounded are still in hospital`)."""
    total: bool = False
    """It is said to be the total, of nobody in particular."""
    uncounted: bool = False
    """They are not in any count yet."""
    replaced: bool = False
    """Another figure stands instead of this one (`21, not 60`)."""
    instead: bool = False
    """It is said outright that another figure stands instead (`instead of 60`), whether that was read or not."""
    withdrawn: bool = False
    """Its count is taken back (`withdrew its toll of 12`)."""
    earlier: bool = False
    """It was said before (`had earlier put it at 25`)."""
    ends: str = ""
    """`from` or `to`: which end of a change it is."""

    @property
    def apart(self) -> bool:
        """Whether these are not the whole of an incident so far."""
        return self.additional or self.from_wounded or self.found or self.backlog or self.daily


_NOTHING: Final = Sort()


def sort_of(claim: Claim, reading: Reading, others: Iterable[Claim] = ()) -> Sort:
    """The sort of a count; `others` are the report's other figures, which what is said of them belongs to."""
    text, language, quantity = reading.report.text, reading.report.language, claim.quantity
    if not text:
        return _NOTHING
    start, end = claim.evidence.start, claim.evidence.end
    before = standing(text[max(start, quantity.start - _WINDOW) : quantity.start], language)
    behind = standing(text[quantity.end : min(end, quantity.end + _WINDOW)], language)
    own = frozenset(each.sense for each in _own(quantity.text, language).entries)
    dead, left = claim.outcome == "killed", _last(before)
    on_top = "before" in left.get("additional", ()) or _next(behind, "additional", _NEXT, "after")
    if _next(behind, "additional", _NEXT, "contrast"):
        on_top |= not any(start <= other.quantity.start < quantity.start for other in others)
    pair = quantity.value == _PAIR and "wounded" in left and not _is_parted(text, quantity.start)
    wounded = "wounded" in own or pair or _next(behind, "wounded", _NEXT) or _next(behind, "of-wounds", _NEAR)
    bodies = "body" in own or "body" in left or _next(behind, "body", _NEXT)
    return Sort(
        additional=on_top,
        from_wounded=dead and wounded,
        found=dead and bodies and (_behind(before, "finding", _FAR) or _next(behind, "finding", _NEAR)),
        daily=_within(behind, "daily", _FAR) or _behind(before, "daily", _NEAR),
        backlog=dead and (_within(behind, "backlog", _FAR) or _behind(before, "backlog", _FAR)),
        partial=_is_taken_in(before, behind)
        or (dead and not _is_of_a_group(claim) and _next(behind, "of-dead", 1))
        or (claim.outcome == "injured" and _next(behind, "of-wounded", 1))
        or _next(behind, "alone", _NEAR),
        still=claim.outcome == "injured" and (_behind(before, "still", _NEXT) or _within(behind, "still", _NEAR)),
        total=_behind(before, "total", _NEXT + 1) or _next(behind, "total", 1),
        uncounted=_within(behind, "uncounted", _NEAR),
        replaced="replaced" in left,
        instead="sure" in left.get("replaced", ()),
        withdrawn="equals" in left and _is_withdrawn(before, text[start : quantity.start], language),
        earlier=_behind(before, "earlier", _FAR) or _within(behind, "earlier", _NEXT),
        ends=next((end for end in ("from", "to") if end in left), ""),
    )


def _is_parted(text: str, start: int) -> bool:
    """Whether a sign or a word on the figure stands between it and the word before it (`المصابين، اثنين`)."""
    before = text[:start]
    return before == before.rstrip() or not before.rstrip()[-1:].isalpha()


def _is_withdrawn(before: Standing, text: str, language: str) -> bool:
    """Whether the count whose number follows is said to be taken back."""
    return _behind(before, "withdrawn", _FAR * 2) and is_of_counts(text, language)


def _is_taken_in(before: Standing, behind: Standing) -> bool:
    """Whether those counted are said to have come to one hospital: its share, unless set against another count.

    `The clinic received four dead`, `two dead reached the clinic`, not `the clinic received four dead, not six`.
    """
    if _behind(before, "received", _FAR) and _behind(before, "hospital", _FAR * 2, "several"):
        return not _next(behind, "replaced", _NEAR)
    taken = next((each for each in behind.entries if each.sense == "received" and each.at < _NEXT), None)
    if taken is None or taken.at >= behind.closed:
        return False
    end = taken.at + taken.size + _NEXT
    return any(
        each.sense == "hospital" and "several" not in each.features and each.at <= end for each in behind.entries
    )


def _is_of_a_group(claim: Claim) -> bool:
    """Whether a figure is told of a kind of people or of a party's."""
    return claim.affected is not None and bool(claim.affected.party or claim.affected.tags)


@lru_cache(maxsize=_KEPT)
def _own(text: str, language: str) -> Standing:
    """What the words of a quantity are (`جريحان`)."""
    return standing(text, language)


def _next(said: Standing, sense: str, within: int, feature: str = "") -> bool:
    """Whether an entry with a sense begins among the first words of the same phrase."""
    return any(
        each.sense == sense and each.at < min(within, said.closed) and (not feature or feature in each.features)
        for each in said.entries
        if "and" not in each.features
    )


def _within(said: Standing, sense: str, within: int) -> bool:
    """Whether an entry with a sense begins among the first words of the sentence."""
    return any(each.sense == sense and each.at < within for each in said.entries)


def _behind(said: Standing, sense: str, within: int, unless: str = "") -> bool:
    """Whether an entry with a sense stands among the last words, and has not a feature."""
    last = len(said.words) - within
    return any(each.sense == sense and each.at >= last and unless not in each.features for each in said.entries)


def _last(said: Standing) -> dict[str, frozenset[str]]:
    """The entries that the last words are: each sense with all features that it has there."""
    found: dict[str, frozenset[str]] = {}
    for each in said.entries:
        if each.at + each.size == len(said.words):
            found[each.sense] = found.get(each.sense, frozenset()) | each.features
    return found
