"""Where a sentence speaks of harm: its causes, outcomes, attacks, words of blame and what ties them, found once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.mentions.starts import starts_of
from marsad.text.tokens import Sentence

_ENDS: Final = frozenset(";؛")
_KINDS: Final = ("deed", "outcome", "link", "blame", "cause", *_ENDS)
_NOBODY: Final = frozenset({"belief", "unknown", "denied"})
_NONE: Final[frozenset[str]] = frozenset()


class Mark(NamedTuple):
    """What a token says of harm. `links` and `blames` are senses; each tuple holds the longest match first."""

    at: int
    turns: bool
    """Whether the sentence turns to something else: `فيما`, `من جهة أخرى`, a semicolon."""
    leads: bool
    """Whether what was said before led to what follows: `ما أدى إلى`, `فقُتل`."""
    nobody: bool
    """Whether the words keep anyone from being blamed: belief, denial, the unknown."""
    links: frozenset[str]
    blames: frozenset[str]
    blame: Match | None
    """`على يد`, `من قبل`: the doer follows."""
    deeds: tuple[Match, ...]
    deed: Match | None
    """The verb that is an attack, an assault, or a claim to one."""
    relative: Match | None
    """The verb whose object is the attack said before it: `غارة شنتها`."""
    outcomes: tuple[Match, ...]
    verb: Match | None
    """The verb of harm whose subject is its doer, or may be (قتل)."""
    causes: tuple[Match, ...]

    @property
    def passive(self) -> bool:
        """Whether the word tells what befell people with no doer in it: a passive, a verbal noun."""
        return any("masdar" in match.features or {"verb", "passive"} <= match.features for match in self.outcomes)


def marks_before(mentions: Mentions, sentence: Sentence, end: int, reach: int) -> Iterator[Mark]:
    """The marks within some tokens before token `end`, the nearest first."""
    marks = marks_of(mentions, sentence)
    for index in range(bisect_left(marks, end, key=_at) - 1, -1, -1):
        mark = marks[index]
        if mark.at < end - reach:
            return
        yield mark


def marks_after(mentions: Mentions, sentence: Sentence, start: int, reach: int) -> Iterator[Mark]:
    """The marks within some tokens from token `start` on, the nearest first."""
    marks = marks_of(mentions, sentence)
    for index in range(bisect_left(marks, start, key=_at), len(marks)):
        mark = marks[index]
        if mark.at >= start + reach:
            return
        yield mark


@lru_cache(maxsize=4)
def marks_of(mentions: Mentions, sentence: Sentence) -> list[Mark]:
    """Every mark of a sentence, in order; words inside a party's name are none (`هيئة تحرير الشام`)."""
    phrases, words = sentence.phrases, sentence.words
    parties = iter(mentions.parties(sentence.number))
    party = next(parties, None)
    found = []
    for at in starts_of(sentence, *_KINDS):
        kinds = words[at].kinds.union(phrases[at]) if at in phrases else words[at].kinds
        while party is not None and party.last < at:
            party = next(parties, None)
        if party is None or party.first >= at:
            found.append(_mark(sentence, at, kinds))
    return found


def mark_at(mentions: Mentions, sentence: Sentence, at: int) -> Mark | None:
    """The mark at a token."""
    marks = marks_of(mentions, sentence)
    found = bisect_left(marks, at, key=_at)
    return marks[found] if found < len(marks) and marks[found].at == at else None


def _mark(sentence: Sentence, at: int, kinds: frozenset[str]) -> Mark:
    links = frozenset([match.sense for match in sentence.all_at(at, "link")]) if "link" in kinds else _NONE
    blames = sentence.all_at(at, "blame") if "blame" in kinds else ()
    senses = frozenset([match.sense for match in blames]) if blames else _NONE
    deeds = sentence.all_at(at, "deed") if "deed" in kinds else ()
    outcomes = sentence.all_at(at, "outcome") if "outcome" in kinds else ()
    verbs = [match for match in deeds if "verb" in match.features]
    return Mark(
        at=at,
        turns=sentence.words[at].form in _ENDS or ("aside" in links and "when" not in links),
        leads="result" in links or any({"then", "verb"} <= match.features for match in outcomes),
        nobody=not senses.isdisjoint(_NOBODY),
        links=links,
        blames=senses,
        blame=next((match for match in blames if match.sense in ("hand", "agent")), None) if blames else None,
        deeds=deeds,
        deed=verbs[0] if verbs else None,
        relative=next((match for match in verbs if "pronoun" in match.features), None) if verbs else None,
        outcomes=outcomes,
        verb=_verb(outcomes) if outcomes else None,
        causes=sentence.all_at(at, "cause") if "cause" in kinds else (),
    )


def _verb(outcomes: tuple[Match, ...]) -> Match | None:
    for match in outcomes:
        features = match.features
        if "verb" in features and "pronoun" not in features and ("active" in features or "both" in features):
            return match
    return None


def _at(mark: Mark) -> int:
    return mark.at
