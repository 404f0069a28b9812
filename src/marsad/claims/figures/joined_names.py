"""Two people named in one row of words: `مقتل رامي حسون وسامر خلف` tells of two, each by a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from marsad.claims.figures.figure import Figure, locate
from marsad.claims.figures.names import conjunction_of
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_NAMED: Final = "single.name"
_SHORTEST: Final = 2
"""Words of the shortest name."""
_LETTERS: Final = 3
"""Letters of the shortest given name behind a conjunction; وليد alone at a name's end is a name's own word."""


def part_names(mentions: Mentions, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """The figures of a sentence, of which one that reads two names in a row is parted in two."""
    parted: list[Figure] = []
    for figure in figures:
        parted.append(figure)
        at = _second(mentions, sentence, figure) if figure.rule.startswith(_NAMED) else -1
        if at < 0:
            continue
        other = replace(figure, first=at, whole_first=at, start=-1, follows=figure, doubts=list(figure.doubts))
        other.trim = len(conjunction_of(mentions.pack))
        figure.last = figure.whole_last = at - 1
        figure.start = -1
        locate(sentence, figure)
        locate(sentence, other)
        parted.append(other)
    return parted


def _second(mentions: Mentions, sentence: Sentence, figure: Figure) -> int:
    """The token where a second name of two words begins, with `and` written onto it; -1 where there is none."""
    conjunction = conjunction_of(mentions.pack)
    for at in range(figure.first + _SHORTEST, figure.last + 1):
        form = sentence.forms[at]
        follows = at < figure.last or sentence.words[at - 1].definite  # رامي حسون وهبي is one, رامي الحسون وسامر two
        if follows and form.startswith(conjunction) and len(form) >= len(conjunction) + _LETTERS:
            return at
    return -1
