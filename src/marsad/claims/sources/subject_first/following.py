"""What follows a verb of reporting: whom it was told, when and where it was said, and where what is said begins."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speakers import Speaker
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.text.tokens import Sentence

_OCCASION: Final = 8
"""Tokens of the longest occasion of speech (`in a joint statement`)."""
_PLACE: Final = 12
"""Tokens of the longest place of speech (`at a rally in the town`)."""
_WITHIN: Final = frozenset("-'")
_MEANS: Final = 4
"""Tokens of the longest means of speech (`by satellite phone`)."""
_OBJECT: Final = 6
"""How soon the object of a verb stands after it."""
_NO_DEED: Final = has.VERBAL | has.BEFELL | has.AUXILIARY | has.BEING | has.PREPOSED | has.BELONGS | has.THAT
_LIGHT: Final = has.ADVERB | has.TIME
_APART: Final = has.CONTRAST | has.JOINS | has.CLAUSE | has.WHO
_CONTENT: Final = has.WORD | has.NUMBER
_PASSING: Final = has.ADVERB | has.TIME | has.PREPOSED | has.JOINS | has.CONTRAST | has.DETERMINER | has.VENUE
_SAID_BEFORE: Final = 40
"""How many tokens before a subject are looked at for what is said."""
_QUOTED: Final = has.QUOTE | has.THAT


class Following(NamedTuple):
    """Where what is said begins, whom it was told, whether anything is said there at all."""

    scope: int
    told: Speaker | None
    said: bool


class Follow:
    """Reads what follows the reporting verbs of one sentence."""

    def __init__(self, sentence: Sentence, nouns: SourceNouns) -> None:
        self._s = sentence
        self._nouns = nouns
        self._traits = nouns.traits

    def read(self, k: int, tells: bool) -> Following:
        """What follows a verb that ends before token `k`; `tells` where its object is whom it was told."""
        told: Speaker | None = None
        if tells:
            told, k = self._hearer(k)
        while k < self._s.size:
            trait = self._traits[k]
            if trait & has.THAT and self._nouns.traits[k + 1] & (has.WORD | has.NUMBER | has.QUOTE):
                return Following(k + 1, told, True)
            if trait & has.COLON:
                return Following(k + 1, told, True)
            if trait & has.QUOTE and self._opens(k):
                return Following(k, told, True)
            if trait & has.COMMA:
                return Following(k + 1, told, self._traits[k + 1] & _QUOTED != 0)
            if trait & has.ANONYMITY:
                match = self._s.at(k, "frame", "anonymity")
                k += 1 if match is None else match.size
                continue
            if trait & _LIGHT and not trait & (has.SPEAKER | has.CONTRAST):
                if self._s.at(k + 1, "particle", "possessive") is not None:
                    return Following(k, told, True)  # said Tuesday's strike hit a car
                k += 1
                continue
            after = self._past_number(k, trait) or self._past_time(k, trait)
            if after is None and trait & has.PREPOSED:
                after, hearer = self._occasion(k)
                told = told or hearer
                after = after or self._to_the_end(k)
            if after is not None:
                k = after
                continue
            about = self._s.has(k, "frame", "owner") is not None  # told them of the toll
            return Following(k, told, not about and self._states(k, trait))
        return Following(k, told, False)

    def way(self, left: int, following: Following, floor: int) -> Literal["before", "after"]:
        """Whether the speaker at token `left` stands before what is said or after it, which can begin at `floor`."""
        if following.said:
            return "before"
        for at in range(max(floor, left - _SAID_BEFORE), left):
            if self._traits[at] & _CONTENT and not self._traits[at] & _PASSING:
                return "after"
        return "before"

    def unsaid(self, k: int, claims: bool = False) -> bool:
        """Whether a verb before token `k` takes what nobody says (`claimed 21 lives`); one that `claims`, a deed."""
        for at in range(k, min(k + _OBJECT, self._s.size)):
            trait = self._traits[at]
            if trait & has.UNSAID or (claims and self._is_deed(at)):
                return True
            if claims and at > k and trait & has.WORD and self._traits[k] & has.DETERMINER and not trait & _NO_DEED:
                continue  # claimed the double suicide attack
            if not trait & (has.DETERMINER | has.NUMBER | has.COUNT | has.MODIFIER | has.ADVERB | has.PREPOSED):
                return False
        return False

    def is_means(self, k: int) -> bool:
        """Whether `by` at token `k` brings the means of speech (`said by satellite phone that`)."""
        for at in range(k + 1, min(k + _MEANS, self._s.size)):
            if self._traits[at] & has.VENUE:
                return True
            if self._traits[at] & (has.DETERMINER | has.VERBAL | has.PARTY | has.COMMA | has.PREPOSED):
                return False
        return False

    def gives_count(self, k: int) -> bool:
        """Whether a noun for a count stands behind a verb of giving (`gave a figure`, `raised to 20 the number`)."""
        if self._traits[k] & has.PREPOSED and self._traits[k + 1] & has.NUMBER:
            k += 1
            while self._traits[k] & has.NUMBER:
                k += 1
        for at in range(k, min(k + _OBJECT, self._s.size)):
            if self._s.at(at, "frame", "count") is not None:
                return True
            trait = self._traits[at]
            owns = self._s.forms[at] in _WITHIN  # put the soldiers' losses at five
            if not (trait & has.WORD or owns) or trait & (has.PREPOSED | has.VERBAL | has.PRONOUN):
                return False
        return False

    def counts_harmed(self, k: int) -> bool:
        """Whether a number stands behind a verb, with what befell those that it counts (`stands by 24 dead`)."""
        at = k + (self._s.at(k, "approximator") is not None)
        if not self._traits[at] & (has.NUMBER | has.COUNT):
            return False
        while self._traits[at] & (has.NUMBER | has.COUNT):
            at += 1
        behind = range(at, min(at + _OBJECT, self._s.size))
        fate = next((here for here in behind if self._traits[here] & has.HARM), None)
        return fate is not None and all(self._traits[here] & has.WORD for here in range(at, fate))

    def _is_deed(self, at: int) -> bool:
        """Whether a deed at token `at` is what somebody takes on (`claimed the attack, which killed 12`)."""
        if self._s.at(at, "unit", "event") is None:
            return False
        behind = self._traits[at + 1]
        return not behind & has.WORD or behind & (has.WHO | has.THAT | has.PREPOSED | has.BELONGS | has.TIME) != 0

    def counts_soon(self, k: int) -> bool:
        """Whether a number stands after token `k` before its clause ends (`threatened to kill five hostages`)."""
        for at in range(k, min(k + _PLACE, self._s.size)):
            if self._traits[at] & (has.NUMBER | has.COUNT):
                return True
            if self._traits[at] & (has.CLAUSE | has.COMMA | has.CONTRAST):
                return False
        return False

    def states_soon(self, k: int) -> bool:
        """Whether a complementiser or a quotation stands soon after token `k`."""
        return any(self._traits[at] & _QUOTED for at in range(k, min(k + _OCCASION, self._s.size)))

    def _opens(self, k: int) -> bool:
        """Whether a mark at `k` opens a quotation rather than closes one or stands in a word."""
        return not (self._s.glued(k) and self._s.is_word(k - 1)) and k + 1 < self._s.size

    def _states(self, k: int, trait: int) -> bool:
        """Whether a clause or a noun that can be said begins at `k`."""
        if trait & (has.NUMBER | has.QUOTE):
            return True
        if not trait & has.WORD or trait & _APART:
            return False
        return not (trait & has.REPORTING and self._s.has(k, "reporting", "participle") is not None)

    def _past_number(self, k: int, trait: int) -> int | None:
        """The token after a number of a date (`said May 5 that`)."""
        return k + 1 if trait & has.NUMBER and self._traits[k - 1] & has.TIME else None

    def _past_time(self, k: int, trait: int) -> int | None:
        """The token after a time with its preposition (`on the last Friday`)."""
        if not trait & has.PREPOSED:
            return None
        for at in range(k + 1, min(k + 4, self._s.size)):
            if self._traits[at] & has.TIME:
                return at + 1
            if not self._traits[at] & (has.DETERMINER | has.ADVERB | has.NUMBER):
                return None
        return None

    def _occasion(self, k: int) -> tuple[int | None, Speaker | None]:
        """The token after an occasion of speech at `k` (`in a statement`, `to the agency`), and who was told."""
        for at in range(k + 1, min(k + _OCCASION, self._s.size)):
            trait = self._traits[at]
            if trait & has.VENUE and not self._traits[at + 1] & has.VENUE:
                match = self._s.at(at, "frame", "venue")
                at += 1 if match is None else match.size
                return at + 2 * (self._s.form(at) == "/"), None
            if not trait & has.WORD and self._s.forms[at] != "-":
                break
            if trait & (has.TIME | has.VERBAL | has.BEING | has.PRONOUN):
                break
        told = self._media(k + 1)
        return (None, None) if told is None else (told.last + 1, told)

    def _to_the_end(self, k: int) -> int | None:
        """The token that ends the sentence or pauses, where from `k` on nothing stands that could be said."""
        for at in range(k + 1, min(k + _PLACE, self._s.size)):
            trait = self._traits[at]
            if not trait & has.WORD and self._s.forms[at] not in _WITHIN:
                return at if trait & has.COMMA or at == self._s.size - 1 else None
            if trait & (has.NUMBER | has.COUNT | has.HARM | has.THAT | has.BEING | has.VERBAL | has.AUXILIARY):
                return None
        return None

    def _media(self, k: int) -> Speaker | None:
        """The agency or outlet at `k`, as far as its name goes."""
        party = self._nouns.party(k)
        limit = None if party is None else party.last + 1
        if limit is not None and self._traits[limit] & has.SPEAKER:
            limit = None
        found = self._nouns.at(k, limit=limit, apposed=False)
        return found if found is not None and found.kind in ("agency", "outlet") else None

    def _hearer(self, k: int) -> tuple[Speaker | None, int]:
        """Whom a verb of telling tells: a medium belongs to the chain, others only stand between."""
        audience = self._s.at(k, "frame", "audience")
        if audience is not None or self._traits[k] & has.PRONOUN:
            return None, k + (1 if audience is None else audience.size)
        media = self._media(k)
        if media is not None:
            return media, media.last + 1
        found = self._nouns.at(k, guess=True, apposed=False)
        if found is None:
            return None, k if self._traits[k] & has.END else k + 1
        return None, found.last + 1
