"""Measure tolls alone: `python -m eval.tolls` (see docs/policies.md).

The annotated figures of a story are taken as an incident's claims, as if all reading and grouping were right, and
resolved: whether the last toll of the killed has the bounds that were annotated, and each origin its latest figure.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from eval.run import shared_folder
from marsad.model.incident import Incident, IncidentClaim, IncidentPlace
from marsad.model.span import Span
from marsad.model.toll import Toll
from marsad.tolls.policies.default import DEFAULT
from marsad.tolls.resolve import resolve

_SIDES: Final = Path(__file__).parent / "tolls.toml"
_NOWHERE: Final = IncidentPlace(None, None, None, None, None)
_UNNAMED: Final = "anonymous-"
Sides = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Result:
    """One incident: its id, whether its bounds are right, and of how many origins' latest figures how many are."""

    incident: str
    wanted: tuple[int, int]
    got: tuple[int, int] | None
    latest: int
    right: int


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole command; the exit code: 1 where a toll is not as annotated."""
    parser = argparse.ArgumentParser(prog="python -m eval.tolls", description="Measure tolls from annotated figures.")
    parser.add_argument("--shared", type=Path, help="folder with the stories (else $MARSAD_SHARED, ../shared)")
    folder = shared_folder(parser.parse_args(arguments).shared) / "stories"
    stories = sorted(file.parent for file in folder.glob("*/gold.json"))
    if not stories:
        print(f"tolls: not measured, nothing at {folder}")
        return 0
    found = [result for story in stories for result in measure(story)]
    for result in found:
        if result.got != result.wanted or result.right < result.latest:
            print(
                f"{result.incident}: wanted {result.wanted}, got {result.got}; {result.right} of {result.latest} latest"
            )
    print(f"tolls.bounds {sum(result.got == result.wanted for result in found) / len(found):.3f}")
    print(f"tolls.final  {sum(result.right for result in found) / sum(result.latest for result in found):.3f}")
    return int(any(result.got != result.wanted or result.right < result.latest for result in found))


def measure(story: Path) -> list[Result]:
    """What the annotated figures of a story come to, incident by incident."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    lines = (story / "reports.jsonl").read_text("utf-8").splitlines()
    published = {told["id"]: datetime.fromisoformat(told["published"]) for told in map(json.loads, lines)}
    sides = tomllib.loads(_SIDES.read_text("utf-8")).get(story.name, {"origins": {}, "groups": {}})
    return [result_of(incident, published, sides) for incident in gold["incidents"]]


def result_of(annotated: Mapping[str, Any], published: Mapping[str, datetime], sides: Sides) -> Result:
    """One annotated incident against what its figures come to."""
    claims = tuple(_claims(annotated["tolls"], published, sides))
    reports = tuple(sorted({claim.report for claim in claims}))
    incident = Incident(annotated["id"], annotated["name"], (), None, None, _NOWHERE, reports, claims)
    final = annotated["final"]["killed"]
    toll = _last(resolve(incident, DEFAULT), final.get("affected", "all"))
    values = {figure.origin: figure.value for figure in toll.by_origin} if toll is not None else {}
    latest: Mapping[str, int] = final["latest_by_origin"]
    return Result(
        incident=annotated["id"],
        wanted=(final["low"], final["high"]),
        got=(toll.low, toll.high) if toll is not None else None,
        latest=len(latest),
        right=sum(values.get(origin) == value for origin, value in latest.items()),
    )


def _last(tolls: Sequence[Toll], affected: str) -> Toll | None:
    return next((t for t in reversed(tolls) if (t.outcome, t.affected) == ("killed", affected)), None)


def _claims(
    tolls: Sequence[Mapping[str, Any]], published: Mapping[str, datetime], sides: Sides
) -> Iterator[IncidentClaim]:
    """Each annotated figure as a claim; one whose day is not the report's is dated by the text."""
    for number, told in enumerate(tolls):
        at = published[told["report"]]
        yield IncidentClaim(
            id=f"{told['report']}/{number:03}",
            report=told["report"],
            outcome=told["outcome"],
            affected=told["affected"],
            value=told["value"],
            value_high=told["value_high"],
            qualifier=told["qualifier"],
            basis=told["basis"],
            as_of=told["as_of"],
            origin=told["origin"],
            via=(),
            stance=told["stance"],
            quote=Span(0, 0, ""),
            published=at,
            dated=told["as_of"] != at.date().isoformat(),
            origin_kind="anonymous" if told["origin"].startswith(_UNNAMED) else None,
            origin_side=sides["origins"].get(told["origin"]),
            affected_side=sides["groups"].get(told["affected"]),
        )


if __name__ == "__main__":
    raise SystemExit(main())
