"""Where two policies differ: the tolls of each, the claims of which they make something else, the rules that do it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.cli.page import Page
from marsad.incidents.called import called
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.incident import Incident, IncidentClaim
from marsad.pipeline.build_tolls import Gathered, counted
from marsad.tolls.compare import Difference, Parting, Side, compare
from marsad.tolls.explain import Reason


def comparison(gathered: Gathered, policies: tuple[str, str], page: Page) -> Iterator[str]:
    """The lines that tell, incident by incident, where the last tolls under two policies differ, and why."""
    mark = page.words("card", "mark")
    names = Names(page.labels, called(gathered.incidents, gathered.readings))
    same = 0
    for incident in gathered.incidents:
        differences = compare(counted(incident), *policies)
        same += not differences
        if differences:
            yield mark + page.style("━" * page.width, "rule")
            title = page.style(said.incident_name(incident, page.labels), "title")
            yield f"{mark} {title} · {page.style(isolate(incident.id), 'slot')}"
            for difference in differences:
                yield from (mark + line for line in _difference(difference, incident, page, names))
            yield ""
    alike = page.labels.say("compare", "alike", incidents=page.labels.count("incidents", same))
    yield f"{mark} {page.style(alike, 'slot')}"


def _difference(difference: Difference, incident: Incident, page: Page, names: Names) -> Iterator[str]:
    """`killed · all`, the toll under each policy, its own rules, then the claims of which they make something else."""
    claims = {claim.id: claim for claim in incident.claims}
    yield " " + page.style(names.series(difference.outcome, difference.affected), "figure")
    for side in (difference.one, difference.other):
        yield from _side(side, page)
    for parting in difference.claims:
        yield from _parting(parting, difference, claims.get(parting.claim), page, names)


def _side(side: Side, page: Page) -> Iterator[str]:
    numbers = page.style(said.bounds(side.toll), "number") if side.toll else page.words("compare", "no_toll")
    yield f"   {isolate(side.policy)}  {numbers}"
    for rule in side.rules:
        told = f"{isolate(rule.name)}: {said.rule(rule.says, page.labels)} ({isolate(rule.clause)})"
        yield f"     {page.style(told, 'slot')}"


def _parting(
    parting: Parting, difference: Difference, claim: IncidentClaim | None, page: Page, names: Names
) -> Iterator[str]:
    """`12 · SOHR · r3`, and what each policy makes of it."""
    told = [page.style(said.value(claim, page.labels), "number"), names.origin(claim.origin)] if claim else []
    yield "   " + " · ".join([*told, page.style(isolate(parting.claim), "slot")])
    for side, reason in ((difference.one, parting.one), (difference.other, parting.other)):
        yield f"     {isolate(side.policy)}: {_fate(reason, page)}"


def _fate(reason: Reason | None, page: Page) -> str:
    return page.words("overtaken", reason.why) if reason else page.words("compare", "not_looked_at")
