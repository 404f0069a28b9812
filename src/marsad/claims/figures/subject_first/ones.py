"""Figures of one: `a soldier`, `his wife`, `the driver, Omar Said`, `another`, a person's name."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import COUNT, OTHERS, PERSON, Figure
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.noun_phrases import Noun, counted_at, noun_at, person_at
from marsad.text.tokens import Sentence

_LONGEST_NAME: Final = 9
_IN_NAMES: Final = frozenset(
    {"calendar", "naming", "person", "place", "demonym", "designator", "common", "event", "frame"}
)
_APPOSED: Final = frozenset({"single.indefinite", "single.definite"})
_APART: Final = frozenset("-'`")
_MOST_BEFORE: Final = 6
_CALLED: Final = 8
_VAGUE: Final = frozenset({"vague"})
_ADDED: Final = 16
_NAMEABLE: Final = frozenset({"single.indefinite", "single.article", "single.definite", "single.bare"})
_NAMED: Final = frozenset({"single.named", "single.name"})
_VERBAL: Final = ("was", "have", "relative", "clause", "and")


def find_ones(sentence: Sentence, number: int, taken: set[int]) -> list[Figure]:
    """Those who may stand for one in a sentence, none of them among the tokens that numbers have `taken`."""
    found: list[Figure] = []
    at = 0
    while at < len(sentence):
        figure = None if at in taken else _one_at(sentence, at, number)
        if figure is not None and _is_apposed(sentence, figure, found, taken):
            at = figure.whole_last + 1
            continue
        if figure is not None and figure.rule == "single.bare" and _is_remark(sentence, figure, taken):
            figure = None
        if figure is not None and figure.rule == "single.indefinite" and _is_bracketed(sentence, figure):
            figure = None
        if figure is None or not taken.isdisjoint(range(figure.whole_first, figure.whole_last + 1)):
            at += 1
            continue
        found.append(figure)
        at = figure.whole_last + 1
    return _without_appositions(sentence, found)


def _is_apposed(sentence: Sentence, figure: Figure, found: list[Figure], taken: set[int]) -> bool:
    """Whether a noun between commas tells more of one told right before it (`one guard, a father of two, was shot`)."""
    before, after = figure.whole_first - 2, figure.whole_last + 1
    if figure.rule not in _APPOSED or sentence.form(before + 1) != "," or sentence.form(after) != ",":
        return False
    one = before in taken or (bool(found) and found[-1].whole_last == before and found[-1].rule != "single.name")
    return one and mark(sentence, after + 1, "was", "have") is not None


def _is_bracketed(sentence: Sentence, figure: Figure) -> bool:
    """Whether brackets enclose a noun, which then tells more of what stands before it."""
    return sentence.form(figure.whole_first - 1) == "(" and sentence.form(figure.whole_last + 1) == ")"


def _is_remark(sentence: Sentence, figure: Figure, taken: set[int]) -> bool:
    """Whether a bare noun only tells more of those told right before it (`a worker (driver)`)."""
    before = figure.whole_first - 1
    if before in taken:
        return True
    return sentence.form(before) == "(" and sentence.form(figure.whole_last + 1) == ")"


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
    if _begins_name(sentence, at):
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
    if opener != "indefinite" and sentence.has(noun.head, "person", "either") is not None:
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


def _bare(sentence: Sentence, at: int, number: int) -> Figure | None:
    """A noun without an article, as headlines have it, or before a name (`Judge Omar Said`)."""
    person = person_at(sentence, at)
    count = counted_at(sentence, at)
    if person is None and (count is None or "singular" not in count.features):
        return None
    if person is not None and "plural" in person.features:
        return None
    noun = noun_at(sentence, at, False)
    if noun.head is None or noun.other or noun.kind not in (PERSON, COUNT) or not _is_one(sentence, noun):
        return None
    if _is_part_of_word(sentence, noun) or _goes_on_unknown(sentence, noun):
        return None
    if mark(sentence, noun.last + 1, "possessive") is not None:
        return None
    figure = _of(sentence, at, noun, number, "single.bare")
    return _with_modifiers(sentence, figure)


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
    end = name_end(sentence, noun.last + 1)
    if end is None and rule.endswith("owner"):
        end = _first_name_end(sentence, noun.last + 1)
    if end is not None:
        figure.whole_last = end
        if not rule.endswith("owner"):
            figure.rule = "single.named"
    return figure


def _first_name_end(sentence: Sentence, at: int) -> int | None:
    """The token of the one name that follows a noun (`her husband Nabil`, `his mother, Samira, and`)."""
    if _is_first_name(sentence, at):
        return at
    if sentence.form(at) == "," and _is_first_name(sentence, at + 1) and sentence.form(at + 2) == ",":
        return at + 2
    return None


def _is_first_name(sentence: Sentence, at: int) -> bool:
    """Whether a word with a capital that no pack knows stands at a token (`her husband Nabil`)."""
    return sentence.is_word(at) and sentence.is_capital(at) and not sentence.words[at].kinds


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


def _begins_name(sentence: Sentence, at: int) -> bool:
    return sentence.is_word(at) and sentence.is_capital(at) and _may_be_named(sentence, at, first=True)


def _may_be_named(sentence: Sentence, at: int, first: bool) -> bool:
    word = sentence.words[at]
    if any(not kinds.keys() <= _IN_NAMES for kinds in (sentence.phrases.get(at, {}),)):
        return False
    if first and word.kinds & {"person", "demonym"}:
        return False
    return word.kinds <= _IN_NAMES


def name_end(sentence: Sentence, at: int) -> int | None:
    """The last token of the person's name of two words or more that begins at a token, None where none does."""
    if not 0 <= at < len(sentence) or not _begins_name(sentence, at):
        return None
    last, here, words = at, at + 1, 1
    while here < min(at + _LONGEST_NAME, len(sentence)):
        form = sentence.forms[here]
        part = sentence.at(here, "naming", "part") is not None
        if form in _APART and sentence.glued(here) and sentence.glued(here + 1):
            here += 1
            if sentence.is_word(here) and mark(sentence, here, "possessive") is None:
                words += here - 2 > at and sentence.is_capital(here)
                last = here
                here += 1
                continue
            break
        if not sentence.is_word(here):
            break
        capital = sentence.is_capital(here)
        if capital and _may_be_named(sentence, here, first=False):
            words += sentence.form(here - 1) != "-"
            last = here
        elif not part:
            break
        here += 1
    unknown = any(not sentence.words[token].kinds for token in range(at, last + 1) if sentence.is_word(token))
    return last if words > 1 and unknown else None


