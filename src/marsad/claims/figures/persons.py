"""People named for a figure: `الطفل محمد أحمد (12 عاماً)`, `اثنان هما فلان وفلان`, `والضحايا هم:`."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Final, NamedTuple

from marsad.claims.figures.names import Age, Name, age_at, joined, name_at
from marsad.claims.figures.subject_first.order import puts_subject_first
from marsad.claims.figures.subject_first.persons import persons_in_order
from marsad.claims.spans import words
from marsad.languages.entries import Match
from marsad.languages.pack import Pack
from marsad.mentions.find import Mentions
from marsad.mentions.starts import starts_of
from marsad.mentions.written import prefix_of
from marsad.model.claim import Person
from marsad.text.tokens import Sentence

_REACH: Final = 40
_CALLED_REACH: Final = 14
_MOST_NAMES: Final = 60
_MOST_ADJECTIVES: Final = 3
_HEAD: Final = 6
_OPENING: Final = frozenset(":(؛")
_ENDS: Final = frozenset(".؛;")
_NOUNS: Final = frozenset({"naming", "person", "outcome"})
_NO_ROLE: Final = frozenset({"man", "woman", "child"})


class _Noun(NamedTuple):
    """The word for a person before a name (`الطفل`), with what it tells of them."""

    at: int
    match: Match


def persons_of(
    mentions: Mentions, sentence_no: int, first_token: int, last_token: int, value: int | None
) -> tuple[Person, ...]:
    """The people whom the text names for a figure, none where it is not plain which figure a name is for."""
    if puts_subject_first(mentions.pack):
        return persons_in_order(mentions, sentence_no, first_token, last_token, value)
    sentence = mentions.sentence(sentence_no)
    stop = _next_number(mentions, sentence, last_token)
    if value == 1:
        alone = _named(mentions, sentence, first_token, last_token, stop)
        return () if alone is None else (alone,)
    if value == 0:
        return ()
    listed = _beside(mentions, sentence, last_token, stop, value) or _listed(mentions, sentence, last_token, stop)
    if not listed:
        listed = _after(mentions, sentence_no, value)
    return tuple(listed) if value is None or len(listed) <= value else ()


def _next_number(mentions: Mentions, sentence: Sentence, last: int) -> int:
    """Where the next figure begins, ages aside: what follows it is not told of this one."""
    numbers = mentions.numbers(sentence.number)
    for number in numbers[bisect_right(numbers, last, key=lambda number: number.first) :]:
        if sentence.at(number.last + 1, "naming", "years") is None and not _enclosed(
            sentence, number.first, number.last
        ):
            return number.first
        if number.first > last + 4 * _REACH:
            break
    return len(sentence)


def _enclosed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number stands by itself in brackets or between strokes, as ages do: `(34)`, `/19/`."""
    return sentence.form(first - 1) in ("(", "/") and sentence.form(last + 1) in (")", "/")


def _named(mentions: Mentions, sentence: Sentence, first: int, last: int, stop: int) -> Person | None:
    """The one person of a figure: its own words, the name after its noun, or the name that `يدعى` opens."""
    noun = _noun(sentence, first)
    if noun is None:
        name = name_at(mentions, sentence, first, last + 1, listed=True)
        age = None if name is None else age_at(mentions, sentence, name.last + 1)
        if name is not None and name.last == last and (name.sure or age is not None):
            return _person(mentions, sentence, name, None, age)
    at = last + 1
    for _ in range(_MOST_ADJECTIVES):
        if at < stop and not sentence.words[at].kinds.isdisjoint(("demonym", "weapon", "person")):
            at += 1
    name = name_at(mentions, sentence, at, stop)
    if name is not None:
        age = age_at(mentions, sentence, _past(sentence, name))
        if name.sure or (age is not None and name.last > name.first):
            return _person(mentions, sentence, name, noun, age)
    return _called(mentions, sentence, at, stop, noun)


