"""Figures of numbers: whom a number counts, in the words after it (`12 soldiers`, `three of the dead`)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.subject_first.groups import members_end
from marsad.claims.figures.subject_first.marks import SIGNS_INSIDE, mark
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.nouns import Noun
from marsad.claims.figures.subject_first.pairs import find_pairs, without_rates
from marsad.languages.entries import Match
from marsad.mentions.counting import counts_other
from marsad.mentions.find import Mentions
from marsad.model.mention import NumberMention
from marsad.text.tokens import Sentence

_NEVER: Final = frozenset({"percent", "money", "measure", "age"})
_PEOPLE: Final = frozenset({PERSON, COUNT, OTHERS, THEM})
_AROUND_AGE: Final = frozenset({",", "("})
_AFTER_AGE: Final = frozenset({",", ")", ".", ";", ""})
_OLDEST: Final = 110
_DAYS: Final = 31
_AGES: Final = frozenset({"man", "woman", "child"})
_LEFT_OUT: Final = 6
"""Tokens before a number within which it is said who of them is left out."""
_BEFORE: Final = ("article", "owner", "those", "own")
_TAKEN_IN: Final = ("article", "owner", "those", "indefinite", "other", "remaining")


def find_quantities(mentions: Mentions, number: int) -> list[Figure]:
    """The figures of a sentence whose number is written, in order."""
    sentence = mentions.sentence(number)
    found = find_pairs(sentence, number)
    if not found:
        return _numbered(mentions, sentence, number)
    taken = {at for figure in found for at in range(figure.whole_first, figure.whole_last + 1)}
    numbered = [figure for figure in _numbered(mentions, sentence, number) if figure.first not in taken]
    return sorted((*found, *numbered), key=lambda figure: figure.first)


def _numbered(mentions: Mentions, sentence: Sentence, number: int) -> list[Figure]:
    found: list[Figure] = []
    for mention in mentions.numbers(number):
        if mention.noun:
            continue
        if found and mention.first <= found[-1].whole_last:
            continue  # in a remark about those counted before
        figure = _figure(sentence, mention, number)
        if figure is not None:
            found.append(figure)
    return without_rates(sentence, found)


def _figure(sentence: Sentence, mention: NumberMention, number: int) -> Figure | None:
    figure = Figure(
        number, mention.first, mention.last, mention.start, mention.end, mention.value, mention.value_high,
        mention.qualifier,
        whole_first=min(mention.first, mention.whole_first) if mention.whole_first >= 0 else mention.first,
        whole_last=max(mention.last, mention.whole_last),
    )  # fmt: skip
    figure.rule = "number"
    if _is_left_out(sentence, figure) or _is_compound(sentence, figure):
        return None
    counted = _take_noun(sentence, figure)
    if counted is None:
        return None
    reason = counts_other(sentence, mention)
    if reason is not None and (reason in _NEVER or figure.head_kind not in _PEOPLE) and not _is_size(sentence, figure):
        return None
    if figure.head_kind == BARE and _is_of_parent(sentence, figure):
        return None
    if figure.value == 1 and _is_of_family(sentence, figure):
        return None
    if figure.head_kind == BARE and _is_age(sentence, figure):
        return None
    if _is_day(sentence, figure):
        return None
    if figure.head_kind == BARE:
        _take_family(sentence, figure)
    _take_article(sentence, figure)
    if figure.qualifier == "exact" and _is_left_over(sentence, figure):
        figure.qualifier = "less_than"
    return figure


def _is_left_over(sentence: Sentence, figure: Figure) -> bool:
    """Whether some of those counted are left out right before them, so that it befell fewer (`all but 3 of the 12`)."""
    at = figure.whole_first - 1
    if mark(sentence, at, "of") is None:
        return False
    for back in range(at - 1, max(at - _LEFT_OUT, -1), -1):
        match = mark(sentence, back, "each")
        if match is not None and match.size > 1:
            return True
    return False


def _is_size(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number is followed by the set whose size it is (`brought to 58 the number of people killed`)."""
    at = figure.whole_last + 1
    if figure.head_kind != BARE or mark(sentence, at, "article") is None:
        return False
    return sentence.at(at + 1, "carrier", "set") is not None or sentence.has(at + 1, "outcome", "set") is not None


def _is_left_out(sentence: Sentence, figure: Figure) -> bool:
    """Whether those counted are left out of what is told (`all but three`), or are a rate (`one in five`)."""
    for back in range(figure.whole_first - 1, max(figure.whole_first - 4, -1), -1):
        match = mark(sentence, back, "each", "ordinal-before")
        if match is not None and back + match.size == figure.whole_first:
            return True
    return False


def _is_of_family(sentence: Sentence, figure: Figure) -> bool:
    """Whether `one` tells whose family they are of (`five members of one family`)."""
    if mark(sentence, figure.whole_first - 1, "of", "from") is None or figure.head is None:
        return False
    return sentence.has(figure.head, "person", "collective") is not None


