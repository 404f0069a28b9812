"""Who put out the statement that a report is: a line of its own says so (`بيان صادر عن المكتب الإعلامي لحركة …:`)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from marsad.incidents.ledger.phrases import standing, wording
from marsad.model.claim import Reading, Source

_LINES: Final = 4
"""Lines at the head of a report in which its issuer is named."""
_OPENING: Final = 3
"""Words before the words of issuing (`بيان عاجل`)."""
_LONGEST: Final = 8
"""Words of the longest name of an issuer."""
_NAME: Final = re.compile(r"[^:|،,;؛.()\n]+")
_KEPT: Final = 10_000


def issuer_of(reading: Reading) -> Source | None:
    """Who put out the statement that a report is; None where no line at its head is nothing but that."""
    return _issuer(reading.report.text, reading.report.language) if reading.report.text else None


@lru_cache(maxsize=_KEPT)
def _issuer(text: str, language: str) -> Source | None:
    at = 0
    for line in islice(text.split("\n"), _LINES):
        found = _in_line(line, at, language)
        if found is not None:
            return found
        at += len(line) + 1
    return None


def _in_line(line: str, start: int, language: str) -> Source | None:
    """The issuer that a line names behind the words of issuing, where it goes on with nothing else."""
    told = standing(line, language)
    issue = next((each for each in told.entries if each.kind == "issue" and each.at <= _OPENING), None)
    if issue is None or len(told.words) > issue.at + issue.size + _LONGEST:
        return None
    words = [word for word in re.finditer(r"\S+", line) if any(letter.isalnum() for letter in word[0])]
    if len(words) <= issue.at + issue.size:
        return None
    name = _NAME.match(line, words[issue.at + issue.size].start())
    if name is None or line[name.end() :].strip(" :|"):
        return None
    text = name[0].strip()
    party = next(reversed(wording(text, language).parties), None)
    return Source(start + name.start(), start + name.start() + len(text), text, party, "party")
