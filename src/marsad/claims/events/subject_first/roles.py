"""Who did it and to whom, where the subject stands before its verb and the object behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from marsad.claims.events.clauses import Roles
from marsad.claims.events.contexts import Contexts
from marsad.claims.events.event_types import SPEECH
from marsad.claims.events.noun_phrases import NounPhrase
from marsad.claims.events.subject_first.phrases import Phrases
from marsad.claims.events.subject_first.verbs import auxiliaries_before, is_passive
from marsad.claims.events.trigger_words import STOPS, Trigger
from marsad.mentions.capital_names import is_possessive
from marsad.text.tokens import Sentence

_REACH: Final = 12
_INSTRUMENTS: Final = frozenset({"bomb", "mine"})
_EXPLODING: Final = frozenset({"bombing", "landmine", "explosion"})
_HITTING: Final = frozenset({"airstrike", "shelling", "attack", "bombing"})


class SubjectFirstRoles:
    """Finds the roles of the events of one sentence, in order, so that later ones can share earlier ones' actors."""

    def __init__(
        self,
        sentence: Sentence,
        contexts: Contexts,
        phrases: Phrases,
        frames: Mapping[str, Mapping[str, str]],
        triggers: Sequence[Trigger],
    ) -> None:
        self._s = sentence
        self._contexts = contexts
        self._phrases = phrases
        self._frames = frames
        self._firsts = [trigger.first for trigger in triggers]
        self._done: list[tuple[Trigger, Roles]] = []

    def of(self, trigger: Trigger) -> Roles:
        """The roles of a trigger."""
        roles = Roles()
        frame = self._frames.get(trigger.type, {})
        if trigger.verb:
            self._verb(trigger, frame, roles)
        else:
            self._noun(trigger, frame, roles)
        if roles.actor is not None and not self._phrases.is_group(roles.actor):
            roles.actor = None
        self._share(trigger, frame, roles)
        if roles.actor is not None and self._is_instrument(trigger, roles.actor):
            roles.actor = None
        self._done.append((trigger, roles))
        return roles

    # ---- verbs ----

    def _verb(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles) -> None:
        contexts, s = self._contexts, self._s
        first = auxiliaries_before(s, contexts, trigger.first)
        subject = None if self._is_conjoined(first) else self._phrases.before(first)
        after = trigger.last + 1
        if is_passive(s, contexts, trigger.first, trigger.features, after):
            roles.put(_passive(frame), subject)
            self._complements(after, frame, roles, doer=True)
            return
        spoken = "gerund" in trigger.features or "base" in trigger.features
        if not spoken or not self._is_speech_before(trigger):
            roles.put(frame.get("subject", "actor"), subject)
        if subject is not None and "and" in frame and roles.actor is subject:
            self._other_side(subject.last + 1, first, frame, roles)
        if self._s.has(after, "particle", "preposition") is not None and self._is_of_verb(trigger, after):
            after += 1
        phrase = self._phrases.at(after)
        if phrase is not None and frame.get("object", "target") != "none":
            roles.put(frame.get("object", "target"), phrase)
            after = phrase.last + 1
        self._complements(after, frame, roles, doer=False)

    def _is_of_verb(self, trigger: Trigger, after: int) -> bool:
        """Whether a preposition belongs to a verb of several words (`seized control of`, `broke out of`)."""
        return trigger.first + trigger.match.size > after or (
            trigger.match.size > 1 and self._s.at(after, "particle", "of") is not None
        )

    def _other_side(self, at: int, verb: int, frame: Mapping[str, str], roles: Roles) -> None:
        """The other side that `and` adds to a subject, in events between two (`Rebels and troops clashed`)."""
        if self._s.at(at, "particle", "and") is not None:
            side = self._phrases.at(at + 1)
            if side is not None and side.last < verb:
                roles.put(frame["and"], side)

    def _is_conjoined(self, at: int) -> bool:
        return self._s.at(at - 1, "particle", "and") is not None

    def _is_speech_before(self, trigger: Trigger) -> bool:
        """Whether an act of speech tells of this one (`threatened to attack`): its speaker is no actor here."""
        if not self._done:
            return False
        before = self._done[-1][0]
        return before.type in SPEECH and not self._stopped(before.last, trigger.first)

    # ---- nouns ----

    def _noun(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles) -> None:
        s, after = self._s, trigger.last + 1
        owner = self._owner(trigger.first)
        if owner is not None:
            roles.put(frame.get("of", "target") if frame.get("of") == "actor" else "actor", owner)
        if trigger.light is not None:
            self._light(trigger, frame, roles)
        if s.at(after, "particle", "of") is not None:
            phrase = self._phrases.at(after + 1)
            if phrase is not None:
                roles.put(frame.get("of", "target"), phrase)
                after = phrase.last + 1
        for word in trigger.tail:
            if word.verb:
                roles.put("target", self._phrases.at(word.last + 1))
        hit = self._hit(trigger)
        if hit is not None and roles.target is None:
            roles.put("target", hit)
        self._complements(after, frame, roles, doer=True)

    def _owner(self, at: int) -> NounPhrase | None:
        """Whose act it is (`the army's attack`)."""
        s = self._s
        mark = next((here for here in range(at - 1, max(at - 4, -1), -1) if is_possessive(s, here)), -1)
        if mark < 1:
            return None
        first = mark - 1
        while first > 0 and mark - first < 5 and self._phrases.at(first - 1) is not None:
            first -= 1
        phrase = self._phrases.at(first)
        return None if phrase is None else NounPhrase(first, mark - 1, 0, None)

    def _light(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles) -> None:
        """What a light verb tells: its subject is the actor, or what underwent it."""
        assert trigger.light is not None
        at, light = trigger.light
        first = auxiliaries_before(self._s, self._contexts, at)
        subject = None if self._is_conjoined(first) else self._phrases.before(first)
        senses = {match.sense for match in self._s.all_at(at, "light")}
        if "undergoes" in senses:
            roles.put("target", subject)
        elif ("happens" not in senses or "does" in senses) and "verb" in light.features:
            role = frame.get("subject", "actor")
            roles.put(role, subject)
            if subject is not None and "and" in frame:
                self._other_side(subject.last + 1, first, frame, roles)

    def _hit(self, trigger: Trigger) -> NounPhrase | None:
        """What a strike or a shell hit: the object of the verb behind it (`an air strike hit a house`)."""
        if trigger.type not in _HITTING and trigger.type not in _EXPLODING:
            return None
        for at in range(trigger.last + 1, min(trigger.last + 3, len(self._s))):
            if self._s.at(at, "light", "launches") is not None:
                return self._phrases.at(at + 1)
        return None

    # ---- what both have ----

    def _complements(self, start: int, frame: Mapping[str, str], roles: Roles, doer: bool) -> None:
        """Prepositional phrases of the clause, from token `start`: on, against, with, between, by."""
        s = self._s
        at, end = start, min(start + _REACH, len(s))
        while at < end:
            if s.forms[at] in STOPS or (at in self._firsts and at > start):
                return
            if doer and self._contexts.has(at, "by") and frame.get("doer", "actor") != "none":
                roles.put("actor", self._phrases.at(at + 1))
            for particle in s.all_at(at, "particle"):
                if particle.sense in ("that", "relative", "clause"):
                    return
                if particle.sense == "between":
                    self._sides(at + particle.size, roles)
                    break
                role = frame.get(particle.sense)
                if role in ("actor", "target") and particle.sense not in ("and", "of"):
                    roles.put(role, self._phrases.at(at + particle.size))
                    break
            at += 1

    def _sides(self, at: int, roles: Roles) -> None:
        """`between X and Y`: the first side is the actor, the second the target."""
        first = self._phrases.at(at)
        if first is None:
            return
        roles.put("actor", first)
        if self._s.at(first.last + 1, "particle", "and") is not None:
            roles.put("target", self._phrases.at(first.last + 2))

    def _share(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles) -> None:
        """A verb that goes on with `and` keeps its clause's actor; the accused did what they are accused of."""
        if not self._done:
            return
        before, earlier = self._done[-1]
        first = auxiliaries_before(self._s, self._contexts, trigger.first)
        joined = self._is_conjoined(first)
        end = first - 2 if joined and self._s.form(first - 2) == "," else trigger.first
        if self._stopped(before.last, end):
            return
        if "accuses" in before.features:
            roles.actor = earlier.target or roles.actor
        elif trigger.verb and joined:
            roles.put(frame.get("subject", "actor"), earlier.actor)

    def _stopped(self, first: int, last: int) -> bool:
        return not STOPS.isdisjoint(self._s.forms[first + 1 : last])

    def _is_instrument(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        """Whether the subject of an explosion is the bomb itself."""
        return trigger.type in _EXPLODING and any(
            self._contexts.has_any(at, _INSTRUMENTS) for at in range(phrase.first, phrase.last + 1)
        )


def _passive(frame: Mapping[str, str]) -> str | None:
    """What the subject of a passive verb is: what its object would be."""
    role = frame.get("object", "target")
    return frame.get("subject", "actor") if role == "none" else role
