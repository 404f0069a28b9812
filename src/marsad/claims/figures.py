"""Figures: quantities of people in a sentence, each with its counted noun, before it is known what befell them."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.mentions.numbers import counts_other
from marsad.model.mention import NumberMention
from marsad.model.vocabulary import Qualifier
from marsad.text.tokens import Sentence

#: What the counted noun is: people, those whom an outcome noun names (قتيل), `others`, `of them`, a body (قوات),
#: nothing at all, or a word that no pack knows.
PERSON, COUNT, OTHERS, THEM, BODY, BARE, UNKNOWN = "person", "count", "others", "them", "body", "bare", "unknown"


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity of people at tokens `first` to `last`; `head` is its counted noun's token, None where there is none.

    `whole_first` and `whole_last` take in approximators and the counted noun. What later steps decide stands below
    the line: outcome, total, group.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    value: int | None
    value_high: int | None
    qualifier: Qualifier
    whole_first: int
    whole_last: int
    head: int | None
    head_kind: str
    own: str | None = None
    """The outcome that the counted noun itself names (killed for قتيل)."""
    weak: bool = False
    """Whether that outcome yields to another one (held for أسرى, in مقتل خمسة أسرى)."""
    single: bool = False
    clitic: bool = False
    """Whether a preposition is written before the singular noun."""
    """Whether a singular noun stands for one."""
    noun: bool = False
    sets: bool = False
    """Whether the noun before it names a set (`عدد القتلى إلى 45`)."""
    outcome: str | None = None
    part_of: Figure | None = None
    follows: Figure | None = None
    """The figure of the same list or verb that this one goes on from."""
    before: Figure | None = None
    """The total told before it in its sentence."""
    group: tuple[int, int] | None = None
    """Token range of the words that name the affected group, in `group_sentence` (the figure's own where -1)."""
    group_sentence: int = -1
    tags: frozenset[str] = frozenset()
    rule: str = ""
    number_rule: str = ""
    trigger_entry: str = ""
    trigger: tuple[int, int] | None = None
    """Folded characters of the word that says what befell them."""
    trigger_token: int | None = None
    seized: bool = False
    """Whether the word that says so leaves open who holds them (احتجاز)."""
    doubts: list[str] = field(default_factory=list)


def find_figures(mentions: Mentions, number: int) -> list[Figure]:
    """The figures of a sentence that may count people, in order; singular nouns are left to `single_figures`."""
    sentence = mentions.sentence(number)
    found = []
    for mention in mentions.numbers(number):
        if counts_other(sentence, mention) is not None and not _of_body(sentence, mention.last + 1):
            continue
        if mention.rule == "ambiguous-dual" and _is_definite(sentence, mention.first):
            continue
        figure = _figure(sentence, mention, number)
        if figure is not None and not _same_family(sentence, figure):
            found.append(figure)
    return found


def _of_body(sentence: Sentence, at: int) -> bool:
    """Whether `of` and those whom a body or group sends follow: 13 من الفصائل counts people."""
    if sentence.at(at, "particle", "of") is None:
        return False
    return any(sentence.at(at + 1, kind) for kind in ("body", "party", "person"))


def _is_definite(sentence: Sentence, at: int) -> bool:
    """Whether a noun has the article: then a form that is a dual or a plural is the plural (المعتقلين)."""
    return any("article" in m.features for kind in ("person", "outcome", "demonym") for m in sentence.all_at(at, kind))


def _same_family(sentence: Sentence, figure: Figure) -> bool:
    """`from one family` tells whence they are, and counts nobody (من عائلة واحدة)."""
    return figure.value == 1 and sentence.at(figure.whole_first - 1, "particle", "of") is not None


def _figure(sentence: Sentence, mention: NumberMention, number: int) -> Figure | None:
    figure = Figure(
        sentence=number, first=mention.first, last=mention.last, start=mention.start, end=mention.end,
        value=mention.value, value_high=mention.value_high, qualifier=mention.qualifier,
        whole_first=min(mention.first, mention.whole_first) if mention.whole_first >= 0 else mention.first,
        whole_last=max(mention.last, mention.whole_last), head=None, head_kind=BARE, noun=mention.noun,
    )  # fmt: skip
    if mention.rule == "ambiguous-dual":
        figure.doubts.append("ambiguous-dual")
    if mention.noun:
        one = sentence.at(mention.first, "particle", "one-of")
        figure.clitic = one is not None and bool(one.features & {"to", "with", "as"})
        if sentence.at(mention.first, "party"):
            figure.doubts = ["ambiguous-party"]
        return figure if _take_head(sentence, figure, mention.first) else None
    _find_head(sentence, figure)
    return figure


def _find_head(sentence: Sentence, figure: Figure) -> None:
    """The counted noun: after the number, or before it where the number is definite or in apposition."""
    before = figure.first - 1
    if before >= 0 and sentence.form(before) in _SIGNS:
        before -= 1
    definite = _is_definite_number(sentence, figure)
    while before >= 0 and sentence.at(before, "particle", "article"):
        before -= 1
    if definite and (noun := _noun_before(sentence, before)) is not None and _take_head(sentence, figure, noun):
        figure.whole_first = min(figure.whole_first, noun)
        return
    at = figure.last + 1
    after = sentence.has(at, "approximator", "after")
    if after is not None and sentence.at(at + after.size, "particle", "of"):
        at += after.size
    while sentence.form(at) in _SIGNS or sentence.at(at, "vague", "adjective"):
        at += 1
    if sentence.at(at, "particle", "of") and not sentence.at(at, "particle", "among"):
        at += 1
    elif not definite and before >= 0 and (dual := _dual(sentence, before)) and figure.value == 2:
        if _take_head(sentence, figure, before):
            figure.whole_first = min(figure.whole_first, before)
            return
        del dual
    if at >= len(sentence):
        return
    if sentence.at(at, "particle", "them"):
        figure.head_kind = THEM
        return
    if sentence.at(at, "particle", "other"):
        figure.head_kind, figure.head = OTHERS, at
        figure.whole_last = max(figure.whole_last, at)
        return
    if figure.value == 1 and sentence.at(figure.first, "numeral", "one") and _take_noun_before(sentence, figure, before):
        return
    if _take_head(sentence, figure, at):
        figure.whole_last = max(figure.whole_last, at)
        return
    if sentence.is_word(at) and not (sentence.words[at].kinds - {"demonym"}):
        figure.head_kind, figure.head = UNKNOWN, at


_SIGNS = ('"', "«", "»", "(", ")", "/", "“", "”", "[", "]", "'")


def _take_noun_before(sentence: Sentence, figure: Figure, before: int) -> bool:
    """`one` after its noun and the noun's adjective (جندي واحد، جندي أفغاني واحد)."""
    for at in (before, before - 1):
        if at >= 0 and _singular(sentence, at) and _take_head(sentence, figure, at):
            figure.whole_first = min(figure.whole_first, at)
            return True
    return False


def _take_head(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Make token `at` the figure's counted noun, if it can be one: nothing joins it to what went before."""
    if at != figure.first and _joined_noun(sentence, at):
        return False
    for match in sentence.all_at(at, "outcome"):
        if "count" in match.features and "verb" not in match.features:
            person = sentence.at(at, "person")
            figure.own, figure.weak = match.sense, "weak-count" in match.features
            figure.head, figure.head_kind = at, PERSON if person and figure.weak else COUNT
            figure.whole_last = max(figure.whole_last, at + match.size - 1)
            return True
    if sentence.at(at, "person"):
        figure.head, figure.head_kind = at, PERSON
        return True
    if sentence.at(at, "demonym"):
        figure.head, figure.head_kind = at, PERSON
        return True
    if sentence.at(at, "body") or sentence.at(at, "party"):
        figure.head, figure.head_kind = at, BODY
        return True
    return False


def _joined_noun(sentence: Sentence, at: int) -> bool:
    """Whether the words at a token bring a conjunction or preposition of their own (مقتل 19 وإصابة عشرات)."""
    return any(
        match.features & {"and", "then", "with", "to", "as"}
        for kind in ("outcome", "person", "demonym", "party", "body")
        for match in sentence.all_at(at, kind)[:1]
    )


def _is_definite_number(sentence: Sentence, figure: Figure) -> bool:
    if sentence.at(figure.first - 1, "particle", "article"):
        return True
    return any("article" in match.features for match in sentence.all_at(figure.first, "numeral"))


def _noun_before(sentence: Sentence, before: int) -> int | None:
    """The definite plural that a definite number follows (الجنود الثلاثة، الصحافيين المستقلين الثلاثة)."""
    for at in range(before, max(before - 3, -1), -1):
        for kind in ("person", "outcome"):
            for match in sentence.all_at(at, kind):
                if "verb" not in match.features and "masdar" not in match.features and "article" in match.features:
                    return at
        if not sentence.is_word(at):
            return None
    return None


def _dual(sentence: Sentence, at: int) -> Match | None:
    return sentence.has(at, "person", "dual") or sentence.has(at, "outcome", "dual")


def _singular(sentence: Sentence, at: int) -> bool:
    return any("singular" in match.features for match in sentence.all_at(at, "person"))


def single_figure(sentence: Sentence, at: int, number: int) -> Figure | None:
    """The figure of one that a singular noun, `one of`, `another` or an ordinal at token `at` can stand for."""
    match = sentence.at(at, "particle", "one-of")
    if match is not None:
        figure = _one(sentence, at, at, number)
        figure.rule = "single.one-of"
        _trim_clitics(sentence, figure, match)
        if "complete" in match.features:
            return figure
        if "article" in match.features or not _take_head(sentence, figure, at + 1):
            return None
        figure.whole_last = at + 1
        return figure
    person = _single_person(sentence, at)
    if person is not None:
        figure = _one(sentence, at, at + person.size - 1, number)
        figure.head, figure.head_kind, figure.rule = at, PERSON, "single.person"
        figure.clitic = bool(person.features & {"to", "with", "as"})
        for own in sentence.all_at(at, "outcome"):
            if "weak-count" in own.features:
                figure.own, figure.weak = own.sense, True
        _trim_clitics(sentence, figure, person)
        return figure
    citizen = _single_demonym(sentence, at)
    if citizen is not None:
        figure = _one(sentence, at, at, number)
        figure.head, figure.head_kind, figure.rule = at, PERSON, "single.demonym"
        if "dual" in citizen.features:
            figure.value = 2
            if "plural" in citizen.features:
                figure.doubts.append("ambiguous-dual")
        _trim_clitics(sentence, figure, citizen)
        return figure
    for match in sentence.all_at(at, "outcome"):
        if not {"count", "singular"} <= match.features or match.features & {"pronoun", "event-noun"}:
            continue
        if match.sense:
            figure = _one(sentence, at, at, number)
            figure.head, figure.head_kind, figure.own = at, COUNT, match.sense
            figure.weak, figure.rule = "weak-count" in match.features, "single.count"
            _trim_clitics(sentence, figure, match)
            return figure
    for sense in ("other", "ordinal"):
        match = sentence.at(at, "particle", sense)
        if match is not None and "one" in match.features:
            figure = _one(sentence, at, at, number)
            figure.head_kind, figure.rule = OTHERS, f"single.{sense}"
            _trim_clitics(sentence, figure, match)
            return figure
    return None


def _single_person(sentence: Sentence, at: int) -> Match | None:
    """A person noun in the singular, or `office`; kinship nouns bring their pronoun (زوجها)."""
    for match in sentence.all_at(at, "person"):
        if match.features & {"plural", "dual"} and "singular" not in match.features:
            continue
        if "dual" in match.features and "construct" in match.features:
            continue
        if {"pronoun", "no-owner"} <= match.features:
            continue  # أجنبية is no `his foreigner`
        if match.entry.attributes.get("inflect") == "human" and "female" in match.features:
            continue  # مسلحة is an adjective of groups
        return match
    return None


def nobody(sentence: Sentence, at: int, number: int) -> Figure:
    """The figure of none that `any` at token `at` stands for; without a head where no people follow."""
    figure = _one(sentence, at, at, number)
    figure.value, figure.qualifier, figure.rule, figure.single = 0, "none", "none", False
    after = at + 1
    if sentence.at(after, "particle", "of"):
        after += 1
    _take_head(sentence, figure, after)
    figure.whole_last = max(figure.whole_last, after)
    return figure


def named_figure(sentence: Sentence, at: int, number: int) -> Figure | None:
    """The figure of one that a person's name stands for: two to five words in a row that no pack knows."""
    last = at
    while last < min(at + 5, len(sentence)) and may_be_name(sentence, last):
        last += 1
    if last - at < 2 or all(sentence.words[here].matches for here in range(at, last)):
        return None
    return name_of(sentence, at, last - 1, number)


def name_of(sentence: Sentence, first: int, last: int, number: int) -> Figure:
    """The figure of one whom a name at tokens `first` to `last` tells."""
    figure = _one(sentence, first, last, number)
    figure.rule = "single.name"
    return figure


def may_be_name(sentence: Sentence, at: int) -> bool:
    """Whether a word can be part of a person's name: one that no pack knows, or that packs know beside names (عبد)."""
    if not sentence.is_word(at):
        return False
    word = sentence.words[at]
    if at in sentence.phrases or len(word.form) < 2:
        return False
    return not word.kinds - _BESIDE_NAMES


_BESIDE_NAMES = frozenset({"calendar", "designator", "speaker", "naming"})


def _single_demonym(sentence: Sentence, at: int) -> Match | None:
    """A nationality that stands for a person by itself (قتل فلسطيني): never right after a noun that it describes."""
    if sentence.at(at, "place") or sentence.at(at - 1, "person") or sentence.at(at - 1, "body") or sentence.at(at - 1, "party"):
        return None
    for match in sentence.all_at(at, "demonym"):
        if match.features & {"singular", "dual"} and not match.features & {"article", "female", "pronoun", "accusative"}:
            return match
    return None


def _one(sentence: Sentence, first: int, last: int, number: int) -> Figure:
    after = sentence.has(last + 1, "approximator", "after")
    return Figure(
        sentence=number, first=first, last=last, start=sentence.starts[first], end=sentence.ends[last], value=1,
        value_high=None, qualifier="at_least" if after is not None and after.sense == "at_least" else "exact", whole_first=first, whole_last=last, head=None, head_kind=BARE, single=True,
    )  # fmt: skip


def _trim_clitics(sentence: Sentence, figure: Figure, match: Match) -> None:
    """Leave the conjunction and preposition before the noun out of the number's span, keep its article."""
    figure.start = sentence.starts[figure.first] + match.prefix - match.article
