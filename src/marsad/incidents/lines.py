"""The sentences of a report's text with what tells its happenings apart: places, parties, days, sites, cues, words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Final

from marsad.languages.incident_words import incident_words
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.model.report import Report
from marsad.text.fold import fold

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ENDS: Final = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence at the report's own offsets; `paragraph` counts from the title (0).

    `days` are first and last day (ordinals) of each date in it; `exact` those of them that are one day or night.
    """

    start: int
    end: int
    paragraph: int
    places: tuple[tuple[str, str], ...] = ()
    parties: tuple[str, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    sites: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def lines_of(report: Report) -> tuple[Line, ...]:
    """The sentences of a report, in order; none where its text is not at hand."""
    if not report.text.strip():
        return ()
    pack = load_pack(report.language, report.registers)
    mentions = Mentions(fold(report.text, pack.orthography), pack, report.published, report.outlet)
    folded = mentions.folded
    cues = incident_words(report.language).find(folded.text)
    starts = [start for start, _ in mentions.bounds]
    by_line: dict[int, list[tuple[str, str]]] = {}
    for cue in cues:
        by_line.setdefault(bisect_right(starts, cue.start) - 1, []).append((cue.table, cue.sense))
    breaks = [match.end() for match in _ENDS.finditer(report.text)]
    found = []
    for number, (start, end) in enumerate(mentions.bounds):
        first, last = folded.bounds(start, end)
        told = by_line.get(number, ())
        found.append(
            Line(
                first,
                last,
                bisect_right(breaks, first),
                tuple((place.gazetteer or "", place.precision or "") for place in mentions.places(number)),
                _parties(mentions, number),
                _days(mentions, number),
                frozenset(sense for table, sense in told if table == "site"),
                frozenset(sense for table, sense in told if table == "cue"),
                tuple(dict.fromkeys(_WORD.findall(folded.text[start:end]))),
            )
        )
    return tuple(found)


def _parties(mentions: Mentions, number: int) -> tuple[str, ...]:
    resolved = (mentions.resolved(number, party)[0] for party in mentions.parties(number))
    return tuple(dict.fromkeys(party for party in resolved if party))


def _days(mentions: Mentions, number: int) -> tuple[tuple[int, int], ...]:
    found = []
    for day in mentions.dates(number):
        period = day_period(day.first_day, day.last_day)
        if period is not None:
            found.append(period)
    return tuple(found)


def day_period(first: str | None, last: str | None) -> tuple[int, int] | None:
    """First and last day of a period as ordinals, from ISO days that may be months or years; None without a first."""
    start, end = _ordinal(first, last=False), _ordinal(last or first, last=True)
    return (start, max(start, end)) if start is not None and end is not None else None


def _ordinal(day: str | None, *, last: bool) -> int | None:
    if not day:
        return None
    parts = day.split("-")
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 12, 31).toordinal() if last else date(year, 1, 1).toordinal()
        month = int(parts[1])
        if len(parts) == 2:
            return (
                date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
                if last
                else date(year, month, 1).toordinal()
            )
        return date(year, month, int(parts[2])).toordinal()
    except ValueError:
        return None
