"""The mentions of one report, found sentence by sentence and only when asked for."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.mentions.datelines import FURNITURE, HEAD, LAST_HEAD, RULE, Dateline, dateline, is_dateline
from marsad.mentions.dates import find_dates
from marsad.mentions.numbers import find_numbers
from marsad.mentions.parties import find_parties
from marsad.mentions.party_context import PartyContext, Resolved, Told, countries_of, outlet_party
from marsad.mentions.party_names import names_of
from marsad.mentions.places import find_places
from marsad.model.mention import DateMention, NumberMention, PartyMention, PlaceMention
from marsad.text.fold import Folded
from marsad.text.sentences import split
from marsad.text.tokens import Glance, Sentence, glance

#: What a quantity begins with: a number word, a vague one, digits, a noun that says two.
_NUMBER_STARTS = ("numeral", "vague", "digits", "dual")
_PARTY_STARTS = ("party", "body", "office")


class Mentions:
    """A report's sentences and mentions. Each list is computed once, when a later stage first needs it."""

    def __init__(self, folded: Folded, pack: Pack, published: date | None, outlet: str | None = None) -> None:
        self.folded = folded
        self.pack = pack
        self.published = published
        self._outlet = outlet
        self.bounds = split(folded, pack.stops)
        self._glances: list[Glance] = [glance(folded.text, start, end, pack.lexicon) for start, end in self.bounds]
        self._sentences: dict[int, Sentence] = {}
        self._numbers: dict[int, list[NumberMention]] = {}
        self._dates: dict[int, list[DateMention]] = {}
        self._places: dict[int, list[PlaceMention]] = {}
        self._parties: dict[int, list[PartyMention]] = {}
        self._resolved: dict[tuple[int, int], Resolved] = {}
        self._context = PartyContext(pack, published, outlet_party(pack, outlet))

    def __len__(self) -> int:
        return len(self.bounds)

    def sentence(self, number: int) -> Sentence:
        """The tokens of a sentence."""
        found = self._sentences.get(number)
        if found is None:
            start, end = self.bounds[number]
            found = Sentence(number, start, end, self.folded.text, self._glances[number], self.folded)
            self._sentences[number] = found
        return found

    def kinds(self, number: int) -> frozenset[str]:
        """Every kind of entry that a sentence may hold, and `digits`, `dual`: what it lacks need not be looked for."""
        return self.pack.lexicon.kinds(self._glances[number].bits)

    def may_hold(self, number: int, *kinds: str) -> bool:
        """Whether a sentence may hold an entry of any of these kinds (`outcome`), a number in digits, a dual."""
        bits = self.pack.lexicon.masks[kinds]
        return self._glances[number][1] & bits != 0

    def holding(self, *kinds: str) -> list[int]:
        """The sentences that may hold an entry of any of these kinds, in order."""
        bits = self.pack.lexicon.masks[kinds]
        return [number for number, glanced in enumerate(self._glances) if glanced[1] & bits]

    def size(self, number: int) -> int:
        """How many tokens a sentence has."""
        return len(self._glances[number].words)

    def bits(self, number: int) -> int:
        """Every kind of entry that a sentence may hold, as bits of the lexicon."""
        return self._glances[number][1]

    def words(self, number: int) -> list[Word]:
        """The words and signs of a sentence, which needs no tokens for that."""
        return self._glances[number][0]

    def forms(self, number: int) -> list[str]:
        """The folded forms of a sentence's tokens."""
        return self.sentence(number).forms

    def first_word(self, number: int) -> Word:
        """The first word of a sentence, or its first sign."""
        return self._glances[number].words[0]

    def numbers(self, number: int) -> list[NumberMention]:
        """Every quantity of a sentence, whatever it counts, in order."""
        found = self._numbers.get(number)
        if found is None:
            some = self.may_hold(number, *_NUMBER_STARTS)
            found = self._numbers[number] = find_numbers(self.sentence(number), self._original) if some else []
        return found

    def _original(self, start: int, end: int) -> str:
        """The report's own letters, vowels included, of a stretch of the folded text."""
        return self.folded.span(start, end).text

    @property
    def _has_dated_head(self) -> bool:
        return "dated-head" in self.pack.lexicon.grammar

    @cached_property
    def _dateline(self) -> Dateline | None:
        """The day that opens the report, where its language writes one."""
        if not self._has_dated_head:
            return None
        numbers = [number for number in range(min(len(self), LAST_HEAD)) if self.size(number) > FURNITURE][:HEAD]
        head = [self.sentence(number) for number in numbers if self.may_hold(number, "month", "digits")]
        return dateline(head, self.pack, self.published)

    @property
    def day(self) -> date | None:
        """The report's own day: the one that opens it, else that of its publication."""
        return self._dateline.day if self._dateline is not None else self.published

    def dates(self, number: int) -> list[DateMention]:
        """Every date and period of a sentence, in order."""
        found = self._dates.get(number)
        if found is None:
            found = self._dates[number] = find_dates(self.sentence(number), self.pack, self.day)
            own = self._dateline
            if own is not None and own.sentence == number:
                for mention in found:
                    mention.rule = RULE if mention.first == own.first else mention.rule
            elif found and number < LAST_HEAD and self._has_dated_head and is_dateline(self.sentence(number), found[0]):
                found[0].rule = RULE
        return found

    def places(self, number: int) -> list[PlaceMention]:
        """Every place of a sentence, in order."""
        found = self._places.get(number)
        if found is None:
            found = find_places(self.sentence(number), self.pack, self.parties(number))
            if found and self._has_dated_head and self.may_hold(number, "month"):
                days = self.dates(number)
                found = [place for place in found if not any(_within(place, day) for day in days)]
            if found and self._outlet_spans:
                found = [place for place in found if not self._is_outlets(place)]
            self._places[number] = found
        return found

    @cached_property
    def _outlet_spans(self) -> list[tuple[int, int]]:
        """Where the report tells its outlet's own name, of two words or more (`told Orontes Herald`)."""
        name = self.pack.orthography.fold(self._outlet or "").strip()
        if " " not in name:
            return []
        return [match.span() for match in re.finditer(re.escape(name), self.folded.text)]

    def _is_outlets(self, place: PlaceMention) -> bool:
        return any(start <= place.start and place.end <= end for start, end in self._outlet_spans)

    def parties(self, number: int) -> list[PartyMention]:
        """Every organisation, force or office of a sentence, in order."""
        found = self._parties.get(number)
        if found is None:
            some = self.may_hold(number, *_PARTY_STARTS)
            found = self._parties[number] = find_parties(self.sentence(number), self.pack) if some else []
        return found

    def resolved(self, number: int, party: PartyMention) -> Resolved:
        """The party that a mention of a sentence means: its own, or the one that the report tells."""
        if party.party is not None:
            return Resolved(party.party, party.rule)
        key = number, party.first
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._context.resolve(party, self._head(number, party), self._told)
        return found

    def _told(self) -> Told:
        """The parties and countries of the whole report."""
        parties: dict[str, int] = {}
        heads: dict[tuple[str, str], int] = {}
        senses: list[str | None] = []
        for number in range(len(self)):
            for party in self.parties(number):
                if party.party is not None:
                    parties.setdefault(party.party, party.start)
                    heads.setdefault((party.party, self._head(number, party)), party.start)
            senses += [place.country for place in self.places(number)]
            if self.may_hold(number, "demonym"):
                sentence = self.sentence(number)
                for at, word in enumerate(sentence.words):
                    if "demonym" in word.kinds:
                        match = sentence.at(at, "demonym")
                        senses.append(None if match is None else match.sense)
        return Told(parties, heads, countries_of(senses))

    def _head(self, number: int, party: PartyMention) -> str:
        """The first word of a party's name, its particles and article off."""
        sentence = self.sentence(number)
        form = sentence.forms[party.first][party.start - sentence.starts[party.first] :]
        return form.removeprefix(names_of(self.pack).article)


def _within(place: PlaceMention, day: DateMention) -> bool:
    """Whether a name is part of a date (`in March`, which is a town as well)."""
    return day.first <= place.first and place.last <= day.last
