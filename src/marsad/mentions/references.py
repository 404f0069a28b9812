"""Numbers that are no quantity: parts of dates, clock times, telephone numbers, scores, addresses, ordinals."""

from __future__ import annotations

from typing import Final

from marsad.mentions.approximation import ending
from marsad.mentions.counting import is_counted, is_people, name_before
from marsad.mentions.numerals import CLITICS, Numeral
from marsad.text.tokens import Sentence

_INTRODUCES: Final = frozenset({"particle", "approximator", "outcome", "numeral", "reporting"})
_LAST_DAY: Final = 31
_YEARS: Final = range(1900, 2100)
_NAMED_YEARS: Final = range(1300, 2100)
_LONG_CODE: Final = 9
_LINKS_BEFORE: Final = frozenset("/:#_@=\\&-.")
_LINKS_AFTER: Final = frozenset("/:_@=\\-")
_TIES: Final = frozenset("#_@=&")
_LIST_MARKS: Final = frozenset("-).")
_LIST_STEPS: Final = 4
_BETWEEN_DAYS: Final = frozenset({"and", "or", "to-place"})


def is_reference(sentence: Sentence, number: Numeral, last: int) -> bool:
    """Whether the number (a range of them up to token `last`) is part of a date, a time, a code or an ordinal."""
    if number.digits and (_is_code(sentence, number, last) or _is_listed(sentence, number, last)):
        return True
    return _is_dated(sentence, number, last) or _is_ordinal(sentence, number, last)


def is_chained(sentence: Sentence, at: int) -> int:
    """The last token of digits tied by signs that begin at `at` (`4/7/2023`, `12:45`, `2-1`); `at` where none are."""
    last, loose = at, 0
    while last + 2 < len(sentence) and sentence.is_number(last + 2):
        sign = sentence.forms[last + 1]
        tight = sentence.glued(last + 1) and sentence.glued(last + 2)
        if not (sign in "/-" or (tight and sign in ":.+")):
            break
        loose += not tight and sign == "-"
        last += 2
    return last if not loose or last > at + 2 or _is_score(sentence, at, last) else at


def _is_score(sentence: Sentence, at: int, last: int) -> bool:
    """`2 - 1`: two small numbers with a hyphen, and no noun that they count."""
    small = len(sentence.forms[at]) <= 2 and len(sentence.forms[last]) <= 2
    return small and not is_counted(sentence, last + 1)


def _is_code(sentence: Sentence, number: Numeral, last: int) -> bool:
    """Glued to a Latin letter or a sign (`F-16`, `AK47`, `#12`, `[3]`), or too long for a count; not `/11/`, `:10`."""
    first = number.first
    if _is_tied(sentence, first, -1, _LINKS_BEFORE) or _is_tied(sentence, last, 1, _LINKS_AFTER):
        return True
    if sentence.form(first - 1) == "[" and sentence.form(last + 1) == "]":
        return True
    form = sentence.forms[first]
    return first == last and len(form) >= _LONG_CODE and form.isdecimal() and not form.endswith("000")


def _is_tied(sentence: Sentence, at: int, step: int, links: frozenset[str]) -> bool:
    """Whether what stands right against token `at`, to the left or right, makes it part of a longer sign."""
    own = "latin" in sentence.grammar
    if not sentence.glued(max(at, at + step)):
        sign = sentence.form(at + step)
        return not own and bool(sign) and _is_latin(sign) and sign.isalpha()
    if own and step > 0 and _is_measured(sentence, at + step):
        return False
    sign = sentence.forms[at + step]
    if sign not in links:
        return sign.isalpha() and (_is_latin(sign) or (step < 0 and _is_name(sentence, at + step)))
    beyond = at + 2 * step
    if not 0 <= beyond < len(sentence) or not sentence.glued(max(beyond, at + step)):
        return sign == "#"
    return sign in _TIES or (sign == "-" and step < 0) or _is_latin(sentence.forms[beyond])


def _is_measured(sentence: Sentence, at: int) -> bool:
    """`30km`, `9pm`, `5-member family`: what stands right behind digits and tells what they count."""
    if sentence.form(at) == "-":
        return is_people(sentence, at + 1)
    return any("before" not in match.features for match in sentence.all_at(at, "unit"))


def _is_name(sentence: Sentence, at: int) -> bool:
    """A word with digits right after it that it does not introduce (`كوردستان24`, not `ب24`, `حوالي20`)."""
    return sentence.words[at].kinds.isdisjoint(_INTRODUCES)


def _is_latin(form: str) -> bool:
    return form.isascii() and form.isalnum()


