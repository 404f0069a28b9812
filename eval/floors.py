"""Floors: what each figure may not fall below, with the digest of the corpus that it was measured on.

A floor rises freely. It is lowered only with a written reason, which stays in the file. A corpus that changed has to be
measured anew before its floors count.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

#: Figures are shown and kept to this many decimals, rounded down.
DECIMALS: Final = 3


@dataclass(frozen=True, slots=True)
class Lowered:
    """That a floor was lowered, from what to what, when and why."""

    figure: str
    before: float
    after: float
    on: str
    reason: str


@dataclass(slots=True)
class Floors:
    """The floors of one corpus."""

    digest: str = ""
    least: dict[str, float] = field(default_factory=dict)
    lowered: list[Lowered] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Failure:
    """A floor that does not hold, or a corpus whose floors do not count."""

    corpus: str
    why: str


def load(path: Path) -> dict[str, Floors]:
    """The floors of every corpus."""
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text("utf-8"))
    return {
        corpus: Floors(row["digest"], dict(row["floors"]), [Lowered(**entry) for entry in row.get("lowered", [])])
        for corpus, row in data.items()
    }


def save(path: Path, floors: dict[str, Floors]) -> None:
    """Write the floors of every corpus, in the order of their names."""
    lines = ["# What each figure may not fall below: see docs/measuring.md. Written by `python -m eval.run`."]
    for corpus in sorted(floors):
        table, kept = _quoted(corpus), floors[corpus]
        lines += ["", f"[{table}]", f"digest = {_quoted(kept.digest)}", "", f"[{table}.floors]"]
        lines += [f"{_quoted(figure)} = {least:g}" for figure, least in sorted(kept.least.items())]
        for entry in kept.lowered:
            lines += ["", f"[[{table}.lowered]]", f"figure = {_quoted(entry.figure)}"]
            lines += [f"before = {entry.before:g}", f"after = {entry.after:g}"]
            lines += [f"on = {_quoted(entry.on)}", f"reason = {_quoted(entry.reason)}"]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'


def rounded(value: float) -> float:
    """A figure rounded down to the decimals that are kept (a float that is meant to be 0.9 stays 0.9)."""
    scale = 10.0**DECIMALS
    return math.floor(value * scale + 1e-9) / scale


def check(corpus: str, floors: Floors | None, digest: str, reached: dict[str, float]) -> list[Failure]:
    """Every floor of a corpus that is not met, and whether they count at all."""
    if floors is None:
        return [Failure(corpus, "has no floors: measure it with --raise-floors")]
    failures = []
    if floors.digest != digest:
        failures.append(Failure(corpus, "changed since its floors were measured: measure it with --raise-floors"))
    for figure, least in floors.least.items():
        if figure not in reached:
            failures.append(Failure(corpus, f"{figure} is no longer measured"))
        elif rounded(reached[figure]) < least:
            failures.append(Failure(corpus, f"{figure} is {rounded(reached[figure]):g}, its floor {least:g}"))
    return failures


def raised(floors: Floors | None, digest: str, reached: dict[str, float]) -> Floors:
    """The floors as high as what was reached; a floor that was not met stays. A new corpus gets all its figures."""
    if floors is None:
        return Floors(digest, {figure: rounded(value) for figure, value in reached.items()})
    least = {figure: max(was, rounded(reached.get(figure, was))) for figure, was in floors.least.items()}
    return Floors(digest, least, floors.lowered)


def lowered(floors: Floors, digest: str, reached: dict[str, float], reason: str, on: date) -> Floors:
    """The floors that are not met, brought down to what was reached, for a reason that is kept."""
    least, entries = dict(floors.least), list(floors.lowered)
    for figure, was in floors.least.items():
        now = rounded(reached.get(figure, 0.0))
        if now < was:
            least[figure] = now
            entries.append(Lowered(figure, was, now, on.isoformat(), reason))
    return Floors(digest, least, entries)
