"""Marsad with everything on: claims, events, statements and checks of each article."""

import gc

from clock import measure

import marsad

gc.set_threshold(100_000, 20, 20)  # as the command line has it


def work(text: str) -> int:
    """How many claims an article makes."""
    return len(marsad.read(text, published="2015-08-01").claims)


measure("marsad", work)
