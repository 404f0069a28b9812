"""The noun that a number counts: after it (10 قتلى), before it (الجنود الثلاثة), or in it (قتيلان)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.needs import has_need
from marsad.mentions.counting import counts_other, follows_toll
from marsad.mentions.find import Mentions
from marsad.model.mention import NumberMention
from marsad.text.tokens import Sentence

_SIGNS: Final = frozenset("\"«»()/“”[]'")
_CLITICS: Final = frozenset({"and", "then", "with", "to", "as"})
_PREPOSED: Final = frozenset({"to", "with", "as"})
_DEFINITE: Final = frozenset({"article", "pronoun"})
_NO_NOUN: Final = frozenset({"verb", "masdar"})
_COMMAS: Final = (",", "،")
_MARKS: Final = frozenset({"dual-mark", "plural-mark", "none"})
"""Senses of number words that count nobody by themselves (أنفسهم)."""
_NAME: Final = 6
"""Tokens of the longest name between a verb and the bracket that holds what was counted."""
_GIVING: Final = frozenset({"count", "announce", "publish", "say"})
_OF_MANY: Final = ("masdar", "plural", "event-noun")
_UNCOUNTED: Final = ("most-of-all", "each")


def find_figures(mentions: Mentions, number: int) -> list[Figure]:
    """The figures of a sentence that may count people, in order; singular nouns are left to `single_figure`."""
    sentence = mentions.sentence(number)
    found = []
    for mention in mentions.numbers(number):
        if counts_other(sentence, mention) is not None and not _of_body(sentence, mention.last + 1):
            continue
        if mention.rule == "ambiguous-dual" and _is_definite(sentence, mention.first):
            continue
        if mention.value == 1 and is_nobody_new(sentence, mention.first):
            continue
        figure = _figure(sentence, mention, number)
        if figure is not None and not _same_family(sentence, figure) and not _counts_word_before(sentence, figure):
            found.append(figure)
    return found


def _counts_word_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number follows the unknown word that it belongs to (عصافير عدة، الشهري 90), or is only a rate."""
    rate = sentence.at(figure.whole_first - 1, "particle")
    if rate is not None and rate.sense in _UNCOUNTED:  # أكبر عدد من الضحايا، من كل تسعة جنود
        return True
    if figure.head_kind not in (BARE, BODY) or figure.whole_first == 0:
        return False
    if figure.head_kind == BARE and sentence.has(figure.last + 1, "particle", "male-owner") is not None:
        return True  # حتى 19 منه: of the month
    if figure.value == 1 and not sentence.is_number(figure.first):  # واحد alone, إحدى الدوريات
        return not _corrects(sentence, figure.last + 1)
    if figure.head_kind == BODY:
        return False
    if _is_bracketed(sentence, figure):
        opens = figure.whole_first - 1
        told = _tells_of_many(sentence, opens - 1)
        return not (told or follows_toll(sentence, opens) or follows_counter(sentence, opens))
    word = sentence.words[figure.whole_first - 1]
    if not word.form[0].isalpha() or word.matches:
        return False
    return figure.qualifier == "several" or sentence.form(figure.last + 1) == ")"


def _tells_of_many(sentence: Sentence, at: int) -> bool:
    """Whether a word before a bracket tells what befell those whom it counts (استشهاد (15)، والمصابين (39))."""
    return any(sentence.has(at, "outcome", feature) is not None for feature in _OF_MANY)


def _corrects(sentence: Sentence, at: int) -> bool:
    """Whether the number that another one stands for follows at a token (واحد لا اثنان)."""
    at += sentence.form(at) in _COMMAS
    instead = sentence.at(at, "particle", "instead")
    if instead is None:
        return False
    return sentence.at(at + instead.size, "numeral") is not None or sentence.is_number(at + instead.size)


def _is_bracketed(sentence: Sentence, figure: Figure) -> bool:
    return sentence.form(figure.whole_first - 1) == "(" and sentence.form(figure.last + 1) == ")"


