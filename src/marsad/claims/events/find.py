"""Events of a report: what happened, or was said to, where no figure is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from marsad.claims.circumstances.placing import NAMESAKES
from marsad.claims.circumstances.report_days import DATED
from marsad.claims.endings import word_shapes
from marsad.claims.events.clauses import Clause, Roles
from marsad.claims.events.contexts import ContextIndex, Contexts, context_index, contexts_of
from marsad.claims.events.event_types import SPEECH
from marsad.claims.events.noun_phrases import NounPhrase, NounPhrases
from marsad.claims.events.polarity import Polarity, polarity_of
from marsad.claims.events.roles import RoleFinder
from marsad.claims.events.slots import Attributed, Attribution, Dating, Placing
from marsad.claims.events.subject_first.phrases import Phrases
from marsad.claims.events.subject_first.roles import SubjectFirstRoles
from marsad.claims.events.trigger_words import STOPS, Trigger
from marsad.claims.events.triggers import find_triggers
from marsad.claims.spans import overlap
from marsad.mentions.find import Mentions
from marsad.model.claim import Event, Evidence, Group, Place, Source, When
from marsad.model.mention import PartyMention
from marsad.model.span import Span
from marsad.model.vocabulary import TAGS, SourceKind, Stance
from marsad.text.tokens import Sentence

#: Types that saying so brings about: who says it is the actor, not a source.
_PERFORMED: Final = SPEECH | {"ceasefire"}
_TELLING: Final = frozenset({"accusation", "threat", "statement-of-claim"})
_LONG: Final = 4
"""Sentences of a report that is long enough to show what it is about."""
_SPEECH_REACH: Final = 4
"""How many events back in its sentence the speech that tells of an event can stand."""


class Events(NamedTuple):
    """The events of a report; `doubted` are slots (id, `when` or `place`) that were carried over or are ambiguous."""

    told: list[Event]
    doubted: frozenset[tuple[str, str]]

    def sure(self) -> tuple[Event, ...]:
        """The events with what is sure alone: unlike a claim, an event has no doubts that could say so."""
        shown = []
        for event in self.told:
            when = None if (event.id, "when") in self.doubted else event.when
            place = None if (event.id, "place") in self.doubted else event.place
            same = when is event.when and place is event.place
            shown.append(event if same else replace(event, when=when, place=place))
        return tuple(shown)


def find_events(
    mentions: Mentions,
    attribution: Attribution,
    taken: set[tuple[int, int]],
    dating: Dating | None = None,
    placing: Placing | None = None,
) -> Events:
    """The events of a report in order of the text, one for each trigger.

    `taken` are the characters (of the folded text) of words that a figure speaks for: they make no event. A longer
    report gives none at all where no figure and no word beside its events shows armed conflict: the talks, demands and
    thefts of all other news are not what a reader of conflict reports looks for.
    """
    finder = _Finder(mentions, attribution, dating, placing)
    covered = frozenset(at for start, end in taken for at in range(start, end))
    numbers = mentions.holding("event")
    index = context_index(mentions.pack)
    if len(mentions) >= _LONG and not taken and not _is_of_conflict(mentions, numbers, index):
        return Events([], frozenset())
    found: list[Event] = []
    for number in numbers:
        sentence = mentions.sentence(number)
        found.extend(finder.events(sentence, contexts_of(sentence, index), covered))
    return Events(found, frozenset(finder.doubted))


def _is_of_conflict(mentions: Mentions, numbers: Sequence[int], index: ContextIndex) -> bool:
    """Whether a word or phrase in some sentences shows armed conflict: words are asked first, which is quicker."""
    if any(index.holds(mentions.words(number), "conflict") for number in numbers):
        return True
    with_phrases = [sentence for sentence in map(mentions.sentence, numbers) if sentence.phrases]
    return any(contexts_of(sentence, index).holds("conflict") for sentence in with_phrases)


class _Finder:
    """Reads the events of one report sentence by sentence; `seen` are the types told of so far."""

    def __init__(
        self, mentions: Mentions, attribution: Attribution, dating: Dating | None, placing: Placing | None
    ) -> None:
        self._mentions = mentions
        self._attribution = attribution
        self._dating = dating
        self._placing = placing
        self.doubted: set[tuple[str, str]] = set()
        self._frames: Mapping[str, Mapping[str, str]] = mentions.pack.settings["events"].get("frame", {})
        self._shapes = word_shapes(mentions.pack)
        self._seen: set[str] = set()

    def events(self, sentence: Sentence, contexts: Contexts, taken: frozenset[int]) -> list[Event]:
        """The events that a sentence tells of, in order."""
        triggers = find_triggers(sentence, contexts, taken, self._seen)
        if not triggers:
            return []
        parties = self._mentions.parties(sentence.number)
        triggers = _without_names(triggers, parties)
        if not triggers:
            return []
        governed = _as_told(sentence, triggers, contexts.where("@governor"))
        finder = self._roles(sentence, contexts, triggers, parties)
        cast = [finder.of(trigger) for trigger in triggers]
        evidence = Evidence(*self._mentions.folded.bounds(*self._mentions.bounds[sentence.number]))
        found: list[tuple[Trigger, Event]] = []
        for trigger, how, who in zip(triggers, governed, cast, strict=True):
            if how != "demanded":
                self._seen.add(trigger.type)
                found.append((trigger, self._event(sentence, evidence, trigger, how, who, found)))
        return [event for _, event in found]

    def _roles(
        self, sentence: Sentence, contexts: Contexts, triggers: list[Trigger], parties: Sequence[PartyMention]
    ) -> RoleFinder | SubjectFirstRoles:
        """What finds the roles in a sentence, by the order of words of its language."""
        tokens = _tokens_of(triggers)
        if "subject-first" in sentence.grammar:
            near = Phrases(sentence, contexts, parties, self._mentions.places(sentence.number), tokens)
            return SubjectFirstRoles(sentence, contexts, near, self._frames, triggers)
        phrases = NounPhrases(sentence, parties, self._shapes, tokens)
        return RoleFinder(Clause(sentence, contexts, phrases), self._frames, triggers)

    def _event(
        self,
        sentence: Sentence,
        evidence: Evidence,
        trigger: Trigger,
        how: Polarity,
        who: Roles,
        before: list[tuple[Trigger, Event]],
    ) -> Event:
        number, first, last = sentence.number, trigger.first, trigger.last
        span = self._mentions.folded.span(trigger.start, trigger.end)
        actor, target = self._group(sentence, who.actor), self._group(sentence, who.target)
        said = self._attribution.of(number, first, last)
        if who.speaker and actor is None and said.sources:
            source = said.sources[-1]
            actor = Group(source.start, source.end, source.text, source.party)
        sources, stance = self._voice(sentence, trigger, said, actor, before)
        if how == "denied" or (how == "hypothetical" and stance != "denied"):
            stance = how
        elif how == "hypothetical":
            stance = "denied"
        elif trigger.type in _PERFORMED and stance == "hypothetical":
            stance = "asserted"
        id = f"{span.start}-{span.end}-{trigger.type}"
        return Event(
            id=id,
            type=trigger.type,
            actor=actor,
            target=target,
            when=self._when(trigger, number, id),
            place=self._where(trigger, number, id),
            sources=sources,
            stance=stance,
            evidence=evidence,
            trigger=span,
        )

    def _when(self, trigger: Trigger, number: int, id: str) -> When | None:
        """Its day, where its sentence tells any; noted as doubted where it was carried over."""
        if self._dating is None or not self._mentions.may_hold(number, *DATED):
            return None
        dated = self._dating.of(number, trigger.first, trigger.last, "new", trigger.type)
        if dated.doubts:
            self.doubted.add((id, "when"))
        return dated.when

    def _where(self, trigger: Trigger, number: int, id: str) -> Place | None:
        """Its place, where its sentence tells any; noted as doubted where it was carried over, or is one of several."""
        if self._placing is None or not self._mentions.places(number):
            return None
        placed = self._placing.of(number, trigger.first, trigger.last)
        if any(doubt != NAMESAKES for doubt in placed.doubts):
            self.doubted.add((id, "place"))
        return placed.place

    def _voice(
        self,
        sentence: Sentence,
        trigger: Trigger,
        said: Attributed,
        actor: Group | None,
        before: list[tuple[Trigger, Event]],
    ) -> tuple[tuple[Source, ...], Stance]:
        """Who says so, and how surely: who performs an act of speech is its actor, and the source of what it tells."""
        if trigger.type in _PERFORMED:
            sources = tuple(source for source in said.sources if actor is None or not overlap(source, actor))
            own = said.stance == "alleged" or (said.stance == "denied" and "subject-first" in sentence.grammar)
            return sources, "asserted" if own and not sources else said.stance
        speech = _speech_over(sentence, trigger, before)
        return _by_speech(speech, said) if speech is not None else (said.sources, said.stance)

    def _group(self, sentence: Sentence, phrase: NounPhrase | None) -> Group | None:
        if phrase is None:
            return None
        span = self._words(sentence, phrase)
        tags: set[str] = set()
        for at in range(phrase.first, phrase.last + 1):
            if at in sentence.phrases or "person" in sentence.words[at].kinds:
                for match in sentence.all_at(at, "person"):
                    tags.update(match.entry.attributes.get("tags", "").split("|"))
        party = self._mentions.resolved(sentence.number, phrase.party).party if phrase.party is not None else None
        stated = tuple([tag for tag in TAGS if tag in tags]) if tags else ()
        return Group(span.start, span.end, span.text, party, stated)

    def _words(self, sentence: Sentence, phrase: NounPhrase) -> Span:
        return self._mentions.folded.span(sentence.starts[phrase.first] + phrase.cut, sentence.ends[phrase.last])


def _without_names(triggers: list[Trigger], parties: Sequence[PartyMention]) -> list[Trigger]:
    """The triggers that are not part of an organisation's name (هيئة تحرير الشام)."""
    named: set[int] = set()
    for party in parties:
        if party.party is not None:
            named.update(range(party.first, party.last + 1))
    return [trigger for trigger in triggers if trigger.first not in named] if named else triggers


