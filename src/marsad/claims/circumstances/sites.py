"""The places of a sentence where something can have befallen people.

Of a chain (`بلدة آفس شرقي إدلب`) it is the place that the others only locate. A place that tells where a source is
(`مصادر طبية بمستشفى جرابلس`), a country that acts (`قوات النظام وروسيا`) and a dateline are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from marsad.claims.circumstances.acting import LEADING, MOVING, is_acting
from marsad.mentions.capital_names import before_article
from marsad.model.mention import PartyMention, PlaceMention
from marsad.text.tokens import Sentence

_DATELINE_MARKS = frozenset({"-", "–", "—", "(", "/", "|", "ـ", "["})
_TELLERS = frozenset({"agency", "outlet", "monitor", "un", "ngo", "office", "ministry"})
_COMMAS = frozenset({",", "،"})
_BRACKETS = frozenset({'"', "»", "«", "(", ")"})
_ASIDE = 6
_FAR = 6
#: Words that a source and its place do not stand around.
_NO_TELLER = frozenset({"outcome", "reporting", "deed", "numeral"})
_WIDE = frozenset({"country", "governorate", "district"})
_SPEAKERS = frozenset({"source", "official", "correspondent", "spokesman", "medic"})


class Site(NamedTuple):
    """A place with the last token of its chain. `weak` ones are where people came from or were brought to."""

    mention: PlaceMention
    last: int
    weak: bool


def find_sites(sentence: Sentence, mentions: Sequence[PlaceMention], parties: Sequence[PartyMention]) -> list[Site]:
    """The sites of a sentence in order, from its places and its parties."""
    sites: list[Site] = []
    ends = [party.last for party in parties]
    dateline = _dateline(sentence, mentions)
    chain, located = -1, False
    for mention in mentions:
        if mention.last <= dateline:
            continue
        located = chain >= 0 and _locates(sentence, chain, mention, located)
        chain = mention.last
        if located:
            sites[-1] = sites[-1]._replace(last=mention.last)
            continue
        at = bisect_left(ends, mention.first) - 1
        party = parties[at] if at >= 0 else None
        around = next((one for one in parties[at + 1 : at + 2] if one.first < mention.first), party)
        at = bisect_left(ends, _held_from(sentence, mention.first)) - 1
        teller = parties[at] if at >= 0 else None
        told = _teller_before(sentence, teller, mention) or is_acting(sentence, around, mention)
        if told or _names_pact(sentence, mention):
            chain = -1
            continue
        sites.append(Site(mention, mention.last, _moved(sentence, mention)))
    return sites


def _dateline(sentence: Sentence, mentions: Sequence[PlaceMention]) -> int:
    """The last token of the places that open a sentence as where it was written (`بغداد، العراق (CNN) --`), or -1."""
    last = -1
    for mention in mentions:
        if mention.first > last + 2 or (last >= 0 and sentence.is_word(last + 1) and mention.first != last + 1):
            break
        last = mention.last
    if last < 0 or last + 1 >= len(sentence.forms):
        return -1
    return last if sentence.forms[last + 1] in _DATELINE_MARKS else -1


def _locates(sentence: Sentence, last: int, mention: PlaceMention, located: bool) -> bool:
    """Whether a place only tells where the one before it is (`آفس شرقي إدلب`, `مدينة أعزاز، شمالي حلب`)."""
    first = mention.first
    if "attributes-first" in sentence.grammar:
        return _leads_on(sentence, last, mention, located)
    if first == last + 1:
        return not _conjoined(sentence, mention)
    at = first - 1
    if sentence.at(at, "actor", "belonging") is not None:  # قرية السلطان التابعة لناحية أبو راسين
        return at - 1 == last
    placing = sentence.at(at, "particle", "in") or sentence.at(at, "particle", "near")
    if placing is not None and {"and", "then"}.isdisjoint(placing.features):
        at -= 1
    elif sentence.at(first, "direction", "compass") is None or _conjoined(sentence, mention):
        return False
    while last < at < first and at > first - _ASIDE:
        if not _aside(sentence, at):
            return False
        at -= 1
    return at == last


def _leads_on(sentence: Sentence, last: int, mention: PlaceMention, located: bool) -> bool:
    """Whether a comma, a bracket or a word of place leads from a place to one that tells where it is.

    `Douma, Syria`; `Atma village in the north of Idlib`; after a comma alone, a wide place only: others are listed.
    What `and` joins to a place that tells where another is does so as well.
    """
    at = before_article(sentence, mention.first)
    leads = any(match.sense in LEADING for match in sentence.all_at(at, "particle"))
    if leads or (located and sentence.at(at, "particle", "and") is not None):
        at -= 1
    elif mention.precision not in _WIDE and sentence.at(mention.first, "direction") is None:
        return False
    while last < at and (sentence.form(at) in _BRACKETS or sentence.form(at) in _COMMAS):
        at -= 1
    return at == last


def _aside(sentence: Sentence, at: int) -> bool:
    """Whether a token only describes the place before it (`، الآهلة بالسكان`, `للنازحين`)."""
    if sentence.form(at) in _BRACKETS or sentence.form(at) in _COMMAS or sentence.at(at, "common") is not None:
        return True
    return any(
        not match.features.isdisjoint({"to", "with"})
        for kind in ("person", "outcome")
        for match in sentence.all_at(at, kind)
    )


def _conjoined(sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a place is joined to what stands before it by a conjunction (`وحلب`)."""
    if mention.start == sentence.starts[mention.first]:
        return False
    if (
        mention.located
        and sentence.at(mention.first, "place") is None
        and sentence.at(mention.first, "direction") is None
    ):
        return False
    kinds = ("place", "designator", "direction")
    matches = [match for kind in kinds for match in sentence.all_at(mention.first, kind) if match.prefix]
    return any("and" in match.features for match in matches) or not (matches or mention.located)


