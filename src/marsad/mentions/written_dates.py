"""How a calendar date is written: `الثامن من ديسمبر/كانون الأول الماضي`, `12 رمضان 1436 هـ`, `2024.11.29`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.calendars import HIJRI_YEARS, LATEST, NEXT, PAST, THIS, UNKNOWN, YEARS, Fields, is_day
from marsad.text.tokens import Sentence

_TENSES = {"past": PAST, "next": NEXT, "this": THIS}
_AWAY = {PAST: -1, THIS: 0, NEXT: 1}
_RUN = frozenset(("-", "/"))
_COMMAS = frozenset((",", "،"))
_LONGEST_LIST = 8


class Written(NamedTuple):
    """A calendar date, and the token after it; `hijri` where any of its words are."""

    fields: Fields
    after: int
    hijri: bool = False


class _Days(NamedTuple):
    low: int
    high: int | None
    after: int
    ordinal: bool


def qualifier(sentence: Sentence, at: int) -> tuple[str, int]:
    """`الماضي`, `المقبل`, `الجاري`: which of its kind, and the token after the word."""
    for match in sentence.all_at(at, "calendar"):
        if match.sense in _TENSES:
            return _TENSES[match.sense], at + match.size
        if match.sense == "same":
            return UNKNOWN, at + match.size
    return LATEST, at


def leading_qualifier(sentence: Sentence, at: int) -> tuple[str, int]:
    """Which of its kind, said before the word at a token (`last Thursday`), and the token where that begins."""
    if "attributes-first" in sentence.grammar:
        for match in sentence.all_at(at - 1, "calendar"):
            if match.size == 1 and match.sense in _TENSES:
                return _TENSES[match.sense], at - 1
    return LATEST, at


def is_year(form: str) -> bool:
    """Whether a token is a year from 1900 to 2100, in four digits."""
    return len(form) == 4 and form.isdigit() and int(form) in YEARS


def is_hijri_year(form: str) -> bool:
    """Whether a token is a Hijri year of the tables, in four digits."""
    return len(form) == 4 and form.isdigit() and int(form) in HIJRI_YEARS


def is_name(sentence: Sentence, before: int) -> bool:
    """Whether the word at `before` makes a name of what follows (`ساحة 17 تموز`, `صحيفة اليوم`)."""
    if sentence.form(before) in ('"', "«"):
        before -= 1
    named = sentence.at(before, "calendar", "named")
    return named is not None and named.features.isdisjoint(("article", "pronoun"))


def parse_numeric(sentence: Sentence, at: int) -> Written | None:
    """`4/7/2023` (day first), `2023-07-04`, `29.10.2022`; `15/3` only behind a word for day."""
    form = sentence.form(at)
    if not form[:1].isdigit() or len(form) > 10:
        return None
    if "." in form:
        return _numeric(sentence, form.split("."), at + 1, "") if form.count(".") == 2 else None
    sign = sentence.form(at + 1)
    if sign not in _RUN or not sentence.is_number(at + 2) or _runs_on(sentence, at - 1, at - 2, sign):
        return None
    parts = [form, sentence.form(at + 2)]
    if sentence.form(at + 3) == sign and sentence.is_number(at + 4):
        if _runs_on(sentence, at + 5, at + 6, sign):
            return None
        return _numeric(sentence, [*parts, sentence.form(at + 4)], at + 5, sign)
    dated = sentence.at(at - 1, "calendar", "dated") or sentence.at(at - 1, "weekday")
    return _numeric(sentence, parts, at + 3, sign) if sign == "/" and dated else None


def _runs_on(sentence: Sentence, sign_at: int, number_at: int, sign: str) -> bool:
    """Whether the run of numbers is longer than a date (a telephone number)."""
    return sentence.form(sign_at) == sign and sentence.is_number(number_at)


def _numeric(sentence: Sentence, parts: list[str], after: int, sign: str) -> Written | None:
    if not all(part.isdigit() and len(part) in (1, 2, 4) for part in parts):
        return None
    day, month, *rest = parts
    year = rest[0] if rest else None
    if len(day) == 4:
        day, year = year or "", day
    if len(day) not in (1, 2) or len(month) > 2:
        return None
    known: int | None = None
    if year is not None:
        known = int(year)
        if len(year) == 2 and sign == "/" and known <= 50:
            known += 2000
    first, second = int(day), int(month)
    if first <= 12 < second and known is not None and len(parts[0]) < 4:
        first, second = second, first
    if not 1 <= second <= 12 or not (known is None or known in YEARS or known in HIJRI_YEARS):
        return None
    hijri = known in HIJRI_YEARS
    if not (1 <= first <= 30 if hijri else is_day(known, second, first)):
        return None
    return Written(Fields(known, second, first, hijri=hijri), _after_era(sentence, after), hijri)


def _after_era(sentence: Sentence, at: int) -> int:
    era = sentence.at(at, "era")
    return at if era is None or era.sense == "before" else at + era.size


def parse_written(sentence: Sentence, at: int) -> Written | None:
    """A date with its month in words, or counted in the report's own month (`12 من الشهر الحالي`)."""
    days = _days(sentence, at)
    if days is None and "month-first" in sentence.grammar:
        led = _month_first(sentence, at)
        if led is not None:
            return led
    here = at if days is None else days.after
    if days is not None and sentence.at(here, "calendar", "thereof") is not None:
        return _with_days(Written(Fields(tense=UNKNOWN), here + 1), days)
    of = sentence.at(here, "calendar", "of") if days else None
    here += of is not None
    if days is not None:
        near = _near_month(sentence, here)
        if near is not None:
            return _with_days(near, days)
    if days is None:
        numbered = _numbered_month(sentence, at)
        if numbered is not None:
            return numbered
    word = _month_word(sentence, here)
    month = sentence.at(here if word is None else here + 1, "month")
    if month is None or (days is not None and month.prefix):
        return None
    return _of_month(sentence, at, here + (word is not None), month, days, word or of)


