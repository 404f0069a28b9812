"""Source phrases whose describing words stand before their noun (`a senior health official in the town`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speakers import Speaker, kind_of, party_kind
from marsad.claims.sources.subject_first.noun_runs import NounRun, Run
from marsad.languages.entries import Match
from marsad.mentions.toponyms import Toponyms
from marsad.model.mention import PartyMention
from marsad.model.vocabulary import SourceKind
from marsad.text.tokens import Sentence

_LIMIT: Final = 12
"""Words of the longest source phrase."""
_WHOLE: Final = 20
"""Tokens of the longest phrase whose end is known; no more than a source phrase has are told of it."""
_BRACKET: Final = 6
"""Tokens of the longest bracket that belongs to a name, its marks included."""
_TIMED: Final = has.TIME | has.ADVERB
_TIMES: Final = 5
"""Tokens of the longest time between a document and who put it out."""
_JOINED: Final = 4
"""How many speakers one verb can have."""
_UNJOINED: Final = frozenset({"name", "country"})
"""Senses of what a conjunction adds to its like alone."""
_BELONGING: Final = 4
"""How many prepositions can bring what a speaker belongs to."""
_HOLDS: Final = frozenset({"person", "body", "document", "unnamed"})
_NO_HOLDER: Final = has.TIME | has.VENUE | has.HARM | has.VERBAL | has.NUMBER
_PERSON: Final = frozenset({"person", "named"})
_BODY: Final = frozenset({"body", "named"})
_HEADS: Final = has.SPEAKER | has.PARTY
_STATE: Final = frozenset({"body"})
_STATES: Final = frozenset({"government", "ministry", "police", "court", "office", "un", "armed-forces", "security"})
"""Kinds of party that are a state's or speak for states."""
_ARMED: Final = frozenset({"armed-group", "party"})


class PartyAt:
    """Tells which party begins at a token of one sentence; its parties are found when it is first asked."""

    def __init__(self, find: Callable[[], Iterable[PartyMention]]) -> None:
        self._find = find
        self._parties: dict[int, PartyMention] | None = None

    def __call__(self, i: int) -> PartyMention | None:
        """The party that begins at token `i`."""
        if self._parties is None:
            self._parties = {party.first: party for party in self._find()}
        return self._parties.get(i)