def _is_listed(sentence: Sentence, number: Numeral, last: int) -> bool:
    """`1- قتل`, `2) وصل`: the number of an item at the start of a sentence."""
    if number.first or last or len(sentence) < 2:
        return False
    if sentence.starts[1] - sentence.ends[0] > 1:
        return True
    return sentence.forms[1] in _LIST_MARKS


def _is_dated(sentence: Sentence, number: Numeral, last: int) -> bool:
    after = last + 1
    known = after in sentence.phrases or (after < len(sentence) and bool(sentence.words[after].kinds))
    follows = known or (after < len(sentence) and not sentence.is_word(after))
    is_day = number.value <= _LAST_DAY
    is_year = number.digits and len(sentence.forms[last]) == 4 and number.value in _YEARS
    if follows and (is_day or is_year) and _month_follows(sentence, after, number.digits):
        return True
    if follows and number.digits and (sentence.at(after, "era") is not None or _is_clock(sentence, after)):
        return True
    counted = is_counted(sentence, after)
    if (is_day or is_year) and not counted and number.digits and _month_before(sentence, number.first):
        return True
    name = name_before(sentence, number.first)
    if name is not None and "year" in name.features:
        return number.value in _NAMED_YEARS and number.scale == 1 and not is_people(sentence, last + 1)
    if name is not None and "date" in name.features:
        return not counted if "weak" not in name.features else is_day and number.digits and not counted
    return is_year and not counted and _stands_as_year(sentence, number.first, last)


def _month_follows(sentence: Sentence, at: int, digits: bool) -> bool:
    """`5 مارس`, `5 و6 مارس`, `15 من آذار`, `10 من الشهر الجاري`."""
    if sentence.at(at, "month") is not None:
        return True
    if sentence.at(at, "particle", "of") and sentence.form(at) != "":
        unit = sentence.has(at + 1, "unit", "singular")
        dated = unit is not None and unit.sense == "time" and "article" in unit.features
        return dated or any(sentence.at(month, "month") for month in (at + 1, at + 2) if month == at + 1 or unit)
    if not digits:
        return False
    for _ in range(_LIST_STEPS):
        particle = sentence.at(at, "particle")
        linked = particle is not None and particle.sense in _BETWEEN_DAYS
        if not (linked or sentence.form(at) in ("-", "\u060c", ",")) or not sentence.is_number(at + 1):
            return False
        if len(sentence.forms[at + 1]) > 2:
            return False
        at += 2
        if sentence.at(at, "month") is not None:
            return True
    return False


def _month_before(sentence: Sentence, first: int) -> bool:
    at = first - 1
    if sentence.form(at) in ("/", "-", "\u060c", ",", ")"):
        at -= 1
    return next(ending(sentence, at + 1, "month"), None) is not None


def _is_clock(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "unit", "clock") is not None


def _stands_as_year(sentence: Sentence, first: int, last: int) -> bool:
    """`في 2011`, `(2017)`, `2011-2014`: a number like a year after a preposition or alone, with no noun after it."""
    particle = sentence.at(first - 1, "particle") or sentence.at(first - 1, "calendar", "since")
    if particle is not None or sentence.form(first - 1) in ("(", "-", "/", ""):
        return True
    if not sentence.is_word(last + 1) or sentence.at(last + 1, "particle"):
        return not sentence.at(first - 1, "approximator") and not sentence.at(first - 1, "outcome")
    return False


def _is_ordinal(sentence: Sentence, number: Numeral, last: int) -> bool:
    """`القرن العشرين`, `شارع الستين`, `مجموعة العشرين`: a definite ten, hundred or thousand that tells which one."""
    first = number.first
    if not number.definite or not first or number.first != number.last:
        return False
    name = name_before(sentence, first)
    if name is not None and "before" in name.features and "plural" not in name.features:
        return name.size == 1
    if number.sense not in ("tens", "hundred") or is_counted(sentence, last + 1):
        return False
    if sentence.at(first - 1, "particle", "in") is not None:
        return True
    return _same_article(sentence, first) and not _is_plural(sentence, first - 1)


def _same_article(sentence: Sentence, at: int) -> bool:
    """Whether the word before begins with the article of the word at `at`, whichever its letters are."""
    match = sentence.at(at, "numeral")
    if match is None or not match.article or match.features & CLITICS:
        return False
    return sentence.forms[at - 1].startswith(sentence.forms[at][: match.article])


def _is_plural(sentence: Sentence, at: int) -> bool:
    kinds = ("person", "outcome", "demonym", "unit")
    return any("plural" in match.features for kind in kinds for match in sentence.all_at(at, kind))
