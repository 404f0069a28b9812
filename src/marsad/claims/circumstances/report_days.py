"""What a report says of its own days: the day it tells of, the day on which what it tells of began, its periods."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Final

from marsad.mentions.find import Mentions
from marsad.model.mention import DateMention

#: What a sentence with a date holds.
DATED: Final = ("month", "weekday", "day", "period", "digits")
#: How many sentences from its head a report says which day it tells of.
LEAD: Final = 25
#: How many sentences are searched for the end of a period that another one opens.
_SPAN_LIMIT: Final = 200


class ReportDays:
    """The dates of one report by sentence, and what each kind of them says of the report as a whole."""

    def __init__(self, mentions: Mentions, published: date | None) -> None:
        self._mentions = mentions
        self.published = published.isoformat() if published is not None else None

    def of(self, number: int, *kinds: str) -> list[DateMention]:
        """The dates of a sentence; one without these kinds (any date's, where none are given) is not read."""
        return self._mentions.dates(number) if self._mentions.may_hold(number, *(kinds or DATED)) else []

    def is_future(self, mention: DateMention) -> bool:
        """Whether a date begins after the day of publication."""
        return self.published is not None and mention.first_day is not None and mention.first_day > self.published

    def is_today(self, mention: DateMention) -> bool:
        """Whether a date is the report's own day."""
        return self.own is not None and mention.first_day == mention.last_day == self.own

    @cached_property
    def own(self) -> str | None:
        """The report's own day: what its first `اليوم` comes to, else the day of its publication."""
        if self.published is None:
            return None
        for number in range(min(len(self._mentions), LEAD)):
            for mention in self.of(number, "day"):
                if mention.rule == "dates/today" and mention.first_day is not None and not mention.since:
                    return mention.first_day
        return self.published

    @cached_property
    def start(self) -> tuple[int, DateMention] | None:
        """The day on which what the report tells of began: beside a word for beginning, or an open period.

        With the number of its sentence.
        """
        opened: tuple[int, DateMention] | None = None
        for number in range(min(len(self._mentions), LEAD)):
            mentions = self.of(number, "calendar")
            sentence = self._mentions.sentence(number) if mentions else None
            for mention in mentions:
                if sentence is None or mention.first_day is None or len(mention.first_day) < 10:
                    continue
                if any(sentence.at(at, "calendar", "begin") for at in range(mention.first - 4, mention.first)):
                    return number, mention
                if opened is None and mention.since and mention.rule in ("dates/weekday", "dates/day"):
                    opened = number, mention
        return opened

    @cached_property
    def ends(self) -> dict[str, str]:
        """The last days of the report's closed periods, by their first: what it counts from there ends there."""
        ends: dict[str, str] = {}
        for number in range(min(len(self._mentions), _SPAN_LIMIT)):
            for mention in self.of(number, "calendar"):
                if mention.rule == "dates/span" and mention.since and mention.first_day and mention.last_day:
                    ends.setdefault(mention.first_day, mention.last_day)
        return ends
