"""Countries by their numbers (ISO 3166-1), from a generated table."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "countries.tsv"


def numeric_code(code: str) -> int | None:
    """The number of a country of two letters (`SY` → 760), None where ISO 3166-1 has none (Kosovo's `XK`)."""
    return _numbers().get(code)


@cache
def _numbers() -> dict[str, int]:
    lines = TABLE.read_text("utf-8").splitlines()
    return {code: int(number) for code, number in (line.split("\t") for line in lines if not line.startswith("#"))}
