"""When it befell them: which date of a report governs a figure, and what it comes to in days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from marsad.claims.circumstances.date_scope import (
    LOOSE_RULES,
    RUNNING,
    Scope,
    begins,
    is_day_of_count,
    is_saying,
    nearest,
    opens_period,
    tells_harm,
)
from marsad.claims.circumstances.report_days import DATED, LEAD, ReportDays
from marsad.mentions.calendars import expand, shifted
from marsad.mentions.datelines import LAST_HEAD
from marsad.mentions.datelines import RULE as DATELINE
from marsad.mentions.find import Mentions
from marsad.model.claim import When
from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

_INFERRED = ("date-inferred",)
#: The rules of a figure's day where its own sentence tells none.
UNTOLD = frozenset(("", "dating.carried", "dating.lead", "dating.told"))
_TALLIED = frozenset(("killed", "injured", "casualties", "missing"))
#: How far a narrative carries its date, in sentences.
_REACH = 12
#: From how many days before the report on a day is its background, and how many sentences that is told on.
_BACKGROUND, _NEAR = 30, 2
#: How far the lines of a list carry the period of their total.
_LIST_REACH = 30
#: The sentences that are the head, and how many days old what it tells may be.
_HEAD, _FRESH = 5, 7
#: What a sentence that tells of harm holds.
_HARM = ("outcome", "cause", "weapon", "event")
#: How many days after it an event is still told of as news.
_TOLD_LATER = 2
_DAY = len("2022-01-26")
#: The rules of the periods that a report of findings can cover.
_COVERING = frozenset(("dates/span", "dates/month", "dates/year", "dates/period"))
#: The most tokens of a heading that is a date line.
_HEADING = 14


class Dated(NamedTuple):
    """When a figure befell them; the reader's doubts of it; the rule that told it."""

    when: When | None
    doubts: tuple[str, ...]
    rule: str


_UNDATED = Dated(None, (), "")


