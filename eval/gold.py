"""Figures on annotated reports, as the scorer beside them counts them, and those of claims without doubts."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from eval.compare import HARM, Row, share
from eval.figures import Measured
from eval.reading import read_file
from marsad.errors import MarsadError

LAYERS: Final = ("number", "core", "party", "source", "full")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A set of annotated reports: the gold file, the folder of its texts, and which part of it (`1/3`) is scored."""

    gold: Path
    texts: Path
    fold: tuple[int, int] | None = None

    def reports(self) -> list[dict[str, Any]]:
        """The annotated reports; of a fold K/N, those whose index is K modulo N."""
        rows = [json.loads(line) for line in self.gold.read_text("utf-8").splitlines() if line.strip()]
        return rows if self.fold is None else rows[self.fold[0] % self.fold[1] :: self.fold[1]]

    def text_file(self, report: Row) -> Path:
        """Where the text of a report is."""
        return self.texts / f"{report['id']}.txt"

    def digest(self) -> str:
        """SHA-256 over the annotations and the texts that they are of."""
        digest = hashlib.sha256(self.gold.read_bytes())
        for report in self.reports():
            digest.update(hashlib.sha256(self.text_file(report).read_bytes()).digest())
        return f"sha256:{digest.hexdigest()}"


def measure_gold(annotated: Annotated, score: Path, misses: int = 0) -> Measured:
    """Everything that the scorer counts, by name (`number.f1`, `slots.when`), and the figures of undoubted claims."""
    with _written(annotated) as (gold, claims, failures):
        arguments = [str(gold), str(claims), "--texts", str(annotated.texts)]
        result = json.loads(_run(score, [*arguments, "--json"]))
        shown = _run(score, [*arguments, "--misses", str(misses)]).splitlines()[len(LAYERS) + 2 :] if misses else []
        undoubted = _undoubted(load_score(score), annotated, claims)
    figures = {"reports": float(result["reports"]), "found": share(result["paired"], result["gold"])}
    for layer in LAYERS:
        figures |= {f"{layer}.{name}": value for name, value in result[layer].items()}
    figures |= {f"slots.{name}": value for name, value in result["slots"].items()}
    return Measured(figures | undoubted, [*failures, *shown])


@contextmanager
def _written(annotated: Annotated) -> Iterator[tuple[Path, Path, list[str]]]:
    """A folder, for as long as it is needed, with the annotations of the fold and what Marsad reads in each report."""
    with tempfile.TemporaryDirectory(prefix="marsad-eval-") as folder:
        gold, claims = Path(folder, "gold.jsonl"), Path(folder, "claims")
        claims.mkdir()
        reports, failures = annotated.reports(), []
        gold.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports), "utf-8")
        for report in reports:
            try:
                reading = read_file(annotated.text_file(report), report.get("published"))
            except MarsadError as error:
                failures.append(f"{report['id']}\tnot read\t{error}")
                continue
            (claims / f"{report['id']}.json").write_text(json.dumps(reading, ensure_ascii=False), "utf-8")
        yield gold, claims, failures


def _run(score: Path, arguments: list[str]) -> str:
    """What the scorer prints. Exits with its message where it fails."""
    done = subprocess.run(  # noqa: S603 (the scorer that the caller named)
        [sys.executable, str(score), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{score}: {done.stderr.strip()}")
    return done.stdout


def load_score(score: Path) -> ModuleType:
    """The scorer's own functions, from where it is."""
    spec = importlib.util.spec_from_file_location("gold_score", score)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _undoubted(score: ModuleType, annotated: Annotated, claims_dir: Path) -> dict[str, float]:
    """The share of claims to which the reader commits, and how many of those are right in full.

    A claim is held to account as the scorer holds it: not where its outcome is `other`, nor where the annotators
    counted those people in another way.
    """
    everything = committed = scored = committed_scored = right = 0
    for report in annotated.reports():
        path = claims_dir / f"{report['id']}.json"
        claims = json.loads(path.read_text("utf-8"))["claims"] if path.exists() else []
        everything += len(claims)
        committed += sum(not claim["doubts"] for claim in claims)
        answers = _answers(score, annotated.text_file(report).read_text("utf-8"), report["figures"], claims)
        scored += len(answers)
        sure = [full for claim, full in answers if not claim["doubts"]]
        committed_scored += len(sure)
        right += sum(sure)
    return {
        "undoubted.share": share(committed, everything) if everything else 0.0,
        "undoubted.share-scored": share(committed_scored, scored) if scored else 0.0,
        "undoubted.precision": share(right, committed_scored) if committed_scored else 0.0,
    }


def _answers(score: ModuleType, text: str, figures: list[Row], claims: list[Row]) -> list[tuple[Row, bool]]:
    """The claims of a report that are held to account, each with whether it is right in full."""
    spans = [score.occurrence(text, figure["number"], figure["nth"]) for figure in figures]
    pairs: dict[int, int] = score.pair(spans, figures, claims)
    answered = {claim: figure for figure, claim in pairs.items()}
    answers = []
    for c, claim in enumerate(claims):
        figure = answered.get(c)
        other = figure is not None and figures[figure]["outcome"] == "other"
        nobody = figure is None and claim["quantity"]["qualifier"] == "none"
        if claim["outcome"] == "other" or nobody or (other and claim["outcome"] not in HARM):
            continue
        full = (
            figure is not None
            and not other
            and score.judge(figures[figure], claim, figures, claims, pairs)["layers"]["full"]
        )
        answers.append((claim, bool(full)))
    return answers