def follows_counter(sentence: Sentence, opens: int) -> bool:
    """Whether a bracket opens behind what another is said to have counted (`مما أحصته الشبكة (118)`)."""
    for at in range(opens - 1, max(opens - 1 - _NAME, 0), -1):
        if not sentence.is_word(at):
            return False
        for match in sentence.all_at(at, "reporting"):
            if match.sense in _GIVING and {"pronoun", "verb"} <= match.features:
                return any(sentence.at(at - 1, "particle", sense) for sense in ("relative", "clause", "what"))
    return False


def take_head(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Make token `at` the figure's counted noun, if it can be one: nothing joins it to what went before."""
    if at > figure.first and _joined_noun(sentence, at):
        return False
    for match in sentence.all_at(at, "outcome"):
        if "count" in match.features and "verb" not in match.features and has_need(sentence, at, match):
            person = sentence.at(at, "person")
            figure.own, figure.weak = match.sense, "weak-count" in match.features
            figure.head, figure.head_kind = at, PERSON if person and figure.weak else COUNT
            figure.whole_last = max(figure.whole_last, at + match.size - 1)
            return True
    if sentence.at(at, "person") or sentence.at(at, "demonym"):
        figure.head, figure.head_kind = at, PERSON
        return True
    if sentence.at(at, "body") or sentence.at(at, "party"):
        figure.head, figure.head_kind = at, BODY
        return True
    return False


def is_nobody_new(sentence: Sentence, at: int) -> bool:
    """Whether `one of` says what somebody told before is (وهو أحد الأسرى), or whose something is (سيارة لأحدهم)."""
    one = sentence.at(at, "particle", "one-of")
    if one is None:
        return False
    return not one.features.isdisjoint(("to", "as")) or sentence.at(at - 1, "particle", "it-is") is not None


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
        number, mention.first, mention.last, mention.start, mention.end, mention.value, mention.value_high,
        mention.qualifier,
        whole_first=min(mention.first, mention.whole_first) if mention.whole_first >= 0 else mention.first,
        whole_last=max(mention.last, mention.whole_last), noun=mention.noun,
    )  # fmt: skip
    if mention.rule == "ambiguous-dual":
        figure.doubts.append("ambiguous-dual")
    if mention.noun:
        if any("article" in match.features for match in sentence.all_at(mention.first, "demonym")):
            return None  # ولايتا تكساس وأوكلاهوما الأمريكيتان
        if sentence.at(mention.first, "demonym") and sentence.form(mention.first - 1) in _SIGNS - {"(", ")"}:
            return None  # وكالة "أستراليان"
        if any("with" in match.features for match in sentence.all_at(mention.first, "person")):
            return None  # المتهم بالاعتداء بفتاتين
        one = sentence.at(mention.first, "particle", "one-of")
        figure.clitic = one is not None and not one.features.isdisjoint(_PREPOSED)
        if sentence.at(mention.first, "party"):
            figure.doubts = ["ambiguous-party"]
        return figure if take_head(sentence, figure, mention.first) else None
    _find_head(sentence, figure)
    return figure


def _find_head(sentence: Sentence, figure: Figure) -> None:
    """The counted noun: before the number where it is definite or in apposition, else after it."""
    before = figure.first - 1
    if before >= 0 and sentence.form(before) in _SIGNS:
        before -= 1
    definite = _is_definite_number(sentence, figure)
    while before >= 0 and sentence.at(before, "particle", "article"):
        before -= 1
    if definite:
        noun = _noun_before(sentence, before)
        if noun is not None and _take_before(sentence, figure, noun):
            return
    if _is_bracketed(sentence, figure) and follows_toll(sentence, figure.whole_first - 1):
        return  # حصيلة الجيش (31) الصادرة أمس
    at = _after(sentence, figure.last + 1)
    if sentence.at(at, "particle", "of") and not sentence.at(at, "particle", "among"):
        at += 1
        while sentence.form(at) in _SIGNS:  # 47 من "هيئة الإنقاذ"
            at += 1
    elif not definite and _counts_dual(sentence, figure, before):
        return
    if at < len(sentence):
        _take_after(sentence, figure, at, before)