class Dating:
    """The dates of one report, and the rule for which of them governs what."""

    def __init__(self, mentions: Mentions, published: date | None) -> None:
        self._mentions = mentions
        self._days = ReportDays(mentions, published)
        self._carriers: dict[int, DateMention | None] = {}
        self._dated_by: dict[int, tuple[DateMention | None, list[DateMention]]] = {}
        self._scopes: dict[int, Scope] = {}

    def of(self, sentence_no: int, first_token: int, last_token: int, basis: str, outcome: str, why: str = "") -> Dated:
        """When a figure at these tokens befell them; `why` is the rule that told its basis."""
        sentence = self._mentions.sentence(sentence_no)
        own, told = self._own(sentence, first_token, last_token)
        if basis == "standing":
            return self._standing(own, told)
        if own is not None and basis == "cumulative" and is_day_of_count(sentence, own, why):
            grown = self._carried(sentence, own if own.first_day is not None else None, last_token)
            return grown if grown.when is not None else self._governed(sentence, own, basis)
        if own is not None:
            return self._governed(sentence, own, basis)
        if basis == "cumulative":
            period = self._period(sentence)
            if period is not None:
                return period
            if outcome not in _TALLIED or ("attributes-first" in sentence.grammar and RUNNING not in why):
                return _UNDATED
        return self._shifted(sentence, first_token, self._carried(sentence, told, last_token))

    def _shifted(self, sentence: Sentence, first: int, dated: Dated) -> Dated:
        """A carried day, moved as far as the sentence says it is from the figure's own (`the next day`)."""
        when = dated.when
        if when is None or when.first is None or not self._mentions.may_hold(sentence.number, "calendar"):
            return dated
        for at, days in self._scope(sentence).shifts:
            if days is None and at < first:
                return _UNDATED
            day = None if days is None else shifted(date.fromisoformat(when.first), days)
            if day is not None and when.first == when.last:
                return dated._replace(when=replace(when, first=day, last=day))
        return dated

    def _standing(self, own: DateMention | None, told: DateMention | None) -> Dated:
        """A state has the day on which it is told, or the days since it began; no day of an event."""
        for mention in (own, told):
            if mention is not None and (mention.since or self._days.is_today(mention)):
                return self._dated(mention, (), "dating.state")
        return _UNDATED

    def _governed(self, sentence: Sentence, own: DateMention, basis: str) -> Dated:
        if own.rule == "dates/distance" and own.first_day is not None and len(own.first_day) < 10:
            return Dated(None, (), "dating.distance")
        if basis == "cumulative" and own.rule == "dates/last-units" and len(own.first_day or "") < 10:
            return self._period(sentence) or self._dated(own, (), "dating.sentence")
        if basis == "cumulative" and not own.since and (opens_period(sentence, own) or begins(sentence, own)):
            return self._dated(own, (), "dating.since-event", open_ended=True)
        return self._dated(own, (), "dating.sentence")

    # The figure's own sentence

    def _own(self, sentence: Sentence, first: int, last: int) -> tuple[DateMention | None, DateMention | None]:
        """The date of the figure's own sentence that governs it, and the day on which the sentence says it was told."""
        told, dated = self._told(sentence)
        if not dated:
            return None, told
        scope = self._scope(sentence)
        best: DateMention | None = None
        least = 0
        for mention in nearest(dated, first, last):
            if best is not None and max(first - mention.last, mention.first - last) > least:
                break
            if scope.is_apart(mention, first, last):
                continue
            apart = scope.cost(mention, first, last)
            if best is None or apart < least or (apart == least and mention.first < best.first):
                best, least = mention, apart
        return best, told

    def _told(self, sentence: Sentence) -> tuple[DateMention | None, list[DateMention]]:
        """The last day on which a sentence says that something was told, and its other dates up to the report's day."""
        found = self._dated_by.get(sentence.number)
        if found is None:
            told: DateMention | None = None
            dated: list[DateMention] = []
            for mention in self._days.of(sentence.number):
                if self._days.is_future(mention) or mention.rule == DATELINE:
                    continue
                if is_saying(sentence, mention):
                    told = mention
                else:
                    dated.append(mention)
            found = self._dated_by[sentence.number] = told, dated
        return found

    def _scope(self, sentence: Sentence) -> Scope:
        found = self._scopes.get(sentence.number)
        if found is None:
            found = self._scopes[sentence.number] = Scope(sentence)
        return found

    # Running totals

    def _period(self, sentence: Sentence) -> Dated | None:
        """The period of a running total that its own sentence does not date: since the report's start, or carried."""
        if self._scope(sentence).is_since_start and self._days.start is not None:
            return self._dated(self._days.start[1], _INFERRED, "dating.start", open_ended=True)
        number = sentence.number
        for other in (*range(number - 1, max(number - _LIST_REACH, -1), -1), *range(number + 1, number + 4)):
            if other >= len(self._mentions):
                break
            for mention in self._days.of(other):
                if mention.first_day is None:
                    continue
                opened = self._opens(other, mention)
                if opened or self._is_long(mention):
                    return self._dated(mention, _INFERRED, "dating.period", open_ended=opened)
        return None

    def _opens(self, number: int, mention: DateMention) -> bool:
        """Whether a day is that of an event from which a sentence counts (`منذ بدء التصعيد في 3 أيار`)."""
        sentence = self._mentions.sentence(number)
        if self._days.published is None or "attributes-first" in sentence.grammar:
            return False
        return len(mention.first_day or "") == _DAY and opens_period(sentence, mention)

    def covered(self, number: int) -> Dated | None:
        """The period that a report of findings covers, told before a sentence: a closed one, of more than a day."""
        for earlier in range(number - 1, max(number - _LIST_REACH, -1), -1):
            for mention in self._days.of(earlier):
                first = mention.first_day
                if mention.rule not in _COVERING or first is None or self._days.is_future(mention):
                    continue
                if first != mention.last_day or len(first) < _DAY:
                    return self._dated(mention, _INFERRED, "dating.findings")
        return None

    def _is_long(self, mention: DateMention) -> bool:
        if mention.since:
            return mention.rule != "dates/distance"
        return mention.rule in ("dates/span", "dates/day") and mention.first_day != mention.last_day

    # Carried dates

    def _carried(self, sentence: Sentence, told: DateMention | None, last: int) -> Dated:
        """The day that the narrative is at: from an earlier sentence, else from the head of the report."""
        if self._mentions.may_hold(sentence.number, "calendar") and self._scope(sentence).is_earlier:
            return _UNDATED
        number = sentence.number
        for earlier in range(number - 1, max(number - _REACH, -1), -1):
            mention = self._carrier(earlier)
            if mention is not None and number - earlier > _NEAR and not self._is_recent(mention, _BACKGROUND):
                continue
            if mention is not None and _not_after(mention, told):
                return self._dated(mention, _INFERRED, "dating.carried")
        if told is not None and self._days.is_today(told):
            behind = told.first > last  # 12 were killed, the ministry said on Monday
            return self._dated(told, _INFERRED if behind else (), "dating.told")
        lead = self._lead
        return _UNDATED if lead is None or not _not_after(lead, told) else self._dated(lead, _INFERRED, "dating.lead")

    def _carrier(self, number: int) -> DateMention | None:
        """The last day of a sentence that tells of harm; None where it has none that a narrative goes on from."""
        if number not in self._carriers:
            self._carriers[number] = self._find_carrier(number)
        return self._carriers[number]

    def _find_carrier(self, number: int) -> DateMention | None:
        if not self._mentions.may_hold(number, *DATED):
            return None
        harm = self._mentions.may_hold(number, *_HARM) and tells_harm(self._mentions.sentence(number))
        opening = number < _HEAD and "dated-head" in self._mentions.pack.lexicon.grammar
        if not harm and self._mentions.size(number) > _HEADING and not opening:
            return None
        found: DateMention | None = None
        sentence = self._mentions.sentence(number)
        for mention in self._days.of(number):
            first = mention.first_day
            if first is None or len(first) < 10 or mention.rule == DATELINE:
                continue
            if mention.rule in LOOSE_RULES and not self._is_past_day(sentence, mention):
                continue
            if "attributes-first" in sentence.grammar and self._scope(sentence).is_before(mention, 0):
                continue
            if (mention.since and first != self._days.own) or self._days.is_future(mention):
                continue
            if is_saying(sentence, mention) and (found is not None or not self._days.is_today(mention)):
                continue
            found = mention
        if found is None or harm:
            return found
        heading = found.rule == "dates/day" and self._is_recent(found, 1)
        return found if heading else None

    def _is_past_day(self, sentence: Sentence, mention: DateMention) -> bool:
        """Whether a date is the day up to the report (`the past 24 hours`), in a language whose words stand apart."""
        if "attributes-first" not in sentence.grammar or mention.rule != "dates/last-units" or not mention.last_day:
            return False
        days = date.fromisoformat(mention.last_day) - date.fromisoformat(mention.first_day or mention.last_day)
        return days.days <= 1

    @cached_property
    def _lead(self) -> DateMention | None:
        """The day that the head of the report tells of: the first that is the report's own day or the one before."""
        for number in range(min(len(self._mentions), LEAD if self._days.own is not None else _HEAD)):
            mention = self._carrier(number)
            if mention is not None and self._is_recent(mention, _FRESH if number < _HEAD else 1):
                return mention
        return self._dateline

    @property
    def _dateline(self) -> DateMention | None:
        """The date that opens the report, which it tells of where it names no other."""
        for number in range(min(len(self._mentions), LAST_HEAD)):
            for mention in self._days.of(number, "month"):
                if mention.rule == DATELINE:
                    return mention
        return None

    def _is_recent(self, mention: DateMention, days: int) -> bool:
        """Whether the report's own day is at most so many days later; taken so where it is not known."""
        if self._days.own is None:
            return True
        oldest = shifted(date.fromisoformat(self._days.own), -days)
        return oldest is None or (mention.last_day or "") >= oldest

    def _dated(self, mention: DateMention, doubts: tuple[str, ...], rule: str, open_ended: bool = False) -> Dated:
        first, last = mention.first_day, mention.last_day
        if self._days.is_inferred(mention) and not doubts:
            doubts = _INFERRED
        if first is None or ((open_ended or mention.since) and self._days.published is None and last is None):
            return Dated(None, doubts, rule)
        if mention.since and last == self._days.published:
            last = self._days.ends.get(first, last)
        first = expand(first)
        last = expand(last or first, last=True)
        if (
            self._days.published is not None
            and first <= self._days.published
            and (open_ended or last > self._days.published)
        ):
            last = self._days.published
        span = self._mentions.folded.span(mention.start, mention.end)
        return Dated(When(first, last, span.start, span.end, span.text), doubts, rule)


def _not_after(mention: DateMention, told: DateMention | None) -> bool:
    """Whether what befell on a day can have been told on another: not before it, nor much later."""
    if told is None or told.first_day is None or mention.last_day is None:
        return told is None
    days = (date.fromisoformat(expand(told.first_day)) - date.fromisoformat(mention.last_day)).days
    return 0 <= days <= _TOLD_LATER