class SourceNouns:
    """The source phrases of one sentence, found where a reporting word asks for one."""

    def __init__(
        self,
        sentence: Sentence,
        traits: list[int],
        parties: Callable[[], Iterable[PartyMention]],
        places: Toponyms,
    ) -> None:
        self._s = sentence
        self.traits = traits
        self.party = PartyAt(parties)
        self._run = NounRun(sentence, traits, self.party)
        self._places = places

    def capital(self, i: int) -> bool:
        """Whether token `i` is written as a name is."""
        return self._run.name(i)

    def at(self, i: int, guess: bool = False, limit: int | None = None, apposed: bool = True) -> Speaker | None:
        """The source phrase that begins at token `i` and ends before `limit`; `guess` takes a noun nobody knows."""
        end = min(self._s.size, i + (_LIMIT if limit is None else _WHOLE), self._s.size if limit is None else limit)
        if i < 0 or i >= end:
            return None
        if self._s.forms[i] == "@":
            return self._handle(i, end)
        match = self._s.has(i, "speaker", "quantifier") if self.traits[i] & has.SPEAKER else None
        if match is not None:
            rest = self.at(i + match.size, guess=True, limit=end, apposed=False)
            return rest and rest._replace(first=i, kind=_of_some(rest), features=rest.features | {"unnamed"})
        run = self._run.read(i, end)
        speaker = None if run is None else self._speaker(run, guess)
        if run is None or speaker is None:
            return None
        speaker = self._belonging(speaker, end)
        if "document" in speaker.features:
            if self._s.has(speaker.last + 1, "frame", "own") is not None:
                return None  # information we received
            nobodys = "tally" in speaker.features and run.party is None
            return self._owner(speaker, end) or (None if nobodys else speaker)
        return self._apposed(speaker, end) if apposed else speaker

    def cropped(self, speaker: Speaker) -> Speaker:
        """A source phrase with no more words than one has."""
        return speaker._replace(last=min(speaker.last, speaker.first + _LIMIT - 1))

    def several(self, i: int, guess: bool = False, limit: int | None = None) -> tuple[Speaker, ...]:
        """The source phrases that begin at token `i`, all that are joined (`medics and the police`)."""
        first = self.at(i, guess, limit)
        if first is None:
            return ()
        found = [first]
        while len(found) < _JOINED:
            k = found[-1].last + 1
            joined = self._s.at(k, "frame", "joins") if self.traits[k] & has.JOINS else None
            if joined is None:
                break
            k += joined.size
            k += self.traits[k] & has.BY != 0
            more = self.at(k, limit=limit)
            if more is not None and len(found) == 1 and self._halves(first, more):
                return (more._replace(first=first.first),)
            if more is None or (more.sense in _UNJOINED and more.sense != first.sense):
                break
            found.append(more)
        return tuple(found)

    def _halves(self, first: Speaker, more: Speaker) -> bool:
        """Whether two phrases are one name (`the Monitoring and Documentation Department`)."""
        if first.sense != "name" or first.first != first.last or first.features.isdisjoint({"article"}):
            return False
        return "body" in more.features and "article" not in more.features and self.capital(more.first)

    def _handle(self, i: int, end: int) -> Speaker | None:
        """The name of an account (`@somebody`)."""
        last = i
        while last + 1 < end and self._s.glued(last + 1) and (self._s.is_word(last + 1) or self._joint(last + 1)):
            last += 1
        return Speaker(i, last, 0, "named", _PERSON, "handle") if last > i else None

    def _joint(self, i: int) -> bool:
        return self._s.forms[i] == "_" or self._s.is_number(i)

    # ---- what the run of nouns is ----

    def _speaker(self, run: Run, guess: bool) -> Speaker | None:
        """The speaker that a run of nouns names."""
        plain = frozenset({"article"}) if run.definite else frozenset()
        if run.names:
            return self._named(run, plain, guess)
        if run.head is not None:
            return self._known(run, run.head, plain)
        if run.party is not None:
            return Speaker(run.first, run.last, 0, _kind_of(run.party, "party"), _STATE | plain, "party")
        if guess:
            return Speaker(run.first, run.last, 0, "anonymous", frozenset({"person", "unnamed"}) | plain, "guess")
        return None

    def _known(self, run: Run, head: Match, plain: frozenset[str]) -> Speaker | None:
        """A run whose last noun the pack knows for a speaker."""
        kind = kind_of(head)
        if run.party is not None and "person" not in head.features and "document" not in head.features:
            kind = _kind_of(run.party, kind)
        features = head.features | plain
        if run.counted and "person" in head.features:
            features |= {"unnamed", "plural"}
        return Speaker(run.first, run.last, 0, kind, features, head.sense)

    def _named(self, run: Run, plain: frozenset[str], guess: bool) -> Speaker | None:
        """A run that ends in a name: that of a person of an office, of a body, or a mere name."""
        head = run.head
        if head is not None and "body" in head.features:
            return self._known(run, head, plain)
        if head is not None or run.party is not None:
            return Speaker(run.first, run.last, 0, "named", _PERSON | plain, "office")
        if run.alone and not guess:
            return None
        if self._country(run.name, run.last):
            return Speaker(run.first, run.last, 0, "official", _BODY | plain, "country")
        features = _BODY if run.definite else _PERSON
        return Speaker(run.first, run.last, 0, "named", features | plain, "name")

    def _country(self, i: int, last: int) -> bool:
        """Whether tokens `i` to `last` are the name of a country."""
        found = self._places.at(self._s, i)
        known = found is not None and found.place is not None and found.place.precision == "country"
        return known and found is not None and found.last == last

    # ---- what stands after the nouns ----

    def _belonging(self, speaker: Speaker, end: int) -> Speaker:
        """The phrase with what it belongs to (`a source at the command in the town`) and a bracketed name."""
        for _ in range(_BELONGING):
            k = speaker.last + 1
            if k >= end:
                break
            if self._s.forms[k] == "(":
                close = self._close(k, end)
                if close is None:
                    break
                speaker = speaker._replace(last=close)
                continue
            document = "document" in speaker.features
            if not self.traits[k] & (has.PREPOSED if document else has.BELONGS) or speaker.features.isdisjoint(_HOLDS):
                break
            if document and (self.traits[k] & has.BY or self._brings(k)):
                break
            inner = self._inner(k + 1, end)
            if inner is None:
                break
            speaker = speaker._replace(last=inner.last)
        return self._twofold(speaker, end)

    def _twofold(self, speaker: Speaker, end: int) -> Speaker:
        """The phrase with the second field of work it may name (`Ministry of Health and Population`)."""
        k = speaker.last + 1
        if k >= end or not self.traits[k] & has.JOINS or "body" not in speaker.features or "person" in speaker.features:
            return speaker
        at = k + 1
        while at < end and self.capital(at) and not self.traits[at] & _HEADS:
            at += 1
        if at == k + 1 or (at < end and self.traits[at] & _HEADS):
            return speaker
        fields = (at for at in range(speaker.first + 1, speaker.last) if self.traits[at] & has.BELONGS)
        field = next(fields, None)
        return speaker._replace(last=at - 1) if field is not None and self.capital(field + 1) else speaker

    def _inner(self, k: int, end: int) -> Run | None:
        """What a preposition brings, where that is no occasion of speech, no time and no harm."""
        run = self._run.read(k, end, loose=True)
        if run is None:
            return None
        if any(self.traits[at] & _NO_HOLDER and not self.traits[at] & _HEADS for at in range(run.first, run.last + 1)):
            return None
        return None if self.traits[run.last] & has.VENUE else run

    def _close(self, k: int, end: int) -> int | None:
        for at in range(k + 2, min(k + _BRACKET, end + 1, self._s.size)):
            if self._s.forms[at] == ")":
                return at
        return None

    def _owner(self, document: Speaker, end: int) -> Speaker | None:
        """Whose word a document is, where that is said after it (`a statement by the army`)."""
        k = document.last + 1
        if self.traits[k] & has.REPORTING:
            issued = self._s.has(k, "reporting", "agent")
            k += 0 if issued is None else self._past_times(k + issued.size) - k
        if not self.traits[k] & (has.BY | has.BELONGS) or not self._brings(k):
            return None
        owner = self.at(k + 1, limit=end + _LIMIT)
        return None if owner is None or owner.sense == "country" else owner

    def _past_times(self, k: int) -> int:
        """The token behind the time at which a document came out (`published late on Thursday by`)."""
        for at in range(k, k + _TIMES):
            trait = self.traits[at]
            on = trait & has.PREPOSED and not trait & has.BY and self.traits[at + 1] & _TIMED
            if not (trait & _TIMED or on):
                return at
        return k

    def _brings(self, k: int) -> bool:
        """Whether a preposition brings the one whose a document is."""
        match = self._s.at(k, "frame", "agent")
        return match is not None or self._s.has(k, "frame", "owner") is not None

    def _apposed(self, speaker: Speaker, end: int) -> Speaker:
        """The phrase with an office after a name, or a name after an office, between commas."""
        k = speaker.last + 1
        if not self.traits[k] & has.COMMA or "person" not in speaker.features or k + 1 >= end:
            return speaker
        other = self.at(k + 1, limit=end, apposed=False)
        if (
            other is not None
            and speaker.sense == "source"
            and "body" in other.features
            and self._closes(other.last + 1)
        ):
            return other
        if other is None or "person" not in other.features or not self._closes(other.last + 1):
            return speaker
        if ("named" in speaker.features) == ("named" in other.features):
            return speaker
        return speaker._replace(last=other.last, kind="named", features=speaker.features | _PERSON)

    def _closes(self, k: int) -> bool:
        """Whether an apposition ends before token `k`."""
        trait = self.traits[k]
        return not trait & has.WORD or trait & (has.VERBAL | has.TIME | has.WHO) != 0


def _kind_of(party: PartyMention, otherwise: SourceKind) -> SourceKind:
    """The kind of source that a party is: `otherwise` where neither its kind nor what it serves tells."""
    kind = party_kind(party)
    if kind != "party":
        return kind
    if party.kind in _ARMED:
        return "party"
    return "official" if party.kind in _STATES else otherwise


def _of_some(rest: Speaker) -> SourceKind:
    return "witness" if rest.sense in ("guess", "name") else rest.kind
