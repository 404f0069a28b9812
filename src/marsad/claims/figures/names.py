"""A person's name as words, and the age told with it: `سامي حسن العمر`, `رامي حسون، 20 عاماً`."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final, NamedTuple

from marsad.languages.affixes import ABSENT
from marsad.languages.pack import Pack
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_MOST_WORDS: Final = 6
_OLDEST: Final = 120
_CLOSING: Final = frozenset("،,(")
_SHORT: Final = 3
_AGE_REACH: Final = 5
_SURE_WORDS: Final = 2
"""Words of a name that must be known as words of names."""
_LIGHT: Final = frozenset("،,(/-")
#: Kinds of words that no name is made of, and those that a name's first word in a list is not.
_NO_NAME: Final = frozenset(
    {"outcome", "deed", "link", "blame", "cause", "reporting", "numeral", "person", "month", "weekday", "day",
     "period", "naming", "carrier", "approximator", "direction", "party", "body", "office", "particle"}
)  # fmt: skip
#: What a family name can look like with its article (`الخلف`, `العلي`, `الليبي`).
_ALIKE: Final = frozenset({"particle", "reporting", "unit", "calendar", "place", "demonym", "designator", "speaker"})
_UNKNOWN_WORDS: Final = 4
_PLACE: Final = frozenset({"place"})


class Name(NamedTuple):
    """Tokens `first` to `last` of a name, `prefix` letters of the first a particle; `sure` if a known name opens it."""

    first: int
    last: int
    prefix: int
    sure: bool


class Age(NamedTuple):
    """An age in years, and the token after the words that tell it."""

    years: int
    after: int


class _Names(NamedTuple):
    given: frozenset[str]
    compounds: tuple[str, ...]
    parts: frozenset[str]
    article: str
    conjunction: str
    quotes: dict[str, str]


@cache
def _names(pack: Pack) -> _Names:
    settings = pack.settings["names"].get("names", {})
    fold = pack.orthography.fold
    return _Names(
        frozenset(map(fold, settings.get("given", ()))),
        tuple(map(fold, settings.get("compounds", ()))),
        frozenset(map(fold, settings.get("parts", ()))),
        settings.get("article", ABSENT),
        settings.get("conjunction", ABSENT),
        dict(pack.orthography.quotes),
    )


def name_at(mentions: Mentions, sentence: Sentence, at: int, stop: int, listed: bool = False) -> Name | None:
    """The name that begins at a token, in quotation marks or not; a conjunction written onto it is left out.

    In a list, an unknown word with a conjunction's letter is the next name (`ومارك هايدن`).
    """
    if at >= stop:
        return None
    names = _names(mentions.pack)
    quoted = _quoted(names, sentence, at, stop)
    if quoted is not None:
        return quoted
    form = sentence.forms[at]
    prefix = 0
    sure = _given(names, form) and not _particle_as_written(mentions, sentence, at)
    if not sure and form.startswith(names.conjunction):
        rest = form[len(names.conjunction) :]
        sure = _given(names, rest)
        prefix = len(names.conjunction) if sure or rest in names.parts or listed else 0
    plain = form[prefix:]
    first = _listable(sentence, at) if prefix else _strange(sentence, at)
    if not sure and ((plain not in names.parts and not first) or _article(mentions, names, sentence, at, prefix)):
        return None
    last = at
    while last + 1 < stop and last + 1 - at < _MOST_WORDS and _goes_on(mentions, names, sentence, at, last + 1, prefix):
        last += 1
    while last > at and sentence.forms[last] in names.parts and not sentence.forms[last].startswith(names.article):
        last -= 1
    return Name(at, last, prefix, sure or (plain in names.parts and last > at))


class FullName(NamedTuple):
    """A person's name of two words or more: its last token, letters of a conjunction before it, whether it is sure.

    One given name is a word of other things as well (كامل طاقمها); two of them, or one and a family's name, are not.
    """

    last: int
    prefix: int
    sure: bool


def full_names(mentions: Mentions, sentence: Sentence) -> dict[int, FullName]:
    """The names of a sentence that a given name opens, by their first token."""
    names = _names(mentions.pack)
    found: dict[int, FullName] = {}
    past = 0
    for at, form in enumerate(sentence.forms):
        if at < past or at in sentence.phrases or not (_opens(names, form) or form.startswith(names.conjunction)):
            continue
        name = name_at(mentions, sentence, at, len(sentence))
        if name is None or not name.sure or name.first != at:
            continue
        last = _last_of_name(sentence, at, name.last)
        last += _is_family_of_party(mentions, names, sentence, last + 1)
        known = 1 + sum(_is_of_name(mentions, names, sentence, here) for here in range(at + 1, last + 1))
        sure = known >= _SURE_WORDS
        opens = sure if form in names.parts else "speaker" not in sentence.words[at].kinds
        if last == at or not opens:
            continue
        found[at] = FullName(last, name.prefix, sure)
        past = last + 1
    return found


def _last_of_name(sentence: Sentence, first: int, last: int) -> int:
    """Where a name ends: before who its bearer is, before a phrase (محمد شقيق سعيد، عثمان رضي الله عنه)."""
    for at in range(first + 1, last + 1):
        if at in sentence.phrases or "person" in sentence.words[at].kinds:
            return at - 1
    return last


def _opens(names: _Names, form: str) -> bool:
    return _given(names, form) or form in names.parts


def _is_family_of_party(mentions: Mentions, names: _Names, sentence: Sentence, at: int) -> bool:
    """Whether a family's name after which a party is called closes a name (عبد الملك الحوثي)."""
    if at >= len(sentence) or "party" not in sentence.words[at].kinds or at in sentence.phrases:
        return False
    return _article(mentions, names, sentence, at, 0)


