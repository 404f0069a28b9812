"""Words that by themselves show that a report is about armed conflict: a force, a strike, the killed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from marsad.claims.events.event_types import PEACEFUL
from marsad.languages.entries import Entry, Match
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_LIMIT: Final = 100_000
_KINDS: Final = ("context", "body", "party", "event")
"""The kinds of entry that can show armed conflict."""

_FORCES: Final = frozenset({"armed-group", "armed-forces"})
#: Types that news of accidents, crime and talks tells of too.
_CIVIL: Final = PEACEFUL | {
    "none", "rescue", "recovery-of-bodies", "burial", "return", "evacuation", "deployment", "search",
}  # fmt: skip


class ConflictWords:
    """Finds the words of armed conflict; of a pack, for all its reports."""

    def __init__(self, pack: Pack) -> None:
        self._kinds = pack.lexicon.bits(_KINDS)
        self._known: Remembered[Word, bool] = Remembered(lambda word: is_of_conflict(word.matches), _LIMIT)

    def stand_in(self, sentence: Sentence) -> bool:
        """Whether a word or phrase of a sentence shows armed conflict."""
        kinds, known = self._kinds, self._known
        for word in sentence.words:
            if word.bits & kinds and known[word]:
                return True
        return any(map(is_of_conflict, sentence.phrases.values())) if sentence.phrases else False


@cache
def conflict_words(pack: Pack) -> ConflictWords:
    """The words of armed conflict of a pack."""
    return ConflictWords(pack)


def is_of_conflict(matches: Mapping[str, Iterable[Match]]) -> bool:
    """Whether one of the entries that a word or phrase can be, by kind, shows armed conflict wherever it stands."""
    for kind in _KINDS:
        for match in matches.get(kind, ()):
            if not _shows_conflict(match.entry) or "ambiguous" in match.features:
                continue
            if kind != "party" or "quoted" not in match.features:
                return True
    return False


def _shows_conflict(entry: Entry) -> bool:
    """Whether an entry shows armed conflict, its ambiguous uses aside."""
    if entry.kind == "context":
        return "war" in entry.features
    if entry.kind == "body":
        return entry.sense in ("army", "fighters")
    if entry.kind == "party":
        return entry.attributes.get("kind") in _FORCES
    return entry.kind == "event" and entry.sense not in _CIVIL and "needs" not in entry.attributes
