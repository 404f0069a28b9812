"""Lines of a terminal: a bar of a toll, pieces folded to the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import click
from rich.cells import cell_len

from marsad.model.toll import Toll

_FULL: Final = "█"
_OPEN: Final = "░"


def bar(toll: Toll, most: int, width: int) -> str:
    """How much of the greatest toll: full to the low bound, open from there to the high one.

    The signs are symmetrical and have no direction, so the bar grows with the line's own direction.
    """
    if most <= 0:
        return ""
    low, high = (max(round(number * width / most), number > 0) for number in (toll.low, toll.high))
    return _FULL * low + _OPEN * (high - low)


def folded(pieces: Iterable[str], width: int, indent: str, between: str = " · ") -> Iterator[str]:
    """Pieces on as few lines as they fit, the further ones indented."""
    line, before = "", ""
    for piece in pieces:
        joined = line + between + piece if line else before + piece
        if line and cell_len(click.unstyle(joined)) > width:
            yield line
            before = indent
            joined = before + piece
        line = joined
    if line:
        yield line