def _is_of_parent(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number counts somebody's children or tells an age (`a father of two`, `a boy of ten`)."""
    if mark(sentence, figure.whole_first - 1, "of") is None:
        return False
    for person in sentence.all_at(figure.whole_first - 2, "person"):
        if "collective" not in person.features:
            return "kin" in person.features or ("plural" not in person.features and is_of_an_age(person))
    return False


def is_of_an_age(person: Match) -> bool:
    """Whether a noun for one person tells an age or a sex (`a man of 60`, `a boy of ten`)."""
    return not _AGES.isdisjoint(person.entry.attributes.get("tags", "").split("|"))


def _is_age(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number stands between two signs after a name (`Omar Said, 53, from`), or behind `aged`."""
    if _follows_aged(sentence, figure.whole_first - 1):
        return True
    if (
        sentence.form(figure.whole_first - 1) not in _AROUND_AGE
        or sentence.form(figure.whole_last + 1) not in _AFTER_AGE
    ):
        return False
    return sentence.is_capital(figure.whole_first - 2) and (figure.value or 0) <= _OLDEST


def _is_day(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number behind a month is its day (`the April 7 attack injured 12`), and counts no people itself."""
    month = figure.first - 1
    if month < 0 or "month" not in sentence.words[month].kinds or not 0 < (figure.value or 0) <= _DAYS:
        return False
    if figure.head_kind == BARE:
        return mark(sentence, figure.last + 1, "was", "have") is None and not _is_fate(sentence, figure.last + 1)
    return figure.head != figure.last + 1


def _follows_aged(sentence: Sentence, at: int) -> bool:
    """Whether `aged` stands at a token, or before the numbers of a list that ends there (`aged six and nine`)."""
    while sentence.is_number(at) or _is_listing(sentence, at):
        at -= 1
    return any(sentence.at(back, "naming", "aged") is not None for back in (at, at - 1) if back >= 0)


def _is_listing(sentence: Sentence, at: int) -> bool:
    """Whether a token is a numeral, a comma or `and`, as in a list of numbers."""
    if at < 0:
        return False
    return sentence.form(at) == "," or "numeral" in sentence.words[at].kinds or mark(sentence, at, "and") is not None


def _is_compound(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is the first part of a describing word (`a two-storey house`), other than of a family's size."""
    after = figure.last + 1
    if sentence.form(after) != "-" or not sentence.glued(after) or not sentence.glued(after + 1):
        return False
    if sentence.is_number(after + 1) or sentence.at(after + 1, "numeral") or sentence.at(after + 1, "vague"):
        return False
    return sentence.has(after + 1, "person", "member") is None


def _take_noun(sentence: Sentence, figure: Figure) -> Noun | None:
    """Find what is counted; None where it is no people."""
    at = _after_number(sentence, figure.whole_last + 1)
    them = mark(sentence, at, "them")
    if them is not None:
        figure.head_kind = THEM
        figure.whole_last = at + them.size - 1
        return Noun(at, at, None, THEM)
    many = figure.value != 1
    of = mark(sentence, at, "of")
    if of is None and sentence.form(at - 1) and mark(sentence, at - 1, "of") is not None and figure.value is None:
        of = mark(sentence, at - 1, "of")
    elif of is not None:
        at += of.size
    if of is not None:
        many = True
        first = at
        while mark(sentence, at, *_BEFORE) is not None:
            at += 1
        if at > first and _points_back(sentence, figure, at):
            return Noun(at, at, None, THEM)
    if _is_fate(sentence, at):
        return Noun(at, at, None, BARE)
    noun = noun_at(sentence, at, many)
    if noun.other:
        return None
    figure.head, figure.head_kind, figure.own, figure.weak = noun.head, noun.kind, noun.own, noun.weak
    if noun.kind == UNKNOWN and noun.head is None:
        figure.head = noun.last
    if noun.last >= at and (noun.kind != UNKNOWN or noun.last - at < 4):
        figure.whole_last = max(figure.whole_last, members_end(sentence, noun.head, noun.last))
    return noun


def _is_fate(sentence: Sentence, at: int) -> bool:
    """Whether what befell them follows the number itself (`12 wounded`), and no noun that it describes."""
    match = next(
        (m for m in sentence.all_at(at, "outcome") if not m.features.isdisjoint({"participle", "state"})), None
    )
    if match is None:
        return False
    return noun_at(sentence, at + match.size, True).kind != PERSON or "attribute" not in match.features


def _points_back(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether those harmed were told before (`three of the dead`, `two of those killed`)."""
    for match in sentence.all_at(at, "outcome"):
        if match.features.isdisjoint({"participle", "state", "count"}):
            continue
        noun = noun_at(sentence, at + match.size, True)
        if "count" in match.features and "weak-count" in match.features:
            continue
        if noun.kind == PERSON and "participle" not in match.features:
            continue
        figure.head_kind, figure.own, figure.among = THEM, match.sense, True
        figure.whole_last = max(figure.whole_last, at + match.size - 1)
        figure.rule = "number.of-the-dead"
        return True
    return False


def _after_number(sentence: Sentence, at: int) -> int:
    """The token where what is counted should stand: signs and approximators after the number are left out."""
    while True:
        after = sentence.has(at, "approximator", "after")
        if after is not None:
            at += after.size
        elif sentence.form(at) in SIGNS_INSIDE or mark(sentence, at, "more") is not None:
            at += 1
        else:
            return at


def _take_family(sentence: Sentence, figure: Figure) -> None:
    """The family whose size a number is (`a family of five`)."""
    of, noun = figure.whole_first - 1, figure.whole_first - 2
    if mark(sentence, of, "of") is None or sentence.has(noun, "person", "collective") is None:
        return
    figure.head, figure.head_kind = noun, PERSON
    figure.whole_first = noun
    while not _opens(sentence, figure.whole_first) and sentence.is_word(figure.whole_first - 1):
        if "particle" in sentence.words[figure.whole_first - 1].kinds and not _opens(sentence, figure.whole_first - 1):
            return
        figure.whole_first -= 1


def _opens(sentence: Sentence, at: int) -> bool:
    return mark(sentence, at, "article", "owner", "indefinite") is not None


def _take_article(sentence: Sentence, figure: Figure) -> None:
    """Take in what stands before the number: `the 12`, `another 30`, `his two`, `more than`."""
    while mark(sentence, figure.whole_first - 1, *_TAKEN_IN) is not None:
        figure.whole_first -= 1