def _is_of_name(mentions: Mentions, names: _Names, sentence: Sentence, at: int) -> bool:
    """Whether a word is one of names by itself: a given name, part of one, or a family's name with its article."""
    form = sentence.forms[at]
    if _given(names, form):
        return not _particle_as_written(mentions, sentence, at)
    return form in names.parts or (len(form) > _SHORT and _article(mentions, names, sentence, at, 0))


def age_at(mentions: Mentions, sentence: Sentence, at: int) -> Age | None:
    """The age told right after a name: `(12 عاماً)`, `، 20 عاماً`, `، البالغ من العمر عشر سنوات`, `(34)`."""
    here = at
    enclosed = told = False
    end = min(len(sentence), at + _AGE_REACH)
    while here < end:
        aged = sentence.at(here, "naming", "aged")
        if aged is not None:
            told, here = True, here + aged.size
            end = min(len(sentence), here + _AGE_REACH)
        elif sentence.forms[here] in _LIGHT or sentence.at(here, "particle", "article") is not None:
            enclosed = enclosed or sentence.forms[here] == "("
            here += 1
        else:
            break
    found = _number(mentions, sentence, here)
    if found is None:
        return None
    years, after = found
    if after < len(sentence) and sentence.forms[after] == "/":
        after += 1
    in_years = sentence.at(after, "naming", "years") is not None
    closed = enclosed and sentence.form(after) == ")"
    if not (in_years or closed or told) or not 0 < years <= _OLDEST:
        return None
    after += in_years
    return Age(years, after + (sentence.form(after) == ")"))


def conjunction_of(pack: Pack) -> str:
    """What joins the names of a list, also written onto the next one (`و`)."""
    return _names(pack).conjunction


def joined(mentions: Mentions, sentence: Sentence, at: int) -> int | None:
    """The token where the next name of a list may begin: after `،`, `و`, `-`, or with و written onto it."""
    conjunction = _names(mentions.pack).conjunction
    here = at
    while here < len(sentence) and (sentence.forms[here] in _SEPARATORS or sentence.forms[here] == conjunction):
        here += 1
    if here >= len(sentence):
        return None
    return here if here > at or sentence.forms[here].startswith(conjunction) else None


_SEPARATORS: Final = frozenset("،,-؛;)")


