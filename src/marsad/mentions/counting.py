"""What a number counts by its own context: whether something else than people, and what names it completes."""

from __future__ import annotations

from typing import Final

from marsad.languages.entries import Match
from marsad.mentions.approximation import before_article, ending
from marsad.mentions.numerals import CLITICS
from marsad.model.mention import NumberMention
from marsad.text.tokens import Sentence

PEOPLE: Final = ("person", "outcome", "demonym")
_OLDEST: Final = 110
_TELL_COUNT: Final = frozenset({"outcome", "approximator", "unit", "numeral", "vague", "reporting"})
_PERCENT: Final = frozenset("%\u066a")
_MONEY: Final = frozenset("$€£")
_DEGREE: Final = "°"
_OPENING: Final = frozenset("(\"'«/")
_CLOSING: Final = frozenset(")\"'»/")
_QUOTES: Final = frozenset("\"'»")
_ASIDE: Final = frozenset(",.;)")
_TOLL: Final = 6
"""Tokens between a toll and a bracket that holds its size."""
_REACH: Final = 8
"""Words that may describe a noun before it."""
#: Kinds of word that are no part of what a number counts.
_ENDS: Final = frozenset({"particle", "numeral", "vague", "reporting", "month", "weekday", "approximator"})
_NO_UNIT: Final = frozenset({"before", "after", "clock", "pronoun"})


def counts_other(sentence: Sentence, mention: NumberMention) -> str | None:
    """What the number counts or names instead of people (`time`, `money`, `identifier` …); None if nothing says so."""
    if mention.noun or (sentence.form(mention.first - 1) == "(" and follows_toll(sentence, mention.first - 1)):
        return None
    if "attributes-first" in sentence.grammar:
        return (
            _signs(sentence, mention)
            or _named(sentence, mention)
            or _told_aside(sentence, mention)
            or _headed(sentence, mention)
            or _quoted(sentence, mention)
        )
    return (
        _signs(sentence, mention)
        or _named(sentence, mention)
        or _counted(sentence, mention)
        or _quoted(sentence, mention)
        or _before_it(sentence, mention)
    )


def follows_toll(sentence: Sentence, end: int) -> bool:
    """Whether a bracket that opens at a token holds the size of a toll that was named (`حصيلة المرصد (332)`)."""
    return any(sentence.has(at, "carrier", "toll") is not None for at in range(max(end - _TOLL, 0), end))


def is_people(sentence: Sentence, at: int) -> bool:
    """Whether a noun for people stands at token `at`, with no proclitic (`جنود`, `من` never)."""
    return bool(_people(sentence, at)) and sentence.at(at, "particle") is None


def _people(sentence: Sentence, at: int) -> list[Match]:
    if at >= len(sentence) or (at not in sentence.phrases and sentence.words[at].kinds.isdisjoint(PEOPLE)):
        return []
    adjective = "attributes-first" in sentence.grammar
    return [
        match
        for kind in PEOPLE
        for match in sentence.all_at(at, kind)
        if not match.features & CLITICS
        and "verb" not in match.features
        and "masdar" not in match.features
        and not (adjective and kind == "demonym" and "plural" not in match.features)  # Syrian pounds
    ]


def is_percent(sentence: Sentence, at: int) -> bool:
    """Whether `في المئة` begins at token `at`."""
    match = sentence.at(at, "unit", "percent")
    return match is not None and "before" not in match.features


def unit_at(sentence: Sentence, at: int) -> Match | None:
    """The counted noun at token `at` that is not people (`أيام`, `صاروخا`)."""
    for match in sentence.all_at(at, "unit"):
        if not match.features & _NO_UNIT and not match.features & CLITICS:
            return match
    return None


def is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a noun that a number counts stands at token `at`; a definite one is another's (`منذ 2009 السنة التي`)."""
    if any("article" not in match.features for match in _people(sentence, at)):
        return sentence.at(at, "particle") is None
    unit = unit_at(sentence, at)
    return unit is not None and "article" not in unit.features


