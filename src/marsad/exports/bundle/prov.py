"""Who derived what from what, as PROV-JSON (W3C member submission of 24 April 2013).

Reports are attributed to their outlets; claims are derived from reports, tolls from the claims that they cite,
incidents from claims; each reading and the reconciling is an activity of the software; decisions are attributed to
their authors and used by the reconciling.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from marsad import __version__
from marsad.exports.material import Material
from marsad.model.claim import Reading
from marsad.model.record import IncidentRecord

_PREFIX = {"marsad": "urn:marsad:", "prov": "http://www.w3.org/ns/prov#"}
Members = dict[str, dict[str, Any]]


def prov_json(material: Material) -> bytes:
    """The provenance of a shown material as one JSON object, a line feed behind it."""
    graph = _Graph()
    record = _name("record", material.record.head)
    reconciling = graph.add("activity", "reconciling", material.record.head, policy=material.record.policy)
    software = graph.add("agent", "software", f"marsad-{__version__}", **{"prov:type": "prov:SoftwareAgent"})
    graph.add("entity", "record", material.record.head)
    graph.relate("wasAssociatedWith", activity=reconciling, agent=software)
    graph.relate("wasGeneratedBy", entity=record, activity=reconciling)
    for id_, reading in material.readings.items():
        _reading(id_, reading, graph, reconciling)
    for decision in material.record.decisions:
        entity = graph.add("entity", "decision", decision.id, ruling=decision.kind, taken=decision.taken.isoformat())
        for name in decision.people:
            person = graph.add("agent", "person", name, **{"prov:type": "prov:Person"})
            graph.relate("wasAttributedTo", entity=entity, agent=person)
        graph.relate("used", activity=reconciling, entity=entity)
    for one in material.record.incidents:
        _incident(one, graph, record)
    return json.dumps(graph.members(), ensure_ascii=False, indent=1).encode() + b"\n"


def _reading(id_: str, reading: Reading, graph: _Graph, reconciling: str) -> None:
    report = reading.report
    source = graph.add("entity", "report", id_, sha256=report.sha256, published=_iso(reading))
    if report.outlet:
        outlet = graph.add("agent", "outlet", report.outlet, **{"prov:type": "prov:Organization"})
        graph.relate("wasAttributedTo", entity=source, agent=outlet)
    act = graph.add(
        "activity", "reading", id_, reader=report.reader, packs=json.dumps(dict(sorted(report.packs.items())))
    )
    reader = graph.add("agent", "software", f"marsad-{report.reader}", **{"prov:type": "prov:SoftwareAgent"})
    claims = graph.add("entity", "claims", id_)
    graph.relate("wasAssociatedWith", activity=act, agent=reader)
    graph.relate("used", activity=act, entity=source)
    graph.relate("wasGeneratedBy", entity=claims, activity=act)
    graph.relate("wasDerivedFrom", generatedEntity=claims, usedEntity=source, activity=act)
    graph.relate("used", activity=reconciling, entity=claims)


def _incident(one: IncidentRecord, graph: _Graph, record: str) -> None:
    incident = graph.add("entity", "incident", one.incident.id)
    graph.relate("hadMember", collection=record, entity=incident)
    for claim in one.incident.claims:
        entity = graph.add("entity", "claim", claim.id, start=claim.quote.start, end=claim.quote.end)
        graph.relate("wasDerivedFrom", generatedEntity=entity, usedEntity=_name("report", claim.report))
        graph.relate("wasDerivedFrom", generatedEntity=incident, usedEntity=entity)
        for decision in claim.decisions:
            graph.relate("wasInfluencedBy", influencee=incident, influencer=_name("decision", decision))
    for (outcome, affected), toll in one.last_tolls.items():
        told = graph.add(
            "entity", "toll", f"{one.incident.id}/{outcome}/{affected}", low=toll.low, best=toll.best, high=toll.high
        )
        for cited in toll.cites:
            graph.relate("wasDerivedFrom", generatedEntity=told, usedEntity=_name("claim", cited))


class _Graph:
    """What is known of entities, activities and agents, and how they are related, each once."""

    def __init__(self) -> None:
        self._things: dict[str, Members] = {"entity": {}, "activity": {}, "agent": {}}
        self._related: dict[str, Members] = defaultdict(dict)
        self._seen: set[tuple[object, ...]] = set()

    def add(self, sort: str, kind: str, id_: str, **said: object) -> str:
        """A thing by its kind and id, with what is said of it; gives its name."""
        name = _name(kind, id_)
        told = {key if ":" in key else f"marsad:{key}": value for key, value in said.items() if value is not None}
        self._things[sort].setdefault(name, {"prov:label": id_} | told)
        return name

    def relate(self, relation: str, **ends: str) -> None:
        """A relation between things by their names."""
        key = (relation, *ends.items())
        if key not in self._seen:
            self._seen.add(key)
            members = self._related[relation]
            members[f"_:{relation}{len(members) + 1}"] = {f"prov:{end}": name for end, name in ends.items()}

    def members(self) -> dict[str, Any]:
        """All of it as PROV-JSON has it."""
        return {"prefix": _PREFIX, **self._things, **{name: self._related[name] for name in sorted(self._related)}}


def _name(kind: str, id_: str) -> str:
    """A qualified name: what no local name may hold is escaped."""
    return f"marsad:{kind}/{quote(id_, safe='/')}"


def _iso(reading: Reading) -> str | None:
    moment = reading.report.moment
    return moment.isoformat() if moment else None
