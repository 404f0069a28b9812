"""What a word can be within or beside a source phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.word_traits import COMMAS as COMMAS
from marsad.claims.sources.word_traits import WordTraits
from marsad.languages.affixes import form_of
from marsad.languages.pack import Pack
from marsad.mentions.toponyms import Toponyms, toponyms
from marsad.text.tokens import Sentence

_SHORT: Final = 8
"""Tokens of the longest quoted or bracketed name, its marks included."""
_HOLDERS: Final = ("speaker", "party", "body", "place", "office", "designator", "direction")
_PREPOSED: Final = has.PREPOSITION | has.WITH
_THAT_OR_ALIKE: Final = has.THAT | has.WAS | has.CONTRAST
_TOLD_OF: Final = has.HARM | has.DOUBTING | has.COMPLEMENT | has.VENUE
_OCCASION: Final = has.TIME | has.COUNT | has.APART | has.VERBAL


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Letters that the grammar needs as such: how definite words begin, `to` alone and before the article,
    `preposed` articles behind `with` and `to`, marks.

    `given` are given names and what opens a name, folded. `feminine` are the endings of what can describe a feminine
    noun. `resumed` are pronouns with what they are written together with (`به`, `لها`).
    `traits` tells what each word of the language can be, `places` where a known place begins.
    """

    definite: tuple[str, ...]
    article: str
    to: tuple[str, str]
    preposed: tuple[str, ...]
    quotes: Mapping[str, str]
    feminine: tuple[str, ...]
    resumed: frozenset[str]
    given: frozenset[str]
    traits: WordTraits
    places: Toponyms


@cache
def signs(pack: Pack) -> Signs:
    """The signs of a language pack."""
    settings: Mapping[str, Any] = pack.settings["orthography"]
    rows = settings.get("proclitic", ())
    slots = [["", *(row["form"] for row in rows if row["slot"] == slot)] for slot in (1, 2)]
    article, to = form_of(rows, "article"), form_of(rows, "to")
    taken_up = [row["form"] for row in rows if not {"with", "to"}.isdisjoint(row["features"])]
    resumed = frozenset(first + row["form"] for first in taken_up for row in settings.get("enclitic", ()))
    contractions = {row["from"]: row["to"] for row in settings.get("contraction", ())}
    definite = {
        first + contractions.get(second + article, second + article) for first in slots[0] for second in slots[1]
    }
    longest_first = tuple(sorted(definite, key=lambda form: (-len(form), form)))
    quotes = pack.orthography.quotes
    traits = WordTraits(longest_first, to, quotes)
    to_forms = (to, contractions.get(to + article, to + article))
    feminine = tuple(settings.get("agreement", {}).get("feminine", ()))
    joined = (contractions.get(form + article, form + article) for form in taken_up)
    preposed = tuple(first + form for form in joined for first in slots[0])
    names = pack.settings["names"].get("names", {})
    given = frozenset(map(pack.orthography.fold, (*names.get("given", ()), *names.get("opening", ()))))
    return Signs(longest_first, article, to_forms, preposed, quotes, feminine, resumed, given, traits, toponyms(pack))


