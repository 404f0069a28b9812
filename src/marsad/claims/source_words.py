"""What a word can be within or beside a source phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from marsad.languages.pack import Pack
from marsad.text.tokens import Sentence

COMMAS: Final = frozenset("،,")
_SHORT: Final = 8
"""Tokens of the longest quoted or bracketed name, its marks included."""
_TIMES: Final = frozenset({"weekday", "day", "month", "period", "numeral", "vague", "approximator"})
_ENDS: Final = frozenset(
    {
        "that", "relative", "clause", "negation", "already", "was", "if", "among", "them", "they-are", "addition",
        "this", "all-of-them", "most-of-them", "or", "other", "against", "with-company", "near", "between",
    }
)  # fmt: skip
_CLAUSES: Final = frozenset({"contrast", "issued", "apposition"})
_OCCASIONS: Final = frozenset({"venue", "contrast", "speech", "audience"})
_HOLDERS: Final = ("speaker", "party", "body", "place", "office", "designator", "direction")


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Letters that the grammar needs as such: how definite words begin, `to` alone and before the article, marks."""

    definite: tuple[str, ...]
    article: str
    to: tuple[str, str]
    quotes: Mapping[str, str]


@cache
def signs(pack: Pack) -> Signs:
    """The signs of a language pack."""
    settings: Mapping[str, Any] = pack.settings["orthography"]
    rows = settings["proclitic"]
    slots = [["", *(row["form"] for row in rows if row["slot"] == slot)] for slot in (1, 2)]
    article = next(row["form"] for row in rows if "article" in row["features"])
    to = next(row["form"] for row in rows if "to" in row["features"])
    contractions = {row["from"]: row["to"] for row in settings.get("contraction", ())}
    definite = {
        first + contractions.get(second + article, second + article) for first in slots[0] for second in slots[1]
    }
    longest_first = tuple(sorted(definite, key=lambda form: (-len(form), form)))
    return Signs(longest_first, article, (to, contractions.get(to + article, to + article)), pack.orthography.quotes)


class SourceWords:
    """The words of one sentence, as a source phrase sees them."""

    def __init__(self, sentence: Sentence, marks: Signs) -> None:
        self._s = sentence
        self._signs = marks
        self.quotes = marks.quotes
        self.closers = frozenset(marks.quotes.values())
        self.to = marks.to

    def definite(self, i: int) -> bool:
        """Whether the word at `i` has the article."""
        form = self._s.form(i)
        return len(form) > 3 and form.startswith(self._signs.definite)

    def plain(self, i: int) -> bool:
        """Whether the pack knows nothing of the word at `i`."""
        return not self._s.words[i].kinds and i not in self._s.phrases

    def that(self, i: int) -> bool:
        """Whether a complementiser stands at `i` (`أن`, `بأنه`), not `كان` or `لكن`, which are written like one."""
        return i in self._complementisers

    @cached_property
    def _complementisers(self) -> frozenset[int]:
        s = self._s
        phrases = s.phrases
        return frozenset(
            i
            for i, word in enumerate(s.words)
            if ("particle" in word.kinds or i in phrases)
            and s.at(i, "particle", "that") is not None
            and s.at(i, "particle", "was") is None
            and s.at(i, "frame", "contrast") is None
        )

    def closing(self, i: int, mark: str | None = None) -> int | None:
        """The token that closes the short quotation or bracket that opens at `i`."""
        forms = self._s.forms
        wanted = mark or self.quotes[forms[i]]
        return next((j for j in range(i + 1, min(len(forms), i + _SHORT + 1)) if forms[j] == wanted), None)

    def ends(self, i: int) -> bool:
        """Whether the word at `i` cannot stand within a source phrase: a clause, a verb, a time, a number."""
        s = self._s
        if not 0 <= i < len(s.forms):
            return True
        if self.plain(i):
            return False
        if s.words[i].kinds & _TIMES or any(match.sense in _ENDS for match in s.all_at(i, "particle")):
            return True
        if any("article" not in match.features for match in s.all_at(i, "reporting")):
            return True
        if any(match.sense in _CLAUSES for match in s.all_at(i, "frame")):
            return True
        return any("verb" in match.features or not self.definite(i) for match in s.all_at(i, "outcome"))

    def preposition(self, i: int) -> bool:
        """Whether the word at `i` is or carries a preposition other than `ل`."""
        if self.plain(i):
            return False
        if self._s.has(i, "particle", "preposition") is not None:
            return True
        return any("with" in found[0].features for found in self._s.words[i].matches.values())

    def conjoined(self, i: int) -> bool:
        """Whether a conjunction is written together with the word at `i`."""
        return any(not found[0].features.isdisjoint(("and", "then")) for found in self._s.words[i].matches.values())

    def split(self, i: int) -> bool:
        """Whether a word is known only with its first letter taken for a clitic, as names can be (`سعاد`, `كمال`)."""
        matches = self._s.words[i].matches.values()
        return all(not match.features.isdisjoint(("future", "as")) for found in matches for match in found)

    def told_of(self, i: int) -> bool:
        """Whether the word at `i` is rather what is said: harm, an event, a verbal noun, an occasion."""
        s = self._s
        if self.plain(i) or self.split(i):
            return False
        if not s.words[i].kinds.isdisjoint(("outcome", "event", "hedge")):
            return True
        return s.at(i, "frame", "complement") is not None or s.at(i, "frame", "venue") is not None

    def belongs(self, i: int) -> bool:
        """Whether the word at `i` is a body or a place with `ب` before it (`بالحكومة`)."""
        matches = self._s.words[i].matches
        return any(
            "with" in match.features and "pronoun" not in match.features
            for kind in _HOLDERS
            for match in matches.get(kind, ())[:2]
        )

    def occasion(self, i: int) -> bool:
        """Whether a preposition brings at `i` an occasion, a time or part of the news, not what is the speaker's."""
        s = self._s
        if self.plain(i):
            return False
        if s.words[i].kinds & _TIMES or any(match.sense in _OCCASIONS for match in s.all_at(i, "frame")):
            return True
        if s.has(i, "reporting", "verb") is not None:
            return True
        return s.at(i, "particle") is not None and s.at(i, "particle", "other") is None
