"""Noun phrases between a subject and its verb, or behind a verb: where they begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.claims.events.contexts import Contexts
from marsad.claims.events.noun_phrases import NounPhrase
from marsad.claims.events.trigger_words import STOPS
from marsad.languages.entries import Match
from marsad.mentions.capital_names import is_article, is_possessive
from marsad.model.mention import PartyMention, PlaceMention
from marsad.text.tokens import Sentence

_LIMIT: Final = 10
_TIMES: Final = frozenset({"weekday", "day", "month", "period", "calendar"})
_VERBAL: Final = ("reporting", "outcome", "light", "deed")
_BREAKS: Final = (STOPS - {",", "،"}) | {"—", "|", "•", "–"}
"""Signs that no clause goes on behind."""
_GROUPS: Final = frozenset({"person", "office", "body", "party", "demonym", "place", "designator", "speaker"})
_AGENTS: Final = frozenset({"armed", "agent", "police", "residents", "displaced", "aircraft", "captive", "diplomat",
                            "prisoners", "rescuers", "marching", "soldiers", "dead", "vehicle"})  # fmt: skip
_QUOTES: Final = frozenset("\"'«»()")
_INSIDE: Final = frozenset({"article", "indefinite", "possessive", "other", "all", "some", "both", "any", "one-of"})


class Phrases:
    """The noun phrases of one sentence; `barriers` are the tokens of words that tell of events."""

    def __init__(
        self,
        sentence: Sentence,
        contexts: Contexts,
        parties: Sequence[PartyMention],
        places: Sequence[PlaceMention],
        barriers: Sequence[int],
    ) -> None:
        self.s = sentence
        self.contexts = contexts
        self._parties = {party.first: party for party in parties}
        self._names = {place.first: place.last for place in places} | {party.first: party.last for party in parties}
        self._barriers = frozenset(barriers)
        self._known: dict[int, NounPhrase | None] = {}

    def at(self, at: int) -> NounPhrase | None:
        """The noun phrase that begins at a token, its article and what it is of with it (`fighters of the brigade`)."""
        if at not in self._known:
            self._known[at] = self._read(at)
        return self._known[at]

    def _read(self, at: int) -> NounPhrase | None:
        s = self.s
        while at < s.size and s.forms[at] in _QUOTES:
            at += 1
        here = at + 1 if is_article(s, at) else at
        about = s.at(here, "approximator")
        here += about.size if about is not None and "person" not in s.words[here].kinds else 0
        last = self._end(here)
        if last < here:
            return None
        of = last + 1
        if s.at(of, "particle", "of") is not None and of not in self._barriers:
            inner = of + 2 if is_article(s, of + 1) else of + 1
            more = self._end(inner)
            if more >= inner:
                last = more
        party = self._parties.get(here)
        if party is not None and party.last < last:
            party = None
        return NounPhrase(at, last, 0, party)

    def _end(self, first: int) -> int:
        """The last token of the words from `first` on that belong together; before it where none do."""
        s = self.s
        here = first
        while here < min(s.size, first + _LIMIT):
            if here in self._names and not any(b in self._barriers for b in range(here, self._names[here] + 1)):
                here = self._names[here] + 1
                continue
            if self._ends(here, here == first):
                break
            here += 1
        while here > first and not s.is_word(here - 1) and not s.is_number(here - 1) and not is_possessive(s, here - 1):
            here -= 1
        return here - 1

    def _ends(self, at: int, first: bool) -> bool:
        """Whether a token cannot belong to a noun phrase."""
        s = self.s
        if at in self._barriers or s.forms[at] in STOPS or s.forms[at] in _QUOTES:
            return True
        if not s.is_word(at):
            return not (s.is_number(at) or is_possessive(s, at)) and not self._is_hyphen(at)
        word = s.words[at]
        if any(match.sense not in _INSIDE for match in s.all_at(at, "particle")):
            return True
        if is_article(s, at) or not _TIMES.isdisjoint(word.kinds) or self.contexts.has(at, "edge"):
            return True
        if self.contexts.has(at, "be") or self.contexts.has(at, "auxiliary") or "governor" in word.kinds:
            return True
        return self.is_verb(at) and not (first and "person" in word.kinds)

    def _is_hyphen(self, at: int) -> bool:
        """Whether a hyphen stands within a word; one between spaces is a dash."""
        return self.s.forms[at] == "-" and self.s.glued(at) and self.s.glued(at + 1)

    def is_group(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names people, a force, an authority or a place, as who acts and who is harmed does."""
        if phrase.party is not None:
            return True
        s = self.s
        for at in range(phrase.first, phrase.last + 1):
            if not _GROUPS.isdisjoint(s.words[at].kinds) or self.contexts.has_any(at, _AGENTS):
                return True
            if at in self._names or (s.is_cased and at and s.is_word(at) and s.is_capital(at)):
                return True
        return False

    def is_verb(self, at: int) -> bool:
        """Whether a token is a verb that no noun is written like."""
        s = self.s
        for kind in _VERBAL:
            matches = s.all_at(at, kind)
            if matches and all("verb" in match.features and "noun" not in match.features for match in matches):
                return not self._is_before_noun(at)
        return False

    def _is_before_noun(self, at: int) -> bool:
        """Whether a participle stands between an article and its noun (`the wounded soldiers`)."""
        return is_article(self.s, at - 1) or is_possessive(self.s, at - 1)

    def before(self, verb: int) -> NounPhrase | None:
        """The subject of a verb: the noun phrase that begins its clause, a place or a time before it aside."""
        start = self._clause_start(verb)
        at = start
        while at < verb:
            phrase = self.at(at)
            if phrase is not None and phrase.last < verb:
                return phrase if self._reaches(phrase.last + 1, verb) else self._later(phrase.last + 1, verb) or phrase
            at = self._after_adjunct(at, verb)
        return None

    def _reaches(self, at: int, verb: int) -> bool:
        """Whether nothing but describing phrases stand between a subject and its verb."""
        return at >= verb or not any(self.s.forms[here] in STOPS for here in range(at, verb))

    def _later(self, at: int, verb: int) -> NounPhrase | None:
        """A subject behind the last comma before its verb (`On Sunday, near Homs, rebels captured`)."""
        stops = [here for here in range(at, verb) if self.s.forms[here] in STOPS]
        phrase = self.at(stops[-1] + 1) if stops else None
        return phrase if phrase is not None and phrase.last < verb else None

    def _after_adjunct(self, at: int, verb: int) -> int:
        """The token after a preposition and its noun, or after another word that opens no subject."""
        if any("preposition" in match.features for match in self.s.all_at(at, "particle")):
            phrase = self.at(at + 1)
            if phrase is not None and phrase.last < verb:
                return phrase.last + 1
        return at + 1

    def _clause_start(self, verb: int) -> int:
        """The token where the clause of a verb begins."""
        s = self.s
        at = verb - 1
        while at >= 0:
            if s.forms[at] in _BREAKS or (s.forms[at] == "-" and not self._is_hyphen(at)):
                return at + 1
            opens = self._opening(at)
            if opens is not None and opens.sense == "relative":
                return self._head_before(at)
            if opens is not None and at + opens.size <= verb:
                return at + opens.size
            finite = self.is_verb(at) or (at in self._barriers and self._is_finite(at))
            if finite and at < verb - 1 and self._has_subject(at + 1, verb):
                return at + 1
            at -= 1
        return 0

    def _opening(self, at: int) -> Match | None:
        """The particle at a token that opens a clause; `that` behind what is said opens what is said."""
        found = [match for match in self.s.all_at(at, "particle") if match.sense in ("that", "clause", "relative")]
        senses = {match.sense for match in found}
        if "that" in senses and "relative" in senses and not self.is_verb(at - 1):
            found = [match for match in found if match.sense == "relative"]
        elif "that" in senses:
            found = [match for match in found if match.sense == "that"]
        return found[0] if found else None

    def _is_finite(self, at: int) -> bool:
        return any("past" in match.features for match in self.s.all_at(at, "event"))

    def _has_subject(self, at: int, verb: int) -> bool:
        """Whether a noun phrase stands between two verbs with nothing else: the second one's subject."""
        phrase = self.at(at)
        return phrase is not None and phrase.last < verb and self._only_helped(phrase.last + 1, verb)

    def _head_before(self, at: int) -> int:
        """The first token of the noun phrase that ends before a relative pronoun (`gunmen who attacked`)."""
        end = at - 1
        while end >= 0 and self.s.forms[end] in (",", "،"):
            end -= 1
        first = end
        while first > 0 and end - first < _LIMIT and not self._ends(first - 1, False):
            first -= 1
        return max(first, 0)

    def _only_helped(self, first: int, verb: int) -> bool:
        """Whether nothing but auxiliaries and prepositional phrases stand before a verb."""
        return not any(self.s.forms[at] in STOPS or self.is_verb(at) for at in range(first, verb))
