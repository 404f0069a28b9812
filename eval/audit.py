"""Random audit: are the figures that Marsad reads in news of any topic really figures about people?

`python -m eval.audit --seed 7` draws claims at random and writes them with their context to a file outside the
repository, for two readers. `python -m eval.audit --seed 7 --verdicts FILE` checks their verdicts in: article id,
offsets, outcome and two labels a line, and no word of the articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from eval.reading import read_claims
from eval.run import ROOT, shared_folder
from marsad.errors import MarsadError

_T = TypeVar("_T")

LABELS: Final = ("right", "not-people", "wrong-outcome", "wrong-value")
DRAWN: Final = 200
CONTEXT: Final = 150
#: The 97.5th percentile of the normal distribution: two-sided 95 %.
Z: Final = 1.959964
VERDICTS: Final = ROOT / "eval" / "audit"
_HEAD: Final = ("article", "start", "end", "outcome", "reader 1", "reader 2")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim as an auditor meets it."""

    article: str
    start: int
    end: int
    outcome: str
    words: str
    value: str
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What identifies the claim in a file of verdicts."""
        return self.article, str(self.start), str(self.end), self.outcome


def articles(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every article, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["id"], article["text"]


def claims_of(found: Iterable[tuple[str, str]], with_other: bool) -> Iterator[Drawn]:
    """Every claim that Marsad reads in the articles, in their order; an article that cannot be read has none."""
    for article, text in found:
        try:
            reading = read_claims(text, None, "ar")
        except MarsadError as error:
            print(f"{article}: not read: {error}", file=sys.stderr)
            continue
        for claim in reading["claims"]:
            if with_other or claim["outcome"] != "other":
                yield _drawn(article, text, claim)


def _drawn(article: str, text: str, claim: dict[str, Any]) -> Drawn:
    quantity = claim["quantity"]
    start, end = quantity["start"], quantity["end"]
    values = [str(value) for value in (quantity["value"], quantity["value_high"]) if value is not None]
    value = f"{quantity['qualifier']} {'-'.join(values)}".strip()
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Drawn(article, start, end, claim["outcome"], quantity["text"], value, before, after)


def draw(found: Sequence[_T], seed: int, count: int = DRAWN) -> list[_T]:
    """As many of what was found as asked for, at random, in the order of the articles."""
    chosen = random.Random(seed).sample(range(len(found)), min(count, len(found)))  # noqa: S311
    return [found[at] for at in sorted(chosen)]


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, Z * Z / of
    centre = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def as_page(drawn: Sequence[Drawn]) -> str:
    """The drawn claims for a reader: each with its context, its words in ⟦ ⟧."""
    parts = []
    for number, claim in enumerate(drawn, 1):
        head = f"{number}. {claim.article} {claim.start}-{claim.end} {claim.outcome} {claim.value}"
        parts.append(f"{head}\n{_line(claim.before)}⟦{_line(claim.words)}⟧{_line(claim.after)}\n")
    return "\n".join(parts)


def _line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ¶ ")


def as_table(rows: Iterable[Sequence[str]], head: Sequence[str] = _HEAD) -> str:
    """Rows of verdicts as tab-separated lines under their heading."""
    return "".join("\t".join(row) + "\n" for row in (head, *rows))


def read_verdicts(text: str, head: Sequence[str] = _HEAD, labels: Sequence[str] = LABELS) -> list[list[str]]:
    """The rows of a file of verdicts: what was drawn in four columns, then a label of each reader.

    Raises ValueError naming the line that breaks its form.
    """
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        row = line.split("\t")
        if number == 1 and row == list(head):
            continue
        if len(row) != len(head) or not (row[1].isdecimal() and row[2].isdecimal()):
            raise ValueError(f"line {number}: not {', '.join(head)} between tabs")
        if not set(row[4:]) <= set(labels):
            raise ValueError(f"line {number}: labels are {', '.join(labels)}")
        rows.append(row)
    return rows


def summary(rows: Sequence[Sequence[str]]) -> str:
    """The share right with its interval, how far the readers agree, and what the wrong ones were."""
    of = len(rows)
    right = sum(row[4] == row[5] == "right" for row in rows)
    agreed = sum(row[4] == row[5] for row in rows)
    low, high = wilson(right, of)
    lines = [
        f"{right} of {of} are right by both readers: {right / of:.3f}, 95 % interval {low:.3f} to {high:.3f}",
        f"the readers gave the same label to {agreed} of {of}",
    ]
    for at, name in ((4, "reader 1"), (5, "reader 2")):
        counted = Counter(row[at] for row in rows)
        lines.append(f"{name}: " + ", ".join(f"{label} {counted[label]}" for label in LABELS))
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.audit", description="Draw claims at random, keep verdicts.")
    parser.add_argument(
        "path", nargs="?", type=Path, help="where the drawn claims are written (outside the repository)"
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument(
        "--shared", type=Path, help="folder with real/bulk_ar.jsonl.gz (else $MARSAD_SHARED, ../shared)"
    )
    parser.add_argument("--no-other", action="store_true", help="draw no claims of outcome `other`")
    parser.add_argument("--verdicts", type=Path, help="tab-separated verdicts to check in")
    parser.add_argument("--kept", action="store_true", help="only print what the kept verdicts of this seed say")
    options = parser.parse_args(arguments)
    kept = VERDICTS / f"{options.seed}.tsv"
    if options.kept:
        print(summary(read_verdicts(kept.read_text("utf-8"))))
        return 0
    bulk = shared_folder(options.shared) / "real" / "bulk_ar.jsonl.gz"
    if not bulk.exists():
        print(f"no articles at {bulk} (say where with --shared or MARSAD_SHARED)", file=sys.stderr)
        return 1
    drawn = draw(list(claims_of(articles(bulk), not options.no_other)), options.seed)
    return _check_in(options.verdicts, drawn, kept) if options.verdicts else _write(options, drawn)


def _write(options: argparse.Namespace, drawn: Sequence[Drawn]) -> int:
    """Write the claims for the readers, and a table for their verdicts beside them."""
    path: Path = options.path or Path(tempfile.gettempdir()) / f"marsad-audit-{options.seed}.txt"
    if path.resolve().is_relative_to(ROOT):
        print(f"{path} is inside the repository; the articles' words must stay outside it", file=sys.stderr)
        return 2
    path.write_text(as_page(drawn), "utf-8")
    table = path.with_suffix(".tsv")
    table.write_text(as_table((*claim.key, "", "") for claim in drawn), "utf-8")
    print(f"{len(drawn)} claims: {path}\nverdicts ({', '.join(LABELS)}) go into: {table}")
    return 0


def _check_in(verdicts: Path, drawn: Sequence[Drawn], kept: Path) -> int:
    """Keep the verdicts, where they are on the very claims that this seed draws."""
    try:
        rows = read_verdicts(verdicts.read_text("utf-8"))
    except ValueError as error:
        print(f"{verdicts}: {error}", file=sys.stderr)
        return 1
    if [tuple(row[:4]) for row in rows] != [claim.key for claim in drawn]:
        print(f"{verdicts}: these are not the claims that this seed draws, in their order", file=sys.stderr)
        return 1
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(as_table(rows), "utf-8")
    print(f"{kept}\n{summary(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
