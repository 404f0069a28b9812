"""Measure Marsad: `python -m eval.run` (see docs/measuring.md).

Annotated reports are measured where the folder that holds them is at hand (`../shared`, `$MARSAD_SHARED`, `--shared`);
the repository's own cases everywhere. Exits with 1 where a floor of eval/floors.toml is not met.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from eval import floors
from eval.cases import case_files, digest, measure_cases, name_of
from eval.figures import Measured
from eval.gold import Annotated, measure_gold
from eval.stories import digest as story_digest
from eval.stories import measure_story, story_folders
from eval.stories import name_of as story_name

ROOT: Final = Path(__file__).resolve().parent.parent
FLOORS: Final = ROOT / "eval" / "floors.toml"
#: The annotated sets: name, gold file, from the shared folder.
GOLD: Final = (
    ("gold/seed", "gold/seed/gold.jsonl"),
    ("gold/dev/ar", "gold/dev/ar.jsonl"),
    ("gold/dev/en", "gold/dev/en.jsonl"),
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """One measured corpus: its name, its digest, what was measured."""

    name: str
    digest: str
    measured: Measured


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code."""
    options = _parser().parse_args(arguments)
    if options.lower_floors and not (options.reason or "").strip():
        _parser().error("--lower-floors needs --reason")
    shared = shared_folder(options.shared)
    if options.gold:
        _show_annotated(options)
        return 0
    corpora = list(_measure(options, shared))
    if not (shared / GOLD[0][1]).exists():
        print(f"annotated reports: not measured, nothing at {shared}/gold (say where with --shared or MARSAD_SHARED)\n")
    known = floors.load(FLOORS)
    if options.fold is None:
        _rewrite(options, known, corpora)
    failures = [] if options.fold else _failures(known, corpora, options.only)
    if options.json:
        print(_as_json(corpora, failures))
        return int(bool(failures))
    for corpus in corpora:
        _show(corpus, known.get(corpus.name), options)
    print(_verdict(options, failures))
    return int(bool(failures))


def shared_folder(said: Path | None) -> Path:
    """Where the annotated reports are."""
    return said or Path(os.environ.get("MARSAD_SHARED") or ROOT.parent / "shared")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.run", description="Measure how well Marsad reads.")
    parser.add_argument(
        "--shared", type=Path, help="folder with the annotated reports (else $MARSAD_SHARED, ../shared)"
    )
    parser.add_argument("--only", default="*", help="corpora to measure: a pattern of names (cases/ar/*, gold/seed)")
    parser.add_argument(
        "--fold", type=_fold, metavar="K/N", help="only annotated reports with index K modulo N; no floors"
    )
    parser.add_argument("--gold", type=Path, help="score another annotated set instead; no floors")
    parser.add_argument("--texts", type=Path, help="folder of the texts of --gold (else beside it)")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N misses of each corpus")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise-floors", action="store_true", help="raise every floor to what is reached now")
    change.add_argument("--lower-floors", action="store_true", help="lower floors that are not met; needs --reason")
    parser.add_argument("--reason", help="why floors are lowered; kept in eval/floors.toml")
    return parser


def _fold(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and int(parts)):
        raise argparse.ArgumentTypeError(f"{text!r} is not K/N")
    return int(part), int(parts)


def _measure(options: argparse.Namespace, shared: Path) -> Iterator[Corpus]:
    for name, path in GOLD:
        gold = shared / path
        if gold.exists() and fnmatch.fnmatchcase(name, options.only):
            annotated = Annotated(gold, gold.parent, options.fold)
            yield Corpus(name, annotated.digest(), measure_gold(annotated, _score(shared), options.misses))
    scorer = shared / "stories" / "score.py"
    stories = [*story_folders(shared), *story_folders(ROOT / "eval")]
    for story in [] if options.fold or not scorer.exists() else stories:
        if fnmatch.fnmatchcase(story_name(story), options.only):
            yield Corpus(story_name(story), story_digest(story), measure_story(story, scorer, options.misses))
    for file in [] if options.fold else case_files(ROOT):
        if fnmatch.fnmatchcase(name_of(file), options.only):
            yield Corpus(name_of(file), digest(file), measure_cases(file))


def _score(shared: Path) -> Path:
    return shared / "gold" / "score.py"


def _rewrite(options: argparse.Namespace, known: dict[str, floors.Floors], corpora: list[Corpus]) -> None:
    """Raise or lower the floors of what was measured, where that was asked for."""
    for corpus in corpora:
        kept, reached = known.get(corpus.name), corpus.measured.figures
        if options.raise_floors:
            known[corpus.name] = floors.raised(kept, corpus.digest, reached)
        elif options.lower_floors and kept is not None:
            known[corpus.name] = floors.lowered(kept, corpus.digest, reached, options.reason, date.today())
    if options.raise_floors or options.lower_floors:
        floors.save(FLOORS, known)


def _failures(known: dict[str, floors.Floors], corpora: list[Corpus], only: str) -> list[floors.Failure]:
    """Every floor that does not hold, and every file of cases that has floors and is gone."""
    measured = {corpus.name for corpus in corpora}
    gone = [name for name in known if name.startswith("cases/") and fnmatch.fnmatchcase(name, only)]
    failures = [floors.Failure(name, "has floors, but there is no such file") for name in gone if name not in measured]
    for corpus in corpora:
        failures += floors.check(corpus.name, known.get(corpus.name), corpus.digest, corpus.measured.figures)
    return failures


def _show(corpus: Corpus, kept: floors.Floors | None, options: argparse.Namespace) -> None:
    least = kept.least if kept and not options.fold else {}
    print(f"{corpus.name:<42}{'reached':>9}{'floor':>9}")
    for figure, value in corpus.measured.figures.items():
        floor = least.get(figure)
        met = "" if floor is None else "" if floors.rounded(value) >= floor else "  below"
        print(f"  {figure:<40}{floors.rounded(value):>9g}{'' if floor is None else format(floor, 'g'):>9}{met}")
    for miss in corpus.measured.misses[: options.misses]:
        print(f"    {miss}")
    print()


def _show_annotated(options: argparse.Namespace) -> None:
    """Figures of an annotated set that has no floors here."""
    annotated = Annotated(options.gold, options.texts or options.gold.parent, options.fold)
    measured = measure_gold(annotated, _score(shared_folder(options.shared)), options.misses)
    corpus = Corpus(str(options.gold), annotated.digest(), measured)
    if options.json:
        print(_as_json([corpus], []))
    else:
        _show(corpus, None, options)


def _verdict(options: argparse.Namespace, failures: list[floors.Failure]) -> str:
    if options.fold:
        return "one fold: floors are not checked"
    if not failures:
        return "every floor is met"
    return "\n".join(["floors that do not hold:", *(f"  {failure.corpus}: {failure.why}" for failure in failures)])


def _as_json(corpora: list[Corpus], failures: list[floors.Failure]) -> str:
    result = {
        "corpora": {
            corpus.name: {
                "digest": corpus.digest,
                "figures": {figure: floors.rounded(value) for figure, value in corpus.measured.figures.items()},
            }
            for corpus in corpora
        },
        "failures": [f"{failure.corpus}: {failure.why}" for failure in failures],
    }
    return json.dumps(result, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
