"""Organisations, forces, bodies of state and media: those of the register, and those that words describe.

A described one is a word for a body with what tells it from others: a name in quotation marks (`فصيل "الحمزة"`), an
adjective of nationality (`الشرطة العراقية`), a topic (`وزارة الموارد المائية`), a place (`شرطة غزة`).
"""

from __future__ import annotations

from marsad.languages.entries import Match
from marsad.languages.pack import Pack
from marsad.mentions.capital_parties import Described, described_parties
from marsad.mentions.described_parties import STARTS, described, office
from marsad.mentions.party_names import Found, Names, is_written, names_of, party_of
from marsad.mentions.written import opens, prefix_of
from marsad.model.mention import PartyMention
from marsad.text.tokens import Sentence

_STARTING = tuple(sorted(STARTS))


def find_parties(sentence: Sentence, pack: Pack) -> list[PartyMention]:
    """The parties of a sentence, in order, none within another; their spans leave out prefixed particles."""
    names = names_of(pack)
    if "attributes-first" in sentence.grammar:
        return _found_by_capitals(sentence, pack, names)
    found: list[PartyMention] = []
    free = 0
    for at in _starts(sentence, pack):
        if at < free:
            continue
        mention = _party_at(sentence, at, names)
        if mention is not None:
            found.append(mention)
            free = mention.last + 1
    return found


def _found_by_capitals(sentence: Sentence, pack: Pack, names: Names) -> list[PartyMention]:
    """The parties where what describes a body stands before it: of those that overlap the longest, the register's."""
    read: list[Described] = []
    for at in _starts(sentence, pack):
        for match in sentence.all_at(at, "party"):
            known = _registered(sentence, at, match, names)
            if known is not None:
                read.append(Described(at, known.last, known.kind, known.party, known.loaded, known.rule))
                break
    read += described_parties(sentence, names.places)
    read.sort(key=lambda one: one.first - one.last)
    taken: set[int] = set()
    found: list[PartyMention] = []
    for one in read:
        if taken.isdisjoint(range(one.first, one.last + 1)):
            taken.update(range(one.first, one.last + 1))
            start, end = sentence.starts[one.first], sentence.ends[one.last]
            found.append(PartyMention(one.first, one.last, start, end, one.party, one.kind, one.loaded, one.rule))
    return sorted(found, key=lambda mention: mention.first)


def _starts(sentence: Sentence, pack: Pack) -> list[int]:
    """The tokens where a party can begin."""
    starting = pack.lexicon.masks[_STARTING]
    found = [at for at, word in enumerate(sentence.words) if word.bits & starting]
    more = [at for at, kinds in sentence.phrases.items() if not STARTS.isdisjoint(kinds)]
    return sorted({*found, *more}) if more else found


def _party_at(sentence: Sentence, at: int, names: Names) -> PartyMention | None:
    """The longest party that begins at a token; of equals, the register's."""
    best: tuple[Found, int] | None = None
    kinds = sentence.words[at].kinds
    phrased = at in sentence.phrases
    for match in sentence.all_at(at, "party") if phrased or "party" in kinds else ():
        found = _registered(sentence, at, match, names)
        if found is not None and (best is None or found.last > best[0].last):
            best = found, prefix_of(match)
    for match in sentence.all_at(at, "body") if phrased or "body" in kinds else ():
        if match.sense != "modifier" and "pronoun" not in match.features:
            found = described(sentence, at, match, names, topical=best is None)
            if found is not None and (best is None or found.last > best[0].last):
                best = found, prefix_of(match)
    for match in sentence.all_at(at, "office")[:1] if phrased or "office" in kinds else ():
        found = office(sentence, at, match, names)
        if found is not None and (best is None or found.last > best[0].last):
            best = found, prefix_of(match)
    if best is None:
        return None
    found, prefix = best
    start, end = sentence.starts[at] + prefix, sentence.ends[found.last]
    return PartyMention(at, found.last, start, end, found.party, found.kind, found.loaded, found.rule)


def _registered(sentence: Sentence, at: int, match: Match, names: Names) -> Found | None:
    if "pronoun" in match.features or ("as" in match.features and match.size == 1):
        return None
    if "article" in match.features and match.size == 1 and prefix_of(match) > 0:  # الحماس is no حماس
        return None
    if "quoted" in match.features and not opens(sentence, at - 1, names.quotes):
        return None
    if names.capital and not is_written(sentence, at, match.size, names):
        return None
    return party_of(match.entry, at + match.size - 1)
