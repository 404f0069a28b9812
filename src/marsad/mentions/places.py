"""Places as the text names them: toponyms, sites, and parts of both, each with the word that says what it is.

`بلدة البارة` is one place, and `ريف إدلب الجنوبي`, `شمال غربي سوريا`, `مخيم "كويت الرحمة"`, `القسم الشمالي من السجن`.
A word for a kind without a name (`البلدة`) points back and is none; a definite site (`السجن`) is one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from marsad.languages.pack import Pack
from marsad.mentions.capital_places import CapitalReader
from marsad.mentions.parties import find_parties
from marsad.mentions.place_phrases import Phrase, Reader
from marsad.mentions.toponyms import STARTS, Toponyms, toponyms
from marsad.model.mention import PartyMention, PlaceMention
from marsad.text.tokens import Sentence


def find_places(sentence: Sentence, pack: Pack, parties: Sequence[PartyMention] | None = None) -> list[PlaceMention]:
    """The places of a sentence, in order, none within another and none within the name of a party."""
    names = toponyms(pack)
    found: list[PlaceMention] = []
    firsts: list[int] | None = None
    free = 0
    reader: Reader | CapitalReader
    if "attributes-first" in sentence.grammar:
        reader = CapitalReader(sentence, names, found)
        starts = reader.starts()
    else:
        reader = Reader(sentence, names, found)
        starts = _starts(sentence, names)
    for at in starts:
        if at < free:
            continue
        phrase = reader.place(at)
        if phrase is None:
            continue
        if firsts is None or parties is None:
            parties = find_parties(sentence, pack) if parties is None else parties
            firsts = [party.first for party in parties]
        party = bisect_right(firsts, phrase.first) - 1
        if party >= 0 and phrase.first <= parties[party].last and not _is_district(phrase, parties[party]):
            free = parties[party].last + 1
            continue
        found.append(_mention(sentence, phrase))
        free = phrase.last + 1
        if phrase.plural:
            for other in reader.rest_of_list(phrase):
                found.append(_mention(sentence, other))
                free = other.last + 1
    return found


def _is_district(phrase: Phrase, party: PartyMention) -> bool:
    """Whether what could be an office or a court is a district of a known place (`مديرية الجوبة`, `قضاء هيت`)."""
    known = phrase.known.gazetteer is not None and (phrase.known.precision == "district" or party.kind == "court")
    return known and party.party is None and (phrase.first, phrase.last) == (party.first, party.last)


def _starts(sentence: Sentence, names: Toponyms) -> list[int]:
    """The tokens where a place can begin."""
    opening = [names.opens(word) if word.place is None else word.place for word in sentence.words]
    starts = [
        at
        for at, opens in compress(enumerate(opening), opening)
        if opens is True or (opens and sentence.form(at + 1) in opens)
    ]
    more = [at for at, kinds in sentence.phrases.items() if not STARTS.isdisjoint(kinds)]
    return sorted({*starts, *more}) if more else starts


def _mention(sentence: Sentence, phrase: Phrase) -> PlaceMention:
    known = phrase.known
    return PlaceMention(
        phrase.first,
        phrase.last,
        sentence.starts[phrase.first] + phrase.prefix,
        sentence.ends[phrase.last],
        known.name,
        known.gazetteer,
        known.latitude,
        known.longitude,
        phrase.precision or known.precision,
        known.country,
        phrase.rule,
        phrase.located,
        known.candidates,
    )