def head_noun(sentence: Sentence, at: int) -> int:
    """The token of the noun that heads the words from a token on (`12 armed men`); -1 where none is a known noun.

    A plural closes the phrase; a singular may describe the noun right behind it (`police officers`, `hospital staff`).
    """
    found = -1
    inside = at
    for here in range(at, min(at + _REACH, len(sentence))):
        if here < inside:
            continue
        inside = max((m.size for m in sentence.all_at(here, "person")), default=1) + here
        if unit_at(sentence, here) is None and not _describes(sentence, here):
            break
        if is_people(sentence, here) or unit_at(sentence, here) is not None:
            found = here
            if _is_plural(sentence, here) and not _is_plural_unit(sentence, here + 1):
                break
        elif found >= 0:
            break
    return found


def _describes(sentence: Sentence, at: int) -> bool:
    """Whether a token can stand in the phrase that a number opens: a noun, what describes it, no verb."""
    word = sentence.words[at]
    if not word.form[0].isalpha():
        return word.form in _QUOTES or word.form == "-"
    if not _ENDS.isdisjoint(word.kinds):
        return False
    verb = any("verb" in match.features for matches in word.matches.values() for match in matches)
    return not verb or is_people(sentence, at) or unit_at(sentence, at) is not None or _is_participle(sentence, at)


def _is_participle(sentence: Sentence, at: int) -> bool:
    return any("participle" in match.features for matches in sentence.words[at].matches.values() for match in matches)


def _is_plural_unit(sentence: Sentence, at: int) -> bool:
    """Whether a plural of what is no people follows, which a collective then describes (`three police cars`)."""
    unit = unit_at(sentence, at)
    return unit is not None and "plural" in unit.features and not is_people(sentence, at)


def _is_plural(sentence: Sentence, at: int) -> bool:
    return any("plural" in match.features for kind in (*PEOPLE, "unit") for match in sentence.all_at(at, kind))


def name_before(sentence: Sentence, first: int) -> Match | None:
    """The noun that the number at token `first` completes as a name (`اللواء` 35, `الساعة` 5), also in brackets."""
    at = before_article(sentence, first)
    if at and sentence.forms[at - 1] in _OPENING:
        at -= 1
    return next((match for match in ending(sentence, at, "unit") if "before" in match.features), None)


def _signs(sentence: Sentence, mention: NumberMention) -> str | None:
    after, before = sentence.form(mention.last + 1), sentence.form(mention.first - 1)
    if after in _PERCENT or before in _PERCENT or is_percent(sentence, mention.last + 1):
        return "percent"
    if after in _MONEY or before in _MONEY:
        return "money"
    if after == _DEGREE:
        return "measure"
    if before == "(" and after == ")" and _is_age(sentence, mention):
        return "age"
    return None


def _is_age(sentence: Sentence, mention: NumberMention) -> bool:
    """`محمد علي (35)، وشقيقه (12)`: a number alone in brackets after a name; not `(12) قتيلا`, `وأصيب (7) بجروح`."""
    named = mention.first - 2
    if not mention.value or mention.value > _OLDEST or not sentence.is_word(named) or _is_article(sentence, named):
        return False
    closes = mention.last + 2
    if is_counted(sentence, closes) or sentence.at(closes, "particle", "of"):
        return False
    return sentence.words[named].kinds.isdisjoint(_TELL_COUNT)


def _is_article(sentence: Sentence, at: int) -> bool:
    return sentence.at(at, "particle", "article") is not None


def _named(sentence: Sentence, mention: NumberMention) -> str | None:
    name = name_before(sentence, mention.first) or _named_with_it(sentence, mention)
    if name is None or (mention.value is None and name.sense != "age"):
        return None
    if "weak" in name.features and (mention.rule != "digits" or is_counted(sentence, _noun(sentence, mention)[0])):
        return None
    return name.sense if name.sense == "age" or name.sense == "identifier" or "year" not in name.features else None


def _named_with_it(sentence: Sentence, mention: NumberMention) -> Match | None:
    """The name that another number before has too (`القراران رقم 2139 و2254`)."""
    at = mention.first - 1
    if sentence.at(at, "particle", "and") is None or not sentence.is_number(at - 1):
        return None
    name = name_before(sentence, at - 1)
    return name if name is not None and not is_counted(sentence, mention.last + 1) else None


def _quoted(sentence: Sentence, mention: NumberMention) -> str | None:
    """`شبكة "السويداء 24"`: digits that close a quoted name."""
    if mention.rule != "digits" or sentence.form(mention.last + 1) not in _QUOTES:
        return None
    named = mention.first - 1
    names = sentence.is_word(named) and "outcome" not in sentence.words[named].kinds and mention.qualifier == "exact"
    return "identifier" if names and sentence.form(named - 1) in _QUOTES | _OPENING else None


