"""Who speaks: the subject that stands before its verb, also over an insertion, or after it (`…, said a medic`)."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speakers import Speaker
from marsad.claims.sources.subject_first.body_names import name_of
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_BACK: Final = 30
"""How many tokens before a verb its subject may begin."""
_INSERTION: Final = 36
"""Tokens of the longest insertion between a subject and its verb."""
_PAUSES: Final = 3
"""How many commas back an insertion can begin."""
_WHO: Final = 14
"""Tokens of the longest clause that describes a subject without commas."""
_LIGHT: Final = has.ADVERB | has.AUXILIARY | has.TIME
_WALL: Final = (
    has.BREAK | has.COMMA | has.THAT | has.CONTRAST | has.VERBAL | has.BEING | has.MODAL | has.PRONOUN | has.WHO
    | has.CLAUSE | has.TIME | has.BEFELL | has.CLOSER | has.AUXILIARY
)  # fmt: skip
"""What no subject reaches over."""
_PLAIN: Final = has.WORD | has.END


_UNSURE: Final = frozenset({"name", "guess", "country"})
_PARTED: Final = (
    has.BREAK | has.COMMA | has.CONTRAST | has.JOINS | has.CLAUSE | has.VERBAL | has.BEFELL | has.PRONOUN | has.CLOSER
    | has.QUOTE | has.COLON
)  # fmt: skip
"""What parts a speaker at the beginning of a sentence from a verb far behind it."""


_AGREES: Final = ("own", "person", "thing", "plural")
"""What a pronoun can stand for; its `own` is the report or the one whose words are quoted."""


class Subject(NamedTuple):
    """Who speaks, outermost first, and the first token of the phrase; a pronoun is `implied`, and how it agrees.

    `end` is the last token where the subject stands after its verb, `nested` that a clause describes it.
    """

    speakers: tuple[Speaker, ...]
    left: int
    end: int = -1
    implied: bool = False
    agrees: str = ""
    nested: bool = False


class Before(NamedTuple):
    """What stands right before a verb: the last token that is no auxiliary, adverb or time; whether it is passive,
    or said not to be."""

    last: int
    passive: bool
    unsaid: bool


class Subjects:
    """The subjects of the reporting verbs of one sentence."""

    def __init__(self, sentence: Sentence, nouns: SourceNouns) -> None:
        self._s = sentence
        self._nouns = nouns
        self._traits = nouns.traits

    def past_light(self, i: int) -> Before:
        """What stands before the verb at token `i`, past what can stand between it and its subject."""
        traits = self._traits
        k = i - 1
        passive = unsaid = False
        while k >= 0:
            trait = traits[k]
            if trait & has.BEING:
                passive = True
            elif trait & (has.MODAL | has.NEGATION) and (k == i - 1 or not trait & has.PREPOSED):
                unsaid = True
            elif not self._passes(k, i):
                break
            k -= 1
        return Before(k, passive, unsaid)

    def _passes(self, k: int, i: int) -> bool:
        """Whether token `k` can stand between a subject and its verb at `i`: an auxiliary, a time, an adverb."""
        traits = self._traits
        trait = traits[k]
        before = traits[k - 1] if k else 0
        if trait & has.CLAUSE and before & has.AUXILIARY:  # has since said
            return True
        if trait & has.PREPOSED and (traits[k + 1] | (traits[k + 2] if k + 2 < i else 0)) & has.TIME:
            return True
        if (trait & has.NUMBER and before & has.TIME) or self._abbreviates(k):
            return True
        if trait & has.DETERMINER and k + 1 < i and traits[k + 1] & has.TIME:  # earlier this week
            return True
        return trait & _LIGHT != 0 and not trait & (has.SPEAKER | has.PRONOUN)

    def _abbreviates(self, k: int) -> bool:
        """Whether a stop at `k` belongs to the letter before it (`the S.D.F. said`)."""
        forms = self._s.forms
        return forms[k] == "." and k > 0 and len(forms[k - 1]) == 1 and self._s.glued(k)

    def before(self, e: int, guess: bool) -> Subject | None:
        """The subject whose last token is `e`, or whose insertion ends there; `guess` takes a noun nobody knows."""
        if e < 0:
            return None
        trait = self._traits[e]
        if trait & has.PRONOUN:
            return self._pronoun(e)
        if trait & has.WHO:
            return self._described(e)
        if trait & has.COMMA:
            return self._inserted(e, guess)
        return self._citing(e, guess) or self._ending(e, guess) or self._past_clause(e) or self._opening(e)

    def _pronoun(self, e: int) -> Subject:
        match = self._s.at(e, "frame", "pronoun")
        agrees = "" if match is None else next((f for f in _AGREES if f in match.features), "")
        speaker = self._on_behalf() if agrees == "own" else None
        if speaker is not None:
            return Subject((speaker,), e, agrees=agrees)
        return Subject((), e, implied=True, agrees=agrees)

    def _on_behalf(self) -> Speaker | None:
        """The body in whose name a sentence opens (`For the monitor, … we documented`)."""
        speaker = self._nouns.at(1) if self._traits[0] & has.BELONGS else None
        if speaker is None or "body" not in speaker.features or not self._traits[speaker.last + 1] & has.COMMA:
            return None
        return speaker

    def _described(self, e: int) -> Subject | None:
        """The subject that a clause with `who` describes."""
        at = e - 1
        at -= at >= 0 and self._traits[at] & has.COMMA != 0
        found = self._ending(at, guess=False)
        return found and found._replace(nested=True)

    def _ending(self, e: int, guess: bool) -> Subject | None:
        """The subject that ends at token `e`: the longest that begins at a noun and is no part of another phrase."""
        traits = self._traits
        lowest = max(0, e - _BACK)
        begin = e
        while begin > lowest and not self._parts(traits[begin - 1]):
            begin -= 1
        for at in range(begin, e + 1):
            before = traits[at - 1] if at else 0
            if (at > begin and before & (has.PREPOSED | has.DETERMINER | has.BELONGS)) or not self._may_open(at):
                continue
            if guess and at == begin and before & (has.MODAL | has.WHO):
                continue  # went from ward to ward said
            edge = at == begin or before & (has.JOINS | has.ADVERB) != 0
            if self._is_object(at):
                break
            found = self._nouns.several(at, guess=guess and edge, limit=e + 1)
            if found and found[-1].last == e and (len(found) == 1 or edge):
                if found[0].sense in ("name", "country") and not edge and (not self._names(at) or self._is_within(at)):
                    continue
                return Subject(tuple([self._nouns.cropped(speaker) for speaker in found]), at)
        return None

    def _parts(self, trait: int) -> bool:
        """Whether no subject reaches over a word, one that brings whose a document is (`figures released by`) apart."""
        if trait & has.SPEAKER or (trait & has.REPORTING and not trait & has.VERBAL):
            return False
        wall = trait & _WALL
        return wall != 0 and not (wall == has.BEFELL and trait & has.MODIFIER)  # a rescue worker

    def _is_object(self, at: int) -> bool:
        """Whether an infinitive stands right before token `at` (`to dislodge fighters`)."""
        if at < 2 or not self._traits[at - 2] & has.MODAL:
            return False
        return self._traits[at - 1] & (_PLAIN | has.HARM) == has.WORD or self._traits[at - 1] & has.BEFELL != 0

    def _is_within(self, at: int) -> bool:
        """Whether a preposition governs token `at` and what describes it (`in northern Iraq`)."""
        while at > 0 and self._traits[at - 1] & has.MODIFIER:
            at -= 1
        return at > 0 and self._traits[at - 1] & (has.PREPOSED | has.BELONGS) != 0

    def _opening(self, e: int) -> Subject | None:
        """The speaker that opens the sentence, where one clause runs from it to token `e` (`An envoy visiting …`)."""
        first = next((at for at in range(min(e, _WHO)) if not self._traits[at] & has.DETERMINER), e)
        if first >= e or not self._traits[first] & (has.SPEAKER | has.PARTY | has.MODIFIER):
            return None
        found = self._nouns.at(0, limit=e)
        if found is None or found.sense in _UNSURE or found.last >= e or e - found.last > _INSERTION:
            return None
        if any(self._traits[at] & _PARTED for at in range(found.last + 1, e + 1)):
            return None
        return Subject((self._nouns.cropped(found),), found.first)

    def _names(self, at: int) -> bool:
        """Whether a name at token `at` does not go on from a noun right before it."""
        return not self._nouns.capital(at - 1)

    def _may_open(self, at: int) -> bool:
        trait = self._traits[at]
        return (trait & (has.WORD | has.NUMBER) != 0 and not trait & has.PREPOSED) or self._s.forms[at] == "@"

    def _inserted(self, comma: int, guess: bool) -> Subject | None:
        """The subject before an insertion that ends at a comma (`SANA, citing a military official,`)."""
        traits = self._traits
        pauses = 0
        for at in range(comma - 1, max(0, comma - _INSERTION), -1):
            if traits[at] & (has.BREAK | has.CLOSER):
                return None
            if not traits[at] & has.COMMA:
                continue
            found = self._ending(at - 1, guess)
            if found is not None and found.speakers[0].sense != "guess" and self._may_insert(at + 1):
                inner = self._handed_on(at + 1)
                if inner:
                    return found._replace(speakers=(*found.speakers, *inner))
                name = name_of(found.speakers[0], self._nouns, at + 1, comma)
                if name is not None:
                    return found._replace(speakers=(name,))
                whole = self._nouns.at(found.left, limit=comma)
                if whole is not None and whole.last == comma - 1 and len(found.speakers) == 1:
                    return found._replace(speakers=(self._nouns.cropped(whole),))
                return found
            pauses += 1
            if pauses >= _PAUSES:
                return None
        return None

    def _may_insert(self, k: int) -> bool:
        """Whether what begins at token `k` is no clause of its own."""
        return not self._traits[k] & (has.CONTRAST | has.JOINS | has.PRONOUN | has.THAT)

    def _handed_on(self, k: int) -> tuple[Speaker, ...]:
        """Whom an insertion at `k` cites."""
        match = self._s.at(k, "reporting", "handed-on")
        return () if match is None else self._nouns.several(k + match.size)

    def _citing(self, e: int, guess: bool) -> Subject | None:
        """A subject with whom it cites, without commas (`the agency citing officials said`)."""
        traits = self._traits
        for at in range(e - 1, max(0, e - _WHO), -1):
            if traits[at] & (has.COMMA | has.BREAK):
                return None
            if traits[at] & has.REPORTING and traits[at + 1] & has.BY:
                return self._quoted_by(at, e, guess)
            if traits[at] & has.REPORTING:
                inner = self._handed_on(at)
                outer = self._ending(at - 1, guess) if inner and inner[-1].last == e else None
                return outer and outer._replace(speakers=(*outer.speakers, *inner))
        return None

    def _quoted_by(self, at: int, e: int, guess: bool) -> Subject | None:
        """The subject with who quotes him, up to token `e` (`a source quoted by the agency`)."""
        if self._s.has(at, "reporting", "cites") is None:
            return None
        outer = self._nouns.several(at + 2, limit=e + 1)
        inner = self._ending(at - 1, guess) if outer and outer[-1].last == e else None
        return inner and inner._replace(speakers=(*outer, *inner.speakers))

    def _past_clause(self, e: int) -> Subject | None:
        """The subject before a clause that describes it without commas (`the report which … said`)."""
        traits = self._traits
        for at in range(e, max(0, e - _WHO), -1):
            if traits[at] & (has.COMMA | has.BREAK) or (at < e and traits[at] & has.VERBAL):
                return None
            if traits[at] & has.ANONYMITY:  # speaking on condition of anonymity
                return next(filter(None, (self._ending(at - back, guess=False) for back in (1, 2, 3))), None)
            if traits[at] & has.WHO:
                return self._ending(at - 1, guess=False)
        return None

    def after(self, k: int, match: Match) -> Subject | None:
        """The subject at token `k`, after its verb (`said the British-based monitor`)."""
        if "inverts" not in match.features:
            return None
        found = self._nouns.several(k, guess="weak" not in match.features)
        if not found or (found[0].sense == "guess" and not self._traits[k] & has.DETERMINER):
            return None
        last = found[-1].last
        return Subject(found, k, end=last) if self._closes(last + 1) else None

    def _closes(self, k: int) -> bool:
        """Whether a subject after its verb ends before token `k`: nothing goes on that it would do or be."""
        trait = self._traits[k]
        if not trait & has.WORD:
            return True
        light = has.TIME | has.PREPOSED | has.WHO | has.THAT | has.CONTRAST | has.JOINS | has.CLAUSE | has.REPORTING
        return (trait & light != 0 and not trait & has.VERBAL) or k >= self._s.size
