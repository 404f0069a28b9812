"""How surely a source says a thing: asserted, confirmed, denied, alleged, hypothetical, retracted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.claims.sayings import Saying
from marsad.claims.source_words import COMMAS
from marsad.languages.entries import Match
from marsad.model.vocabulary import Stance
from marsad.text.tokens import Sentence

_REACH: Final = 45
"""How many tokens away a hedge can govern."""
_PLAIN: Final = 2
"""Letters of a complementiser without a pronoun."""
_BREAKS: Final = frozenset("؛;:")
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


def stance(sentence: Sentence, sayings: Sequence[Saying], first: int, last: int) -> Stance:
    """The stance towards what stands at tokens `first` to `last`, under the sayings that govern it."""
    said = _by_saying(sentence, sayings, first)
    if said == "denied":
        return said
    scope = left = 0
    for saying in sayings:
        if saying.way != "after":
            scope = max(scope, min(saying.scope, first))
            left = max(left, min(saying.left, first))
    return _hedged_before(sentence, left, scope, first) or _hedged_after(sentence, last) or said or "asserted"


def denies_part(sentence: Sentence, saying: Saying, first: int) -> bool:
    """Whether a denial is of one's part in the thing, not of the thing (`نفى علاقته بمقتل 5`)."""
    if saying.sense != "deny":
        return False
    start = max(saying.last + 1, first - _REACH)
    return any(sentence.at(at, "hedge", "involvement") is not None for at in range(start, first))


def _by_saying(sentence: Sentence, sayings: Sequence[Saying], first: int) -> Stance | None:
    for saying in reversed(sayings):
        made = _BY_SAYING.get(saying.sense)
        if denies_part(sentence, saying, first):
            continue
        if saying.sense in ("accuse", "expect", "threaten") and not _reaches(sentence, saying.scope + 1, first):
            continue
        if saying.sense in ("confirm", "admit") and _confirms(sentence, saying, first):
            made = "confirmed"
        if made is not None:
            return made
    return None


def _confirms(sentence: Sentence, saying: Saying, first: int) -> bool:
    """Whether what is confirmed is another's word (`أكد صحة النبأ`)."""
    if saying.way == "participle" or saying.scope >= first:
        return False
    return sentence.at(saying.scope, "hedge", "confirmation") is not None


def _hedges(sentence: Sentence, at: int) -> bool:
    return "hedge" in sentence.words[at].kinds or (at in sentence.phrases and "hedge" in sentence.phrases[at])


def _hedged_before(sentence: Sentence, left: int, scope: int, first: int) -> Stance | None:
    """What a hedge before the figure makes of it; one before the saying itself counts where it is around it all."""
    for at in range(first - 1, max(-1, first - _REACH - 1), -1):
        if sentence.forms[at] in _BREAKS or (at < left and sentence.at(at, "frame", "contrast") is not None):
            return None
        if not _hedges(sentence, at):
            if at >= scope and _future(sentence, at) and _reaches(sentence, at + 1, first):
                return "hypothetical"
            continue
        for match in sentence.all_at(at, "hedge"):
            made = _BY_HEDGE.get(match.sense)
            if made is None:
                continue
            whole = match.sense == "doubt" and "around" in match.features
            if whole or (at >= scope and _governs(sentence, at, match, first)):
                return made
    return None


def _hedged_after(sentence: Sentence, last: int) -> Stance | None:
    """What a hedge after the figure makes of it (`… "غير صحيح"`)."""
    commas = 0
    for at in range(last + 1, min(len(sentence.forms), last + _REACH)):
        if sentence.forms[at] in _BREAKS or sentence.at(at, "frame", "contrast") is not None:
            return None
        commas += sentence.forms[at] in COMMAS
        if not _hedges(sentence, at) or sentence.at(at - 1, "hedge", "whether") is not None:
            continue
        for match in sentence.all_at(at, "hedge"):
            made = _BY_HEDGE.get(match.sense)
            near = commas <= (0 if match.sense == "condition" else 2)
            if made is not None and near and match.features & {"back", "around"}:
                return made
    return None


def _future(sentence: Sentence, at: int) -> bool:
    """Whether token `at` is a verb marked as future (`سيقتل`)."""
    matches = sentence.words[at].matches
    return bool(matches) and any("future" in match.features for found in matches.values() for match in found[:1])


def _governs(sentence: Sentence, at: int, match: Match, first: int) -> bool:
    """Whether a hedge at `at` governs a figure after it."""
    if not match.features & {"forward", "around"} or ("article" in match.features and match.sense == "doubt"):
        return False
    after = at + match.size
    if "imperfect" in match.features and not _imperfect(sentence, after):
        return False
    if sentence.at(at - 1, "hedge", "whether") is not None or sentence.at(at - 2, "hedge", "whether") is not None:
        return False
    if match.sense == "denial":  # لا صحة للأنباء التي تحدثت عن
        return not any(sentence.forms[between] in _BREAKS or sentence.forms[between] in COMMAS
                       for between in range(after, first))  # fmt: skip
    return not _describes(sentence, at, after) and _reaches(sentence, after, first)


def _imperfect(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.words):
        return False
    return any("imperfect" in match.features for found in sentence.words[at].matches.values() for match in found)


def _describes(sentence: Sentence, at: int, after: int) -> bool:
    """Whether a hedge only describes the noun before it (`طائرات يعتقد أنها روسية`)."""
    if at == 0 or not sentence.is_word(at - 1) or sentence.at(at - 1, "particle") or sentence.at(at - 1, "reporting"):
        return False
    return sentence.at(after, "particle", "that") is not None and len(sentence.form(after)) > _PLAIN


def _reaches(sentence: Sentence, after: int, first: int) -> bool:
    """Whether one clause runs from `after` to `first`: commas only where a list goes on."""
    for at in range(max(after, first - _REACH), first):
        form = sentence.forms[at]
        if form in _BREAKS:
            return False
        if form in COMMAS and at > after and not _list_goes_on(sentence, at + 1, first):
            return False
        if at > after and (sentence.at(at, "frame", "contrast") is not None or _opens_clause(sentence, at)):
            return False
    return True


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a new clause opens at `at` (`حيث`, `بعد أن`, `الذي`)."""
    if "particle" not in sentence.words[at].kinds and at not in sentence.phrases:
        return False
    for match in sentence.all_at(at, "particle"):
        if match.sense == "clause" or (match.sense == "relative" and sentence.at(at, "particle", "of") is None):
            return True
    return False


def _list_goes_on(sentence: Sentence, at: int, first: int) -> bool:
    """Whether after a comma the same clause goes on: a conjunction, a part, an addition, the figure itself."""
    if at >= first or sentence.form(at) in COMMAS or sentence.is_number(at):
        return True
    particle = sentence.at(at, "particle")
    if particle is not None and particle.sense in _LISTS:
        return sentence.at(at, "frame", "contrast") is None
    return any("and" in match.features for found in sentence.words[at].matches.values() for match in found[:1])
