"""What a report says of its own days: the day it tells of, the day on which what it tells of began, its periods."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Final

from marsad.claims.circumstances.date_scope import tells_harm
from marsad.mentions.dates import find_dates
from marsad.mentions.find import Mentions
from marsad.model.mention import DateMention

#: What a sentence with a date holds.
DATED: Final = ("month", "weekday", "day", "period", "digits")
#: How many sentences from its head a report says which day it tells of.
LEAD: Final = 25
#: How many sentences are searched for the end of a period that another one opens.
_SPAN_LIMIT: Final = 200
#: How far from the day that a report without a date tells of its other days and months are sought: half a year.
_HALF_YEAR: Final = timedelta(days=182)
#: Within how many sentences a page's own day stands; the tokens of its line, and how many of them are other words.
_PAGE: Final = 14
_LINE: Final = 14
_BESIDE: Final = 2
_WHOLE_DAY: Final = len("2022-01-26")
#: How long before its publication a report can have been written, and the rules of dates that count from that day.
_LATE: Final = timedelta(days=3)
_FROM_TODAY: Final = frozenset({"dates/deictic", "dates/weekday", "dates/distance"})
_YEARLESS: Final = frozenset({"dates/day", "dates/month", "dates/span"})


class ReportDays:
    """The dates of one report by sentence, and what each kind of them says of the report as a whole."""

    def __init__(self, mentions: Mentions, published: date | None) -> None:
        self._mentions = mentions
        self._page = page_day(mentions) if published is None else None
        day = self._page if published is None else published
        self.published = day.isoformat() if day is not None else None
        self._day = published
        self._near: dict[int, list[DateMention]] = {}
        self._inferred: set[int] = set()

    def of(self, number: int, *kinds: str) -> list[DateMention]:
        """The dates of a sentence; one without these kinds (any date's, where none are given) is not read."""
        if not self._mentions.may_hold(number, *(kinds or DATED)):
            return []
        found = self._mentions.dates(number)
        if self._page is not None:
            near = self._near.get(number)
            if near is None:
                near = self._near[number] = self._by_page(number, found, self._page)
            return near
        if self._told is not None and found:
            near = self._near.get(number)
            if near is None:
                near = self._near[number] = self._by_told(number, found, self._told)
            return near
        if self.published is not None or all(mention.first_day is not None for mention in found):
            return found
        near = self._near.get(number)
        if near is None:
            near = self._near[number] = self._by_anchor(number, found)
        return near

    def _by_told(self, number: int, found: list[DateMention], day: date) -> list[DateMention]:
        """The dates of a sentence, those told from the report's own day (`أمس`) counted from it."""
        again = {
            mention.first: mention for mention in find_dates(self._mentions.sentence(number), self._mentions.pack, day)
        }
        near: list[DateMention] = []
        for mention in found:
            other = again.get(mention.first)
            if mention.rule in _FROM_TODAY and not mention.since and other is not None and other.rule == mention.rule:
                if other.first_day != mention.first_day:
                    self._inferred.add(id(other))
                mention = other
            near.append(mention)
        return near

    def _by_page(self, number: int, found: list[DateMention], day: date) -> list[DateMention]:
        """The dates of a sentence as the day tells them that stands over the report's text."""
        if not found:
            return found
        told = find_dates(self._mentions.sentence(number), self._mentions.pack, day)
        before = {mention.first: mention.first_day for mention in found}
        self._inferred.update(id(mention) for mention in told if before.get(mention.first) is None)
        return told

    def is_inferred(self, mention: DateMention) -> bool:
        """Whether a date has its year, or its day, from another date of the report."""
        return id(mention) in self._inferred

    @cached_property
    def _anchor(self) -> tuple[date, int] | None:
        """The first whole date of a report that is not dated itself, and its sentence."""
        for number in range(min(len(self._mentions), LEAD)):
            if self._mentions.may_hold(number, *DATED):
                for mention in self._mentions.dates(number):
                    if mention.rule == "dates/day" and len(mention.first_day or "") == _WHOLE_DAY:
                        return date.fromisoformat(mention.first_day or ""), number
        return None

    def _by_anchor(self, number: int, found: list[DateMention]) -> list[DateMention]:
        """The dates of a sentence; those without a year take the one nearest to the report's first whole date.

        A weekday told after it is that date's own, or stays open.
        """
        anchor, told = self._anchor or (date.max, 0)
        if anchor.year == date.max.year:
            return found
        sentence = self._mentions.sentence(number)
        whole = {mention.first: mention for mention in find_dates(sentence, self._mentions.pack, anchor + _HALF_YEAR)}
        near: list[DateMention] = []
        for mention in found:
            if mention.first_day is None and not mention.since:
                other = whole.get(mention.first)
                if mention.rule == "dates/weekday":
                    day = find_dates(sentence, self._mentions.pack, anchor)
                    other = next((same for same in day if same.first == mention.first), None)
                    same_day = other is not None and other.first_day == anchor.isoformat() and told <= number
                    other = other if same_day else None
                elif mention.rule not in _YEARLESS:
                    other = None
                if other is not None and other.first_day is not None:
                    self._inferred.add(id(other))
                    mention = other
            near.append(mention)
        return near

    def is_future(self, mention: DateMention) -> bool:
        """Whether a date begins after the day of publication."""
        return self.published is not None and mention.first_day is not None and mention.first_day > self.published

    def is_today(self, mention: DateMention) -> bool:
        """Whether a date is the report's own day."""
        return self.own is not None and mention.first_day == mention.last_day == self.own

    @cached_property
    def _told(self) -> date | None:
        """The day before its publication that a report's first `اليوم` names (`اليوم الخميس`, published on Friday)."""
        if self._day is None:
            return None
        for number in range(min(len(self._mentions), LEAD)):
            if not self._mentions.may_hold(number, "day"):
                continue
            for mention in self._mentions.dates(number):
                if mention.rule == "dates/today" and mention.first_day is not None and not mention.since:
                    day = date.fromisoformat(mention.first_day)
                    return day if timedelta(0) < self._day - day <= _LATE else None
        return None

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


def page_day(mentions: Mentions) -> date | None:
    """The day on a line of its own between a page's headline and its text (`الأربعاء, 4 أكتوبر 2023, 12:44`)."""
    told = 0
    for number in range(min(len(mentions), _PAGE)):
        size = mentions.size(number)
        if size > _LINE:
            told += tells_harm(mentions.sentence(number))
            if told > 1:
                return None
        elif number > 0 and mentions.may_hold(number, *DATED):
            day = _day_alone(mentions, number)
            if day is not None:
                return day
    return None


def _day_alone(mentions: Mentions, number: int) -> date | None:
    """The day of a line that holds hardly more than it."""
    dates = mentions.dates(number)
    if len(dates) != 1 or dates[0].rule != "dates/day" or len(dates[0].first_day or "") != _WHOLE_DAY:
        return None
    mention, sentence = dates[0], mentions.sentence(number)
    beside = [at for at in range(sentence.size) if sentence.is_word(at) and not mention.first <= at <= mention.last]
    if len(beside) > _BESIDE or mention.first_day != mention.last_day:
        return None
    return date.fromisoformat(mention.first_day or "")
