"""Entries of several words: how they go on from word to word, and where in a sentence they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.languages.entries import Entry, Match

if TYPE_CHECKING:
    from marsad.languages.lexicon import Word


@dataclass(slots=True, eq=False)
class PhraseNode:
    """The words that phrases beginning alike go on with; `kinds`, and as `bits`, are those of all entries from here."""

    next: dict[str, PhraseNode] = field(default_factory=dict)
    entries: list[tuple[Entry, frozenset[str]]] = field(default_factory=list)
    """What ends here, each with the features of its form."""
    kinds: set[str] = field(default_factory=set)
    bits: int = 0


@dataclass(slots=True, eq=False)
class Head:
    """A phrase beginning that a word can be: letters of its clitics, its first word, what may follow, features."""

    taken: int
    first: str
    node: PhraseNode
    features: frozenset[str]
    found: dict[PhraseNode, list[Match]] | None = None
    """The phrases that it was seen to begin so far, by their last word: none but those of the pack."""

    def matches(self, node: PhraseNode, size: int) -> list[Match]:
        """The entries that end at a node, some tokens after this beginning."""
        if self.found is None:
            self.found = {}
        elif node in self.found:
            return self.found[node]
        made = [
            Match(entry, entry.features | features | self.features, size, self.taken)
            for entry, features in node.entries
        ]
        self.found[node] = made
        return made


_Kept = tuple[Entry, tuple[str, ...], frozenset[str]]


class Phrases:
    """All entries of several words by their first word; what follows it is put in order when that is first asked."""

    def __init__(self, bits: Callable[[tuple[str, ...]], int]) -> None:
        self.second: set[str] = set()
        """The second words of all."""
        self._bits = bits
        self._kept: dict[str, list[_Kept]] = {}
        self._nodes: dict[str, PhraseNode] = {}

    def add(self, entry: Entry, words: list[str], features: frozenset[str]) -> None:
        """Take in an entry by the words of one of its forms, with the features of that form."""
        self.second.add(words[1])
        first = words[0]
        if first in self._kept:
            self._kept[first].append((entry, tuple(words), features))
        else:
            self._kept[first] = [(entry, tuple(words), features)]

    def firsts(self) -> set[str]:
        """The first words of all that were taken in."""
        return {*self._kept, *self._nodes}

    def after(self, first: str) -> PhraseNode | None:
        """What may follow a first word, None where it begins nothing."""
        if first in self._kept:
            self._nodes[first] = self._ordered(self._kept.pop(first))
        return self._nodes.get(first)

    def _ordered(self, kept: list[_Kept]) -> PhraseNode:
        begin = PhraseNode()
        for entry, words, features in kept:
            begin.kinds.add(entry.kind)
            node = begin
            for word in words[1:]:
                if word not in node.next:
                    node.next[word] = PhraseNode()
                node = node.next[word]
            if (entry, features) not in node.entries:
                node.entries.append((entry, features))
        begin.bits = self._bits(tuple(begin.kinds))
        return begin


def phrases_at(words: Sequence[Word], at: int) -> list[Match]:
    """Entries of several words that begin at token `at`, longest first for each beginning that it can be."""
    found: list[Match] = []
    limit = len(words)
    for head in words[at].heads:
        node: PhraseNode | None = head.node
        here = at + 1
        longest: list[Match] = []
        while node is not None and here < limit:
            node = node.next.get(words[here].form)
            if node is None:
                break
            here += 1
            if node.entries:
                longest += head.matches(node, here - at)
        longest.reverse()
        found += longest
    return found
