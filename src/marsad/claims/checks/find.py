"""Checks: what a reader notices within one report; sums, opposed statements, dates that cannot be, loaded words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.claims.checks.breakdowns import breakdowns
from marsad.claims.checks.date_checks import duration_mismatches, weekday_mismatches
from marsad.claims.checks.flows import flows, told_twice
from marsad.claims.checks.likeness import Likeness
from marsad.claims.checks.loaded import loaded_words
from marsad.claims.checks.opposed import opposed
from marsad.mentions.find import Mentions
from marsad.model.claim import Check, Claim, Event
from marsad.model.mention import DateMention
from marsad.model.span import Span


def find_checks(claims: Sequence[Claim], events: Sequence[Event], mentions: Mentions) -> list[Check]:
    """All checks of a report, kind by kind, each kind in order of the text; nothing for a report without claims."""
    if not claims and not events:
        return []
    likeness = Likeness(mentions.pack)
    return [
        *breakdowns(claims, mentions),
        *opposed(claims, events, mentions, likeness),
        *told_twice(claims, likeness),
        *flows(claims, likeness),
        *_dates(mentions),
        *loaded_words(claims, events, mentions),
    ]


def _dates(mentions: Mentions) -> Iterator[Check]:
    """Weekdays that are not those of their dates, and durations that do not fit the start told beside them."""
    for _, date in weekday_mismatches(mentions):
        yield Check(kind="weekday-mismatch", words=(_span(mentions, date),), holds=False)
    for _, duration, start in duration_mismatches(mentions):
        words = tuple(sorted((_span(mentions, duration), _span(mentions, start)), key=lambda span: span.start))
        yield Check(kind="duration-mismatch", words=words, holds=False)


def _span(mentions: Mentions, date: DateMention) -> Span:
    return mentions.folded.span(date.start, date.end)
