"""Words that by themselves show that a report is about armed conflict: a force, a strike, the killed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from marsad.claims.events.event_types import PEACEFUL
from marsad.languages.entries import Entry, Match

_FORCES: Final = frozenset({"armed-group", "armed-forces"})
#: Types that news of accidents, crime and talks tells of too.
_CIVIL: Final = PEACEFUL | {
    "none", "rescue", "recovery-of-bodies", "burial", "return", "evacuation", "deployment", "search",
}  # fmt: skip


def is_of_conflict(matches: Mapping[str, Iterable[Match]]) -> bool:
    """Whether one of the entries that a word or phrase can be, by kind, shows armed conflict wherever it stands."""
    return any(
        _shows_conflict(match.entry)
        and "ambiguous" not in match.features
        and not (kind == "party" and "quoted" in match.features)
        for kind in ("context", "body", "party", "event")
        if kind in matches
        for match in matches[kind]
    )


def _shows_conflict(entry: Entry) -> bool:
    """Whether an entry shows armed conflict, its ambiguous uses aside."""
    if entry.kind == "context":
        return "war" in entry.features
    if entry.kind == "body":
        return entry.sense in ("army", "fighters")
    if entry.kind == "party":
        return entry.attributes.get("kind") in _FORCES
    return entry.kind == "event" and entry.sense not in _CIVIL and "needs" not in entry.attributes
