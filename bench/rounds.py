"""Tools beside each other: each in a process and an environment of its own, on one core, once a round."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from bench.corpus import ROOT
from bench.environments import NotInstalled, environment

RIVALS: Final = ROOT / "bench" / "rivals"
ENVIRONMENTS: Final = ROOT / ".bench"
ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool at work: its script, and what its environment needs (None: Marsad's own)."""

    name: str
    script: str
    requirements: tuple[str, ...] | None


AnyTool = TypeVar("AnyTool", bound=Tool)


@dataclass(slots=True)
class Result(Generic[AnyTool]):
    """What was measured of a tool: the runs of all rounds, or why there is none."""

    tool: AnyTool
    runs: list[dict[str, Any]] = field(default_factory=list)
    reason: str | None = None


def compete(
    tools: Iterable[AnyTool], rounds: int, given: Callable[[AnyTool], list[str]], environ: Mapping[str, str]
) -> list[Result[AnyTool]]:
    """Every tool once a round, so that what else the machine does falls on all of them.

    `given` are the arguments of a tool's script, which prints what it measured as its last line.
    """
    results = [Result(tool) for tool in tools]
    pythons = [_python(result) for result in results]
    for _ in range(rounds):
        for result, python in zip(results, pythons, strict=True):
            if python is not None and result.reason is None:
                tool = result.tool
                _run(result, [str(python), str(RIVALS / tool.script), *given(tool)], environ)
    return results


def one_core() -> str:
    """Bind this process and all that it starts to one core, where the system can; what was done, in words."""
    if not hasattr(os, "sched_setaffinity"):
        return "not bound to one core (this system cannot)"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return f"on core {core} alone"


def _python(result: Result[AnyTool]) -> Path | None:
    """The Python that a tool runs in; None where its environment cannot be made."""
    requirements = result.tool.requirements
    if requirements is None:
        return Path(sys.executable)
    try:
        return environment(ENVIRONMENTS / re.split("[=>]", requirements[0])[0], list(requirements))
    except NotInstalled as error:
        result.reason = f"not installed: {error}"
        return None


def _run(result: Result[AnyTool], command: list[str], environ: Mapping[str, str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    if done.returncode:
        result.runs, result.reason = [], f"failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}"
    else:
        result.runs.append(json.loads(done.stdout.splitlines()[-1]))
