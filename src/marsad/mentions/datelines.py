"""The day that a report's own head says it was written on (`July 18 2014 Syrian army …`, `BEIRUT, Jan. 3, 2016 —`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from marsad.languages.pack import Pack
from marsad.mentions.dates import find_dates
from marsad.model.mention import DateMention
from marsad.text.tokens import Sentence

#: Tokens of the places and outlets that can stand before the day, and how many sentences are the head.
_OPENING, HEAD = 8, 4
#: What stands on a page before its text (`Share`, `Print`) is so short, and the head ends here for all of that.
FURNITURE, LAST_HEAD = 3, 14
_CLOSING = frozenset({"(", "-", "–", "—", ")"})
_SIGNS = frozenset({",", "(", ")", "-", ".", ":", "|", "/", "–", "—"})
#: How much older than its publication a report may say that it is: what it tells of may be older still.
_OLDEST = 400


#: What dates the report, not what it tells of.
RULE = "dates/dateline"


class Dateline(NamedTuple):
    """The day that opens a report, and where it stands: its sentence and its first token."""

    day: date
    sentence: int
    first: int


def dateline(head: Iterable[Sentence], pack: Pack, published: date | None) -> Dateline | None:
    """The whole date that opens one of the first sentences, nothing but names before it; not one in the future."""
    for sentence in head:
        for mention in find_dates(sentence, pack, None):
            if mention.first > _OPENING:
                break
            if mention.rule != "dates/day" or len(mention.first_day or "") < 10 or not _opens(sentence, mention.first):
                continue
            day = date.fromisoformat(mention.first_day or "")
            if published is None or 0 <= (published - day).days <= _OLDEST:
                return Dateline(day, sentence.number, mention.first)
    return None


def is_dateline(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a day without a year stands in a dateline (`DAMASCUS, April 8 (Reuters) -`)."""
    after = sentence.form(mention.last + 1)
    if mention.rule != "dates/day":
        return False
    return 0 < mention.first <= _OPENING and after in _CLOSING and _opens(sentence, mention.first)


def _opens(sentence: Sentence, first: int) -> bool:
    """Whether nothing but names, signs and words like `posted on` stand before a token, and a day itself begins there.

    A part of the day tells of what befell, not of the writing (`In the early hours of 7 April`).
    """
    if any(match.sense == "part" for match in sentence.all_at(first, "period")):
        return False
    written = 0
    for at in range(first):
        opener = sentence.at(at, "calendar", "written-on")
        if opener is not None:
            written = at + opener.size
        if at < written:
            continue
        if sentence.is_word(at):
            if not sentence.is_capital(at) or not sentence.words[at].kinds.isdisjoint(("particle", "calendar")):
                return False
        elif sentence.form(at) not in _SIGNS:
            return False
    return True