def _after(sentence: Sentence, at: int) -> int:
    """The token where what is counted should stand: approximators, brackets, `many` left out (10 أو أكثر من …)."""
    after = sentence.has(at, "approximator", "after")
    if after is not None and sentence.at(at + after.size, "particle", "of"):
        at += after.size
    while sentence.form(at) in _SIGNS or sentence.at(at, "vague", "adjective"):
        at += 1
    return at


def _take_after(sentence: Sentence, figure: Figure, at: int, before: int) -> None:
    """Whom the words after a number name: `of them`, `others`, a noun; `one` counts the noun before it."""
    if sentence.at(at, "particle", "them"):
        if not _are_parts(sentence, at + 1):
            figure.head_kind = THEM
    elif sentence.at(at, "particle", "other"):
        figure.head_kind, figure.head = OTHERS, at
        figure.whole_last = max(figure.whole_last, at)
    elif _is_one(sentence, figure, at) and _one_noun(sentence, figure, before):
        return
    elif take_head(sentence, figure, at):
        figure.whole_last = max(figure.whole_last, at)
    elif sentence.is_word(at) and not (sentence.words[at].kinds - {"demonym"}) and at not in sentence.phrases:
        figure.head_kind, figure.head = UNKNOWN, at


def _are_parts(sentence: Sentence, at: int) -> bool:
    """Whether `of them` opens the parts of the number before it (أصيب 19 منهم طفلان), which counts none of others."""
    numeral = sentence.at(at, "numeral")
    if sentence.is_number(at) or (numeral is not None and numeral.sense not in _MARKS):
        return True
    people = sentence.all_at(at, "person")
    return bool(people) and not any("plural" in match.features for match in people)


def _is_one(sentence: Sentence, figure: Figure, at: int) -> bool:
    """Whether a word is `one`, rather than `and one of` with its group at token `at` (قُتل قائد وأحد العناصر)."""
    if figure.value != 1 or sentence.at(figure.first, "numeral", "one") is None:
        return False
    if sentence.has(figure.first, "particle", "and") is None or at != figure.last + 1:
        return True
    people = (*sentence.all_at(at, "person"), *sentence.all_at(at, "outcome"))
    return not any("plural" in match.features and match.features & _DEFINITE for match in people)


def _one_noun(sentence: Sentence, figure: Figure, before: int) -> bool:
    """`one` after its noun and the noun's adjective (جندي واحد، جندي أفغاني واحد)."""
    return any(
        at >= 0
        and (sentence.has(at, "person", "singular") or (at == before and _is_one_dead(sentence, at)))
        and _take_before(sentence, figure, at)
        for at in (before, before - 1)
    )


def _is_one_dead(sentence: Sentence, at: int) -> bool:
    """Whether a noun names one by what befell them (قتيل واحد)."""
    match = sentence.has(at, "outcome", "count")
    return match is not None and "singular" in match.features and "article" not in match.features


def _take_before(sentence: Sentence, figure: Figure, noun: int) -> bool:
    if not take_head(sentence, figure, noun):
        return False
    figure.whole_first = min(figure.whole_first, noun)
    return True


def _joined_noun(sentence: Sentence, at: int) -> bool:
    """Whether the words at a token bring a conjunction or preposition of their own (مقتل 19 وإصابة عشرات)."""
    return any(
        not match.features.isdisjoint(_CLITICS)
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
                if "article" in match.features and _NO_NOUN.isdisjoint(match.features):
                    return at
                if at == before and kind == "person" and {"pronoun", "plural"} <= match.features:
                    return at  # أطفالها الثلاثة
        if not sentence.is_word(at):
            return None
    return None


def _counts_dual(sentence: Sentence, figure: Figure, before: int) -> bool:
    """Whether `two` repeats the dual before it, and takes it as its noun (مدنيين اثنين)."""
    if figure.value != 2 or before < 0:
        return False
    dual = sentence.has(before, "person", "dual") or sentence.has(before, "outcome", "dual")
    return dual is not None and _take_before(sentence, figure, before)
