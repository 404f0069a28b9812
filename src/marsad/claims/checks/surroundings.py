"""The words around and between two statements of a report: whose voice, of which day, of another one."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

_NEAR: Final = 5
_BETWEEN: Final = 120
"""Tokens of one sentence that two statements can have between them and still answer each other."""
_DATE_REACH: Final = 8
_STOPS: Final = frozenset(".؟!?؛;:…،,")


class Surroundings:
    """Finds tokens by offsets of the report's text, and looks at what stands beside and between them."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._starts = [mentions.folded.origin(start) for start, _ in mentions.bounds]

    def apart(self, one: int, other: int) -> int:
        """How many sentences lie between two offsets."""
        return abs(bisect_right(self._starts, one) - bisect_right(self._starts, other))

    def event_types(self, start: int) -> frozenset[str]:
        """The event types that words shortly before an offset can tell of (أعدم الحراس أربعة نزلاء)."""
        sentence, token = self._at(start)
        return frozenset(
            match.sense
            for at in range(max(token - _NEAR, 0), token)
            if sentence.forms[at] not in _STOPS
            for match in sentence.all_at(at, "event")
            if match.sense != "none" and "needs" not in match.entry.attributes
        )

    def change(self, one: int, other: int) -> bool:
        """Whether somebody begins to speak between two offsets."""
        return any(
            "verb" in match.features and "participle" not in match.features
            for _, _, match in self._between(one, other, "reporting")
        )

    def contrast(self, one: int, other: int) -> bool:
        """Whether another begins to speak: a reporting word after `but` or `while`, or one that is itself reported."""
        turned = False
        for sentence, at, match in self._between(one, other, "particle", "reporting", "context"):
            if match.entry.kind == "particle":
                turned = turned or (match.sense == "clause" and "pronoun" not in match.features)
            elif (turned and "verb" in match.features) or (
                match.sense == "saying" and self._names_speaker(sentence, at)
            ):
                return True
        return False

    def _names_speaker(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun of reporting has its speaker and what he said (إعلان اللجنة أن المدفعية)."""
        return any(
            (particle := sentence.at(near, "particle")) is not None and particle.sense == "that"
            for near in range(at + 2, min(at + 6, len(sentence)))
        )

    def refers(self, start: int) -> bool:
        """Whether the word at an offset points back to an event that is known (`الاتفاق`), and tells no new one."""
        sentence, token = self._at(start)
        return sentence.has(token, "event", "article") is not None and sentence.at(token - 1, "light") is None

    def of_another(self, start: int) -> bool:
        """Whether the clause before an offset speaks of another (شخصاً آخر هو من خطفها)."""
        sentence, token = self._at(start)
        for at in range(token - 1, max(token - 6, -1), -1):
            if sentence.forms[at] in _STOPS:
                return False
            particle = sentence.at(at, "particle")
            if particle is not None and particle.sense == "other" and "article" not in particle.features:
                return True
        after = sentence.at(token + 1, "particle")
        return after is not None and after.sense == "other"

    def other_days(self, one: int, other: int) -> bool:
        """Whether the words name two days or years that are not one, also where they cannot be worked out."""
        first, second = self._date(one), self._date(other)
        if first is None or second is None or first is second:
            return False
        days = self._weekday(one, first), self._weekday(other, second)
        if None not in days:
            return days[0] != days[1]
        if first.first_day and second.first_day and first.last_day and second.last_day:
            return first.last_day < second.first_day[: len(first.last_day)] or (
                second.last_day < first.first_day[: len(second.last_day)]
            )
        return (first.first_day is None) != (second.first_day is None)

    def _date(self, start: int) -> DateMention | None:
        """The date said with a statement: soon after it in its clause, else the only one of its sentence."""
        sentence, token = self._at(start)
        dates = self._mentions.dates(sentence.number)
        for date in dates:
            if token < date.first <= token + _DATE_REACH and not _stopped(sentence, token, date.first):
                return date
        return dates[0] if len(dates) == 1 and dates[0].first < token else None

    def _weekday(self, start: int, date: DateMention) -> str | None:
        """The weekday among the words of a date."""
        sentence, _ = self._at(start)
        found = next((match for _, match in sentence.find("weekday", date.first, date.last)), None)
        return found.entry.id if found is not None else None

    def _at(self, start: int) -> tuple[Sentence, int]:
        """The sentence of an offset of the text, and its token there."""
        number = max(bisect_right(self._starts, start) - 1, 0)
        sentence = self._mentions.sentence(number)
        token = bisect_right(sentence.starts, start, key=self._mentions.folded.origin) - 1
        return sentence, max(token, 0)

    def _between(self, one: int, other: int, *kinds: str) -> list[tuple[Sentence, int, Match]]:
        """Every entry of some kinds between two offsets; nothing where too much stands between them."""
        (first, begin), (last, end) = self._at(min(one, other)), self._at(max(one, other))
        found: list[tuple[Sentence, int, Match]] = []
        for number in range(first.number, last.number + 1):
            sentence = self._mentions.sentence(number)
            start = begin + 1 if number == first.number else 0
            stop = end if number == last.number else len(sentence)
            if stop - start > _BETWEEN:
                return []
            for at in range(start, stop):
                found.extend((sentence, at, match) for kind in kinds for match in sentence.all_at(at, kind))
        return found


def _stopped(sentence: Sentence, first: int, last: int) -> bool:
    return any(sentence.forms[at] in _STOPS for at in range(first + 1, last))
