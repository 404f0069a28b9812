"""Measure speed, memory and start-up: `python -m bench.run` (see docs/measuring.md).

Everything runs on one core, each tool in a process and an environment of its own, one after another in several rounds.
Only the work is timed, not imports. A tool that cannot be installed is named with the reason and has no figure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

from bench.corpus import ROOT, Corpus, prepare
from bench.process import Start, measure_start
from bench.rounds import RIVALS, ROUNDS, Result, Tool, compete, one_core

CHECKPOINTS: Final = (1000, 3000, 6000)
REPORT: Final = ROOT / "examples" / "sinaa-prison.txt"


@dataclass(frozen=True, slots=True)
class Contestant(Tool):
    """A tool at work, and how much it is given: a slow one each `every`th article, for at most `budget` seconds."""

    every: int = 1
    budget: float = 120.0


CONTESTANTS: Final = (
    Contestant("Marsad, everything", "read_marsad.py", None),
    Contestant("word scan (ahocorasick-rs)", "scan_words.py", ("ahocorasick-rs>=1,<2",)),
    Contestant("spaCy blank Arabic tokeniser", "tokenise_spacy.py", ("spacy>=3.8,<4",)),
    Contestant(
        "Maha, numbers only", "parse_maha_numbers.py", ("mahad==0.3.0", "typing-extensions<4", "regex<2022"), every=4
    ),
    Contestant("dateparser search, ar-SY", "search_dateparser.py", ("dateparser>=1.2,<2",), every=10, budget=30),
    Contestant(
        "Maha, dates only",
        "parse_maha_dates.py",
        ("mahad==0.3.0", "typing-extensions<4", "regex<2022"),
        every=100,
        budget=30,
    ),
)


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure how fast Marsad reads.")
    parser.add_argument(
        "--shared", type=Path, help="folder with real/bulk_ar.jsonl.gz (else $MARSAD_SHARED, ../shared)"
    )
    parser.add_argument("--only", default="", help="measure only tools whose name has this in it")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured to a file, too")
    options = parser.parse_args(arguments)
    core = one_core()
    shared = options.shared or Path(os.environ.get("MARSAD_SHARED") or ROOT.parent / "shared")
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        corpus = prepare(shared, Path(folder))
        print(f"{corpus.articles:,} articles, {corpus.size / 1e6:.1f} MB of UTF-8: {corpus.name}")
        print(f"Python {platform.python_version()}, {core}, {options.rounds} rounds, the median counts\n", flush=True)
        chosen = [each for each in CONTESTANTS if options.only.casefold() in each.name.casefold()]
        results = _compete(chosen, corpus, Path(folder), options.rounds)
        print(_speeds(results, corpus), flush=True)
        peaks = _memory(corpus)
        print(_peaks(peaks), flush=True)
    start = measure_start(REPORT)
    print(_start(start))
    if options.json:
        options.json.write_text(_as_json(corpus, core, results, peaks, start), "utf-8")
    return 0


def _compete(contestants: list[Contestant], corpus: Corpus, folder: Path, rounds: int) -> list[Result[Contestant]]:
    environ = os.environ | {"BENCH_WORDS": str(_words(folder / "words.txt"))}

    def given(contestant: Contestant) -> list[str]:
        return [str(corpus.path), "--every", str(contestant.every), "--budget", str(contestant.budget)]

    return compete(contestants, rounds, given, environ)


def _speed(result: Result[Contestant]) -> float | None:
    """Megabytes (10^6 bytes) of UTF-8 a second: the median of the rounds."""
    return median(run["bytes"] / run["seconds"] / 1e6 for run in result.runs) if result.runs else None


def _words(path: Path) -> Path:
    """Every form of the words that name what befell people, as the Arabic pack has them, one a line."""
    from marsad.languages.pack import load_pack

    forms = {form for entry in load_pack("ar").entries if entry.kind == "outcome" for form in entry.forms}
    path.write_text("\n".join(sorted(forms)), "utf-8")
    return path


def _speeds(results: list[Result[Contestant]], corpus: Corpus) -> str:
    marsad = next((_speed(result) for result in results if result.tool.requirements is None), None)
    lines = [f"{'tool':<32}{'MB/s':>9}{'Marsad is':>13}  on"]
    for result in results:
        speed = _speed(result)
        if speed is None:
            lines.append(f"{result.tool.name:<32}{'-':>9}{'':>13}  {result.reason}")
            continue
        last = result.runs[-1]
        whole = last["articles"] == corpus.articles
        sample = "all articles" if whole else f"a sample: {last['articles']:,} articles, {last['bytes'] / 1e6:.2f} MB"
        ratio = f"{marsad / speed:.3g} times" if marsad else ""
        lines.append(f"{result.tool.name:<32}{speed:>9.3f}{ratio:>13}  {sample}, {last['version']}")
    return "\n".join(lines) + "\n"


def _memory(corpus: Corpus) -> dict[str, int]:
    """Marsad's peak memory in KiB after each number of reports."""
    numbers = ",".join(map(str, CHECKPOINTS))
    command = [sys.executable, str(RIVALS / "keep_memory.py"), str(corpus.path), numbers]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _peaks(peaks: dict[str, int]) -> str:
    told = ", ".join(f"{kib / 1024:.0f} MiB after {int(number):,} reports" for number, kib in peaks.items())
    first, last = min(peaks.values()), max(peaks.values())
    return f"peak memory: {told} ({last / first - 1:+.0%} from first to last)\n"


def _start(start: Start) -> str:
    heavy = f"imports {', '.join(start.heavy)}" if start.heavy else "imports neither django nor pyspark"
    return f"`marsad read` on one short report, whole process: {start.seconds:.3f} s, {heavy}"


def _as_json(corpus: Corpus, core: str, results: list[Result[Contestant]], peaks: dict[str, int], start: Start) -> str:
    measured = {
        "corpus": {"name": corpus.name, "articles": corpus.articles, "bytes": corpus.size},
        "machine": {"python": platform.python_version(), "core": core},
        "tools": [
            {
                "contestant": asdict(result.tool),
                "runs": result.runs,
                "reason": result.reason,
                "speed": _speed(result),
            }
            for result in results
        ],
        "peak_kib": peaks,
        "start": asdict(start),
    }
    return json.dumps(measured, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