def _teller_before(sentence: Sentence, party: PartyMention | None, mention: PlaceMention) -> bool:
    """Whether a place tells where a source is (`مصادر طبية بمستشفى جرابلس`, `الدفاع المدني في غزة`).

    `party` is the last one before the place.
    """
    first = mention.first
    before = before_article(sentence, _held_from(sentence, first))
    if party is not None and before <= party.last + 1 and party.kind in _TELLERS:
        if first == party.last + 1:
            if mention.located and sentence.at(first, "direction") is None:
                return True
        elif sentence.at(before, "particle", "in") is not None:
            return True
    for at in range(first - 1, max(first - _FAR, -1), -1):
        word = sentence.words[at]
        kinds = word.kinds
        if not kinds.isdisjoint(_NO_TELLER) or not word.form[0].isalpha():
            return False
        if ("particle" in kinds or at in sentence.phrases) and sentence.at(at, "particle", "that"):
            return False
        if "speaker" in kinds and any(
            match.sense in _SPEAKERS and "with" not in match.features for match in sentence.all_at(at, "speaker")
        ):
            return True  # but بجراح في القرية
    return False


def _names_pact(sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a place only names what was agreed on or talked of there (`اتفاق موسكو`)."""
    return sentence.at(mention.first - 1, "particle", "pact") is not None


def _held_from(sentence: Sentence, first: int) -> int:
    """The first token of a place with the words for who holds it before its name (`Houthi-held Sanaa`)."""
    compound = "attributes-first" in sentence.grammar and sentence.form(first - 2) == "-"
    return first - 3 if compound and first > 2 else first


def _moved(sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether people came from a place or were brought to it (`من مدينة حلفايا`, `إلى مستشفى جرابلس`)."""
    before = before_article(sentence, mention.first)
    if mention.precision == "facility" and any(
        "to" in m.features for m in sentence.all_at(mention.first, "designator")
    ):
        return True
    if "attributes-first" in sentence.grammar and sentence.at(mention.first, "direction", "compass") is not None:
        return False  # to the south of the town
    if "attributes-first" in sentence.grammar and sentence.at(before - 1, "event") is not None:
        return False  # the bombing of the port
    near = sentence.at(before - 1, "particle", "near")
    if near is not None and near.size > 1:
        return False
    return any(match.sense in MOVING for match in sentence.all_at(before, "particle"))
