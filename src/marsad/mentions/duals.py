"""Nouns that carry a number themselves: duals (`قتيلان`, `طفليها`), `أحد الجنود`, and `وإصابة ثالث`."""

from __future__ import annotations

import unicodedata
from typing import Final

from marsad.languages.entries import Entry, Match
from marsad.mentions.counting import PEOPLE, is_people
from marsad.mentions.numerals import CLITICS, Original
from marsad.text.tokens import Sentence

_FATHA: Final = "\u064e"
_TANWIN: Final = "\u064b"
_KASRA: Final = "\u0650"
_ENDING: Final = 2
"""Letters of the ending that duals and plurals share."""
_FAR: Final = 2
_SHORTEST: Final = 5
"""Letters of the shortest dual, its pronoun aside (`شابين`); shorter ones are other words (`الأمين`, `أمان`)."""
_TA_MARBUTA: Final = "\u0629"


def dual_at(sentence: Sentence, at: int, original: Original | None) -> tuple[Match, str] | None:
    """The dual noun for people at token `at`, and the rule that says so: `dual` or `ambiguous-dual`."""
    matches = sentence.words[at].matches
    if not any("dual" in match.features for kind in PEOPLE for match in matches.get(kind, ())):
        return None
    if original is not None and _TANWIN in original(sentence.starts[at], sentence.ends[at])[-_ENDING:]:
        return None  # فتيانًا
    found = _nouns(sentence, at)
    dual = next((match for match in found if "dual" in match.features), None)
    if dual is None:
        return None
    if is_attribute(sentence, at) and not dual.features & CLITICS and not _follows_definite(sentence, at, dual):
        return None
    construct = "construct" in dual.features
    if len(sentence.forms[at]) - dual.prefix - dual.suffix < _SHORTEST - construct:
        return None
    if construct:
        return _construct(sentence, at, dual, found, original)
    if _is_body(sentence, at):
        return dual, "ambiguous-dual"
    if not any("plural" in match.features for match in found):
        return dual, "dual"
    return _ambiguous(sentence, at, dual, original)


def _nouns(sentence: Sentence, at: int) -> list[Match]:
    word = sentence.words[at]
    return [
        match
        for kind in PEOPLE
        for match in word.matches.get(kind, ())
        if "verb" not in match.features and "masdar" not in match.features
    ]


def _is_body(sentence: Sentence, at: int) -> bool:
    """`طالبان` is a movement and two students."""
    return sentence.at(at, "party") is not None or sentence.has(at, "speaker", "body") is not None


def is_attribute(sentence: Sentence, at: int) -> bool:
    """Whether the noun at `at` only describes a dual or plural noun right before it (`شابين فلسطينيين`)."""
    if not at:
        return False
    before = [*_nouns(sentence, at - 1), *sentence.words[at - 1].matches.get("unit", ())]
    return any({"dual", "plural"} & match.features and "pronoun" not in match.features for match in before)


def _follows_definite(sentence: Sentence, at: int, dual: Match) -> bool:
    """Whether an indefinite dual stands after a definite noun, which it cannot describe (من بين القتلى امرأتين)."""
    return "article" not in dual.features and any("article" in match.features for match in _nouns(sentence, at - 1))


def is_definite(match: Match) -> bool:
    """Whether a noun is definite by its own writing: by the article or a pronoun (`الطفلان`, `طفليه`)."""
    return "article" in match.features or "pronoun" in match.features


def _construct(
    sentence: Sentence, at: int, dual: Match, found: list[Match], original: Original | None
) -> tuple[Match, str] | None:
    """`طفليها`: a dual that a pronoun closes; not the plural of `موظفيها`, not the adjective of `كارثة إنسانية`."""
    if "pronoun" not in dual.features or any("plural" in match.features for match in found):
        return None
    if _has_sound_plural(dual.entry) or (original is None and dual.suffix == 1):
        return dual, "ambiguous-dual"
    if original is None or dual.suffix > 1:
        return dual, "dual"
    return None if _TA_MARBUTA in original(sentence.starts[at], sentence.ends[at]) else (dual, "dual")


def _has_sound_plural(entry: Entry) -> bool:
    """Whether the plural is the noun with an ending (`موظفون`): its construct is then written like the dual's."""
    return any(plural.startswith(entry.forms[0]) for plural in entry.attributes.get("plural", "").split("|"))


def _ambiguous(sentence: Sentence, at: int, dual: Match, original: Original | None) -> tuple[Match, str] | None:
    """`مدنيين`: two where the vowel, a pronoun for two or a relative says so; none where they speak of more."""
    vowel = _vowel(original(sentence.starts[at], sentence.ends[at])) if original else ""
    if vowel == _KASRA:
        return None
    if vowel == _FATHA:
        return dual, "dual"
    for near in range(at + 1, min(at + 1 + _FAR, len(sentence))):
        if sentence.at(near, "numeral", "dual-mark") is not None:
            return dual, "dual"
        if sentence.at(near, "numeral", "plural-mark") is not None:
            return None
    return dual, "ambiguous-dual"


def _vowel(word: str) -> str:
    """The vowel written before the last two letters of a word."""
    letters = 0
    for sign in reversed(word):
        if not unicodedata.combining(sign):
            letters += 1
            if letters > _ENDING:
                return ""
        elif letters == _ENDING and sign in (_FATHA, _KASRA):
            return sign
    return ""


def one_of(sentence: Sentence, at: int) -> Match | None:
    """`أحد` in `مقتل أحد الجنود`: one of a group of people that follows; no weekday, no `لم يصب أحد`."""
    for match in sentence.all_at(at, "numeral"):
        if match.sense == "one-of" and "article" not in match.features and _is_group(sentence, at + 1):
            return match
    return None


def _is_group(sentence: Sentence, at: int) -> bool:
    return is_people(sentence, at) and any(
        {"plural", "article", "pronoun"} & match.features for kind in PEOPLE for match in sentence.all_at(at, kind)
    )


def ordinal_person(sentence: Sentence, at: int) -> Match | None:
    """`ثالث` in `وأصيب ثالث بجروح`: one more person, right after what befell them; no noun follows."""
    match = sentence.at(at, "numeral", "ordinal")
    if match is None or match.features & (CLITICS | {"article"}) or sentence.at(at - 1, "outcome") is None:
        return None
    follows = sentence.words[at + 1].kinds if at + 1 < len(sentence) else frozenset()
    if follows & {"person", "unit", "demonym", "numeral", "vague", "event"} or is_people(sentence, at + 1):
        return None
    return match
