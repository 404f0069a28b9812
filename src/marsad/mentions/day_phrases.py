"""How a day is written: `مساء الخميس، 20 يناير/كانون الثاني 2022`, `أول أمس السبت`, `الثامن من ديسمبر`, `4/7/2023`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.calendars import LATEST, NOT_FIXED, Days, Fields, resolve, shifted, weekday_near
from marsad.mentions.duals import is_definite
from marsad.mentions.written_dates import Written, is_name, leading_qualifier, parse_numeric, parse_written, qualifier
from marsad.model.vocabulary import DateHow
from marsad.text.tokens import Sentence

_COMMAS = frozenset("،,")
_PARTS = frozenset(("day", "weekday", "month"))
_OPEN = frozenset("(/-|")
_OPENING, _CLOSING = frozenset('"«“”'), frozenset('"»”“')
_NIGHT_JOINTS = frozenset("-/")


@dataclass(slots=True)
class Draft:
    """A date being read: its tokens (`first` to `last`), the days it comes to, and what a range may still change."""

    first: int
    last: int
    days: Days
    how: DateHow
    rule: str
    fields: Fields | None = None
    weekday: int | None = None
    edge: str = ""
    since: bool = False


class _Weekday(NamedTuple):
    value: int
    high: int | None
    tense: str
    after: int


def parse_day(sentence: Sentence, at: int, published: date | None) -> Draft | None:
    """The day that begins at token `at`: part of the day, deictic, weekday, date, in the order in which they stand."""
    reader = _DayReader(sentence, published)
    after = reader.read(at)
    return None if after is None else reader.draft(at, after - 1)


class _DayReader:
    """The parts of one day phrase, collected left to right."""

    __slots__ = ("deictic", "night", "published", "sentence", "weekday", "written")

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self.sentence = sentence
        self.published = published
        self.deictic: Match | None = None
        self.weekday: _Weekday | None = None
        self.written: Written | None = None
        self.night = False

    def read(self, at: int) -> int | None:
        """The token after the phrase, or None where no day stands."""
        after: int | None = None
        sentence = self.sentence
        here = self._skip_part(at) if _deictic(sentence, at) is None else at
        for _ in range(6):
            step = self._component(here)
            if step is None and after is not None:
                joint = self._joint(here)
                step = None if joint == here else self._component(joint)
                if step is not None and sentence.form(here) == "(":
                    step += sentence.form(step) == ")"
            if step is None:
                break
            after, here = step, self._skip_part(step)
        if after is None:
            return None
        return self._trailing_part(after)

    def draft(self, first: int, last: int) -> Draft | None:
        """The draft of what was read; the most telling part gives the days."""
        weekday = self.weekday.value if self.weekday else None
        _, first = leading_qualifier(self.sentence, first)
        if self.written is not None:
            days = resolve(self.written.fields, self.published)
            if days is None:
                return None
            fields = self.written.fields
            how: DateHow = "hijri" if self.written.hijri else "relative" if fields.relative else "absolute"
            rule = "dates/month" if fields.day is None else "dates/day"
            return Draft(first, last, days, how, rule, fields, weekday)
        if self.deictic is not None:
            rule = "dates/deictic" if self.deictic.entry.value else "dates/today"
            return Draft(first, last, self._deictic_days(), "relative", rule, None, weekday)
        prayer = self.sentence.at(first - 1, "calendar", "prayer")
        rule = "dates/weekday" if prayer is None else "dates/prayer"
        return Draft(first, last, self._weekday_days(), "relative", rule, None, None)

    def _component(self, at: int) -> int | None:
        """The token after the next part of the phrase at `at`."""
        sentence = self.sentence
        start = _after_day_word(sentence, at)
        if not _may_begin(sentence, start):
            return None
        if self.deictic is None and self.weekday is None and self.written is None:
            deictic = _deictic(sentence, start)
            if deictic is not None:
                self.deictic = deictic
                return start + deictic.size
        if self.weekday is None:
            weekday = _weekday(sentence, start, self.night)
            if weekday is not None:
                self.weekday = weekday
                return weekday.after
        written = parse_numeric(sentence, start) or parse_written(sentence, start)
        return None if written is None else self._take(written)

    def _take(self, written: Written) -> int | None:
        """The token after a date, where it is the first one or the same day in the other calendar."""
        if self.written is None:
            if (self.deictic or self.weekday) and written.fields.day is None:
                return None
            self.written = written
            return written.after
        if self.written.hijri == written.hijri:
            return None
        if self.written.hijri:
            self.written = written._replace(hijri=True)
        return written.after

    def _joint(self, at: int) -> int:
        """The token after a comma, a bracket or `الموافق`, where one joins two parts of a day."""
        sentence = self.sentence
        form = sentence.form(at)
        if form in _COMMAS or form in _OPEN:
            article = "attributes-first" in sentence.grammar and sentence.at(at + 1, "particle", "article") is not None
            return at + 1 + article
        joint = sentence.at(at, "calendar", "corresponding")
        return at if joint is None else at + joint.size

    def _skip_part(self, at: int) -> int:
        part = self.sentence.at(at, "period", "part")
        if part is None:
            return at
        self.night = self.night or "night" in part.features
        return at + part.size + self._linked(at + part.size)

    def _linked(self, at: int) -> bool:
        """Whether a word leads from the part of the day to its day (`at dawn on Friday`)."""
        sentence = self.sentence
        return "attributes-first" in sentence.grammar and sentence.at(at, "calendar", "on") is not None

    def _trailing_part(self, after: int) -> int:
        """`الخميس مساءً`: a part of the day behind it, unless another day begins there."""
        part = self.sentence.at(after, "period", "part")
        if part is None or "article" in part.features or "and" in part.features:
            return after
        return after + part.size

    def _deictic_days(self) -> Days:
        """The day so far from the report's; the weekday beside it says so closer where the report is dated later."""
        if self.published is None or self.deictic is None:
            return NOT_FIXED
        day = shifted(self.published, self.deictic.entry.value or 0)
        if self.weekday is not None and day is not None and self.weekday.high is None:
            day = weekday_near(self.weekday.value, date.fromisoformat(day), LATEST)
        return day, self.published.isoformat() if self.deictic.sense == "last-night" else day

    def _weekday_days(self) -> Days:
        if self.published is None or self.weekday is None:
            return NOT_FIXED
        value, high, tense, _ = self.weekday
        if high is None:
            day = weekday_near(value, self.published, tense)
            return day, day
        last = weekday_near(high, self.published, tense)
        span = (high - value) % 7
        return (shifted(date.fromisoformat(last), -span) if last else None), last


