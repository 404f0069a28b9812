"""Origins that no register knows, told in two scripts (`زارا ووتش`, `Zara Watch`; `مرصد زارا`, `Zara Observatory`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from marsad.incidents.ledger.families import party_of
from marsad.incidents.ledger.phrases import wording
from marsad.incidents.people.spelling import alike, sounds
from marsad.text.mask import is_arabic

_LEAST: Final = 3
"""Consonants of the shortest word that tells by itself that two names are one."""
_NO_BODY: Final = "modifier"
_OFFICIAL: Final = "official"
_WORD: Final = "-"


def one_in_two_scripts(kinds: Mapping[str, str]) -> dict[str, str]:
    """By an origin in Arabic letters, the one in Latin letters that is the same body, where one alone can be.

    `kinds` has the kind of source of every origin that is no party of the register's.
    """
    unknown = sorted(id_ for id_ in kinds if party_of(id_) is None and id_)
    arabic = [id_ for id_ in unknown if is_arabic(id_[0])]
    latin = [id_ for id_ in unknown if id_[0].isascii()]
    found = {}
    for one in arabic:
        alike_to = [other for other in latin if _are_one(one, other, kinds)]
        if len(alike_to) == 1 and [each for each in arabic if _are_one(each, alike_to[0], kinds)] == [one]:
            found[one] = alike_to[0]
    return found


def _are_one(one: str, other: str, kinds: Mapping[str, str]) -> bool:
    """Whether two origins name one body, and neither a state's body what another kind of body is."""
    return (kinds[one] == _OFFICIAL) == (kinds[other] == _OFFICIAL) and are_one(one, other)


def are_one(one: str, other: str) -> bool:
    """Whether two ids name one body, the first in Arabic letters and the second in Latin ones.

    A rare word sounds the same, and what kind of body it is says the same.
    """
    if not is_arabic(one[0]) or not other[0].isascii() or not _share_a_word(one, other):
        return False
    here, there = _bodies(one, "ar"), _bodies(other, "en")
    return bool(here & there) if here and there else not here and not there


def _share_a_word(one: str, other: str) -> bool:
    theirs: Sequence[str] = other.split(_WORD)
    return any(_sounds_alike(word, each) for word in one.split(_WORD) for each in theirs)


@cache
def _sounds_alike(one: str, other: str) -> bool:
    return len(set(sounds(other).consonants)) >= _LEAST and alike(one, other) is not None


@cache
def _bodies(id_: str, language: str) -> frozenset[str]:
    """The senses of words for a body in a name."""
    return frozenset(wording(id_.replace(_WORD, " "), language).bodies) - {_NO_BODY}