def _month_first(sentence: Sentence, at: int) -> Written | None:
    """`January 31, 2022`, `Jan. 5-7`, `May 5th`."""
    month = sentence.at(at, "month")
    days = None if month is None else _days(sentence, at + month.size, listed=False)
    if month is None or days is None or (len(sentence.form(days.after)) == 1 and sentence.form(days.after) in ":/"):
        return None
    if "weak" in month.features and not sentence.is_capital(at):
        return None
    hijri = month.sense == "hijri"
    fields = Fields(month=month.entry.value, hijri=hijri, tense=leading_qualifier(sentence, at)[0])
    fields, after = _year_of(sentence, days.after, fields)
    return _with_days(Written(fields, _after_era(sentence, after), hijri), days)


def _of_month(
    sentence: Sentence, at: int, month_at: int, month: Match, days: _Days | None, opening: Match | None
) -> Written | None:
    after, doubled = _second_name(sentence, month_at + month.size, month)
    hijri = month.sense == "hijri"
    fields = Fields(month=month.entry.value, hijri=hijri, tense=leading_qualifier(sentence, at)[0])
    fields, after = _year_of(sentence, after, fields)
    if "weak" in month.features and not (doubled or _supported(sentence, at, month, days, opening, fields)):
        return None
    if days is None and _behind_no_day(sentence, at):
        return None
    if is_name(sentence, at - 1) and fields.year is None:
        return None
    era = sentence.at(after, "era")
    if era is not None and era.sense == "before":
        return None
    return _with_days(Written(fields, _after_era(sentence, after), hijri), days)


def _behind_no_day(sentence: Sentence, at: int) -> bool:
    """`31 نيسان`, `ساحة «26 سبتمبر»`: the number before the month is no day of it, or of a name."""
    before = at - 1 - (sentence.at(at - 1, "calendar", "of") is not None)
    return sentence.is_number(before) and not is_year(sentence.form(before))


