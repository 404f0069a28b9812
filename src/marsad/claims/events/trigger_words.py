"""Trigger words: which words of a sentence can tell of an event, where their conditions hold, and of which type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from marsad.claims.events.contexts import Contexts
from marsad.claims.events.event_types import PEACEFUL
from marsad.claims.events.subject_first.verbs import may_be_verb
from marsad.languages.entries import Entry, Match
from marsad.text.tokens import Sentence

_BEFORE: Final = 6
"""How many tokens before a trigger its context may stand."""
_AFTER: Final = 8
"""How many tokens after a trigger its context may stand."""
_LIGHT_REACH: Final = 8
_FALL_REACH: Final = 4
"""How many tokens behind shells the verb that tells of their fall can stand."""
_CARRIERS: Final = frozenset({"light", "event", "particle"})
"""Kinds of the words that carry a noun, or keep another word before them from carrying it."""
_NOMINAL: Final = frozenset({"article", "with", "to", "as"})
"""Clitics that no verb bears."""
_CONDITIONS: Final = frozenset({"after-negation", "no-object", "no-article", "initial"})
"""Features of an entry that tells of an event only beside certain words."""
_OUTSIDE: Final = frozenset({"with", "to", "accusative", "pronoun"})
"""Features of a noun that stands in nobody's name."""
_NO_OBJECT: Final = frozenset({"edge", "armed"})
"""Contexts of a word that is not the object of the verb before it."""
STOPS: Final = frozenset(".؟!?؛;:…،,")
FULL_STOPS: Final = frozenset(".؟!?؛;:…")


@dataclass(slots=True, eq=False)
class Trigger:
    """A word (or phrase) at tokens `first` to `last` that tells of an event of `type`."""

    first: int
    last: int
    type: str
    match: Match
    verb: bool
    start: int
    end: int
    features: frozenset[str]
    light: tuple[int, Match] | None = None
    """The light verb that carries it (شن هجوما), with its token."""
    tail: tuple[Trigger, ...] = ()
    """Other words for the same event, which tell more of it (تفجير انتحاري يستهدف حافلة)."""

    @property
    def noun(self) -> bool:
        """Whether a noun tells of the event."""
        return not self.verb


@cache
def _needs(entry: Entry) -> frozenset[str]:
    needs = entry.attributes.get("needs")
    return frozenset(needs.split("|")) if needs else frozenset()


@cache
def _becomes(entry: Entry) -> tuple[tuple[str, str], ...]:
    becomes = entry.attributes.get("becomes")
    if not becomes:
        return ()
    pairs = (pair.partition(":") for pair in becomes.split("|"))
    return tuple((context, type_) for context, _, type_ in pairs)


