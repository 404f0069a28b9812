"""Denied outcomes without a figure: what a voice says did not befall anybody (نفى سقوط قتلى، لم يُقتل منهم أحد)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from marsad.claims.events.contexts import context_index, contexts_of
from marsad.claims.events.polarity import polarity_of
from marsad.claims.events.trigger_words import Trigger, light_before
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.claim import Claim, Group
from marsad.model.span import Span
from marsad.model.vocabulary import TAGS
from marsad.text.tokens import Sentence

_REACH: Final = 6
_BEFALLS: Final = frozenset(
    {"killed", "injured", "casualties", "abducted", "detained", "freed", "surrendered", "displaced"}
)


@dataclass(frozen=True, slots=True)
class Denial:
    """An outcome that is denied at some tokens of a sentence, and the group that it is denied of."""

    span: Span
    outcome: str
    sentence: int
    token: int
    group: Group | None


def denials(claims: Sequence[Claim], mentions: Mentions) -> Iterator[Denial]:
    """The denied outcomes of a report, among those that its figures tell of; a sentence's own figures aside."""
    outcomes = {claim.outcome for claim in claims} & _BEFALLS
    counted = {claim.evidence.start for claim in claims}
    for number in mentions.holding("governor") if outcomes else ():
        if not mentions.may_hold(number, "outcome"):
            continue
        start = mentions.bounds[number][0]
        sentence = mentions.sentence(number)
        contexts = contexts_of(sentence, context_index(mentions.pack))
        governors = contexts.where("@governor")
        if not [at for at in governors if "governor" in sentence.words[at].kinds]:
            continue
        for at in contexts.where("@outcome"):
            match = sentence.at(at, "outcome")
            if match is None or match.sense not in outcomes or "event" in sentence.words[at].kinds:
                continue
            if _is_denied(sentence, at, match, governors):
                if mentions.folded.origin(start) in counted and _has_number(sentence, at):
                    continue
                span = mentions.folded.span(sentence.starts[at] + match.prefix - match.article, sentence.ends[at])
                yield Denial(span, match.sense, number, at, _group(sentence, at, span))
                break


def _is_denied(sentence: Sentence, at: int, match: Match, governors: Sequence[int]) -> bool:
    verb = "verb" in match.features and "masdar" not in match.features
    light = None if verb else light_before(sentence, at)
    trigger = Trigger(
        at, at + match.size - 1, match.sense, match, verb, sentence.starts[at], sentence.ends[at], match.features, light
    )
    return polarity_of(sentence, trigger, frozenset(), governors) == "denied"


def _has_number(sentence: Sentence, at: int) -> bool:
    """Whether a figure stands beside an outcome: the figure's own claim tells it."""
    return any(
        sentence.is_number(near) or sentence.at(near, "numeral") is not None
        for near in range(max(at - _REACH, 0), min(at + _REACH, len(sentence)))
    )


def _group(sentence: Sentence, at: int, span: Span) -> Group | None:
    """The group that a denial is about, by what its person words state."""
    tags: set[str] = set()
    for near in range(at + 1, min(at + _REACH, len(sentence))):
        if not sentence.is_word(near):
            break
        for match in sentence.all_at(near, "person"):
            tags.update(match.entry.attributes.get("tags", "").split("|"))
    stated = tuple(tag for tag in TAGS if tag in tags)
    return Group(span.start, span.end, span.text, None, stated) if stated else None
