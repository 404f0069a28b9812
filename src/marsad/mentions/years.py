"""How years are written: `عام 2019`, `عامي 2011 و2013`, `سنة 1436هـ`; a bare year only behind a preposition."""

from __future__ import annotations

from marsad.mentions.approximation import ending
from marsad.mentions.calendars import Fields, resolve
from marsad.mentions.day_phrases import Draft
from marsad.mentions.portions import portion_before
from marsad.mentions.written_dates import is_hijri_year, is_year, qualifier
from marsad.text.tokens import Sentence

_BEFORE_YEAR = frozenset(
    ("in", "since", "until", "between", "during", "of", "start", "early", "middle", "late", "end")
)  # fmt: skip
_COUNTED_KINDS = frozenset(("unit", "person", "carrier", "outcome", "weapon", "numeral", "approximator", "vague"))
_LAW_REACH = 5
_YEAR_LIST = 10


def parse_year(sentence: Sentence, at: int) -> Draft | None:
    """`عام 2019`, `عامي 2011 و2013`, `سنة 1436هـ`; a bare year only behind a preposition: `في 2011 و2012`."""
    word = sentence.at(at, "period", "year")
    first = at + (word is not None)
    form = sentence.form(first)
    if not (is_year(form) or is_hijri_year(form)) or (word is None and not _year_stands(sentence, at)):
        return None
    if word is not None and (_of_law(sentence, at) or word.features & {"pronoun"}):
        return None
    years, after = _years(sentence, first)
    era = sentence.at(after, "era")
    hijri = era is not None and era.sense == "hijri"
    if (era is not None and era.sense == "before") or hijri == is_year(form):
        return None
    after += 0 if era is None else era.size
    _, after = qualifier(sentence, after)
    low, high = resolve(Fields(year=years[0], hijri=hijri), None), resolve(Fields(year=years[-1], hijri=hijri), None)
    if low is None or high is None:
        return None
    draft = Draft(at, after - 1, (low[0], high[1]), "hijri" if hijri else "absolute", "dates/year")
    return _equivalent_year(sentence, draft) if hijri else draft


def _year_stands(sentence: Sentence, at: int) -> bool:
    """Whether four digits behind a preposition are a year and count nothing."""
    before = next(ending(sentence, at, "calendar"), None)
    if before is None or before.sense not in _BEFORE_YEAR:
        return False
    until = sentence.at(at + 1, "calendar", "until")
    if before.sense == "of" and portion_before(sentence, at) is not None:
        return True
    if before.sense == "of" and (until is None or not is_year(sentence.form(at + 1 + until.size))):
        return False
    if before.sense == "between" and sentence.form(at + 1) != "" and sentence.at(at + 1, "calendar", "and") is None:
        return False
    after = at + 1
    if after >= len(sentence) or not sentence.is_word(after):
        return True
    if _is_definite(sentence, after):
        return True
    return sentence.words[after].kinds.isdisjoint(_COUNTED_KINDS) and not sentence.form(at).endswith("00")


def _is_definite(sentence: Sentence, at: int) -> bool:
    """Whether a word that can be counted stands with the article, so that it is not (`منذ 2009 السنة التي`)."""
    matches = sentence.words[at].matches
    return any("article" in match.features for kind in _COUNTED_KINDS for match in matches.get(kind, ()))


def _of_law(sentence: Sentence, at: int) -> bool:
    """Whether the year is in the name of a law (`القانون رقم 10 لعام 2018`)."""
    word = sentence.at(at, "period", "year")
    reach = _LAW_REACH if word is not None and "to" in word.features else 1
    return any(sentence.at(back, "calendar", "law") for back in range(at - reach, at))


def _years(sentence: Sentence, at: int) -> tuple[list[int], int]:
    """The years of a list or span, and the token after it."""
    wanted = is_year if is_year(sentence.form(at)) else is_hijri_year
    years, after = [int(sentence.form(at))], at + 1
    for _ in range(_YEAR_LIST):
        joint = sentence.at(after, "calendar", "and") or sentence.at(after, "calendar", "until")
        here = after + (joint.size if joint else sentence.form(after) in ("-", "/"))
        word = sentence.at(here, "period", "year") if joint and joint.sense == "until" else None
        here += word is not None
        if here == after or not wanted(sentence.form(here)) or int(sentence.form(here)) <= years[-1]:
            break
        years.append(int(sentence.form(here)))
        after = here + 1
    return years, after


def _equivalent_year(sentence: Sentence, draft: Draft) -> Draft:
    """`1436هـ (2015م)`: the Gregorian year beside a Hijri one says it closer."""
    after = draft.last + 1
    opening = sentence.at(after, "calendar", "corresponding")
    sign = sentence.form(after) in ("/", "-", "(")
    year_at = after + (opening.size if opening else sign)
    if year_at == after or not is_year(sentence.form(year_at)):
        return draft
    draft.days = (sentence.form(year_at), sentence.form(year_at))
    era = sentence.at(year_at + 1, "era")
    draft.last = year_at if era is None else year_at + era.size
    draft.last += sentence.form(after) == "(" and sentence.form(draft.last + 1) == ")"
    return draft
