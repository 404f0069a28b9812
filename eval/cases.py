"""The repository's own cases: which file is measured how."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from eval.compare import Row
from eval.details import CAUSES, PERSONS
from eval.figures import Measured, measure_attribution, measure_responsible, measure_tolls
from eval.happenings import measure_events, measure_opposed
from eval.mentions import DATES, NUMBERS, PARTIES, PLACES
from eval.reading import Read, read_claims, read_mentions

#: Where the languages are, each with its cases, from the root of the repository.
FOLDER: Final = "src/marsad/languages"


@dataclass(frozen=True, slots=True)
class Measure:
    """How the cases of one file are read, and what is counted over the readings."""

    read: Read
    count: Callable[[Sequence[Row], Sequence[Row]], Measured]


MEASURES: Final[Mapping[str, Measure]] = {
    "attribution": Measure(read_claims, measure_attribution),
    "causes": Measure(read_claims, CAUSES.measure),
    "dates": Measure(read_mentions, DATES.measure),
    "events": Measure(read_claims, measure_events),
    "numbers": Measure(read_mentions, NUMBERS.measure),
    "opposed": Measure(read_claims, measure_opposed),
    "parties": Measure(read_mentions, PARTIES.measure),
    "persons": Measure(read_claims, PERSONS.measure),
    "places": Measure(read_mentions, PLACES.measure),
    "responsible": Measure(read_claims, measure_responsible),
    "tolls": Measure(read_claims, measure_tolls),
}


def case_files(root: Path) -> list[Path]:
    """The files of cases of every language, sorted. Raises KeyError where nobody measures one of them."""
    files = sorted((root / FOLDER).glob("*/cases/*.toml"))
    unknown = [file.name for file in files if file.stem not in MEASURES]
    if unknown:
        raise KeyError(f"case files that nothing measures: {', '.join(unknown)}")
    return files


def name_of(file: Path) -> str:
    """What a file of cases is called in the measures: its language and its name (`cases/ar/numbers`)."""
    return f"cases/{language_of(file)}/{file.stem}"


def language_of(file: Path) -> str:
    """The language whose folder a file of cases is in."""
    return file.parent.parent.name


def load_cases(file: Path) -> list[dict[str, Any]]:
    """The cases of one file."""
    return list(tomllib.loads(file.read_text("utf-8"))["case"])


def digest(file: Path) -> str:
    """SHA-256 of a file of cases."""
    return f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


def measure_cases(file: Path) -> Measured:
    """Every figure of one file of cases, and how many cases it has."""
    cases, measure = load_cases(file), MEASURES[file.stem]
    language = language_of(file)
    readings = [measure.read(case["text"], case.get("published"), language) for case in cases]
    measured = measure.count(cases, readings)
    return Measured({"cases": float(len(cases))} | measured.figures, measured.misses)