def _supported(
    sentence: Sentence, at: int, month: Match, days: _Days | None, opening: Match | None, fields: Fields
) -> bool:
    """Whether what stands around a word that is also no month makes it one."""
    if month.prefix and not month.features >= {"and"}:
        return False
    if "latin" in sentence.grammar and not _is_capital_month(sentence, at, month):
        return False
    if fields.year is not None or fields.relative or fields.tense != LATEST or opening is not None:
        return True
    if days is not None:
        return not days.ordinal
    before = sentence.at(at - 1, "calendar")
    return not month.prefix and before is not None and before.sense in (
        "in", "since", "during", "start", "early", "middle", "late", "end", "until",
    )  # fmt: skip


def _is_capital_month(sentence: Sentence, at: int, month: Match) -> bool:
    """Whether the month of a date that begins at a token has a capital (`5 May`, `in March`)."""
    found = (
        here for here in range(at, min(at + _LONGEST_LIST, len(sentence))) if month in sentence.all_at(here, "month")
    )
    return any(sentence.is_capital(here) for here in found)


def _with_days(written: Written, days: _Days | None) -> Written | None:
    if days is None:
        return written
    fields = written.fields._replace(day=days.low, day_high=days.high)
    if not fields.hijri and not is_day(fields.year, fields.month, days.high or days.low):
        return None
    return written._replace(fields=fields)


def _days(sentence: Sentence, at: int, listed: bool = True) -> _Days | None:
    """`21`, `الثامن`, `3 و7`, `3-5`, `1 إلى 5`: the day or run of days of a month; `listed` where the month follows."""
    first = _day(sentence, at)
    if first is None:
        return None
    low, after, ordinal = first
    high: int | None = None
    for _ in range(_LONGEST_LIST):
        following = _day(sentence, _after_joint(sentence, after, listed))
        if following is None or following[0] <= (high or low) or not _joined(sentence, after, listed):
            break
        if not listed and sentence.form(after) != "-" and _counts(sentence, following[1]):
            break
        high, after = following[0], following[1]
    return _Days(low, high, after, ordinal)


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether the word behind a second number may be what it counts (`January 3 and 20 people`)."""
    return sentence.is_word(at) and sentence.at(at, "particle") is None


def _joined(sentence: Sentence, at: int, listed: bool) -> bool:
    if _after_joint(sentence, at, listed) > at:
        return True
    day = sentence.at(at, "day", "of-month")
    return day is not None and "and" in day.features


def _after_joint(sentence: Sentence, at: int, listed: bool) -> int:
    if sentence.form(at) == "-" or (listed and sentence.form(at) == "," and "month-first" in sentence.grammar):
        return at + 1
    joint = sentence.at(at, "calendar", "and") or sentence.at(at, "calendar", "until")
    return at if joint is None else at + joint.size


def _day(sentence: Sentence, at: int) -> tuple[int, int, bool] | None:
    """A day of the month, the token after it, and whether it is an ordinal."""
    form = sentence.form(at)
    match = sentence.at(at, "day", "of-month")
    if form.isdigit() and match is None:
        return (int(form), at + 1, False) if len(form) < 3 and 1 <= int(form) <= 31 else None
    if match is None or match.entry.value is None or sentence.at(at - 1, "calendar", "portion"):
        return None
    return match.entry.value, at + match.size, True


def _month_word(sentence: Sentence, at: int) -> Match | None:
    """`شهر` before the month's name."""
    word = sentence.at(at, "period", "month")
    if word is None or not word.features.isdisjoint(("article", "pronoun", "plural")):
        return None
    return word


def _numbered_month(sentence: Sentence, at: int) -> Written | None:
    """`الشهر الثامن`: August, with a year behind it or as the label of a line; otherwise the month of a count."""
    word = sentence.at(at, "period", "month")
    ordinal = sentence.at(at + 1, "day", "of-month") if word is not None and "article" in word.features else None
    if ordinal is None or ordinal.entry.value is None or ordinal.entry.value > 12:
        return None
    fields, after = _year_of(sentence, at + 1 + ordinal.size, Fields(month=ordinal.entry.value))
    label = at == 0 or (at == 1 and not sentence.is_word(0))
    return Written(fields, after) if label or fields.year is not None else None


