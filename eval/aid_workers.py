"""Measure one-line English reports: `python -m eval.aid_workers` (see docs/measuring.md).

The Aid Worker Security Database (CC BY 4.0) tells of each incident in a line or a few, beside how many aid workers were
killed, wounded and kidnapped. A row is right where the sum of what the reader claims of them is that number exactly:
without parts of a total, without what is denied, without those told a second time, and without those whom the text
tells to be others (civilians, fighters, children, kin, patients, police) or sets aside itself (`not counted here`). Of
a mixed total with a part of aid workers, the part counts. Rows whose number is above zero are told apart from those
where it is zero, which say how much the reader makes up.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from eval.reading import read_claims
from eval.run import shared_folder

#: What each column counts: the outcomes of claims that are summed for it.
COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "Total killed": frozenset({"killed"}),
    "Total wounded": frozenset({"injured"}),
    "Total kidnapped": frozenset({"abducted"}),
}
#: Tags of people who are no aid workers, unless they are said to be.
_OTHERS: Final = frozenset({"civilian", "combatant", "child"})
#: Words for people who are no aid workers either: kin, patients, passengers, police.
_NO_STAFF: Final = re.compile(
    r"\b(?:wife|husband|sons?|daughters?|brothers?|sisters?|mother|father|famil(?:y|ies)|relatives?|patients?"
    r"|passengers?|residents?|villagers?|idps?|refugees|police(?:man|men)?|soldiers?|troops|peacekeepers?"
    r"|(?:police|army) officers?|journalists?)\b",
    re.IGNORECASE,
)
#: What stands before the number of those told before.
_BACK: Final = re.compile(r"\b(?:the|these|all|both)\s+$", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\bnot (?:\w+ )?(?:counted|included)|\bnot in database")
_NEAR: Final = 90
"""Characters between those whom a text sets aside and the words that say so."""
#: Stances of what is not told as having happened.
_UNTOLD: Final = frozenset({"denied", "hypothetical", "retracted"})


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole command; the exit code."""
    options = _parser().parse_args(arguments)
    file = shared_folder(options.shared) / "real" / "aid_worker_security.csv.gz"
    if not file.exists():
        print(f"nothing at {file}")
        return 1
    rows = [row for row in _rows(file) if row["Details"].strip()][options.first :: options.step]
    readings = [counted(row["Details"], read_claims(row["Details"], _day(row), "en")["claims"]) for row in rows]
    for column, outcomes in COLUMNS.items():
        _show(column, outcomes, rows, readings, options.misses)
    return 0


def counted(text: str, claims: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The claims of a text that are of aid workers, as far as it says so."""
    aside = {
        max(
            (
                claim["quantity"]["end"]
                for claim in claims
                if claim["quantity"]["end"] <= match.start() and match.start() - claim["quantity"]["end"] <= _NEAR
            ),
            default=-1,
        )
        for match in _ASIDE.finditer(text)
    }
    kept = [claim for claim in claims if claim["quantity"]["end"] not in aside]
    mixed = {claim["part_of"] for claim in kept if claim["part_of"] is not None and "aid" in _tags(claim)}
    mixed -= {claim["id"] for claim in kept if "aid" in _tags(claim)}
    kept = [
        {**claim, "part_of": None} if claim["part_of"] in mixed and "aid" in _tags(claim) else claim
        for claim in kept
        if claim["id"] not in mixed
    ]
    return _once(text, [claim for claim in kept if "aid" in _tags(claim) or not _is_of_others(claim)])


def _is_of_others(claim: Mapping[str, Any]) -> bool:
    """Whether the words for those counted tell that they are no aid workers."""
    words = (claim["affected"] or {}).get("text") or ""
    return not _OTHERS.isdisjoint(_tags(claim)) or _NO_STAFF.search(words) is not None


def _once(text: str, claims: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Claims without those told a second time (`Two guards were shot. ... The two were shot ...`)."""
    kept: list[Mapping[str, Any]] = []
    for claim in claims:
        same = [one for one in kept if one["outcome"] == claim["outcome"] and one["part_of"] is None]
        values = [one["quantity"]["value"] or 0 for one in same]
        told = claim["quantity"]
        word = told["text"].lower()
        back = word == "both" or (word != "other" and _BACK.search(text, 0, told["start"]) is not None)
        if not (back and values and claim["quantity"]["value"] in (*values, sum(values))):
            kept.append(claim)
    return kept


def _tags(claim: Mapping[str, Any]) -> frozenset[str]:
    return frozenset((claim["affected"] or {}).get("tags", ()))


def total(claims: Sequence[Mapping[str, Any]], outcomes: frozenset[str]) -> int:
    """How many people claims tell of, parts of a total and what is denied aside."""
    return sum(
        claim["quantity"]["value"] or 0
        for claim in claims
        if claim["outcome"] in outcomes and claim["part_of"] is None and claim["stance"] not in _UNTOLD
    )


def _show(
    column: str,
    outcomes: frozenset[str],
    rows: Sequence[Mapping[str, str]],
    readings: Sequence[Sequence[Mapping[str, Any]]],
    misses: int,
) -> None:
    shown = 0
    right, many = {True: 0, False: 0}, {True: 0, False: 0}
    for row, claims in zip(rows, readings, strict=True):
        wanted, found = int(row[column] or 0), total(claims, outcomes)
        some = wanted > 0
        many[some] += 1
        right[some] += wanted == found
        if wanted != found and shown < misses:
            shown += 1
            print(f"  wants {wanted}, has {found}: {row['Details']}")
    for some, name in ((True, "above zero"), (False, "zero")):
        print(f"{column:16} {name:10} {right[some]:5} of {many[some]:5}  {right[some] / max(many[some], 1):.3f}")


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _day(row: Mapping[str, str]) -> str | None:
    """The day of an incident, where all of it is given."""
    if not (row["Year"] and row["Month"] and row["Day"]):
        return None
    return f"{int(row['Year']):04d}-{int(row['Month']):02d}-{int(row['Day']):02d}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.aid_workers", description="Measure one-line English reports.")
    parser.add_argument("--shared", type=Path, help="folder with the real data (else $MARSAD_SHARED, ../shared)")
    parser.add_argument("--misses", type=int, default=0, help="how many wrong rows of each column to print")
    parser.add_argument("--first", type=int, default=0, help="the first row to read")
    parser.add_argument("--step", type=int, default=1, help="read every n-th row alone")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
