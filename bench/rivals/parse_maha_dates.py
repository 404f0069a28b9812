"""Maha, dates and times only."""

from clock import measure
from maha.parsers.functions import parse_dimension


def work(text: str) -> int:
    """How many dates and times stand in an article."""
    return len(parse_dimension(text, time=True))


measure("mahad", work)
