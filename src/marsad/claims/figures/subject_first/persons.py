"""People named for a figure, with age, sex and role where the text says them: `a teacher, Huda Saqqal, 34,`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.nouns import person_at
from marsad.claims.figures.subject_first.person_names import name_end
from marsad.claims.spans import words
from marsad.mentions.find import Mentions
from marsad.mentions.numerals import read_numeral
from marsad.model.claim import Person
from marsad.model.vocabulary import TAGS
from marsad.text.tokens import Sentence

_OLDEST: Final = 120
_CALLED: Final = 9
_BEFORE: Final = 10
_LIST: Final = 40
_OPENS: Final = frozenset(",:(-")
_BRACKETS: Final = frozenset(",(")
_NO_ROLE: Final = frozenset({"man", "woman", "child", "civilian"})


def persons_in_order(
    mentions: Mentions, sentence_no: int, first: int, last: int, value: int | None
) -> tuple[Person, ...]:
    """The people whom the text names for a figure, none where it is not plain which figure a name is for."""
    sentence = mentions.sentence(sentence_no)
    if value == 1:
        alone = _alone(mentions, sentence, first, last)
        return () if alone is None else (alone,)
    if not value:
        return ()
    listed = _listed(mentions, sentence, last)
    return tuple(listed) if len(listed) <= value else ()


def _alone(mentions: Mentions, sentence: Sentence, first: int, last: int) -> Person | None:
    noun = person_at(sentence, first) is not None
    if not noun:
        return _person(mentions, sentence, first, last, None) if name_end(sentence, first) == last else None
    at = last + 1
    at += sentence.form(at) == ","
    end = name_end(sentence, at)
    if end is None:
        at = _called(sentence, last + 1)
        end = name_end(sentence, at)
    if end is None:
        at = _before(sentence, first)
        end = name_end(sentence, at)
    if end is None:
        return None
    return _person(mentions, sentence, at, end, first)


def _called(sentence: Sentence, first: int) -> int:
    """Where the name after `named` begins, -1 where nobody is called."""
    for at in range(first, min(first + _CALLED, len(sentence))):
        match = sentence.at(at, "naming", "called")
        if match is not None:
            return at + match.size
        if "outcome" in sentence.words[at].kinds:
            return -1
    return -1


def _before(sentence: Sentence, first: int) -> int:
    """Where the name begins to which a noun is added (`Omar Said, a teacher`), -1 where none stands."""
    comma = next((at for at in range(first - 1, max(first - _BEFORE, 0), -1) if sentence.forms[at] == ","), -1)
    if comma < 1 or mark(sentence, comma + 1, "indefinite", "article") is None:
        return -1
    for at in range(max(comma - _BEFORE, 0), comma):
        if name_end(sentence, at) == comma - 1:
            return at
    return -1


def _listed(mentions: Mentions, sentence: Sentence, last: int) -> list[Person]:
    """The names that follow a plural (`two brothers, Sami Haddour and Ziad Haddour`)."""
    found: list[Person] = []
    at = last + 1
    end = min(len(sentence), at + _LIST)
    while at < end and person_at(sentence, at) is not None:
        at += 1
    if sentence.form(at) not in _OPENS:
        return found
    while at < end:
        at += 1
        at += mark(sentence, at, "and") is not None
        name = name_end(sentence, at)
        if name is None:
            break
        found.append(_person(mentions, sentence, at, name, None))
        at = _age(sentence, name + 1)[1]
        if sentence.form(at) != "," and mark(sentence, at, "and") is None:
            break
    return found


def _person(mentions: Mentions, sentence: Sentence, first: int, last: int, noun: int | None) -> Person:
    span = words(mentions, sentence, first, last)
    age = _age(sentence, last + 1)[0]
    sex = role = None
    if noun is not None:
        age = age if age is not None else _age_before(sentence, noun)
        sex, role = _told(mentions, sentence, noun)
    return Person(span.start, span.end, span.text, age, sex, role)


def _told(mentions: Mentions, sentence: Sentence, noun: int) -> tuple[str | None, str | None]:
    """The sex and the role that a noun for a person tells."""
    match = person_at(sentence, noun)
    if match is None:
        return None, None
    tags = {tag for tag in match.entry.attributes.get("tags", "").split("|") if tag in TAGS}
    sex = next((tag for tag in ("woman", "man") if tag in tags), None)
    if sex is None:
        sex = "woman" if "female" in match.features else "man" if "male" in match.features else None
    plain = sex is not None or tags & _NO_ROLE or match.features & {"populace", "kin", "modifier"}
    role = None if plain else words(mentions, sentence, noun, noun + match.size - 1).text
    return sex, role


def _age(sentence: Sentence, at: int) -> tuple[int | None, int]:
    """The age told right after a name (`, 34,`, `(28 years)`, `, aged 61`), and the token after it."""
    here = at
    if sentence.form(here) not in _BRACKETS:
        return None, at
    here += 1
    aged = sentence.at(here, "naming", "aged")
    here += aged.size if aged is not None else 0
    value, last = _number(sentence, here)
    if value is None:
        return None, at
    years = sentence.at(last + 1, "naming", "years")
    after = last + 1 + (years.size if years is not None else 0)
    if years is None and sentence.form(after) not in (",", ")", ".", ""):
        return None, at
    return value, after + (sentence.form(after) == ")")


def _age_before(sentence: Sentence, noun: int) -> int | None:
    """The age that describes a noun (`an eleven-year-old girl`)."""
    for at in range(noun - 1, max(noun - _BEFORE, -1), -1):
        value, last = _number(sentence, at)
        if value is not None:
            here = last + 1 + (sentence.form(last + 1) == "-")
            return value if sentence.at(here, "naming", "years") is not None else None
    return None


def _number(sentence: Sentence, at: int) -> tuple[int | None, int]:
    if not sentence.is_number(at) and not (0 <= at < len(sentence) and "numeral" in sentence.words[at].kinds):
        return None, at
    number = read_numeral(sentence, at, None)
    if number is None or not 0 < number.value <= _OLDEST:
        return None, at
    return number.value, number.last
