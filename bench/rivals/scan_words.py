"""ahocorasick-rs, a plain scan for the words that name what befell people: the least that any reader must do."""

import os

from ahocorasick_rs import AhoCorasick, Implementation
from clock import measure

with open(os.environ["BENCH_WORDS"], encoding="utf-8") as file:
    automaton = AhoCorasick(file.read().split("\n"), implementation=Implementation.ContiguousNFA)


def work(text: str) -> int:
    """How many such words stand in an article."""
    return len(automaton.find_matches_as_indexes(text, overlapping=True))


measure("ahocorasick-rs", work)
