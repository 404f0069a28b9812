"""Noun phrases: where a group that an event names begins and ends (`قوات الدعم السريع`, `القاضي منذر الشويعر`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from marsad.claims.endings import INSIDE, Endings, Shape, WordShapes
from marsad.model.mention import PartyMention
from marsad.text.tokens import Sentence

_LIMIT: Final = 7
_NAMES: Final = 4
_SLASHES: Final = frozenset("/-:.")
_NAME_KINDS: Final = frozenset({"place", "demonym", "person", "numeral", "designator", "common"})


@dataclass(slots=True)
class NounPhrase:
    """Tokens `first` to `last` of a group; `cut` letters of clitics stand before its first word. Nobody changes one."""

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
        self._shapes = shapes.known
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
        while at < s.size and s.forms[at] in "\"«»'(":
            at += 1
        if at >= s.size:
            return None
        word = s.words[at]
        shape = self._shapes[word]
        if not (shape.word or shape.number) or self._ends(at, first=True):
            return None
        party = self._parties.get(at)
        name = s.at(at, "party") if "party" in word.kinds or at in s.phrases else None
        last = self._grow(at, self._until_barrier(at, at + name.size - 1) if name is not None else at)
        if party is not None and party.last > last:
            party = replace(party, party=None)
        return NounPhrase(at, last, shape.cut, party)

    def _until_barrier(self, at: int, last: int) -> int:
        """The last token of a name that begins at a token, before the next word that tells of an event."""
        after = bisect_right(self._ordered, at)
        return min(last, self._ordered[after] - 1) if after < len(self._ordered) else last

    def shape(self, at: int) -> Shape:
        """What the word at a token is to noun phrases."""
        return self._shapes[self._s.words[at]]

    def agrees(self, noun: int, at: int) -> bool | None:
        """Whether the word at a token is feminine as the noun needs it; None where the noun is not feminine."""
        if not self._s.forms[noun].endswith((self._signs.female, self._signs.females)):
            return None
        return self._s.forms[at].endswith(self._signs.female)

    def _ends(self, at: int, first: bool = False) -> bool:
        """Whether the word at a token cannot belong to a noun phrase (that began before it, unless `first`)."""
        s = self._s
        if at in self._barriers:
            return True
        shape = self._shapes[s.words[at]]
        if at in self._parties:
            return not first and shape.conjoined
        if at in s.phrases and "particle" in s.phrases[at]:
            match = s.at(at, "particle")
            if match is not None and match.sense not in INSIDE:
                return True
        return shape.never_first if first else shape.never_inside

    def _grow(self, head: int, last: int) -> int:
        """The last token of the phrase whose head is known up to `last`."""
        s = self._s
        definite = self.shape(last).definite or (head in self._parties and last > head)
        growth = _Growth(head, last, definite)
        at = last + 1
        if at < s.size and self.shape(head).number and self.shape(at).word and not self._ends(at):
            growth.last, at = at, at + 1
        limit = min(s.size, head + _LIMIT)
        while at < limit:
            shape = self._shapes[s.words[at]]
            if not shape.word:
                if s.forms[at] in '"«' and (close := self._closing(at)) is not None:
                    growth.last, growth.definite, at = close, True, close + 1
                    continue
                if not (shape.number and growth.definite) or s.form(at + 1) in _SLASHES or self._counts(at):
                    break
            elif shape.to_the and not growth.definite:
                return at
            elif self._ends(at) or not (self._goes_on(growth, at) if growth.definite else self._opens(growth, at)):
                break
            growth.last, at = at, at + 1
        return growth.last

    def _counts(self, at: int) -> bool:
        """Whether a number counts the word after it, and so begins a phrase of its own."""
        after = at + 1
        return after < self._s.size and self.shape(after).word and not self._ends(after)

    def _goes_on(self, growth: _Growth, at: int) -> bool:
        """Whether a definite phrase goes on with a word: an adjective with its article, or a name after a title."""
        s = self._s
        if self.shape(at).article:
            if growth.names:
                growth.names += _NAMES
                return growth.names <= 2 * _NAMES
            return at not in self._parties and not self._new_group(at, growth.last) and self._same_gender(growth, at)
        if "designator" in s.words[growth.last].kinds and growth.names < 2 and self._may_name(at):
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
        """Whether a definite word can describe the one before it (not القوات المحاصرين, الإدارة الذاتية المجتمع)."""
        signs = self._signs
        before, form = self._s.forms[growth.last], self._s.forms[at]
        if before.endswith((signs.female, signs.females)):
            head, article = self._s.forms[growth.head], signs.definite[0]
            if head.startswith(article) and head.endswith(signs.female) and form.startswith(article):
                return form.endswith(signs.feminine)
            return not form.endswith(signs.plural)
        return not (before.endswith(signs.plural) and form.endswith(signs.female))

    def _opens(self, growth: _Growth, at: int) -> bool:
        """Whether an indefinite phrase goes on with a word: its genitive, or an adjective that agrees."""
        s = self._s
        shape = self.shape(at)
        if shape.article or "place" in s.words[at].kinds:
            if growth.adjective or self.shape(growth.last).closed:
                return False
            growth.definite = True
            return True
        if "designator" in s.words[growth.last].kinds and self._may_name(at):
            return True
        if not self._agrees(growth.head, growth.last, at, growth.adjective):
            return False
        growth.adjective = growth.adjective or bool(self.agrees(growth.head, at))
        growth.definite = shape.definite
        return True

    def _closing(self, at: int) -> int | None:
        close = '"' if self._s.forms[at] == '"' else "»"
        for end in range(at + 2, min(at + 6, len(self._s.forms))):
            if self._s.forms[end] == close:
                return end
        return None

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
        if before.endswith(signs.nominative) and self.shape(last).closed:
            return form.endswith(signs.nominative)
        return True
