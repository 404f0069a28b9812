"""What sort of count a figure is by the words beside it: on top of others, of the wounded who died, of bodies found.

Where the report's text is not at hand nothing stands beside a figure, and only its own words are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from marsad.incidents.phrases import Standing, standing
from marsad.model.claim import Claim, Reading

_CLOSED: Final = re.compile(r"[,،;؛:.!?؟\n«»\"]")
"""What closes a phrase."""
_WINDOW: Final = 110
"""Letters before and behind a figure in which the words beside it stand."""
_NEXT: Final = 2
_NEAR: Final = 5
_FAR: Final = 10
"""Words between a figure and what belongs to it: next to it, in its clause, in its sentence."""


class Sort(NamedTuple):
    """What the words beside a figure say of it."""

    additional: bool = False
    """They come on top of others."""
    from_wounded: bool = False
    """They were counted as wounded before."""
    found: bool = False
    """Their bodies were found: some of the dead."""
    backlog: bool = False
    """Deaths of earlier days that were added."""
    partial: bool = False
    """A hospital took them in: its share."""
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
    ends: str = ""
    """`from` or `to`: which end of a change it is."""

    @property
    def apart(self) -> bool:
        """Whether these are not the whole of an incident so far."""
        return self.additional or self.from_wounded or self.found or self.backlog


def sort_of(claim: Claim, reading: Reading, others: Iterable[Claim] = ()) -> Sort:
    """The sort of a count; `others` are the report's other figures, which what is said of them belongs to."""
    text, language, quantity = reading.report.text, reading.report.language, claim.quantity
    start, end = claim.evidence.start, claim.evidence.end
    before = standing(text[max(start, quantity.start - _WINDOW) : quantity.start], language)
    behind = text[quantity.end : min(end, quantity.end + _WINDOW)]
    after = standing(quantity.text + _CLOSED.split(behind, maxsplit=1)[0], language)
    sentence = standing(behind, language)
    first = not any(start <= other.quantity.start < quantity.start for other in others)
    dead = claim.outcome == "killed"
    left, own = _last(before), len(standing(quantity.text, language).words)
    return Sort(
        additional=(_has(after, "additional", own + _NEXT, "after") and first)
        or "before" in left.get("additional", ()),
        from_wounded=dead and (_has(after, "wounded", own + _NEXT) or _has(after, "of-wounds", own + _NEAR)),
        found=dead and _has(after, "body", own + _NEXT) and _behind(before, "finding", _FAR),
        backlog=dead and (_has(sentence, "backlog", _FAR) or _behind(before, "backlog", _FAR)),
        partial=_behind(before, "received", _FAR) and _behind(before, "hospital", _FAR * 2),
        still=claim.outcome == "injured" and (_behind(before, "still", _NEXT) or _has(sentence, "still", own + _NEAR)),
        total=_behind(before, "total", _NEXT + 1) or _has(after, "total", own + 1),
        uncounted=_has(sentence, "uncounted", _NEAR),
        replaced="replaced" in left,
        instead="sure" in left.get("replaced", ()),
        ends=next((end for end in ("from", "to") if end in left), ""),
    )


def _has(said: Standing, sense: str, within: int, feature: str = "") -> bool:
    """Whether an entry with a sense begins among the first words."""
    return any(
        each.sense == sense and each.at < within and (not feature or feature in each.features)
        for each in said.entries
        if "and" not in each.features
    )


def _behind(said: Standing, sense: str, within: int) -> bool:
    """Whether an entry with a sense stands among the last words."""
    return any(each.sense == sense and each.at >= len(said.words) - within for each in said.entries)


def _last(said: Standing) -> dict[str, frozenset[str]]:
    """The entries that the last words are: each sense with all features that it has there."""
    found: dict[str, frozenset[str]] = {}
    for each in said.entries:
        if each.at + each.size == len(said.words):
            found[each.sense] = found.get(each.sense, frozenset()) | each.features
    return found
