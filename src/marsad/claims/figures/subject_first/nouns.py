"""What a noun phrase is once read, and the nouns that can head one."""

from __future__ import annotations

from typing import NamedTuple

from marsad.languages.entries import Match
from marsad.text.tokens import Sentence


class Noun(NamedTuple):
    """A noun phrase at tokens `first` to `last`: its head, what the head is, the outcome that its own words name."""

    first: int
    last: int
    head: int | None
    kind: str
    own: str | None = None
    weak: bool = False
    other: bool = False
    """Whether things are counted, not people."""


def counted_at(sentence: Sentence, at: int) -> Match | None:
    """The counted noun of an outcome at a token (`deaths`, `wounded`, `hostages`)."""
    return sentence.has(at, "outcome", "count")


def person_at(sentence: Sentence, at: int) -> Match | None:
    """The noun for people at a token, or the people of a nationality (`12 Iraqis`)."""
    person = sentence.at(at, "person")
    if person is not None:
        return person
    return sentence.has(at, "demonym", "plural")