class TriggerWords:
    """Reads the triggers of one sentence."""

    def __init__(self, sentence: Sentence, contexts: Contexts, seen: set[str]) -> None:
        self._s = sentence
        self._contexts = contexts
        self._seen = seen
        self._lights = contexts.where("@light")

    def read(self) -> Iterator[Trigger]:
        """Every trigger, in order. The longest phrase wins; `none` phrases take their words."""
        s = self._s
        after = 0
        for at in self._contexts.where("@event"):
            if at < after:
                continue
            matches = s.all_at(at, "event")
            for match in matches:
                if match.sense == "none":
                    after = at + match.size
                    break
                trigger = self._trigger(at, match, matches)
                if trigger is not None:
                    after = at + match.size
                    yield trigger
                    break

    def _trigger(self, at: int, match: Match, matches: tuple[Match, ...]) -> Trigger | None:
        """The trigger that an entry makes where it stands, if its conditions hold."""
        features = match.features
        wanted = _needs(match.entry)
        if wanted and not self._is_near(at, match, wanted):
            return None
        if not (features.isdisjoint(_CONDITIONS) or self._fits(at, match)):
            return None
        s = self._s
        verb = "verb" in features
        if verb and not self._may_be_verb(at, match, matches):
            return None
        type_ = self._type(at, match)
        if not verb:
            if "falling" in features and not self._falls(at):
                return None
            if self._in_name(at, match) or (type_ not in PEACEFUL and self._is_figurative(at + match.size)):
                return None
        last = at + match.size - 1
        if match.size > 1 and (particle := s.at(last, "particle")) is not None and "preposition" in particle.features:
            last -= 1
        return Trigger(
            at, last, type_, match, verb, s.starts[at] + match.prefix - match.article, s.ends[last], features,
            light_before(s, at) if not verb and self._has_light(at) else None,
        )  # fmt: skip

    # ---- verb or noun ----

    def _may_be_verb(self, at: int, match: Match, matches: tuple[Match, ...]) -> bool:
        if "subject-first" in self._s.grammar:
            return may_be_verb(self._s, self._contexts, at, match, matches)
        features = match.features
        if not _NOMINAL.isdisjoint(features):
            return False
        if "future" in features or "imperfect" in features:
            return True
        return not (any("noun" in other.features for other in matches) and self._stands_as_noun(at, match))

    def _stands_as_noun(self, at: int, match: Match) -> bool:
        """Whether a word that can be verb or verbal noun stands where a noun does: after a preposition, أي, a verb."""
        if match.features & {"and", "then", "female", "plural"}:
            return False
        s = self._s
        if not s.has(at + 1, "context", "article") and (
            self._contexts.has(at + 1, "describing") or self._contexts.has(at + 1, "figurative")
        ):
            return True
        if at == 0:
            return False
        if "dual" in match.features:
            return s.has(at, "event", "accusative") is not None
        before = at - 1
        if self._contexts.has(before, "any"):
            return True
        particle = s.at(before, "particle")
        if particle is not None:
            return "preposition" in particle.features
        if s.at(before, "event") is not None:
            return True
        return self._has_object(before)

    def _has_object(self, before: int) -> bool:
        """Whether a verb with its subject stands before, and no `that` between (أكد شيوخ القبيلة خطف المهندس)."""
        s = self._s
        for at in range(before, max(before - 6, -1), -1):
            if s.forms[at] in STOPS:
                return False
            kinds = s.words[at].kinds
            if not kinds and at not in s.phrases:
                continue
            particle = s.at(at, "particle")
            if particle is not None and particle.sense in ("that", "relative", "clause"):
                return False
            for kind in ("reporting", "light"):
                if kind in kinds and s.has(at, kind, "verb") is not None:
                    return True
            governor = s.at(at, "governor")
            if governor is not None and "negation" not in governor.features:
                return True
            if at == before and "light" in kinds:
                return True
        return False

    # ---- conditions ----

    def _fits(self, at: int, match: Match) -> bool:
        """Whether the words right beside an entry are such as its features ask for."""
        features = match.features
        if "after-negation" in features and self._s.has(at - 1, "governor", "negation") is None:
            return False
        if "no-object" in features and self._has_indefinite_object(at + match.size):
            return False
        if "no-article" in features and "article" in features:
            return False
        return "initial" not in features or self._is_initial(at)

    def _is_near(self, at: int, match: Match, wanted: frozenset[str]) -> bool:
        """Whether one of the contexts that an entry needs stands near it, or the report told of the event before."""
        features = match.features
        if match.sense in self._seen and self._points_back(at, features, wanted):
            return True
        if self._contexts.lacks(wanted):
            return False
        after = at + match.size
        if "subject-before" in features:
            where = self._contexts.between(at - 3, at)
        elif "adjacent" in features:
            where = self._contexts.between(after, after + 2)
        else:
            where = self._near(at, after)
        mask = self._contexts.mask(wanted)
        return bool([here for here in where if here & mask])

    def _points_back(self, at: int, features: frozenset[str], wanted: frozenset[str]) -> bool:
        """Whether a word tells again of what the report told before: it is definite, or negated (لم يُعترض)."""
        if "seen" in wanted and ("article" in features or "verb" in features):
            return True
        return self._s.has(at - 1, "governor", "negation") is not None

    def _has_indefinite_object(self, at: int) -> bool:
        """Whether a bare noun follows that is no subject (تقدم خدمات is no advance)."""
        s = self._s
        if not s.is_word(at) or self._contexts.has_any(at, _NO_OBJECT) or s.at(at, "particle") is not None:
            return False
        kinds = s.words[at].matches.values()
        return not any(matches[0].prefix for matches in kinds)

    def _is_initial(self, at: int) -> bool:
        s = self._s
        if at == 0 or not s.is_word(at - 1):
            return True
        particle = s.at(at - 1, "particle")
        if particle is not None:
            return particle.sense != "any" and "preposition" not in particle.features
        return s.at(at - 1, "reporting") is not None

    def _near(self, at: int, after: int) -> list[int]:
        """The contexts near a word, the following ones first, within its part of the sentence."""
        forms = self._s.forms
        last = min(after + _AFTER, len(forms))
        if not FULL_STOPS.isdisjoint(forms[after:last]):
            last = next(near for near in range(after, last) if forms[near] in FULL_STOPS)
        first = max(at - _BEFORE, 0)
        if not FULL_STOPS.isdisjoint(forms[first:at]):
            first = next(near for near in range(at - 1, -1, -1) if forms[near] in FULL_STOPS) + 1
        return [*self._contexts.between(after, last), *reversed(self._contexts.between(first, at))]

    def _type(self, at: int, match: Match) -> str:
        """The type of a trigger, by the means named near it (قصف with طائرات is an airstrike)."""
        becoming = _becomes(match.entry)
        if becoming:
            held = [
                (self._contexts.bit(context), type_) for context, type_ in becoming if self._contexts.holds(context)
            ]
            for here in self._near(at, at + match.size) if held else ():
                for bit, type_ in held:
                    if here & bit:
                        return type_
        return match.sense

    def _is_figurative(self, after: int) -> bool:
        contexts = self._contexts
        return contexts.holds("figurative") and (
            contexts.has(after, "figurative") or contexts.has(after + 1, "figurative")
        )

    def _in_name(self, at: int, match: Match) -> bool:
        """Whether a noun belongs to the name of an institution (لجنة التحقيق والمصالحة، متحف معركة ميسلون)."""
        if not self._contexts.holds("institution") or not _OUTSIDE.isdisjoint(match.features):
            return False
        for before in range(at - 1, max(at - 5, -1), -1):
            word = self._s.words[before]
            definite = any("article" in matches[0].features for matches in word.matches.values())
            if not definite:
                return self._contexts.has(before, "institution")
            if "article" not in match.features:
                return False
        return False

    # ---- light verbs ----

    def _has_light(self, at: int) -> bool:
        """Whether a light verb stands shortly before a token."""
        before = bisect_left(self._lights, at) - 1
        return before >= 0 and self._lights[before] >= at - _LIGHT_REACH

    def _falls(self, at: int) -> bool:
        """Whether a light verb near it tells that shells fell or were fired: before it, where verbs come first."""
        s = self._s
        for after in range(at + 1, min(at + _FALL_REACH, len(s)) if "subject-first" in s.grammar else 0):
            if s.at(after, "light", "launches") is not None:
                return True
        for before in range(at - 1, max(at - 1 - _LIGHT_REACH, -1), -1):
            if s.forms[before] in STOPS:
                return False
            if "light" in s.words[before].kinds and any(
                light.sense == "launches" for light in s.all_at(before, "light")
            ):
                return True
        return False


def light_before(s: Sentence, at: int) -> tuple[int, Match] | None:
    """The light verb that carries a noun: the nearest one before it in its clause."""
    for before in range(at - 1, max(at - 1 - _LIGHT_REACH, -1), -1):
        if s.forms[before] in STOPS:
            return None
        kinds = s.words[before].kinds
        if kinds.isdisjoint(_CARRIERS) and before not in s.phrases:
            continue
        for match in s.all_at(before, "light"):
            if "article" not in match.features:
                return before, match
        if "event" in kinds and s.has(before, "event", "verb") is not None and s.has(before, "event", "noun") is None:
            return None
        particle = s.at(before, "particle")
        if particle is not None and particle.sense in ("that", "clause"):
            return None
    return None
