"""The state of a walk over a sentence: the governor in force, the figures that wait, the total whose parts are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from marsad.claims.figures.figure import NO_SPORT, POPULACE, Figure, locate
from marsad.claims.figures.governing.signals import signals_of
from marsad.claims.figures.governing.unsure import is_ill, is_rescued, is_sport
from marsad.claims.figures.names import FullName
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_GOVERNING = frozenset({"verb", "masdar", "back"})
_ILLNESS = 8
"""Tokens within which an illness is told."""
_TAKEN = frozenset({"held", "abducted"})


@dataclass(slots=True)
class Governor:
    """An outcome word in force: its kind of government, where it stands, what it has governed so far."""

    outcome: str
    kind: str
    first: int
    last: int
    match: Match
    figure: Figure | None = None

    @property
    def free(self) -> bool:
        """Whether it has governed nothing so far."""
        return self.figure is None


@dataclass(slots=True)
class SetNoun:
    """A noun that names a set whose size may follow (عدد القتلى … إلى 45); what befell them may be told first."""

    at: int
    outcome: str | None
    spread: bool = False
    """Whether what follows breaks it down (القتلى هم 12 من، توزعت الحصيلة على 12 من)."""
    label: bool = False
    """Whether a colon stands after it (الجرحى: 10)."""
    again: bool = False
    """Whether it sums up what was told before it (ليرتفع المجموع إلى 77)."""
    toll: bool = False
    """Whether only the rest of the report can tell what befell those whom it counts (ارتفاع الحصيلة إلى 77)."""


@dataclass(slots=True)
class Shares:
    """What befell those whose shares of places follow (توزع القتلى كالتالي: حلب 8، إدلب 6), and their total."""

    outcome: str
    total: Figure | None


_UNKNOWN_PLACE: Final = "unknown-place"
"""The sense of words for where those are taken whom nobody finds again."""


@dataclass(slots=True)
class Walk:
    """Where a walk over a sentence stands; `kept` are the figures whose outcome is known."""

    sentence: Sentence
    number: int
    by_token: dict[int, Figure]
    covered: set[int]
    signals: list[int]
    governor: Governor | None = None
    waiting: list[Figure] = field(default_factory=list)
    """Figures told before the word that says what befell them."""
    last: Figure | None = None
    total: Figure | None = None
    """The total whose parts are being told."""
    kept: list[Figure] = field(default_factory=list)
    set_noun: SetNoun | None = None
    shares: Shares | None = None
    counted_set: Figure | None = None
    """The last figure that was the size of a set."""
    before: str | None = None
    """What befell those whom the sentences before told of last."""
    that: int = -9
    """Where `that` stood last."""
    bracket: Figure | None = None
    """The figure before the bracket that is open."""
    loose: Figure | None = None
    """The last person told without a fate."""
    sport: bool | None = None
    illness: bool | None = None
    """Whether the sentence tells of sport, of an illness that spreads; None until that was asked."""
    names: Mapping[int, FullName] = field(default_factory=dict)
    """Names of persons that a given name opens, by their first token."""

    def free_governor(self) -> Governor | None:
        """The governor in force, if it has governed nothing so far."""
        return self.governor if self.governor is not None and self.governor.figure is None else None


def begin(
    sentence: Sentence, figures: list[Figure], number: int, before: str | None, names: Mapping[int, FullName]
) -> Walk:
    """A walk at the sentence's first token."""
    covered = {at for figure in figures for at in range(figure.whole_first, figure.whole_last + 1)}
    by_token = {figure.first: figure for figure in figures}
    return Walk(sentence, number, by_token, covered, signals_of(sentence), before=before, names=names)


def assign(walk: Walk, figure: Figure, outcome: str, first: int | None, last: int | None, rule: str) -> None:
    """Keep a figure with its outcome; tokens `first` to `last` are the words that say so."""
    if outcome not in NO_SPORT and is_sport(walk, figure):
        return
    if outcome == "injured" and is_ill(walk, figure):
        outcome, figure.ill = "other", True
    if is_rescued(walk, figure):
        if outcome in ("killed", "missing"):
            return
        outcome = "freed" if outcome in _TAKEN else outcome
    if outcome != "other" and _is_at_play(walk, figure):
        outcome = "other"
    if outcome == "escaped" and _is_populace(walk, figure):
        outcome = "displaced"
    figure.outcome = outcome
    figure.rule = f"{figure.rule}+{rule}" if figure.rule else rule
    locate(walk.sentence, figure)
    if first is not None and last is not None:
        figure.trigger = (walk.sentence.starts[first], walk.sentence.ends[last])
        figure.trigger_token = first
    walk.kept.append(figure)
    walk.last = figure


def assign_waiting(walk: Walk, outcome: str, first: int, last: int, rule: str) -> None:
    """Give every figure that waits the same outcome."""
    for figure in walk.waiting:
        if "ambiguous-dual" not in figure.doubts:
            assign(walk, figure, outcome, first, last, rule)
    walk.waiting.clear()


def govern_figure(walk: Walk, figure: Figure, governor: Governor) -> None:
    """Let a governor take a figure: its first patient, or one more of the same list."""
    features = governor.match.features
    figure.seized = "seize" in features
    figure.among = "count" in features and features.isdisjoint(_GOVERNING)
    outcome = governor.outcome
    if "led" in features and _UNKNOWN_PLACE in {match.sense for _, match in walk.sentence.find("particle")}:
        outcome = "abducted"  # اقتادوا 13 إلى جهة مجهولة
    assign(walk, figure, outcome, governor.first, governor.last, f"{governor.kind}-before")
    if governor.figure is None:
        governor.figure = figure
    else:
        figure.follows = governor.figure


def _is_populace(walk: Walk, figure: Figure) -> bool:
    """Whether those who fled are inhabitants: they are displaced, not escaped."""
    if (figure.value or 0) >= POPULACE:
        return True
    many = figure.value is None or figure.value > 2
    return many and figure.head is not None and walk.sentence.has(figure.head, "person", "populace") is not None


def _is_at_play(walk: Walk, figure: Figure) -> bool:
    """Whether those told of are players: what befalls them is sport (إيقاف لاعبين، إصابة لاعب)."""
    return figure.head is not None and walk.sentence.has(figure.head, "person", "sport") is not None
