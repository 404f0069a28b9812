"""How surely a source says a thing: asserted, confirmed, denied, alleged, hypothetical, retracted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.sayings import Saying
from marsad.languages.entries import Match
from marsad.model.vocabulary import Stance
from marsad.text.tokens import Sentence

_REACH: Final = 45
"""How many tokens away a hedge can govern."""
_AFTERTHOUGHT: Final = 14
"""Tokens in which a sentence takes back how sure the one before it is."""
_PAUSES: Final = 2
"""Commas after the figure beyond which nothing hedges it."""
_PLAIN: Final = 2
"""Letters of a complementiser without a pronoun."""
_STOP: Final = has.BREAK | has.CONTRAST
_BEFORE: Final = _STOP | has.HEDGE | has.FUTURE
_AFTER: Final = _STOP | has.HEDGE | has.COMMA
_OPENING: Final = has.CLAUSE | has.RELATIVE | has.WHO
_APART: Final = _STOP | has.COMMA | has.CLAUSE | has.WHO | has.THAT | has.JOINS | has.HARM
"""What parts a figure from a hedge that stands close after it."""
_STOPS: Final = _STOP | has.COMMA | _OPENING
_LISTS: Final = frozenset({"among", "them", "addition", "and", "or", "of"})
_BY_SAYING: Final[dict[str, Stance]] = {
    "deny": "denied",
    "doubt": "alleged",
    "rumour": "alleged",
    "accuse": "alleged",
    "expect": "hypothetical",
    "threaten": "hypothetical",
    "endorse": "confirmed",
}
_BY_HEDGE: Final[dict[str, Stance]] = {
    "denial": "denied",
    "doubt": "alleged",
    "possibility": "hypothetical",
    "condition": "hypothetical",
    "future": "hypothetical",
    "retraction": "retracted",
    "cancelled": "hypothetical",
}
_WHAT: Final = "what-is-told"
"""The feature of a word that opens a clause about what others tell."""
_NO_HEDGE: Final = frozenset({"health", "anonymity"})
"""Longer than the condition that its first words may be: somebody's state (`في حال حرجة`), that he is not named."""


def stance(
    sentence: Sentence, traits: list[int], sayings: Sequence[Saying], first: int, last: int, hedged: bool
) -> Stance:
    """The stance towards what stands at tokens `first` to `last`, under the sayings that govern it.

    `hedged` tells whether any hedge or future stands in the sentence.
    """
    said = _by_saying(sentence, traits, sayings, first) if sayings else None
    if said == "denied" or not hedged:
        return said or "asserted"
    scope = left = 0
    for saying in sayings:
        if saying.way != "after":
            scope = max(scope, min(saying.scope, first))
            left = max(left, min(saying.left, first))
    return (
        _hedged_before(sentence, traits, left, scope, first)
        or _hedged_after(sentence, traits, last)
        or said
        or "asserted"
    )


def doubts_before(sentence: Sentence, traits: list[int]) -> bool:
    """Whether a sentence says that what stands before it is not known to be so (`The report could not be verified`)."""
    for at in range(min(sentence.size, _AFTERTHOUGHT)):
        if traits[at] & has.NUMBER:
            return False
        if traits[at] & has.HEDGE and sentence.has(at, "hedge", "previous") is not None:
            return True
    return False


def denies_part(traits: list[int], saying: Saying, first: int) -> bool:
    """Whether a denial is of one's part in the thing, not of the thing (`نفى علاقته بمقتل 5`)."""
    if saying.sense != "deny":
        return False
    return any(traits[at] & has.INVOLVEMENT for at in range(max(saying.last + 1, first - _REACH), first))


def claims_part(traits: list[int], saying: Saying, first: int) -> bool:
    """Whether a saying only takes on an act that the report tells of (`أعلنت مسؤوليتها عن هجوم أوقع 5 قتلى`).

    What is named right after it is still said (`مسؤوليتها عن قتل 5`).
    """
    at = saying.scope
    if saying.way != "before" or at >= first or not traits[at] & has.CLAIMED:
        return False
    at += 2 if traits[at + 1] & has.PREPOSITION else 1
    return at < first and not traits[at] & has.OUTCOME


def _by_saying(sentence: Sentence, traits: list[int], sayings: Sequence[Saying], first: int) -> Stance | None:
    for saying in reversed(sayings):
        made = _BY_SAYING.get(saying.sense)
        if denies_part(traits, saying, first):
            continue
        if saying.sense in ("accuse", "expect", "threaten") and not _reaches(sentence, traits, saying.scope + 1, first):
            continue
        if saying.sense in ("confirm", "admit") and _confirms(sentence, traits, saying, first):
            made = "confirmed"
        if made is not None:
            return made
    return None


def _confirms(sentence: Sentence, traits: list[int], saying: Saying, first: int) -> bool:
    """Whether what is confirmed is another's word (`أكد صحة النبأ`)."""
    if saying.way == "participle" or saying.scope >= first or not traits[saying.scope] & has.HEDGE:
        return False
    return sentence.at(saying.scope, "hedge", "confirmation") is not None