def _near_month(sentence: Sentence, at: int) -> Written | None:
    """`الشهر الجاري`, `هذا الشهر`: a month by its distance from the report's own."""
    tense, opening = leading_qualifier(sentence, at + 1)
    if opening == at and sentence.at(at + 1, "period", "month") is not None:  # the 12th of this month
        return Written(Fields(months_away=_AWAY[tense]), at + 2)
    here = sentence.at(at, "calendar", "here")
    word_at = at + (here is not None)
    word = sentence.at(word_at, "period", "month")
    if word is None or "article" not in word.features or word.features & {"dual", "plural"}:
        return None
    tense, after = qualifier(sentence, word_at + 1)
    if here is not None:
        return Written(Fields(months_away=0), word_at + 1)
    if tense == UNKNOWN:
        return Written(Fields(tense=UNKNOWN), after)
    return Written(Fields(months_away=_AWAY[tense]), after) if tense in _AWAY else None


def _second_name(sentence: Sentence, at: int, month: Match) -> tuple[int, bool]:
    """`آذار/ مارس`, `تموز (يوليو)`: the token after a month's second name, where it has one."""
    sign = sentence.form(at)
    here = at + 1 if sign in ("/", "-", "(") else at
    for other in sentence.all_at(here, "month"):
        if other.entry.value == month.entry.value and other.sense == month.sense and not other.prefix:
            after = here + other.size
            return after + (sign == "(" and sentence.form(after) == ")"), True
    return at, False


def _year_of(sentence: Sentence, at: int, fields: Fields) -> tuple[Fields, int]:
    """The year behind a month: `2013`, `من عام 2013`, `الماضي`, `من العام الماضي`, `من هذا العام`."""
    wanted = is_hijri_year if fields.hijri else is_year
    if "attributes-first" in sentence.grammar:
        return _year_behind(sentence, at, fields, wanted)
    tense, after = qualifier(sentence, at)
    if tense != LATEST:
        fields = fields._replace(tense=tense)
    if wanted(sentence.form(after)):
        return fields._replace(year=int(sentence.form(after))), after + 1
    of = sentence.at(after, "calendar", "of")
    here = after + (of is not None)
    near = sentence.at(here, "calendar", "here")
    word_at = here + (near is not None)
    word = sentence.at(word_at, "period", "year")
    if word is None or word.features & {"dual", "plural"}:
        if of is not None and wanted(sentence.form(here)):
            return fields._replace(year=int(sentence.form(here))), here + 1
        return fields, after
    if wanted(sentence.form(word_at + 1)):
        return fields._replace(year=int(sentence.form(word_at + 1))), word_at + 2
    if "article" not in word.features:
        return fields, after
    if near is not None:
        return fields._replace(years_away=0), word_at + 1
    which, beyond = qualifier(sentence, word_at + 1)
    if which == UNKNOWN:
        return fields._replace(tense=UNKNOWN), beyond
    return (fields._replace(years_away=_AWAY[which]), beyond) if which in _AWAY else (fields, after)


def _year_behind(sentence: Sentence, at: int, fields: Fields, wanted: Callable[[str], bool]) -> tuple[Fields, int]:
    """The year behind a month: `2013`, `, 2013`, `of 2013`, `of this year`, `last year`."""
    for here in (at, at + 1):
        joint = here == at or sentence.form(at) in _COMMAS or sentence.at(at, "calendar", "of") is not None
        if not joint:
            break
        if wanted(sentence.form(here)):
            return fields._replace(year=int(sentence.form(here))), here + 1
        tense, opening = leading_qualifier(sentence, here + 1)
        if opening == here and tense in _AWAY and sentence.at(here + 1, "period", "year") is not None:
            return fields._replace(years_away=_AWAY[tense]), here + 2
    return fields, at
