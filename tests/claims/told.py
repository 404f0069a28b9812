"""What a text tells of people: each figure's words with its outcome, total, group and basis."""

from __future__ import annotations

from typing import NamedTuple

from marsad.claims.figures.basis import basis_of
from marsad.claims.figures.figure import Figure
from marsad.claims.figures.gather import report_figures
from marsad.mentions.find import Mentions
from tests.claims.located import mentions_of


class Told(NamedTuple):
    """One figure as the tests compare it."""

    number: str
    outcome: str | None
    part_of: str | None
    group: str | None
    tags: frozenset[str]
    basis: str


def told(text: str) -> list[Told]:
    """Every figure of a text, in order; people counted in another way are left out."""
    mentions = mentions_of(text)
    figures = report_figures(mentions)
    return [_told(mentions, figure) for figure in figures if figure.outcome != "other"]


def outcomes(text: str) -> list[tuple[str, str | None]]:
    """The words and the outcome of every figure."""
    return [(figure.number, figure.outcome) for figure in told(text)]


def parts(text: str) -> list[tuple[str, str | None]]:
    """The words of every figure and those of its total."""
    return [(figure.number, figure.part_of) for figure in told(text)]


def _told(mentions: Mentions, figure: Figure) -> Told:
    group = None
    if figure.group is not None:
        sentence = mentions.sentence(figure.sentence)
        first, last = figure.group
        group = mentions.folded.span(sentence.starts[first], sentence.ends[last]).text
    total = _words(mentions, figure.part_of) if figure.part_of is not None else None
    return Told(_words(mentions, figure), figure.outcome, total, group, figure.tags, basis_of(mentions, figure)[0])


def _words(mentions: Mentions, figure: Figure) -> str:
    return mentions.folded.span(figure.start, figure.end).text