def _called(mentions: Mentions, sentence: Sentence, first: int, stop: int, noun: _Noun | None) -> Person | None:
    """The name that follows `يدعى`, `المدعو`, `هو`, before anything else befalls anyone."""
    age = None
    for at in range(first, min(stop, first + _CALLED_REACH)):
        kinds = sentence.words[at].kinds
        age = age or (age_at(mentions, sentence, at) if "naming" in kinds or sentence.is_number(at) else None)
        named = "naming" in kinds or at in sentence.phrases
        naming = (sentence.at(at, "naming", "called") or sentence.at(at, "naming", "is")) if named else None
        if naming is not None:
            name = name_at(mentions, sentence, at + naming.size, stop)
            told = name is not None and (name.sure or (naming.sense == "called" and _plain_name(sentence, name)))
            if name is None or not told:
                return None
            return _person(mentions, sentence, name, noun, age_at(mentions, sentence, _past(sentence, name)) or age)
        if sentence.forms[at] in _ENDS:
            return None
        if "outcome" in kinds and any("and" in match.features for match in sentence.all_at(at, "outcome")):
            return None
    return None


def _plain_name(sentence: Sentence, name: Name) -> bool:
    """Whether a name that no list knows is plainly one after `يدعى`: of several words, or in quotation marks."""
    return name.last > name.first or not sentence.is_word(name.first - 1)


def _beside(mentions: Mentions, sentence: Sentence, last: int, stop: int, value: int | None) -> list[Person]:
    """Names right after a figure's noun: `الطفلين محمد وأحمد`, `الجنديين: فلان وفلان`, `مواطنين (فلان وفلان)`."""
    at = last + 1
    for _ in range(_MOST_ADJECTIVES):
        if at < stop and not sentence.words[at].kinds.isdisjoint(("demonym", "weapon", "person")):
            at += 1
    opened = at < stop and sentence.forms[at] in _OPENING
    people = _list(mentions, sentence, at + opened, stop, strict=not opened)
    return people if len(people) > 1 and (value is None or len(people) == value) else []


def _listed(mentions: Mentions, sentence: Sentence, last: int, stop: int) -> list[Person]:
    """Names that `هم`, `وهما`, `عرف منهم` open, in the figure's sentence."""
    for at in starts_of(sentence, "naming", ":"):
        if at <= last:
            continue
        if at >= min(stop, last + 1 + _REACH):
            break
        naming = _opens(sentence, at)
        if naming is not None:
            after = at + naming.size
            return _list(mentions, sentence, after + (sentence.form(after) == ":"), len(sentence), strict=False)
        if sentence.forms[at] == ":":
            people = _list(mentions, sentence, at + 1, stop, strict=True)
            return people if len(people) > 1 else []
    return []


def _opens(sentence: Sentence, at: int) -> Match | None:
    """The words at a token that a list of names follows: `هم`, `عرف منهم`."""
    if "naming" not in sentence.words[at].kinds and at not in sentence.phrases:
        return None
    return sentence.at(at, "naming", "are")


def _after(mentions: Mentions, number: int, value: int | None) -> list[Person]:
    """Names that the next sentence lists (`والضحايا هم: …`), or the lines after a colon; as many as were counted."""
    if value is None or number + 1 >= len(mentions):
        return []
    text = mentions.folded.text
    start, end = mentions.bounds[number]
    if text[end - 1] == ":":
        people = _lines(mentions, number + 1, value)
    else:
        start, end = mentions.bounds[number + 1]
        head = text[start:end].split(None, _HEAD)[:_HEAD]
        if not any(word.strip(":") in _openers(mentions.pack) for word in head):
            return []
        sentence = mentions.sentence(number + 1)
        opened = next((at for at in range(min(_HEAD, len(sentence))) if _opens(sentence, at)), None)
        if opened is None or not _only_victims(sentence, opened):
            return []
        naming = _opens(sentence, opened)
        after = opened + (naming.size if naming is not None else 1)
        if sentence.form(after) == ":":
            after += 1
        people = _list(mentions, sentence, after, len(sentence), strict=False)
        if not people and after >= len(sentence):
            people = _lines(mentions, number + 2, value)
    return people if len(people) == value else []


@cache
def _openers(pack: Pack) -> frozenset[str]:
    """The first word of everything that opens a list of names: a sentence without one need not be read for it."""
    entries = [entry for entry in pack.entries if entry.kind == "naming" and entry.sense == "are"]
    return frozenset(pack.orthography.fold(form).split()[0] for entry in entries for form in entry.forms)


