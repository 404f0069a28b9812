"""Where a sentence speaks of harm: its causes, outcomes, attacks, words of blame and what ties them, found once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.languages.remembered import Remembered
from marsad.mentions.find import Mentions
from marsad.mentions.starts import starts_of
from marsad.text.tokens import Sentence

_ENDS: Final = frozenset(";؛")
_KINDS: Final = ("deed", "outcome", "link", "blame", "cause", *_ENDS)
_NOBODY: Final = frozenset({"belief", "unknown", "denied"})
_LIMIT: Final = 3_000


#: What a mark holds beside its token.
_Told = tuple[
    bool, bool, bool, frozenset[str], frozenset[str], Match | None, tuple[Match, ...], Match | None, Match | None,
    tuple[Match, ...], Match | None, tuple[Match, ...],
]  # fmt: skip


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
        while party is not None and party.last < at:
            party = next(parties, None)
        if party is None or party.first >= at:
            said = _told(words[at].form, _with_phrases(words[at], phrases[at])) if at in phrases else _TOLD[words[at]]
            found.append(Mark(at, *said))
    return found


def mark_at(mentions: Mentions, sentence: Sentence, at: int) -> Mark | None:
    """The mark at a token."""
    marks = marks_of(mentions, sentence)
    found = bisect_left(marks, at, key=_at)
    return marks[found] if found < len(marks) and marks[found].at == at else None


def _with_phrases(word: Word, phrases: Mapping[str, tuple[Match, ...]]) -> dict[str, tuple[Match, ...]]:
    """What a word can be, by itself and as the first of several."""
    both = dict(word.matches)
    for kind, matches in phrases.items():
        both[kind] = matches + both.get(kind, ())
    return both


def _told(form: str, matches: Mapping[str, tuple[Match, ...]]) -> _Told:
    """What a token says of harm, by what it can be."""
    links = frozenset([match.sense for match in matches.get("link", ())])
    blames, deeds, outcomes = matches.get("blame", ()), matches.get("deed", ()), matches.get("outcome", ())
    senses = frozenset([match.sense for match in blames])
    verbs = [match for match in deeds if "verb" in match.features]
    return (
        form in _ENDS or ("aside" in links and "when" not in links),
        "result" in links or any({"then", "verb"} <= match.features for match in outcomes),
        not senses.isdisjoint(_NOBODY),
        links,
        senses,
        next((match for match in blames if match.sense in ("hand", "agent")), None),
        deeds,
        verbs[0] if verbs else None,
        next((match for match in verbs if "pronoun" in match.features), None),
        outcomes,
        _verb(outcomes),
        matches.get("cause", ()),
    )


def _verb(outcomes: tuple[Match, ...]) -> Match | None:
    for match in outcomes:
        features = match.features
        if "verb" in features and "pronoun" not in features and ("active" in features or "both" in features):
            return match
    return None


_at: Final = attrgetter("at")


_TOLD: Final[Remembered[Word, _Told]] = Remembered(lambda word: _told(word.form, word.matches), _LIMIT)