def _may_begin(sentence: Sentence, at: int) -> bool:
    """Whether a part of a day phrase can begin at a token at all."""
    if not 0 <= at < sentence.size:
        return False
    word = sentence.words[at]
    if not _PARTS.isdisjoint(word.kinds) or at in sentence.phrases or word.form[0].isdigit():
        return True
    return "period" in word.kinds and any(match.sense == "month" for match in word.matches["period"])


def _after_day_word(sentence: Sentence, at: int) -> int:
    """`يوم الخميس`, `يوم 5 آب`, `يومي الجمعة والسبت`: the token after the word for day."""
    word = sentence.at(at, "period", "day")
    if word is None or word.size != 1 or not word.features.isdisjoint(("article", "pronoun", "plural")):
        return at
    return at + 1


def _deictic(sentence: Sentence, at: int) -> Match | None:
    """`اليوم`, `أمس`: not in a name, not the day of a count, not «the day that»."""
    for match in sentence.all_at(at, "day"):
        if match.sense in ("deictic", "last-night"):
            break
    else:
        return None
    if match.sense == "last-night" or match.size > 1:
        return match
    after = at + match.size
    if match.entry.value == 0 and (
        sentence.at(after, "day", "of-month") or sentence.at(after, "calendar", "not-today") or _counted(sentence, at)
    ):
        return None
    if is_name(sentence, at - 1) or sentence.at(at - 1, "calendar", "that") or _is_title(sentence, at - 1, after):
        return None
    if "weak" in match.features and not _stands_alone(sentence, after):
        return None
    return None if _ends_name(sentence, at) else match


