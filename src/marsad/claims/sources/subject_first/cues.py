"""Which sentences can hold a saying, as a glance at their words tells, and where in one it may begin."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.claims.sources import word_traits as has
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_APART = frozenset(":-—―|")


class Cues:
    """The cues of one language."""

    def __init__(self, pack: Pack) -> None:
        self._reporting = pack.lexicon.bits(("reporting",))

    def may_stand(self, mentions: Mentions, number: int) -> bool:
        """Whether a sentence can hold a saying: a reporting word, a sign that sets a source apart, a title."""
        held = mentions.bits(number)
        if held & self._reporting or number == 0:
            return True
        return any(word.form in _APART or _is_owner(word) for word in mentions.words(number))


def _is_owner(word: Word) -> bool:
    """Whether a token makes an owner of the noun before it, of a count perhaps (`the ministry's count`)."""
    return "particle" in word.kinds and any(match.sense == "possessive" for match in word.matches["particle"])


@cache
def cues_of(pack: Pack) -> Cues:
    """The cues of a pack; kept for its life."""
    return Cues(pack)


def find_cues(traits: list[int], marks: list[int]) -> list[int]:
    """The reporting words and phrases of a sentence."""
    return [i for i in marks if traits[i] & has.ANY_SAYS]