def _noun(sentence: Sentence, mention: NumberMention) -> tuple[int, bool]:
    """The token where what it counts should stand, after brackets and approximators, and whether من leads to it."""
    at = max(mention.last, mention.whole_last if mention.value is None else mention.last) + 1
    while sentence.form(at) in _CLOSING:
        at += 1
    for match in sentence.all_at(at, "approximator"):
        if "after" in match.features:
            at += match.size
            break
    particle = sentence.at(at, "particle", "of")
    partitive = particle is not None and not particle.features & CLITICS
    at += partitive
    while sentence.form(at) in _OPENING:
        at += 1
    return at, partitive or sentence.at(at - 1, "particle", "of") is not None


def _counted(sentence: Sentence, mention: NumberMention) -> str | None:
    if sentence.has(mention.last + 1, "unit", "after"):
        return "age"
    at, partitive = _noun(sentence, mention)
    unit = unit_at(sentence, at)
    people = _people(sentence, at)
    if unit is None or (people and _agree(mention, people) and not _agree(mention, [unit])):
        return None
    if partitive and "plural" not in unit.features:
        return None
    return "age" if unit.sense == "time" and _tells_age(sentence, mention) else unit.sense


def _headed(sentence: Sentence, mention: NumberMention) -> str | None:
    """What heads the phrase of a number whose noun stands last in it: a unit, or nothing where that is people."""
    if sentence.has(mention.last + 1, "unit", "after"):
        return "age"
    at, _ = _noun(sentence, mention)
    glued = sentence.form(at) == "-" and sentence.glued(at) and sentence.glued(at + 1)
    if glued:
        return None if is_people(sentence, at + 1) else "other"
    while sentence.at(at, "particle", "article") is not None:
        at += 1
    named = unit_at(sentence, at)
    if named is not None and named.size > 1:  # Syrian pounds
        return named.sense
    head = head_noun(sentence, at)
    if head < 0 or is_people(sentence, head):
        return None
    unit = unit_at(sentence, head)
    if unit is None:
        return None
    return "age" if unit.sense == "time" and _tells_age(sentence, mention) else unit.sense


def _told_aside(sentence: Sentence, mention: NumberMention) -> str | None:
    """`Samir Hadad, 34, died`: an age between commas behind a name."""
    named = mention.first - 2
    if mention.rule != "digits" or sentence.form(named + 1) != "," or not sentence.is_capital(named):
        return None
    aged = 0 < (mention.value or 0) <= _OLDEST and sentence.form(mention.last + 1) in _ASIDE
    return "age" if aged and sentence.words[named].kinds.isdisjoint(_TELL_COUNT | {"month"}) else None


def _agree(mention: NumberMention, nouns: list[Match]) -> bool:
    """Whether a noun has the form that the number asks for: the plural after three to ten, else the singular."""
    few = mention.value is None or 3 <= mention.value % 100 <= 10
    return any("plural" in noun.features or "dual" in noun.features for noun in nouns) == few


def _tells_age(sentence: Sentence, mention: NumberMention) -> bool:
    """`(35 عاما)` after a name is an age."""
    return sentence.form(mention.whole_first - 1) == "(" and mention.value is not None and mention.value <= _OLDEST


def _before_it(sentence: Sentence, mention: NumberMention) -> str | None:
    """The noun before a number that follows it: `غارتين اثنتين`, `يوم واحد`, `الأيام الثلاثة`, `سيارات عدة`."""
    first = before_article(sentence, mention.first)
    definite = mention.rule == "definite" or (mention.rule == "digits" and first < mention.first)
    number = "plural" if definite else _NUMBERS_AFTER.get(mention.rule)
    if number is None or is_people(sentence, mention.last + 1):
        return None
    for noun in (first - 1, first - 2) if definite else (first - 1,):
        for match in sentence.all_at(noun, "unit"):
            if number in match.features and (not definite or "article" in match.features):
                return match.sense
        if is_people(sentence, noun):
            return None
    return "other" if mention.rule == "one" and sentence.at(first - 2, "particle", "of") else None


_NUMBERS_AFTER: Final = {"one": "singular", "two": "dual", "vague": "plural"}
