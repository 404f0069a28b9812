"""The sentences of a report's text with what tells its happenings apart: places, parties, days, sites, cues, words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from marsad.claims.circumstances.sites import find_sites
from marsad.languages.incident_words import Cue, IncidentWords, incident_words
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.mentions.namesakes import Namesakes
from marsad.model.mention import PlaceMention
from marsad.model.report import Report
from marsad.text.fold import fold

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
#: Kinds of parties that tell of what happened rather than take part.
_TELLERS: Final = frozenset({"agency", "outlet", "monitor", "un", "ngo", "office", "ministry", "court"})
_DATELINE: Final = re.compile(r"[\s,،]*(?:\w+[\s,]*){0,2}[-–—:/|(]\s*\D")
_COUNT: Final = re.compile(r"(?<![\w.,])\d{2,6}(?![\w.,]*\d)")
_QUOTED: Final = re.compile(r"\w\s+[«“„\"]")
_LONGEST: Final = 30
_BEHIND: Final = 12
_NEXT: Final = 2
_FAR: Final = 50
_DISTANCE: Final = re.compile(r"[^\d.,،:\n]*\d[\d.,]*[^.,،:\n]*")
_CLOSED: Final = re.compile(r"[.,،:;؛\n]")
_SHORTEST: Final = 3
_ENDS: Final = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence at the report's own offsets; `paragraph` counts from the title (0).

    `places` are the ids of known places, `named` the folded words of sites and quarters that no gazetteer has,
    `dateline` the ids of those that open it as where it was written, `landmarks` of those that only tell where another
    is. `days` are first and last day (ordinals) of each date in it. `names` are words that the pack does not know,
    folded, with a capital where their script has them.
    """

    start: int
    end: int
    paragraph: int
    places: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    sites: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    dateline: frozenset[str] = frozenset()
    landmarks: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    counts: frozenset[int] = frozenset()
    """The numbers written in digits."""
    first_site: str | None = None
    """The kind of site that it names first."""


def lines_of(report: Report) -> tuple[Line, ...]:
    """The sentences of a report, in order; none where its text is not at hand."""
    if not report.text.strip():
        return ()
    pack = load_pack(report.language, report.registers)
    mentions = Mentions(fold(report.text, pack.orthography), pack, report.published, report.outlet)
    folded = mentions.folded
    words = incident_words(report.language)
    outlet = frozenset(map(words.bare, _WORD.findall(pack.orthography.fold(report.outlet or ""))))
    cues = words.find(folded.text)
    starts = [start for start, _ in mentions.bounds]
    namesakes = Namesakes(mentions)
    meant = [[namesakes.meant(place)[0] for place in mentions.places(number)] for number in range(len(mentions))]
    by_line: dict[int, list[tuple[str, str]]] = {}
    away = [cue for cue in cues if cue.sense == "landmark"]
    past = [cue for cue in cues if cue.sense == "after"]
    others = [cue for cue in cues if cue.sense == "not-there"]
    for cue in cues:
        if cue.table == "site" and (
            any(0 <= cue.start - other.end <= _BEHIND for other in away)
            or any(_is_right_behind(folded.text, other, cue) for other in past)
            or any(0 <= cue.start - other.end <= _NEXT for other in others)
            or _in_name(meant, starts, cue)
        ):
            continue
        by_line.setdefault(bisect_right(starts, cue.start) - 1, []).append((cue.table, cue.sense))
    breaks = [match.end() for match in _ENDS.finditer(report.text)]
    found = []
    for number, (start, end) in enumerate(mentions.bounds):
        first, last = folded.bounds(start, end)
        told = by_line.get(number, ())
        paragraph = bisect_right(breaks, first)
        away_from = paragraph > 1 and ("cue", "unrelated") in told
        found.append(
            Line(
                first,
                last,
                paragraph,
                () if away_from else _places(mentions, meant[number], number),
                () if away_from else _named(mentions, meant[number]),
                _parties(mentions, number),
                () if ("cue", "unrelated") in told else _days(mentions, number),
                frozenset(sense for table, sense in told if table == "site" and ("cue", "unrelated") not in told),
                frozenset(sense for table, sense in told if table == "cue"),
                tuple(dict.fromkeys(_WORD.findall(folded.text[start:end]))),
                frozenset(_dateline(mentions, meant[number], number)),
                _landmarks(mentions, meant[number], [cue for cue in away if start <= cue.start < end]),
                _names(mentions, meant[number], number, words, outlet),
                frozenset(map(int, _COUNT.findall(folded.text, start, end))),
                next((sense for table, sense in told if table == "site"), None),
            )
        )
    return tuple(found)