def _number(mentions: Mentions, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The whole number at a token, and the token after it."""
    if sentence.is_number(at):
        form = sentence.forms[at]
        return (int(form), at + 1) if form.isdecimal() and len(form) < 4 else None
    if at >= len(sentence) or "numeral" not in sentence.words[at].kinds:
        return None
    numbers = mentions.numbers(sentence.number)
    found = bisect_left(numbers, at, key=lambda number: number.first)
    if found >= len(numbers) or numbers[found].first != at or numbers[found].value is None:
        return None
    value, last = numbers[found].value, numbers[found].last
    return None if value is None else (value, last + 1)


def _given(names: _Names, form: str) -> bool:
    return form in names.given or (len(form) > _SHORT and form.startswith(names.compounds))


def _quoted(names: _Names, sentence: Sentence, at: int, stop: int) -> Name | None:
    close = names.quotes.get(sentence.forms[at])
    if close is None or at + 1 >= stop or not (_strange(sentence, at + 1) or sentence.forms[at + 1] in names.given):
        return None
    for end in range(at + 2, min(stop, at + 2 + _MOST_WORDS)):
        if sentence.forms[end] == close:
            return Name(at + 1, end - 1, 0, end > at + 2 or _given(names, sentence.forms[at + 1]))
        if not sentence.is_word(end):
            return None
    return None


def _goes_on(mentions: Mentions, names: _Names, sentence: Sentence, first: int, at: int, prefix: int) -> bool:
    """Whether a name takes in a word after its first: a name or part of one, a family name, an unknown word."""
    form = sentence.forms[at]
    if not sentence.is_word(at):
        return False
    if _given(names, form) or form in names.parts:
        return not _particle_as_written(mentions, sentence, at)
    if form.startswith(names.conjunction) and len(form) > _SHORT:
        return False
    if len(form) > _SHORT and _article(mentions, names, sentence, at, 0):
        return form[len(names.article) :] in names.given or _family_name(sentence, at)
    prefix = prefix if at - 1 == first else 0
    before = sentence.forms[at - 1][prefix:]
    if before not in names.parts and _article(mentions, names, sentence, at - 1, prefix):
        return _strange(sentence, at) and sentence.form(at + 1) in _CLOSING
    if _strange(sentence, at):
        return at - first < _UNKNOWN_WORDS and (
            _given(names, before) or before in names.parts or _ends(names, sentence, at + 1)
        )
    return "particle" not in sentence.words[at].kinds and _given(names, sentence.form(at + 1))


def _ends(names: _Names, sentence: Sentence, at: int) -> bool:
    """Whether a name can end before a token: at a sign, a number, a word with و."""
    return not sentence.is_word(at) or sentence.forms[at].startswith(names.conjunction)


def _article(mentions: Mentions, names: _Names, sentence: Sentence, at: int, prefix: int) -> bool:
    """Whether a word stands with the article as it is written: not `ألبرت`, whose letters fold alike."""
    if not sentence.forms[at].startswith(names.article, prefix):
        return False
    start = sentence.starts[at] + prefix
    return mentions.folded.span(start, start + len(names.article)).text == names.article


def _family_name(sentence: Sentence, at: int) -> bool:
    """Whether a word with its article can be a family name: unknown, or only by its letters something else."""
    word = sentence.words[at]
    if at in sentence.phrases or not word.kinds.isdisjoint(_NO_NAME - _ALIKE):
        return False
    return all("article" in match.features for kind in word.kinds & _ALIKE for match in word.matches[kind])


def _listable(sentence: Sentence, at: int) -> bool:
    return sentence.is_word(at) and sentence.words[at].kinds.isdisjoint(_NO_NAME) and at not in sentence.phrases


def _particle_as_written(mentions: Mentions, sentence: Sentence, at: int) -> bool:
    """Whether a word that can be a name is, letter for letter, a particle (`على`; `علي` is a name)."""
    particles = sentence.all_at(at, "particle")
    if not particles:
        return False
    written = mentions.folded.span(sentence.starts[at], sentence.ends[at]).text
    return any(written in match.entry.forms for match in particles)


def _strange(sentence: Sentence, at: int) -> bool:
    """Whether the pack knows nothing of a word, or at most a place of that name."""
    return sentence.is_word(at) and sentence.words[at].kinds <= _PLACE and at not in sentence.phrases
