"""Maha, numbers only."""

from clock import measure
from maha.parsers.functions import parse_dimension


def work(text: str) -> int:
    """How many numbers stand in an article."""
    return len(parse_dimension(text, numeral=True))


measure("mahad", work)
