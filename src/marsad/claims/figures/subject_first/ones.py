"""Figures of one: `a soldier`, `his wife`, `the driver, Omar Said`, `another`, a person's name."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import COUNT, OTHERS, PERSON, Figure
from marsad.claims.figures.subject_first.appositions import is_apposed, is_bracketed, is_remark, without_appositions
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.nouns import Noun, counted_at, person_at
from marsad.claims.figures.subject_first.person_names import begins_name, first_name_end, name_end
from marsad.claims.figures.subject_first.quantities import is_of_an_age
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_MOST_BEFORE: Final = 6
_PLACED: Final = frozenset({"designator", "direction", "site", "common"})
_VAGUE: Final = frozenset({"vague"})


def find_ones(sentence: Sentence, number: int, taken: set[int]) -> list[Figure]:
    """Those who may stand for one in a sentence, none of them among the tokens that numbers have `taken`."""
    found: list[Figure] = []
    at = 0
    while at < len(sentence):
        figure = None if at in taken else _one_at(sentence, at, number)
        if figure is not None and is_apposed(sentence, figure, found, taken):
            if found and found[-1].whole_last == figure.whole_first - 2:
                found[-1].whole_last = figure.whole_last
            at = figure.whole_last + 1
            continue
        if figure is not None and figure.rule == "single.bare" and is_remark(sentence, figure, taken):
            figure = None
        if figure is not None and figure.rule == "single.indefinite" and is_bracketed(sentence, figure):
            figure = None
        if figure is None or not taken.isdisjoint(range(figure.whole_first, figure.whole_last + 1)):
            at += 1
            continue
        found.append(figure)
        at = figure.whole_last + 1
    return without_appositions(sentence, found)


def _one_at(sentence: Sentence, at: int, number: int) -> Figure | None:
    other = mark(sentence, at, "other")
    if other is not None and "one" in other.features:
        figure = _another(sentence, at, other.size, number)
        if "told-before" not in other.features:
            return figure
        if figure is not None and figure.head is None and mark(sentence, figure.whole_last + 1, "they") is None:
            return figure
    opener = mark(sentence, at, "indefinite", "owner", "article")
    if opener is not None:
        return _opened(sentence, at, opener.sense, number)
    if begins_name(sentence, at):
        return _named(sentence, at, number) or _first_name(sentence, at, number)
    return _bare(sentence, at, number)


def _first_name(sentence: Sentence, at: int, number: int) -> Figure | None:
    """One name alone that owns what befell them (`Tala's death`)."""
    if sentence.words[at].kinds or mark(sentence, at + 1, "possessive") is None or at == 0:
        return None
    return _one(at, at, number, "single.first-name") if _masdar_at(sentence, at + 2) else None


def _masdar_at(sentence: Sentence, at: int) -> bool:
    return sentence.has(at, "outcome", "masdar") is not None


def _another(sentence: Sentence, at: int, size: int, number: int) -> Figure | None:
    """`another`, `another soldier`."""
    if sentence.is_number(at + size) or "numeral" in sentence.words[min(at + size, len(sentence) - 1)].kinds:
        return None
    noun = noun_at(sentence, at + size, False)
    if noun.other or noun.kind in ("unknown",):
        return None
    figure = _one(at + size - 1, at + size - 1, number, "single.other")
    figure.whole_first = at
    figure.head_kind = OTHERS
    if noun.head is not None:
        figure.head, figure.head_kind, figure.whole_last = noun.head, noun.kind, noun.last
        figure.own, figure.weak = noun.own, noun.weak
    return figure


def _opened(sentence: Sentence, at: int, opener: str, number: int) -> Figure | None:
    """`a soldier`, `his wife`, `the driver`, with the name that follows."""
    if any(match.size > 1 for match in sentence.all_at(at, "outcome")):
        return None  # the body of
    other = mark(sentence, at + 1, "other")
    first = at + 1 + (other.size if other is not None else 0)
    noun = noun_at(sentence, first, False)
    if noun.head is None or noun.other or noun.kind not in (PERSON, COUNT) or not _is_one(sentence, noun):
        return None
    if mark(sentence, noun.last + 1, "possessive") is not None:
        return None
    if opener == "owner" and sentence.has(noun.head, "person", "body-part") is not None:
        return None  # shrapnel hit his head
    if opener != "indefinite" and _is_of_any_number(sentence, noun.head):
        return None
    if opener == "article" and noun.head > first and sentence.is_capital(noun.head) and sentence.is_capital(first):
        return None  # the Ain al-Arab
    figure = _of(sentence, at, noun, number, f"single.{opener}")
    if (
        opener == "article"
        and figure.whole_last == noun.last
        and other is None
        and not _is_introduced(sentence, figure)
    ):
        figure.rule = "single.definite"
    return figure


def _is_of_any_number(sentence: Sentence, at: int) -> bool:
    """Whether one form stands for one and for several (`the staff`; not `the staff member`)."""
    person = person_at(sentence, at)
    return person is not None and "either" in person.features


def _bare(sentence: Sentence, at: int, number: int) -> Figure | None:
    """A noun without an article, as headlines have it, or before a name (`Judge Omar Said`)."""
    person = person_at(sentence, at)
    count = counted_at(sentence, at)
    if person is None and (count is None or "singular" not in count.features):
        return None
    if person is not None and "plural" in person.features:
        return None
    if any(match.size > 1 for match in sentence.all_at(at - 1, "outcome")):
        return None  # held hostage
    noun = noun_at(sentence, at, False)
    if noun.head is None or noun.other or noun.kind not in (PERSON, COUNT) or not _is_one(sentence, noun):
        return None
    if _is_in_proper_name(sentence, at, person):
        return None
    if _is_part_of_word(sentence, noun) or _goes_on_unknown(sentence, noun):
        return None
    if mark(sentence, noun.last + 1, "possessive") is not None:
        return None
    figure = _of(sentence, at, noun, number, "single.bare")
    return _with_modifiers(sentence, figure)


def _is_in_proper_name(sentence: Sentence, at: int, person: Match | None) -> bool:
    """Whether a noun that can describe others stands within a name with capitals (`the Northern National Army`)."""
    if person is None or "modifier" not in person.features or at == 0:
        return False
    around = (at - 1, at, at + person.size)
    return all(sentence.is_capital(here) for here in around) and bool(sentence.words[at + person.size].kinds)


def _goes_on_unknown(sentence: Sentence, noun: Noun) -> bool:
    """Whether a word that no pack knows follows, which the noun may describe (`refugee numbers`)."""
    after = noun.last + 1
    if not sentence.is_word(after) or sentence.is_capital(after):
        return False
    return sentence.words[after].kinds <= _VAGUE and after not in sentence.phrases


def _is_part_of_word(sentence: Sentence, noun: Noun) -> bool:
    """Whether a hyphen ties a noun to a word that it describes (`rebel-held`)."""
    after = noun.last + 1
    return sentence.form(after) == "-" and sentence.glued(after) and sentence.glued(after + 1)


def _with_modifiers(sentence: Sentence, figure: Figure) -> Figure | None:
    """A bare noun with what describes it before it; none where an article or a number opens the phrase."""
    at = figure.whole_first
    for back in range(at - 1, max(at - _MOST_BEFORE, -1), -1):
        word = sentence.words[back]
        if mark(sentence, back, "article", "indefinite", "owner") is not None or word.kinds & {"numeral", "vague"}:
            return None
        if sentence.is_number(back) or mark(sentence, back, "possessive", "no", "any", "each", "other") is not None:
            return None
        if not sentence.is_word(back) or word.kinds & {"particle", "outcome", "reporting"}:
            break
        if not sentence.is_capital(back) and word.kinds and not word.kinds & {"demonym", "party", "body"}:
            break
        at = back
    figure.whole_first = at
    return figure


def _of(sentence: Sentence, first: int, noun: Noun, number: int, rule: str) -> Figure:
    assert noun.head is not None
    figure = _one(noun.head, noun.last, number, rule)
    figure.whole_first, figure.whole_last = first, noun.last
    figure.head, figure.head_kind, figure.own, figure.weak = noun.head, noun.kind, noun.own, noun.weak
    end = name_end(sentence, noun.last + 1) or _aged_end(sentence, noun)
    if end is None and rule.endswith("owner"):
        end = first_name_end(sentence, noun.last + 1)
    if end is not None:
        figure.whole_last = end
        if not rule.endswith("owner"):
            figure.rule = "single.named"
    return figure


def _aged_end(sentence: Sentence, noun: Noun) -> int | None:
    """The last token of an age told of one person (`a man of 60`)."""
    assert noun.head is not None
    age = noun.last + 2
    person = sentence.at(noun.head, "person")
    if person is None or mark(sentence, noun.last + 1, "of") is None or not is_of_an_age(person):
        return None
    told = sentence.is_number(age) or sentence.at(age, "numeral") is not None
    return age if told and noun_at(sentence, age + 1, True).kind not in (PERSON, COUNT) else None


def _is_one(sentence: Sentence, noun: Noun) -> bool:
    assert noun.head is not None
    for kind in ("person", "outcome"):
        for match in sentence.all_at(noun.head, kind):
            if kind == "outcome" and "count" not in match.features:
                continue
            if "collective" in match.features or "general" in match.features:
                return False
            if "event-noun" in match.features:
                return False
            if "plural" not in match.features or "either" in match.features:
                return True
    return False


def _is_introduced(sentence: Sentence, figure: Figure) -> bool:
    """Whether a definite noun tells of somebody new: a name follows, or whose it is (`the driver of an ambulance`)."""
    after = mark(sentence, figure.whole_last + 1, "of", "for")
    if after is not None and mark(sentence, figure.whole_last + 1 + after.size, "indefinite") is not None:
        return True
    return _is_named(sentence, figure)


def _is_named(sentence: Sentence, figure: Figure) -> bool:
    """Whether a name follows after a comma (`the driver, Omar Said,`)."""
    return sentence.form(figure.whole_last + 1) == "," and name_end(sentence, figure.whole_last + 2) is not None


def _named(sentence: Sentence, at: int, number: int) -> Figure | None:
    end = name_end(sentence, at)
    if end is None or mark(sentence, at - 1, "article") is not None or _is_of_place(sentence, at - 1):
        return None
    return _one(at, end, number, "single.name")


def _is_of_place(sentence: Sentence, at: int) -> bool:
    """Whether a preposition at a token makes a name a place's (`from Tal Nasir`, `the countryside of Ain Hadi`)."""
    if mark(sentence, at, "in", "near") is not None:
        return True
    if mark(sentence, at, "of") is None or at == 0:
        return mark(sentence, at, "from") is not None
    return not sentence.words[at - 1].kinds.isdisjoint(_PLACED)


def _one(first: int, last: int, number: int, rule: str) -> Figure:
    return Figure(number, first, last, -1, -1, 1, None, "exact", first, last, single=True, rule=rule)