def _places(mentions: Mentions, places: Sequence[PlaceMention], number: int) -> tuple[str, ...]:
    """The ids of the places of a sentence, each as often as it is told.

    None finer than a country that only tells who says or does something: where a source is, a capital that acts.
    """
    if not places:
        return ()
    text = mentions.folded.text
    sites = find_sites(mentions.sentence(number), list(places), mentions.parties(number))
    where = [(site.mention.first, site.last) for site in sites]
    written = set(_dateline(mentions, places, number))
    return tuple(
        place.gazetteer
        for place in places
        if place.gazetteer
        and (
            place.precision == "country"
            or place.gazetteer in written
            or any(first <= place.first and place.last <= last for first, last in where)
        )
        and not is_nickname(text[place.start : place.end], place.gazetteer)
    )


def is_nickname(text: str, gazetteer: str) -> bool:
    """Whether a country's name stands between quotation marks behind another word: a quarter called like it."""
    return gazetteer.startswith("iso:") and "-" not in gazetteer and _QUOTED.search(text) is not None


def _named(mentions: Mentions, places: Sequence[PlaceMention]) -> tuple[str, ...]:
    """The words of the sites and quarters with a name of their own that no gazetteer has, or too many to tell which."""
    text = mentions.folded.text
    found = []
    for place in places:
        own = place.precision in ("facility", "neighbourhood") and place.last > place.first
        if place.gazetteer is None and (own or place.candidates):
            found.append(text[place.start : place.end])
    return tuple(found)


def _dateline(mentions: Mentions, places: Sequence[PlaceMention], number: int) -> Iterator[str]:
    """The places that open a sentence, before the sign that parts where it was written from what it tells."""
    text = mentions.folded.text
    at, end = mentions.bounds[number]
    for place in places:
        if place.start > at + 2:
            return
        at = place.end
        again = sum(other.gazetteer == place.gazetteer for other in places) > 1
        if place.gazetteer and not again and _DATELINE.match(text, at, min(end, at + _LONGEST)):
            yield place.gazetteer


def _in_name(meant: Sequence[Sequence[PlaceMention]], starts: Sequence[int], cue: Cue) -> bool:
    """Whether a word for a site is part of a known place's name (جسر الشغور), and the place is no such site."""
    places = meant[bisect_right(starts, cue.start) - 1]
    return any(
        place.precision != "facility" and place.gazetteer and place.start <= cue.start < place.end for place in places
    )


def _landmarks(mentions: Mentions, told: Sequence[PlaceMention], cues: Sequence[Cue]) -> frozenset[str]:
    """The places right behind words of distance: not where it happened, but what it is away from."""
    places = [place for place in told if place.gazetteer] if cues else []
    text = mentions.folded.text
    return frozenset(
        place.gazetteer or "" for place in places if any(_is_away(text, cue.end, place.start) for cue in cues)
    )


def _is_right_behind(text: str, before: Cue, cue: Cue) -> bool:
    """Whether a word for a site goes on what a cue opens: nothing closes the clause between the two."""
    return 0 <= cue.start - before.end <= _FAR and not _CLOSED.search(text, before.end, cue.start)


def _is_away(text: str, end: int, start: int) -> bool:
    """Whether a place stands right behind words of distance, or behind the figure that they lead to."""
    between = text[end:start] if end <= start <= end + _FAR else None
    return between is not None and (len(between) <= _BEHIND or _DISTANCE.fullmatch(between) is not None)


def _names(
    mentions: Mentions, places: Sequence[PlaceMention], number: int, words: IncidentWords, outlet: frozenset[str]
) -> tuple[str, ...]:
    """The unknown words of a sentence, none of a known place or of the outlet's own name."""
    sentence, folded = mentions.sentence(number), mentions.folded
    capitals = bool(mentions.pack.stops)
    placed = [(place.start, place.end) for place in places if place.gazetteer]
    found: dict[str, None] = {}
    for word, start in zip(sentence.words, sentence.starts, strict=True):
        if word.kinds or len(word.form) < _SHORTEST or not word.form.isalpha():
            continue
        if any(first <= start < last for first, last in placed):
            continue
        if not capitals or folded.original[folded.origin(start)].isupper():
            found[words.bare(word.form)] = None
    return tuple(name for name in found if name not in outlet)


def _parties(mentions: Mentions, number: int) -> tuple[str, ...]:
    """The parties of a sentence that can be a side of what happened."""
    sides = [party for party in mentions.parties(number) if party.kind not in _TELLERS]
    resolved = (mentions.resolved(number, party)[0] for party in sides)
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
