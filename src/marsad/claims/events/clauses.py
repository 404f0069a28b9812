"""The clause around an event: its subject, the phrases after a word, what each phrase is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from marsad.claims.events.contexts import Contexts
from marsad.claims.events.noun_phrases import NounPhrase, NounPhrases
from marsad.claims.events.trigger_words import STOPS, Trigger
from marsad.text.tokens import Sentence

_QUOTES: Final = frozenset("\"«»'()")
_NEAR: Final = 3
"""How many tokens after an event a word that no pack knows is taken to begin with a preposition."""
_SUBJECT_REACH: Final = 12
_REACH: Final = 10
_AGENTS: Final = frozenset({"armed", "police", "aircraft", "agent", "@party", "@body"})
_BODIES: Final = frozenset({"@party", "@body"})
_MEANS: Final = frozenset({"shells", "aircraft", "bomb", "@weapon"})
_TIMES: Final = frozenset({"weekday", "day", "month", "period"})
_CONTEXTS: Final = frozenset({"by", "against", "penal"})
_COMPLEMENTS: Final = frozenset({"context", "particle", "reporting"})
"""Kinds of the words that begin a complement, or end the clause."""
_OPENING: Final = frozenset({"particle", "reporting", "event", "outcome"})
"""Kinds of the words that can open a clause."""


@dataclass(slots=True)
class Roles:
    """The actor and the target of an event, as noun phrases of its sentence."""

    actor: NounPhrase | None = None
    target: NounPhrase | None = None
    speaker: bool = False
    """Whether a pronoun stands where the actor would: whoever speaks (زعمت الجماعة أنها سيطرت، نفى انسحابه)."""

    def put(self, role: str | None, phrase: NounPhrase | None) -> bool:
        """Fill a role that is still empty; whether that was done."""
        if phrase is None or role not in ("actor", "target") or getattr(self, role) is not None:
            return False
        setattr(self, role, phrase)
        return True


class Clause:
    """Reads the noun phrases and prepositional phrases around the events of one sentence."""

    def __init__(self, sentence: Sentence, contexts: Contexts, phrases: NounPhrases) -> None:
        self.sentence = sentence
        self.contexts = contexts
        self.phrases = phrases

    def phrase_after(self, at: int, limit: int) -> NounPhrase | None:
        """The noun phrase that begins at a token before `limit`, no preposition written onto it."""
        if at >= limit:
            return None
        phrase = self.phrases.at(at)
        if phrase is None or phrase.first >= limit or phrase.cut:
            return None
        return phrase

    def object_after(self, at: int, limit: int) -> NounPhrase | None:
        """The noun phrase that follows a subject, times and means between them (استهدفت القوات، اليوم، بقذائف بلدة)."""
        s = self.sentence
        passed = False
        begin = at
        while at < min(limit, begin + _REACH):
            kinds = s.words[at].kinds
            if not _TIMES.isdisjoint(kinds) or (passed and (s.is_number(at) or s.forms[at] in "/-،,")):
                passed = True
                at += 1
            elif s.forms[at] in "،," and at + 1 < limit and not _TIMES.isdisjoint(s.words[at + 1].kinds):
                at += 1
            elif self._is_means(at) or (at == begin and s.at(at, "particle", "of") is not None):
                means = self.phrases.at(at) or self.phrases.at(at + 1)
                at = means.last + 1 if means is not None else at + 1
                passed = True
            else:
                break
        return self.phrase_after(at, limit)

    def _is_means(self, at: int) -> bool:
        """Whether a word with its preposition names a weapon (بقذائف المدفعية)."""
        if not self.contexts.has_any(at, _MEANS):
            return False
        return any("with" in matches[0].features for matches in self.sentence.words[at].matches.values())

    def subject_before(self, verb: int) -> NounPhrase | None:
        """The noun phrase that begins the clause of a verb (إن طائرة مسيرة قصفت)."""
        start = self._clause_start(verb)
        particle = self.sentence.at(start - 1, "particle")
        if particle is not None and particle.sense == "relative":
            return self._ending_at(start - 2)
        while start < verb and (
            (self.sentence.at(start, "particle") is not None and self.phrases.at(start) is None)
            or self.sentence.forms[start] in _QUOTES
        ):
            start += 1
        if start >= verb:
            return None
        phrase = self.phrases.at(start)
        if phrase is None or phrase.last >= verb:
            return None
        return phrase

    def _clause_start(self, verb: int) -> int:
        """The token where the clause of a verb begins."""
        s = self.sentence
        for at in range(verb - 1, max(verb - 1 - _SUBJECT_REACH, -1), -1):
            if s.forms[at] in STOPS:
                return at + 1
            if _OPENING.isdisjoint(s.words[at].kinds) and at not in s.phrases:
                continue
            particle = s.at(at, "particle")
            if particle is not None and particle.sense in ("that", "relative", "clause"):
                return at + particle.size
            for kind in ("reporting", "event", "outcome"):
                match = s.has(at, kind, "verb")
                if match is not None and "noun" not in match.features and "article" not in match.features:
                    return at + 1
        return max(verb - _SUBJECT_REACH, 0)

    def _ending_at(self, last: int) -> NounPhrase | None:
        """The noun phrase that ends at a token: the longest one that starts before it and reaches it."""
        for first in range(max(last - 4, 0), last + 1):
            phrase = self.phrases.at(first)
            if phrase is not None and phrase.first == first and phrase.last >= last:
                return phrase
        return None

    def is_agent(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names a force, an authority or an organisation."""
        if phrase.party is not None:
            return True
        if phrase.last > phrase.first and self.contexts.has_any(phrase.first + 1, _BODIES):
            return True
        return self.contexts.has_any(phrase.first, _AGENTS)

    # ---- what prepositions give ----

    def complements(self, start: int, frame: Mapping[str, str], roles: Roles, limit: int, trigger: Trigger) -> None:
        """Prepositional phrases of the clause, from token `start`, while a role is empty: على، ضد، مع، بين، من قبل."""
        s = self.sentence
        at = start
        end = min(start + _REACH, limit, s.size)
        while at < end and (roles.actor is None or roles.target is None):
            if s.forms[at] in STOPS:
                return
            step: int | None = 0
            if at in s.phrases or not _COMPLEMENTS.isdisjoint(s.words[at].kinds):
                step = self._complement(at, frame, roles, trigger)
                if step is None:
                    return
            at += step or self._prefixed(at, frame, roles, trigger)

    def _complement(self, at: int, frame: Mapping[str, str], roles: Roles, trigger: Trigger) -> int | None:
        """What one token adds, and how many tokens that took: 0 for no complement, None where the clause ends."""
        s = self.sentence
        context = None
        if self.contexts.has_any(at, _CONTEXTS):
            context = next(match for match in s.all_at(at, "context") if match.sense in _CONTEXTS)
        if context is not None and context.sense == "penal":
            if trigger.type != "sentence" or "with" not in context.features or "article" in context.features:
                context = None
            elif (phrase := self.phrase_after(at + 1, len(s))) is not None and not s.is_number(phrase.first):
                roles.put("target", phrase)
                return 1 + phrase.last - at
        if context is not None:
            phrase = self.phrases.at(at + context.size)
            roles.put("actor" if context.sense == "by" else frame.get("against"), phrase)
            return context.size + (phrase.last - phrase.first + 1 if phrase is not None else 0)
        particle = s.at(at, "particle")
        if particle is not None:
            if particle.sense == "between":
                return self._sides(at + particle.size, roles)
            if particle.sense in ("that", "relative", "clause"):
                return None
            role = frame.get(particle.sense)
            if role is not None:
                phrase = self.phrases.at(at + particle.size)
                roles.put(role, phrase)
                return particle.size + (phrase.last - phrase.first + 1 if phrase is not None else 0)
            if particle.sense == "of" and trigger.noun and frame.get("genitive") != "actor":
                phrase = self.phrases.at(at + particle.size)
                if phrase is not None and self.is_agent(phrase):
                    roles.put("actor", phrase)
                    return particle.size + phrase.last - phrase.first + 1
            return particle.size
        kinds = s.words[at].kinds
        if "reporting" in kinds and "event" not in kinds and s.has(at, "reporting", "verb") is not None:
            return None
        return 0

    def _prefixed(self, at: int, frame: Mapping[str, str], roles: Roles, trigger: Trigger) -> int:
        """What a word adds by a preposition written onto it; how many tokens that took."""
        role = self._clitic_role(at, frame, trigger)
        phrase = self.phrases.at(at) if role is not None else None
        if phrase is None:
            return 1
        roles.put(role, NounPhrase(phrase.first, phrase.last, max(phrase.cut, 1), phrase.party))
        return phrase.last - phrase.first + 1

    def _clitic_role(self, at: int, frame: Mapping[str, str], trigger: Trigger) -> str | None:
        """The role that a preposition written onto a word gives it (حصارها لمدينة، انفجرت بسيارة)."""
        shape = self.phrases.shape(at)
        if not (shape.to or shape.with_) or (at > trigger.last + _NEAR and not self.sentence.words[at].kinds):
            return None
        return (frame.get("to") if shape.to else None) or (frame.get("with") if shape.with_ else None)

    def _sides(self, at: int, roles: Roles) -> int:
        """`between X and Y`: the first side is the actor, the second the target."""
        first = self.phrases.at(at)
        if first is None:
            return 1
        roles.put("actor", first)
        after = first.last + 1
        if after >= len(self.sentence):
            return after - at + 1
        if self.sentence.at(after, "particle", "and") is not None:
            after += 1
        elif not self.phrases.shape(after).conjoined:
            return after - at + 1
        while self.sentence.at(after, "particle", "between") is not None:
            after += 1
        second = self.phrases.at(after)
        if second is not None:
            roles.put("target", NounPhrase(second.first, second.last, second.cut, second.party))
            return second.last - at + 2
        return after - at + 1

    def has_complement(self, at: int, frame: Mapping[str, str], limit: int) -> bool:
        """Whether a preposition of the frame follows within the clause."""
        for here in range(at, min(at + 5, limit, len(self.sentence))):
            if self.sentence.forms[here] in STOPS:
                return False
            for particle in self.sentence.all_at(here, "particle"):
                if frame.get(particle.sense) == "target" and particle.sense not in ("in", "between"):
                    return True
            if frame.get("to") == "target" and self.phrases.shape(here).to:
                return True
        return False