class SourceWords:
    """The words of one sentence, as a source phrase sees them; `traits` holds the bits of every token."""

    def __init__(self, sentence: Sentence, traits: list[int], marks: Signs) -> None:
        self._s = sentence
        self._signs = marks
        self.quotes = marks.quotes
        self.to = marks.to
        self.traits = traits

    def definite(self, i: int) -> bool:
        """Whether the word at `i` has the article."""
        return self.traits[i] & has.DEFINITE != 0

    def feminine(self, i: int) -> bool:
        """Whether the word at `i` is written as a feminine noun or what describes one is."""
        return self._s.forms[i].endswith(self._signs.feminine)

    def bare_definite(self, i: int) -> bool:
        """Whether the word at `i` has the article and nothing before it."""
        return self._s.forms[i].startswith(self._signs.article)

    def preposed(self, i: int) -> bool:
        """Whether a preposition of one letter stands before the article of the word at `i` (`بالنقص`, `للناس`)."""
        return self._s.forms[i].startswith(self._signs.preposed)

    def plain(self, i: int) -> bool:
        """Whether the pack knows nothing of the word at `i`."""
        return not self.traits[i] & has.KNOWN

    def that(self, i: int) -> bool:
        """Whether a complementiser stands at `i` (`أن`, `بأنه`), not `كان` or `لكن`, which are written like one.

        Nor one that a negation brings (`من دون أن يعرف`).
        """
        if self.traits[i] & _THAT_OR_ALIKE != has.THAT:
            return False
        return i == 0 or self.traits[i - 1] & (has.NEGATION | has.CONTRAST) != has.NEGATION

    def closing(self, i: int, mark: str | None = None) -> int | None:
        """The token that closes the short quotation or bracket that opens at `i`."""
        forms = self._s.forms
        wanted = mark or self.quotes[forms[i]]
        for j in range(i + 1, min(len(forms), i + _SHORT + 1)):
            if forms[j] == wanted:
                return j
        return None

    def ends(self, i: int) -> bool:
        """Whether the word at `i` cannot stand within a source phrase: a clause, a verb, a time, a number."""
        trait = self.traits[i]
        return trait & has.END != 0 or (trait & has.OUTCOME != 0 and not trait & has.DEFINITE)

    def resumes(self, i: int) -> bool:
        """Whether a pronoun stands at `i` with what it is written together with (`ما أفاد به المكتب`)."""
        return self._s.form(i) in self._signs.resumed

    def given(self, i: int) -> bool:
        """Whether a given name that is another word, too, stands at `i` with the name of a family behind it.

        `قال فراس العلي`; one that is written like a preposition only where nothing else follows (`قال علي العلي إن`).
        """
        if self._s.form(i) not in self._signs.given:
            return False
        after = self.traits[i + 1]
        closed = self.traits[i + 2] & (has.COMMA | has.COLON | has.QUOTE) != 0 or self.that(i + 2)
        if not closed and self.traits[i] & _PREPOSED:
            return False
        if self._s.form(i + 1) in self._signs.given or after & (has.DEFINITE | has.KNOWN) == has.DEFINITE:
            return True
        return closed and after & (has.WORD | has.KNOWN) == has.WORD

    def alone(self, i: int) -> bool:
        """Whether a single word stands before what is said, so that it is who says it, whatever else it means.

        An adjective with the article (`قال الحربي إن`), a word that only looks like one with a clitic (`قال كيري إن`).
        """
        if not (self.that(i + 1) or self.traits[i + 1] & has.COLON):
            return False
        if self._s.at(i, "body", "modifier") is not None:
            return self.bare_definite(i)
        return self.split(i) and self.traits[i] & (has.WORD | has.THAT) == has.WORD

    def preposition(self, i: int) -> bool:
        """Whether the word at `i` is or carries a preposition other than `ل`."""
        return self.traits[i] & _PREPOSED != 0

    def conjoined(self, i: int) -> bool:
        """Whether a conjunction is written together with the word at `i`."""
        return self.traits[i] & has.JOINED != 0

    def split(self, i: int) -> bool:
        """Whether a word is known only with its first letter taken for a clitic, as names can be (`سعاد`, `كمال`)."""
        return self.traits[i] & has.SPLIT != 0

    def told_of(self, i: int) -> bool:
        """Whether the word at `i` is rather what is said: harm, an event, a verbal noun, an occasion."""
        trait = self.traits[i]
        return trait & _TOLD_OF != 0 and not trait & has.SPLIT

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
        trait = self.traits[i]
        return trait & _OCCASION != 0 or trait & (has.PARTICLE | has.OTHER) == has.PARTICLE
