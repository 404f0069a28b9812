"""Bodies and offices that words describe where what describes a noun stands before it, or behind `of`.

`Syrian army`, `Lebanese Health Ministry`, `Ministry of Water`, `governor of Hama`; `the army` alone is one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.capital_names import is_article, is_definite, is_possessive, name_end
from marsad.mentions.toponyms import Toponyms
from marsad.text.tokens import Sentence

_MOST = 5
_NO_TOPIC = frozenset({"particle", "reporting", "outcome", "numeral", "month", "weekday", "day", "event"})
#: Bodies that are only the people of the party named before them.
_PEOPLE = frozenset({"fighters", "army", "patrol"})
_MODIFIED = frozenset({"army", "police", "group", "fighters", "intelligence", "patrol", "government", "court"})
_NAMED = frozenset({"name", "topic", "state", "agents", "needs-name"})


class Described(NamedTuple):
    """A body as it is described: its tokens, kind and id, whether its word takes a side, the entry that says so."""

    first: int
    last: int
    kind: str
    party: str | None
    loaded: bool
    rule: str


class _Before(NamedTuple):
    """What stands before the word for a body: where it begins, whose it is, what it tells."""

    first: int
    country: str | None = None
    named: bool = False
    modified: bool = False
    party: Match | None = None
    stateless: bool = False


def described_parties(sentence: Sentence, places: Toponyms) -> Iterator[Described]:
    """The bodies and offices of a sentence that its words describe."""
    for at, word in enumerate(sentence.words):
        if "body" in word.kinds or at in sentence.phrases:
            for match in sentence.all_at(at, "body"):
                if match.sense != "modifier":
                    found = _body(sentence, at, match, places)
                    if found is not None:
                        yield found
                        break
        if "office" in word.kinds or at in sentence.phrases:
            for match in sentence.all_at(at, "office")[:1]:
                found = _office(sentence, at, match, places)
                if found is not None:
                    yield found


def _body(sentence: Sentence, at: int, match: Match, places: Toponyms) -> Described | None:
    last = at + match.size - 1
    before = _before(sentence, at, places, names=not _NAMED.isdisjoint(match.features))
    behind, country = _behind(sentence, last + 1, match, places)
    if behind > last:
        before = before._replace(named=True, country=before.country or country)
    if not _is_enough(sentence, match, before):
        return None
    entry = match.entry
    own = before.country is not None and "state" in match.features
    body = match.entry.attributes.get("party", match.sense)
    party = f"{before.country.lower()}-{body}" if own and before.country else None
    if before.party is not None and match.sense in _PEOPLE:
        entry, party = before.party.entry, before.party.entry.attributes.get("party")
    owner = _owner(sentence, last + 1, behind) if before.party is None and match.sense in _PEOPLE else None
    if owner is not None:
        entry, party = owner.entry, owner.entry.attributes.get("party")
    kind = entry.attributes.get("kind", "armed-group")
    if before.stateless and before.country is None and entry.sense == "army":
        kind = "armed-group"  # an army is a state's
    return Described(before.first, behind, kind, party, "loaded" in match.features, entry.id)


def _owner(sentence: Sentence, first: int, last: int) -> Match | None:
    """The party of the register whose people these are (`members of the Red Cross`)."""
    for at in range(first, last + 1):
        for match in sentence.all_at(at, "party"):
            if match.sense != "modifier":
                return match
    return None


def _is_enough(sentence: Sentence, match: Match, before: _Before) -> bool:
    """Whether what was read tells one body, or a kind of actor."""
    if "needs-name" in match.features:
        return before.named
    if before.named or "agents" in match.features:
        return True
    if before.modified and match.sense in _MODIFIED:
        return True
    return "definite" in match.features and is_definite(sentence, before.first)


def _before(sentence: Sentence, at: int, places: Toponyms, names: bool) -> _Before:
    """What describes a body before its word: a nationality, a place, a name, an adjective."""
    found = _Before(at)
    here = at - 1
    while here >= 0 and at - here <= _MOST:
        demonym = sentence.at(here, "demonym")
        if is_possessive(sentence, here) and not found.named:
            owner = _country(sentence, here - 1, places)
            if owner is None:
                break
            return found._replace(first=here - 1, country=owner, named=True)
        party = _party_ending(sentence, here)
        if party is not None and not found.named:
            return found._replace(first=here - party.size + 1, named=True, party=party)
        if demonym is not None:
            country = demonym.sense if len(demonym.sense) == 2 else None
            stateless = found.stateless or "stateless" in demonym.features
            found = found._replace(first=here, country=country or found.country, named=True, stateless=stateless)
        elif _modifies(sentence, here):
            found = found._replace(first=here, modified=True)
        elif _country(sentence, here, places) is not None and not found.named:
            found = found._replace(first=here, country=_country(sentence, here, places), named=True)
        elif names and _is_name(sentence, here):
            found = found._replace(first=here, named=True)
        else:
            break
        here -= 1
    return found


def _party_ending(sentence: Sentence, at: int) -> Match | None:
    """The register's party whose name ends at a token, as it is written there (`SDF fighters`)."""
    if not sentence.is_word(at) or not sentence.is_capital(at):
        return None
    for first in range(max(at - _MOST, 0), at + 1):
        for match in sentence.all_at(first, "party"):
            written = match.size > 1 or not match.entry.forms[0].isupper() or sentence.is_capitals(at)
            if first + match.size - 1 == at and written:
                return match
    return None


def _modifies(sentence: Sentence, at: int) -> bool:
    return sentence.at(at, "body", "modifier") is not None


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a capital makes a word part of a body's name (`Hamza Brigade`, `Health Ministry`)."""
    if not (sentence.is_cased and sentence.is_capital(at)) or at == 0:
        return False
    return sentence.words[at].kinds.isdisjoint(_NO_TOPIC) and not is_article(sentence, at)


def _country(sentence: Sentence, at: int, places: Toponyms) -> str | None:
    """The country of a place of one word."""
    if not sentence.is_word(at) or not sentence.is_capital(at):
        return None
    toponym = places.at(sentence, at)
    if toponym is None or toponym.last != at or toponym.place is None:
        return None
    return toponym.place.country


def _behind(sentence: Sentence, at: int, match: Match, places: Toponyms) -> tuple[int, str | None]:
    """The last token of what `of` adds to a body (`Ministry of Health`, `police of Hama`), and its country."""
    if sentence.at(at, "particle", "of") is None or _NAMED.isdisjoint(match.features):
        return at - 1, None
    here = at + 2 if is_article(sentence, at + 1) else at + 1
    last = name_end(sentence, here)
    if last < here or not sentence.is_cased:
        return at - 1, None
    if "topic" in match.features and sentence.at(last + 1, "particle", "and") is not None:
        more = name_end(sentence, last + 2)
        last = more if more > last else last
    return last, _country(sentence, here, places)


def _office(sentence: Sentence, at: int, match: Match, places: Toponyms) -> Described | None:
    """An office with what it is over; nothing where that is not said."""
    before = _before(sentence, at, places, names=False)
    last = at + match.size - 1
    of = sentence.at(last + 1, "particle", "of") is not None
    here = last + 3 if is_article(sentence, last + 2) else last + 2
    end = name_end(sentence, here) if of else last
    if of and end >= here:
        last, before = end, before._replace(named=True)
    if not before.named:
        return None
    return Described(before.first, last, "office", None, False, match.entry.id)
