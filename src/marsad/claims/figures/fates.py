"""Figures of whom one sentence leaves it open what befell them, and another of the report tells it."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.mentions.find import Mentions

_LEAST: Final = 2
"""From how many on the same number told twice is no chance."""
_OF_VICTIMS: Final = ("set-size", "counted-noun", "state-noun", "list")


def settle_fates(mentions: Mentions, figures: list[Figure]) -> list[Figure]:
    """Figures whose fate is settled: victims, the lost and tolls are the dead where the report tells as many dead.

    A toll of which nothing says whom it counts is left out where the report tells of nobody killed.
    """
    dead = [f for f in figures if f.outcome == "killed" and not f.toll and f.qualifier != "none"]
    values = {figure.value for figure in dead if (figure.value or 0) >= _LEAST}
    for figure in figures:
        if figure.value in values and (_are_victims(figure) or _are_lost(mentions, figure)):
            figure.outcome = "killed"
    if dead:
        return figures
    kept = [figure for figure in figures if not figure.toll]
    for figure in kept:
        if figure.part_of is not None and figure.part_of.toll:
            figure.part_of = None
    return kept


def _are_victims(figure: Figure) -> bool:
    """Whether a noun that leaves open who died counts them (حصيلة الضحايا 179)."""
    return figure.outcome == "casualties" and figure.rule.endswith(_OF_VICTIMS)


def _are_lost(mentions: Mentions, figure: Figure) -> bool:
    """Whether somebody is said to have lost people of their own (فقدان سبعة من مقاتليها)."""
    if figure.outcome != "missing" or figure.head is None:
        return False
    return mentions.sentence(figure.sentence).has(figure.head, "person", "pronoun") is not None