def _named(sentence: Sentence, at: int, number: int) -> Figure | None:
    end = name_end(sentence, at)
    if end is None or mark(sentence, at - 1, "article") is not None:
        return None
    return _one(at, end, number, "single.name")


def _one(first: int, last: int, number: int, rule: str) -> Figure:
    return Figure(number, first, last, -1, -1, 1, None, "exact", first, last, single=True, rule=rule)


def _without_appositions(sentence: Sentence, found: list[Figure]) -> list[Figure]:
    """Of a name and the noun beside it for the same person, the noun (`Omar Said, a teacher, was killed`)."""
    kept: list[Figure] = []
    for figure in found:
        before = kept[-1] if kept else None
        if before is not None and _tells_again(sentence, before, figure):
            continue
        if (
            before is not None
            and figure.rule == "single.name"
            and (_is_called(sentence, before, figure) or _is_added(sentence, before, figure))
        ):
            before.whole_last = figure.whole_last
            before.rule = "single.named"
            continue
        if (
            before is not None
            and sentence.form(before.whole_last + 1) == ","
            and figure.whole_first == before.whole_last + 2
        ):
            if before.rule == "single.name" and figure.rule in (
                "single.indefinite",
                "single.article",
                "single.definite",
            ):
                figure.whole_first = before.whole_first
                figure.rule = "single.apposition"
                kept.pop()
            elif figure.rule == "single.name" and before.rule != "single.name":
                before.whole_last = figure.whole_last
                continue
        kept.append(figure)
    return kept


def _is_called(sentence: Sentence, one: Figure, name: Figure) -> bool:
    """Whether a name is said to be that of one told right before (`the driver of an ambulance named Omar Said`)."""
    if one.rule == "single.name" or name.whole_first - one.whole_last > _CALLED:
        return False
    for back in range(name.whole_first - 1, max(name.whole_first - 4, one.whole_last), -1):
        match = sentence.at(back, "naming", "called")
        if match is not None:
            return back + match.size == name.whole_first
    return False


def _tells_again(sentence: Sentence, one: Figure, figure: Figure) -> bool:
    """Whether a noun between commas tells more of one named right before (`Sheikh Omar Said, a local leader,`)."""
    if figure.rule != "single.indefinite" or one.rule not in _NAMED:
        return False
    if sentence.form(one.whole_last + 1) != "," or figure.whole_first != one.whole_last + 2:
        return False
    return one.rule != "single.name" and sentence.form(figure.whole_last + 1) in (",", ".", "")


def _is_added(sentence: Sentence, one: Figure, name: Figure) -> bool:
    """Whether a name between commas is that of one told before, words of hers between (`a nurse from Rahba, …,`)."""
    if one.rule not in _NAMEABLE or name.whole_first - one.whole_last > _ADDED:
        return False
    if sentence.form(name.whole_first - 1) != "," or sentence.form(name.whole_last + 1) != ",":
        return False
    between = range(one.whole_last + 1, name.whole_first - 1)
    return all(
        sentence.forms[at] != "," and "outcome" not in sentence.words[at].kinds and mark(sentence, at, *_VERBAL) is None
        for at in between
    )