def _is_title(sentence: Sentence, before: int, after: int) -> bool:
    """Whether a word stands alone in quotation marks, as the name of a newspaper does (`قال لـ«اليوم»`)."""
    return sentence.form(before) in _OPENING and sentence.form(after) in _CLOSING


def _stands_alone(sentence: Sentence, after: int) -> bool:
    """Whether no noun follows that would make a verb of the word (`غدا الوضع صعبا`)."""
    if not sentence.is_word(after):
        return True
    return not sentence.words[after].kinds.isdisjoint(("weekday", "period", "calendar", "particle", "day"))


def _ends_name(sentence: Sentence, at: int) -> bool:
    """Whether the word is part of a name (`المصري اليوم`, `أمس الحاجة`), with no weekday or date behind it."""
    for first in (at, at - 1):
        name = sentence.at(first, "day", "name")
        if name is not None and first + name.size > at:
            after = first + name.size
            return sentence.at(after, "weekday") is None and not sentence.is_number(after)
    if sentence.at(at + 1, "weekday") or sentence.at(at - 1, "calendar"):
        return False
    return is_name(sentence, at - 2)


def _counted(sentence: Sentence, at: int) -> bool:
    """`مرتين في اليوم`, `اليوم الـ19`: so often a day, or a day of a count."""
    match = sentence.at(at, "day", "deictic")
    if match is not None and "with" in match.features:
        return True
    if sentence.at(at + 1, "particle", "article") and sentence.is_number(at + 2):
        return True
    return sentence.at(at - 1, "calendar", "in") is not None and sentence.at(at + 1, "weekday") is None


def _weekday(sentence: Sentence, at: int, night: bool) -> _Weekday | None:
    """A weekday, the second one of a night or a pair, and the word that says which of its kind."""
    match = sentence.at(at, "weekday")
    if match is None or match.entry.value is None or _no_weekday(sentence, at, match):
        return None
    value, after = match.entry.value, at + match.size
    high = _second_weekday(sentence, after, value, night or _dual_day(sentence, at - 1))
    if high is not None:
        after, last = high
        tense, after = qualifier(sentence, after)
        return _Weekday(value, last, tense, after)
    tense, _ = leading_qualifier(sentence, at)
    if tense == LATEST:
        tense, after = qualifier(sentence, after)
    return _Weekday(value, None, tense, after)


def _no_weekday(sentence: Sentence, at: int, match: Match) -> bool:
    if is_name(sentence, at - 1):
        return True
    if "weak" in match.features and not _is_short_weekday(sentence, at, match):
        return True
    if "number" not in match.features:
        return False
    before = at - 1
    if sentence.at(before, "calendar", "pair") and sentence.at(at + 1, "weekday") is None:
        return sentence.at(at + 2, "weekday") is None
    definite = sentence.has(at, "numeral", "article") is not None
    return before >= 0 and any(
        "dual" in found.features and is_definite(found) == definite
        for kind, matches in sentence.words[before].matches.items()
        if kind != "period"
        for found in matches
    )


def _is_short_weekday(sentence: Sentence, at: int, match: Match) -> bool:
    """`Sun 3 May`, `on Sat`, not `the sun`: a word of two meanings with a capital, beside a day or preposition."""
    after = at + match.size
    beside = sentence.is_number(after) or sentence.at(after, "month") or sentence.at(at - 1, "calendar", "on")
    return sentence.is_capital(at) and bool(beside)


def _dual_day(sentence: Sentence, at: int) -> bool:
    word = sentence.at(at, "period", "day")
    return word is not None and "dual" in word.features


def _second_weekday(sentence: Sentence, at: int, value: int, paired: bool) -> tuple[int, int] | None:
    """`ليل الجمعة ـ السبت`, `يومي الجمعة والسبت`: the token after the second weekday, and that day."""
    if not paired:
        return None
    here = at + 1 if sentence.form(at) in _NIGHT_JOINTS else at
    second = sentence.at(here, "weekday")
    if second is None or second.entry.value is None or (second.entry.value - value) % 7 not in (1, 2):
        return None
    return here + 1, second.entry.value