def _hedged_before(sentence: Sentence, traits: list[int], left: int, scope: int, first: int) -> Stance | None:
    """What a hedge before the figure makes of it; one before the saying itself counts where it is around it all."""
    for at in range(first - 1, max(-1, first - _REACH - 1), -1):
        trait = traits[at]
        if not trait & _BEFORE:
            continue
        if trait & has.BREAK or (trait & has.CONTRAST and at < left):
            return None
        if not trait & has.HEDGE:
            if at >= scope and trait & has.FUTURE and _reaches(sentence, traits, at + 1, first):
                return "hypothetical"
            continue
        for match in sentence.all_at(at, "hedge"):
            if match.sense in _NO_HEDGE:
                break
            made = _BY_HEDGE.get(match.sense)
            if made is None:
                continue
            whole = match.sense == "doubt" and "around" in match.features
            if whole or (at >= scope and _governs(sentence, traits, at, match, first)):
                return made
    return None


def _hedged_after(sentence: Sentence, traits: list[int], last: int) -> Stance | None:
    """What a hedge after the figure makes of it (`… "غير صحيح"`)."""
    commas = 0
    for at in range(last + 1, min(len(sentence.forms), last + _REACH)):
        trait = traits[at]
        if trait & has.THAT and _says_another(traits, last, at):
            return None
        if not trait & _AFTER:
            continue
        if trait & _STOP:
            return None
        if trait & has.COMMA:
            commas += 1
            if commas > _PAUSES or sentence.has(at + 1, "particle", _WHAT) is not None:
                return None  # نفقد واحدا، وما ينشر عن أربعة كذب
            continue
        if traits[at - 1] & has.WHETHER:
            continue
        for match in sentence.all_at(at, "hedge"):
            if match.sense in _NO_HEDGE:
                break
            made = _BY_HEDGE.get(match.sense)
            if "close" in match.features:
                if commas == 0 and made is not None and _is_close(traits, last, at):
                    return made
                continue
            near = commas == 0 or match.sense != "condition"
            if made is not None and near and not match.features.isdisjoint(("back", "around")):
                return made
    return None


def _says_another(traits: list[int], last: int, at: int) -> bool:
    """Whether at a complementiser another begins to say another thing (`82 قتيلا والتحالف يؤكد أن الاتهامات كاذبة`)."""
    verbal = (traits[at - 1] | traits[at - 2]) & has.VERBAL
    return verbal != 0 and any(traits[between] & has.AND for between in range(last + 1, at))


def _is_close(traits: list[int], last: int, at: int) -> bool:
    """Whether a hedge at `at` stands in the clause of the figure that ends at `last`, before what befell it."""
    return not any(traits[between] & _APART for between in range(last + 1, at))


def _governs(sentence: Sentence, traits: list[int], at: int, match: Match, first: int) -> bool:
    """Whether a hedge at `at` governs a figure after it."""
    if not match.features & {"forward", "around"} or ("article" in match.features and match.sense == "doubt"):
        return False
    if at and sentence.is_cased and sentence.is_capital(at):  # a name, as that of a month (`As of 4 May 2024`)
        return False
    after = at + match.size
    if "next" in match.features and (first != after or not traits[first] & (has.NUMBER | has.COUNT)):
        return False
    if "imperfect" in match.features and not traits[after] & has.IMPERFECT:
        return False
    if (traits[at - 1] | traits[at - 2]) & has.WHETHER:
        return False
    if match.sense == "retraction" and any(
        traits[between] & has.THAT and _says_another(traits, after, between) for between in range(after + 1, first)
    ):
        return False  # تعتذر عن خطأ في الحصيلة وتؤكد أن العدد 21
    if match.sense == "denial":  # لا صحة للأنباء التي تحدثت عن
        return not any(traits[between] & (has.BREAK | has.COMMA) for between in range(after, first))
    return not _describes(sentence, traits, at, after) and _reaches(sentence, traits, after, first)


def _describes(sentence: Sentence, traits: list[int], at: int, after: int) -> bool:
    """Whether a hedge only describes the noun before it (`طائرات يعتقد أنها روسية`)."""
    if traits[at - 1] & (has.WORD | has.PARTICLE | has.REPORTING) != has.WORD:
        return False
    return traits[after] & has.THAT != 0 and len(sentence.form(after)) > _PLAIN


def _reaches(sentence: Sentence, traits: list[int], after: int, first: int) -> bool:
    """Whether one clause runs from `after` to `first`: commas only where a list goes on."""
    for at in range(max(after, first - _REACH), first):
        trait = traits[at]
        if not trait & _STOPS:
            continue
        if trait & has.BREAK:
            return False
        if sentence.at(at, "frame", "looks-back") is not None:
            return False
        if at <= after:
            continue
        if trait & has.COMMA:
            if not _list_goes_on(sentence, traits, at + 1, first):
                return False
        elif trait & has.CONTRAST or _opens_clause(sentence, at):
            return False
    return True


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a new clause opens at `at` (`حيث`, `بعد أن`, `الذي`)."""
    if sentence.at(at, "frame", "clause") is not None or sentence.at(at, "frame", "who") is not None:
        return True
    for match in sentence.all_at(at, "particle"):
        if match.sense == "clause" or (match.sense == "relative" and sentence.at(at, "particle", "of") is None):
            return True
    return False


def _list_goes_on(sentence: Sentence, traits: list[int], at: int, first: int) -> bool:
    """Whether after a comma the same clause goes on: a conjunction, a part, an addition, the figure itself."""
    if at >= first or traits[at] & (has.COMMA | has.NUMBER):
        return True
    particle = sentence.at(at, "particle")
    if particle is not None and particle.sense in _LISTS:
        return not traits[at] & has.CONTRAST
    return traits[at] & has.AND != 0
