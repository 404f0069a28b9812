"""Noun phrases: where a group that an event names begins and ends (`قوات الدعم السريع`, `القاضي منذر الشويعر`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from marsad.claims.endings import INSIDE, Endings, WordShapes
from marsad.languages.lexicon import Word
from marsad.model.mention import PartyMention
from marsad.text.tokens import Sentence

_LIMIT: Final = 7
_NAMES: Final = 4
_SHORT: Final = 4
"""Letters of a word that is too short for an ending."""
_SLASHES: Final = frozenset("/-:.")
_NAME_KINDS: Final = frozenset({"place", "demonym", "person", "numeral", "designator", "common"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first` to `last` of a group; `cut` letters of clitics stand before its first word."""

    first: int
    last: int
    cut: int = 0
    party: PartyMention | None = None


@dataclass(slots=True)
class _Growth:
    """A noun phrase as it is read word by word."""

    head: int
    last: int
    definite: bool
    names: int = 0
    adjective: bool = False


class NounPhrases:
    """The noun phrases of one sentence, found where they are asked for."""

    def __init__(
        self, sentence: Sentence, parties: Sequence[PartyMention], shapes: WordShapes, barriers: Sequence[int]
    ) -> None:
        self._s = sentence
        self._shapes = shapes
        self._signs: Endings = shapes.endings
        self._parties = {party.first: party for party in parties}
        self._ordered = barriers
        self._barriers = frozenset(barriers)
        self._known: dict[int, NounPhrase | None] = {}

    def at(self, at: int) -> NounPhrase | None:
        """The noun phrase that begins at a token, quotation marks before it aside."""
        if at not in self._known:
            self._known[at] = self._read(at)
        return self._known[at]

    def _read(self, at: int) -> NounPhrase | None:
        s = self._s
        while at < len(s.forms) and s.forms[at] in "\"«»'(":
            at += 1
        if at >= len(s.forms) or not (s.is_word(at) or s.is_number(at)):
            return None
        if self._ends(at, first=True):
            return None
        party = self._parties.get(at)
        name = s.at(at, "party")
        last = self._grow(at, self._until_barrier(at, at + name.size - 1) if name is not None else at)
        if party is not None and party.last > last:
            party = replace(party, party=None)
        return NounPhrase(at, last, self.cut(at), party)

    def _until_barrier(self, at: int, last: int) -> int:
        """The last token of a name that begins at a token, before the next word that tells of an event."""
        after = bisect_right(self._ordered, at)
        return min(last, self._ordered[after] - 1) if after < len(self._ordered) else last

    def cut(self, at: int) -> int:
        """How many letters of clitics stand before the word at a token."""
        for matches in self._s.words[at].matches.values():
            match = matches[0]
            return match.prefix - match.article
        form = self._s.forms[at]
        for beginning in self._signs.conjoined:
            if form.startswith(beginning):
                return 1
        return 0

    def conjoined(self, at: int) -> bool:
        """Whether the word at a token begins with a conjunction."""
        return self._conjoined(at)

    def begins(self, at: int, clitic: str) -> bool:
        """Whether the word at a token begins with a preposition written onto it (`to`, `with`)."""
        s = self._s
        if not s.is_word(at):
            return False
        word = s.words[at]
        if word.kinds:
            return all(clitic in matches[0].features for matches in word.matches.values())
        return len(word.form) > 3 and word.form.startswith(self._signs.to if clitic == "to" else self._signs.with_)

    def agrees(self, noun: int, at: int) -> bool | None:
        """Whether the word at a token is feminine as the noun needs it; None where the noun is not feminine."""
        if not self._s.forms[noun].endswith((self._signs.female, self._signs.females)):
            return None
        return self._s.forms[at].endswith(self._signs.female)

    def definite(self, at: int) -> bool:
        """Whether the word at a token has an article, a pronoun, or is a known name."""
        s = self._s
        word = s.words[at]
        if word.form.startswith(self._signs.definite) and not self._is_whole(word):
            return True
        if "place" in word.kinds or ("demonym" in word.kinds and not word.matches["demonym"][0].features):
            return True
        return bool(word.kinds) and all("pronoun" in matches[0].features for matches in word.matches.values())

    def _is_whole(self, word: Word) -> bool:
        """Whether what looks like a preposition with the article belongs to the word (باليستية)."""
        return word.form.startswith((*self._signs.joined, *self._signs.conjoined)) and any(
            matches[0].prefix == 0 for matches in word.matches.values()
        )

    def _ends(self, at: int, first: bool = False) -> bool:
        """Whether the word at a token cannot belong to a noun phrase (that began before it, unless `first`)."""
        s = self._s
        if at in self._barriers:
            return True
        if at in self._parties:
            return not first and self._conjoined(at)
        if at in s.phrases and "particle" in s.phrases[at]:
            match = s.at(at, "particle")
            if match is not None and match.sense not in INSIDE:
                return True
        shape = self._shapes.of(s.words[at])
        return shape.never_first if first else shape.never_inside

    def _conjoined(self, at: int) -> bool:
        return self._shapes.of(self._s.words[at]).conjoined

    def _grow(self, head: int, last: int) -> int:
        """The last token of the phrase whose head is known up to `last`."""
        s = self._s
        growth = _Growth(head, last, self.definite(last) or (head in self._parties and last > head))
        at = last + 1
        if s.is_number(head) and s.is_word(at) and not self._ends(at):
            growth.last, at = at, at + 1
        while at < len(s.forms) and at - head < _LIMIT:
            if s.forms[at] in '"«' and (close := self._closing(at)) is not None:
                growth.last, growth.definite, at = close, True, close + 1
                continue
            if s.is_number(at) and growth.definite and s.form(at + 1) not in _SLASHES and not self._counts(at):
                growth.last, at = at, at + 1
                continue
            if not s.is_word(at):
                break
            if self._belongs_to(at, growth.definite):
                return at
            if self._ends(at) or not (self._goes_on(growth, at) if growth.definite else self._opens(growth, at)):
                break
            growth.last, at = at, at + 1
        return growth.last

    def _is_closed(self, at: int) -> bool:
        """Whether a word's ending lets no genitive follow (مسلحون), and is no part of the word (جثمان)."""
        word = self._s.words[at]
        if not word.form.endswith(self._signs.closed) or len(word.form) <= _SHORT:
            return False
        if not word.kinds:
            return True
        return any(match.features & {"dual", "plural"} for matches in word.matches.values() for match in matches)

    def _counts(self, at: int) -> bool:
        """Whether a number counts the word after it, and so begins a phrase of its own."""
        after = at + 1
        return self._s.is_word(after) and not self._ends(after)

    def _goes_on(self, growth: _Growth, at: int) -> bool:
        """Whether a definite phrase goes on with a word: an adjective with its article, or a name after a title."""
        s = self._s
        if s.forms[at].startswith(self._signs.definite):
            if growth.names:
                growth.names += _NAMES
                return growth.names <= 2 * _NAMES
            return at not in self._parties and not self._new_group(at, growth.last) and self._same_gender(growth, at)
        if s.words[growth.last].kinds & {"designator"} and growth.names < 2 and self._may_name(at):
            growth.names += 1
            return True
        if growth.names < _NAMES and self._takes_name(growth) and self._may_name(at):
            growth.names += 1
            return True
        return False

    def _takes_name(self, growth: _Growth) -> bool:
        """Whether a name can stand after the phrase: its head is a title or a role, or no known word at all."""
        if growth.names:
            return True
        head = self._s.words[growth.head]
        return growth.head not in self._parties and (self._is_title(growth.head) or not head.kinds)

    def _same_gender(self, growth: _Growth, at: int) -> bool:
        """Whether a definite word can be an adjective of the one before it (القوات المحاصرين cannot be one phrase)."""
        signs = self._signs
        before, form = self._s.forms[growth.last], self._s.forms[at]
        if before.endswith((signs.female, signs.females)):
            return not form.endswith(signs.plural)
        return not (before.endswith(signs.plural) and form.endswith(signs.female))

    def _opens(self, growth: _Growth, at: int) -> bool:
        """Whether an indefinite phrase goes on with a word: its genitive, or an adjective that agrees."""
        s = self._s
        form = s.forms[at]
        if form.startswith(self._signs.definite) or "place" in s.words[at].kinds:
            if growth.adjective or self._is_closed(growth.last):
                return False
            growth.definite = True
            return True
        if "designator" in s.words[growth.last].kinds and self._may_name(at):
            return True
        if not self._agrees(growth.head, growth.last, at, growth.adjective):
            return False
        growth.adjective = growth.adjective or bool(self.agrees(growth.head, at))
        growth.definite = self.definite(at)
        return True

    def _closing(self, at: int) -> int | None:
        close = '"' if self._s.forms[at] == '"' else "»"
        for end in range(at + 2, min(at + 6, len(self._s.forms))):
            if self._s.forms[end] == close:
                return end
        return None

    def _belongs_to(self, at: int, definite: bool) -> bool:
        """Whether a word with `to` names whose the group is (دورية للجيش)."""
        if definite:
            return False
        form = self._s.forms[at]
        joined = next((beginning for beginning in self._signs.joined if beginning.startswith(self._signs.to)), "")
        return bool(joined) and form.startswith(joined)

    def _is_title(self, at: int) -> bool:
        kinds = self._s.words[at].kinds
        return "person" in kinds or "office" in kinds or self._s.has(at, "speaker", "person") is not None

    def _new_group(self, at: int, last: int) -> bool:
        """Whether a definite person after a name is another group (أهالي نابلس، الشهيد)."""
        kinds = self._s.words[at].kinds
        body = self._s.at(at, "body")
        if body is not None and body.sense != "modifier":
            return True
        if "place" not in self._s.words[last].kinds:
            return False
        return "person" in kinds or "office" in kinds or self._s.has(at, "outcome", "count") is not None

    def _may_name(self, at: int) -> bool:
        word = self._s.words[at]
        if self._s.has(at, "speaker", "named") is not None:
            return True
        return word.kinds <= _NAME_KINDS and not word.form.endswith(self._signs.closed)

    def _agrees(self, head: int, last: int, at: int, adjective: bool) -> bool:
        """Whether an indefinite word can go on an indefinite phrase: an adjective that agrees, or a genitive."""
        signs = self._signs
        before, form = self._s.forms[last], self._s.forms[at]
        if adjective:
            return bool(self.agrees(head, at))
        if form.endswith(signs.accusative) and len(form) > 3:
            return before.endswith(signs.accusative)
        if before.endswith(signs.accusative) and len(before) > 3 and last == head:
            return False
        if before.endswith(signs.nominative) and self._is_closed(last):
            return form.endswith(signs.nominative)
        return True