def _only_victims(sentence: Sentence, end: int) -> bool:
    """Whether nothing but those harmed is named before a list opens: `والضحايا هم`."""
    return all(
        not sentence.is_word(at) or not sentence.words[at].kinds.isdisjoint(("outcome", "person", "naming"))
        for at in range(end)
    )


def _lines(mentions: Mentions, number: int, value: int) -> list[Person]:
    """Names that stand alone on the lines from a sentence on."""
    people: list[Person] = []
    while number < len(mentions) and len(people) < min(value, _MOST_NAMES):
        sentence = mentions.sentence(number)
        at = 0
        while at < len(sentence) and not sentence.is_word(at):
            at += 1
        found = _list(mentions, sentence, at, len(sentence), strict=False)
        if not found:
            break
        people += found
        number += 1
    return people


def _list(mentions: Mentions, sentence: Sentence, first: int, stop: int, strict: bool) -> list[Person]:
    """Names one after another, each with its noun and age; a strict list must open with a given name."""
    people: list[Person] = []
    sure = False
    at: int | None = first
    while at is not None and at < stop and len(people) < _MOST_NAMES:
        noun = _noun(sentence, at)
        start = at + noun.match.size if noun is not None else at
        name = name_at(mentions, sentence, start, stop, listed=bool(people) and start == at)
        if name is None or (not name.sure and (strict or name.last == name.first) and not (people and name.prefix)):
            break
        after = _past(sentence, name)
        age = age_at(mentions, sentence, after)
        people.append(_person(mentions, sentence, name, noun, age))
        sure = sure or name.sure or age is not None
        at = joined(mentions, sentence, after if age is None else age.after)
    return people if sure or len(people) > 1 else []


def _past(sentence: Sentence, name: Name) -> int:
    """The token after a name, its closing quotation mark included."""
    after = name.last + 1
    quoted = name.first > 0 and not sentence.is_word(name.first - 1) and sentence.form(after) in ('"', "»", "'")
    return after + 1 if quoted else after


def _noun(sentence: Sentence, at: int) -> _Noun | None:
    """The word for a person at a token: a noun for people, or a title (`الشهيد`), or `المدعو`."""
    if at not in sentence.phrases and sentence.words[at].kinds.isdisjoint(_NOUNS):
        return None
    called = sentence.at(at, "naming", "called")
    if called is not None:
        return _Noun(at, called)
    match = sentence.at(at, "person") or sentence.at(at, "naming", "title") or _counted(sentence, at)
    return None if match is None else _Noun(at, match)


def _counted(sentence: Sentence, at: int) -> Match | None:
    return next((match for match in sentence.all_at(at, "outcome") if "count" in match.features), None)


def _person(mentions: Mentions, sentence: Sentence, name: Name, noun: _Noun | None, age: Age | None) -> Person:
    span = words(mentions, sentence, name.first, name.last, name.prefix)
    years = None if age is None else age.years
    if noun is None:
        return Person(span.start, span.end, span.text, years)
    return Person(span.start, span.end, span.text, years, _sex(sentence, noun), _role(mentions, sentence, noun))


def _sex(sentence: Sentence, noun: _Noun) -> str | None:
    """What a noun's own gender says: `طفلة`, `السيدة` a woman; `الطفل`, `الشاب` a man; `الجندي`, `ابنه` nothing."""
    found = {_said(match) for match in (noun.match, *sentence.all_at(noun.at, "person"))}
    return found.pop() if len(found) == 1 else None


def _said(match: Match) -> str | None:
    tags = match.entry.attributes.get("tags", "").split("|")
    if "female" in match.features or "woman" in tags:
        return "woman"
    return "man" if "man" in tags or "child" in tags else None


def _role(mentions: Mentions, sentence: Sentence, noun: _Noun) -> str | None:
    """A noun that says what someone was (`الجندي`, `المسعف`); a child, a man, a citizen is no role."""
    match = noun.match
    if match.entry.kind != "person" or match.sense in _NO_ROLE or sentence.at(noun.at, "naming", "plain") is not None:
        return None
    return words(mentions, sentence, noun.at, noun.at + match.size - 1, prefix_of(match)).text
