"""How far a name written with capitals runs (`Ras al-Ain`, `Ma'arrat Misrin`), and whether a place is announced."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.languages.entries import Match
from marsad.model.mention import PlaceMention
from marsad.text.tokens import Sentence

#: Words of these kinds begin no unknown name, capital or not.
_NEVER = frozenset({"month", "weekday", "day", "demonym", "particle", "common", "numeral", "calendar", "period"})
#: Words that no unknown place begins with: somebody is meant.
_SOMEBODY = frozenset({"party", "body", "office", "person", "speaker", "naming"})
#: What a name in a headline may be beside a name: there, every word has a capital.
_HARMLESS = frozenset({"place", "designator", "direction", "frame", "unit"})
_JOINERS = frozenset({"-", "'"})
_ARTICLES = frozenset({"article", "indefinite"})
_PLACING = frozenset({"in", "near"})
_BACK = 5
_LONGEST = 7


def is_article(sentence: Sentence, at: int) -> bool:
    """Whether a token is an article that is a word of its own (`the`)."""
    return any(match.sense in _ARTICLES for match in sentence.all_at(at, "particle"))


def is_possessive(sentence: Sentence, at: int) -> bool:
    """Whether a token makes an owner of the word before it (the end of `the soldier's`)."""
    return sentence.at(at, "particle", "possessive") is not None


def is_definite(sentence: Sentence, at: int) -> bool:
    """Whether a definite article that is a word of its own stands right before a token (`the prison`)."""
    return "attributes-first" in sentence.grammar and sentence.at(at - 1, "particle", "article") is not None


def before_article(sentence: Sentence, at: int) -> int:
    """The token before another one, and before its article where that is a word of its own."""
    separate = "attributes-first" in sentence.grammar and is_article(sentence, at - 1)
    return at - 2 if separate else at - 1


def name_end(sentence: Sentence, at: int) -> int:
    """The last token of the name that begins at a token, before it where none does."""
    here = _part(sentence, at, first=True)
    while here >= at and here - at < _LONGEST:
        after = _part(sentence, here + 1, first=False)
        if after <= here:
            break
        here = after
    return here


def _part(sentence: Sentence, at: int, first: bool) -> int:
    """The last token of one part of a name, its small words with it (`al-Ain`, `bin Rabah`); before it for none."""
    here = at
    while here < at + 4 and is_small(sentence, here):
        hyphen = sentence.form(here + 1) == "-"
        if first and here == at and not hyphen and not sentence.is_capital(here):
            break
        here += 2 if hyphen else 1
    if not _is_name_word(sentence, here, first and here == at):
        return at - 1
    while here + 2 < sentence.size and sentence.forms[here + 1] in _JOINERS and _is_joined(sentence, here + 1):
        here += 2
    return here


def is_small(sentence: Sentence, at: int) -> bool:
    """Whether a word opens a part of a name and needs no capital (`al`, `bin`)."""
    return sentence.has(at, "designator", "small") is not None


def _is_joined(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen or an apostrophe stands within a name (`ez-Zor`, not `Idlib-based`)."""
    if not (sentence.glued(at) and sentence.glued(at + 1) and sentence.is_word(at + 1)):
        return False
    if sentence.forms[at] == "'":
        return True
    return sentence.is_capital(at + 1) or is_small(sentence, at + 1)


def _is_name_word(sentence: Sentence, at: int, first: bool) -> bool:
    if not sentence.is_word(at) or not sentence.is_capital(at):
        return False
    kinds = sentence.words[at].kinds
    if not kinds.isdisjoint(_NEVER) and "place" not in kinds:
        return False
    if first and not kinds.isdisjoint(_SOMEBODY) and kinds.isdisjoint(_HARMLESS):
        return False
    return sentence.is_cased or kinds <= _HARMLESS


def opens_sentence(sentence: Sentence, at: int) -> bool:
    """Whether a capital says nothing of a word: it is the first of the sentence or of a quotation."""
    before = at - 1
    within = at > 0 and (sentence.form(before) in (",", "-", "'", "(") or is_possessive(sentence, before))
    return at == 0 or not (sentence.is_word(before) or within)


def is_placed(sentence: Sentence, at: int, places: Sequence[PlaceMention] = ()) -> bool:
    """Whether a word of place stands before a token, describing words aside (`in the rebel-held Aleppo`).

    What is joined to the last of the `places` before it is placed as that one is (`in Kafr Zita and Latamna`).
    """
    here = at - 1
    if places and sentence.at(here, "particle", "and") is not None:
        here -= sentence.form(here - 1) == ","
        return places[-1].located and places[-1].last == here - 1
    while here > at - 1 - _BACK and here >= 0:
        if any(_is_of_place(match) for match in sentence.all_at(here, "particle")):
            return True
        hyphened = sentence.form(here) == "-" or sentence.form(here - 1) == "-" or sentence.form(here + 1) == "-"
        if not (hyphened or is_article(sentence, here) or sentence.at(here, "demonym") is not None):
            break
        here -= 1
    return any(
        _is_of_place(match) and near + match.size == here + 1
        for near in range(max(here - 3, 0), here + 1)
        for match in sentence.all_at(near, "particle")
    )


def _is_of_place(match: Match) -> bool:
    return (match.sense in _PLACING and "during" not in match.features) or "placing" in match.features
