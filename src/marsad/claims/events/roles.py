"""Who did it and to whom: the actor and the target of an event, where the syntax around its trigger gives them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from marsad.claims.events.clauses import Clause, Roles
from marsad.claims.events.event_types import SPEECH
from marsad.claims.events.noun_phrases import NounPhrase
from marsad.claims.events.trigger_words import STOPS, Trigger

_QUOTES: Final = frozenset("\"«»'()")
_DESCRIBING: Final = frozenset({"military", "aircraft", "shells", "bomb", "suicide", "figurative"})
_INSTRUMENTS: Final = frozenset({"bomb", "mine", "vehicle"})
_GROUPS: Final = frozenset({"person", "office", "party", "body", "place", "designator", "site", "numeral", "vague"})
#: Types whose noun is more often described than followed by whom it befell.
_DESCRIBED: Final = frozenset({"attack", "clash", "explosion", "ambush", "agreement"})


def _opens(trigger: Trigger) -> bool:
    """Whether a trigger opens a clause or a conjunct of its own."""
    return trigger.verb or bool(trigger.features & {"and", "then"})


class RoleFinder:
    """Finds the roles of the events of one sentence, in order, so that later ones can share earlier ones' actors."""

    def __init__(self, clause: Clause, frames: Mapping[str, Mapping[str, str]], triggers: Sequence[Trigger]) -> None:
        self._s = clause.sentence
        self._clause = clause
        self._frames = frames
        self._openings = [trigger.first for trigger in triggers if _opens(trigger)]
        self._done: list[tuple[Trigger, Roles]] = []

    def of(self, trigger: Trigger) -> Roles:
        """The roles of a trigger; none reaches past the next clause."""
        roles = Roles()
        frame = self._frames.get(trigger.type, {})
        opening = bisect_right(self._openings, trigger.last)
        limit = self._openings[opening] if opening < len(self._openings) else len(self._s)
        if trigger.verb:
            self._verb(trigger, frame, roles, limit)
        else:
            self._noun(trigger, frame, roles, limit)
        self._share(trigger, frame, roles)
        self._done.append((trigger, roles))
        return roles

    # ---- verbs ----

    def _verb(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles, limit: int) -> None:
        """A verb: the subject before or after it, the object after the subject, prepositional phrases after both."""
        before = None if trigger.features & {"and", "then"} else self._clause.subject_before(trigger.first)
        subject_role = frame.get("subject", "actor")
        object_role = frame.get("object", "target")
        after = self._clause.phrase_after(trigger.last + 1, limit)
        end = trigger.last
        suffixed = "pronoun" in trigger.features
        spoken = self._s.at(trigger.first - 1, "particle", "that") is not None
        if after is not None:
            end = after.last
            second = None if suffixed else self._clause.object_after(after.last + 1, limit)
            if suffixed:
                roles.put(subject_role, after)
            elif (
                before is not None
                and not self._clause.is_agent(after)
                and (second is None or self._clause.is_agent(before))
            ):
                roles.put(subject_role, before)
                roles.put(object_role, after)
                second = None
            elif before is None and spoken and not self._clause.is_agent(after):
                roles.put(object_role, after)
            elif second is None and (side := self._and_side(after, frame)) is not None:
                roles.put(subject_role, after)
                roles.put(frame["and"], side)
            elif second is not None and "passive" not in trigger.features:
                roles.put(subject_role, after)
                roles.put(object_role, second)
                end = second.last
            else:
                self._lone(trigger, frame, roles, after, limit)
        elif before is not None:
            lone = frame.get("lone", "either")
            if lone == "either" and self._passive_after(trigger, before):
                roles.put("target", before)
            else:
                roles.put(subject_role if lone == "either" else lone, before)
        roles.speaker = spoken and before is None
        for word in trigger.tail:
            if word.noun and word.type in ("ceasefire", "agreement"):
                roles.put(object_role, NounPhrase(word.first, word.last))
            elif word.noun and word.type != "landmine" and "falling" not in word.features:
                roles.put(object_role, self._clause.phrase_after(word.last + 1, limit))
        self._clause.complements(end + 1, frame, roles, limit, trigger)

    def _and_side(self, phrase: NounPhrase, frame: Mapping[str, str]) -> NounPhrase | None:
        """The other side that `and` adds to a subject, in events between two (الحكومة والجماعة)."""
        after = phrase.last + 1
        if "and" not in frame or after >= len(self._s) or not self._clause.phrases.shape(after).conjoined:
            return None
        return self._clause.phrases.at(after)

    def _lone(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles, phrase: NounPhrase, limit: int) -> None:
        """The only noun phrase beside a verb: its subject, or what befell it (قُصف المستشفى)."""
        if self._is_instrument(phrase, trigger):
            return
        lone = frame.get("lone", "either")
        going_on = bool(trigger.features & {"and", "then"}) and frame.get("object", "target") == "target"
        if going_on and lone == "actor" and self._done and not self._clause.is_agent(phrase):
            roles.put("target", phrase)
        elif lone != "either":
            roles.put(lone, phrase)
        elif "and" in trigger.features or "then" in trigger.features:
            roles.put("actor" if self._clause.is_agent(phrase) else "target", phrase)
        elif "passive" in trigger.features:
            roles.put("target", phrase)
        elif self._clause.is_agent(phrase) or self._clause.has_complement(phrase.last + 1, frame, limit):
            roles.put("actor", phrase)
        else:
            roles.put("target", phrase)

    def _passive_after(self, trigger: Trigger, before: NounPhrase) -> bool:
        return not self._clause.is_agent(before) and "pronoun" not in trigger.features

    # ---- nouns ----

    def _noun(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles, limit: int) -> None:
        """A verbal noun: what its light verb says, its genitive, prepositional phrases."""
        start = trigger.last + 1
        phrase = self._genitive(trigger, frame, limit)
        if phrase is not None and frame.get("genitive") == "actor" and "of-none" not in trigger.features:
            roles.put("actor", phrase)
        if trigger.light is not None:
            start = self._light(trigger, frame, roles, limit)
        if start != trigger.last + 1:
            phrase = None
        if phrase is not None:
            start = self._put_genitive(trigger, frame, roles, phrase, limit)
        elif "pronoun" in trigger.features and (frame.get("genitive") == "actor" or frame.get("lone") == "actor"):
            roles.speaker = trigger.light is None
        for word in trigger.tail:
            if word.noun and word.type in ("ceasefire", "agreement"):
                roles.put("target", NounPhrase(word.first, word.last))
            elif word.verb:
                roles.put("target", self._clause.phrase_after(word.last + 1, limit))
        self._carried_after(trigger, roles)
        self._clause.complements(start, frame, roles, limit, trigger)

    def _light(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles, limit: int) -> int:
        """What a light verb tells: its subject is the actor, or what underwent it; where the rest goes on."""
        assert trigger.light is not None
        at, light = trigger.light
        subject = None
        after = at + light.size
        if after < trigger.first:
            subject = self._clause.phrases.at(after)
            if subject is not None and (subject.last >= trigger.first or subject.cut or self._is_act(subject)):
                subject = None
        if "verb" not in light.features and light.sense != "happens":
            return trigger.last + 1
        if subject is None and "pronoun" not in light.features:
            subject = self._clause.subject_before(at)
        if subject is None or light.sense == "launches":
            subject = subject if light.sense == "launches" and self._agent_phrase(subject) else None
        senses = {match.sense for match in self._s.all_at(at, "light")}
        if "undergoes" in senses and after == trigger.first:
            following = self._skip_adjectives(trigger.last + 1, trigger)
            roles.put("target", self._clause.phrase_after(following, limit))
            return following
        if "undergoes" in senses:
            roles.put("target", subject)
        elif "happens" in senses and self._inside_before(trigger.first):
            roles.put(frame.get("inside", "actor"), subject)
        elif "does" in senses or "launches" in senses:
            roles.put(frame.get("subject", "actor"), subject)
            if subject is not None and (side := self._and_side(subject, frame)) is not None:
                roles.put(frame["and"], side)
        return trigger.last + 1

    def _is_act(self, phrase: NounPhrase) -> bool:
        """Whether a phrase only says that there was an act (عملية إجلاء، محاولة فرار)."""
        return self._clause.contexts.has(phrase.first, "act")

    def _agent_phrase(self, phrase: NounPhrase | None) -> bool:
        return phrase is not None and self._clause.is_agent(phrase)

    def _inside_before(self, at: int) -> bool:
        particle = self._s.at(at - 1, "particle")
        return particle is not None and particle.sense == "in"

    def _genitive(self, trigger: Trigger, frame: Mapping[str, str], limit: int) -> NounPhrase | None:
        """The noun phrase right after a verbal noun that is not its adjective."""
        features = trigger.features
        if "article" in features or "pronoun" in features or frame.get("genitive") == "none":
            return None
        at = trigger.last + 1
        if at >= limit or not (self._s.is_word(at) or self._s.forms[at] in _QUOTES or self._s.is_number(at)):
            return None
        if "accusative" in features and "masdar" in features:
            return None
        phrase = self._clause.phrases.at(at)
        if phrase is None or phrase.cut:
            return None
        return None if self._is_adjective(trigger, phrase) else phrase

    def _is_adjective(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        """Whether the word after an indefinite verbal noun describes it (قصف مدفعي عنيف، اشتباكات عنيفة)."""
        if self._clause.contexts.has(phrase.first, "describing"):
            return not self._clause.phrases.shape(phrase.first).definite
        describing = _DESCRIBING if trigger.type != "interception" else frozenset({"military"})
        if phrase.first == phrase.last and self._clause.contexts.has_any(phrase.first, describing):
            return not self._clause.phrases.shape(phrase.first).definite
        if phrase.party is not None or self._clause.phrases.shape(phrase.last).definite:
            return False
        agrees = self._clause.phrases.agrees(trigger.last, phrase.first) or self._clause.phrases.agrees(
            max(trigger.first - 1, 0), phrase.first
        )
        if agrees:
            return True
        kinds = self._s.words[phrase.first].kinds
        if kinds & _GROUPS and not self._is_followed_by_verb(phrase):
            return False
        return trigger.type in _DESCRIBED or self._frames.get(trigger.type, {}).get("genitive") == "actor"

    def _is_followed_by_verb(self, phrase: NounPhrase) -> bool:
        """Whether a single bare word stands between a noun and its verb (هجوم منسّق بدأ مساء الخميس)."""
        light = self._s.at(phrase.last + 1, "light")
        return phrase.first == phrase.last and light is not None and "verb" in light.features

    def _skip_adjectives(self, at: int, trigger: Trigger) -> int:
        while at < len(self._s) and self._s.is_word(at):
            phrase = self._clause.phrases.at(at)
            if phrase is None or phrase.first != phrase.last or not self._is_adjective(trigger, phrase):
                break
            at += 1
        return at

    def _put_genitive(
        self, trigger: Trigger, frame: Mapping[str, str], roles: Roles, phrase: NounPhrase, limit: int
    ) -> int:
        """A verbal noun's genitive is its actor or its target; where it is the actor, an object may follow."""
        role = frame.get("genitive", "target")
        for name in ("target", "actor", "none"):
            if f"of-{name}" in trigger.features:
                role = name
        second = self._clause.phrase_after(phrase.last + 1, limit) if roles.actor is None else None
        if second is not None and role in ("either", "target") and frame.get("object", "target") == "target":
            roles.put("actor", phrase)
            roles.put("target", second)
            return second.last + 1
        if role == "either":
            complement = self._clause.has_complement(phrase.last + 1, frame, limit)
            role = "actor" if roles.actor is None and (complement or self._clause.is_agent(phrase)) else "target"
        roles.put(role, phrase)
        return phrase.last + 1

    def _carried_after(self, trigger: Trigger, roles: Roles) -> None:
        """A relative clause with a light verb tells the actor (كمين نصبه مقاتلو التنظيم)."""
        if roles.actor is not None or not self._clause.contexts.holds("@light"):
            return
        for at in range(trigger.last + 1, min(trigger.last + 5, len(self._s))):
            if self._s.forms[at] in STOPS:
                return
            light = self._s.has(at, "light", "verb")
            if light is not None and light.sense == "does" and "pronoun" in light.features:
                roles.put("actor", self._clause.phrase_after(at + 1, len(self._s)))
                return

    # ---- what is shared between events ----

    def _share(self, trigger: Trigger, frame: Mapping[str, str], roles: Roles) -> None:
        """A verb that goes on with `and` keeps its clause's actor; a pronoun stands for a group named before."""
        if not self._done:
            return
        before, earlier = self._done[-1]
        if before.type in SPEECH and trigger.noun and not self._stopped(before.last, trigger.first):
            if "accuses" in before.features:
                roles.actor = roles.actor or earlier.target
            elif "claims" in before.features or "threatens" in before.features:
                roles.actor = earlier.actor or roles.actor
            if "threatens" in before.features:
                earlier.put("target", roles.target)
            return
        if trigger.noun and "to" in trigger.features and not self._stopped(before.last, trigger.first):
            roles.put("actor", earlier.actor)
        going_on = trigger.verb and trigger.features & {"and", "then"}
        if going_on and frame.get("subject", "actor") == "actor" and frame.get("lone") != "target":
            roles.put("actor", earlier.actor)
        if "pronoun" in trigger.features and trigger.noun and frame.get("genitive") != "actor" and roles.actor is None:
            roles.put("target", earlier.target)

    def _stopped(self, first: int, last: int) -> bool:
        return not STOPS.isdisjoint(self._s.forms[first + 1 : last])

    def _is_instrument(self, phrase: NounPhrase, trigger: Trigger) -> bool:
        """Whether the subject of an explosion is the bomb itself."""
        if trigger.type not in ("bombing", "landmine", "explosion"):
            return False
        return self._clause.contexts.has_any(phrase.first, _INSTRUMENTS)