def _tokens_of(triggers: list[Trigger]) -> list[int]:
    """The tokens of all words that tell of an event, in order."""
    tokens: set[int] = set()
    for trigger in triggers:
        for word in (trigger, *trigger.tail):
            tokens.update(range(word.first, word.last + 1))
    return sorted(tokens)


def _as_told(sentence: Sentence, triggers: list[Trigger], governors: Sequence[int]) -> list[Polarity]:
    """How each event is told; what is asked for with a call to surrender is the call's, not an event of its own.

    `governors` are the tokens where a word stands that governs what is told.
    """
    verbs = frozenset(trigger.first for trigger in triggers if trigger.verb and trigger.type not in SPEECH)
    told: list[Polarity] = []
    caller = None
    for at, trigger in enumerate(triggers):
        how = polarity_of(sentence, trigger, verbs, governors)
        if how == "demanded" and trigger.type == "surrender" and caller is not None:
            triggers[caller].type = "surrender-call"
            told[caller] = "plain" if told[caller] == "demanded" else told[caller]
        if how == "plain" and at and _is_purpose(sentence, triggers[at - 1], trigger):
            how = told[-1]
        if "calls" in trigger.features:
            caller = at
        told.append(how)
    return told


def _is_purpose(sentence: Sentence, before: Trigger, trigger: Trigger) -> bool:
    """Whether speech is the purpose of the act before it, and told as surely (وسيتظاهر الأهالي للمطالبة برحيله)."""
    if trigger.verb or "to" not in trigger.features or trigger.type not in SPEECH:
        return False
    return STOPS.isdisjoint(sentence.forms[before.last + 1 : trigger.first])


def _speech_over(
    sentence: Sentence, trigger: Trigger, before: list[tuple[Trigger, Event]]
) -> tuple[Trigger, Event] | None:
    """The threat, accusation or claim of responsibility that tells of an event in its own clause."""
    for other, event in reversed(before[-_SPEECH_REACH:]):
        if other.type in _TELLING:
            clear = STOPS.isdisjoint(sentence.forms[other.last + 1 : trigger.first])
            return (other, event) if clear else None
    return None


def _by_speech(speech: tuple[Trigger, Event], said: Attributed) -> tuple[tuple[Source, ...], Stance]:
    """Who says it, and how surely, where an accusation, a threat or a claim tells of it."""
    trigger, event = speech
    stance: Stance = "alleged" if trigger.type == "accusation" and said.stance == "asserted" else said.stance
    if trigger.type == "accusation" and event.stance == "asserted" and stance == "denied":
        stance = "alleged"
    actor = event.actor
    if actor is None or any(overlap(source, actor) for source in said.sources):
        return said.sources, stance
    kind: SourceKind = "party" if actor.party is not None else "named"
    return (*event.sources, Source(actor.start, actor.end, actor.text, actor.party, kind)), stance
