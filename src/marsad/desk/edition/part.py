"""One published incident as readers may know of it: made anew from the log, and passed through the gate of exports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from marsad.exports.material import Material, material_of
from marsad.exports.shown import passages, shown
from marsad.exports.withheld import withheld_but
from marsad.incidents.called import called
from marsad.model.called import Called
from marsad.model.claim import Claim, Reading
from marsad.model.publication import PublishedToll
from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll
from marsad.record.ask.published import Published, as_published
from marsad.record.publish import published_tolls


@dataclass(frozen=True, slots=True)
class Part:
    """What of an address may be shown; nothing in it was not let through."""

    published: Published
    material: Material
    """Its incident and the readings of its reports, of these only the claims that are of the incident."""
    called: Called
    passages: dict[str, str]
    """The words around each figure, by `report/claim`, where the project shows texts."""
    groups: dict[str, str]
    """What the groups of everything that was published here are called, by their ids in the log."""
    differs: bool
    """The tolls that can be made anew are not those that were published: something was removed since."""

    @property
    def one(self) -> IncidentRecord:
        """The incident."""
        return self.material.record.incidents[0]

    def claim(self, id_: str) -> Claim | None:
        """A claim as it was read, by `report/claim`."""
        report, _, own = id_.rpartition("/")
        reading = self.material.readings.get(report)
        return next((each for each in reading.claims if each.id == own), None) if reading else None


def part_of(published: Published, shown_fields: frozenset[str], registers: Path | None) -> Part | None:
    """What readers may know of an address; None where nothing of it is left. `shown_fields` are not withheld."""
    known = as_published(published.shown, registers)
    if known is None:
        return None
    whole = material_of(known.record, known.readings, withheld_but(shown_fields))
    groups = sorted({toll.affected for act in published.acts for toll in act.tolls})
    gated, groups_shown = _gated(whole, groups)
    readings = {report: _own(reading, report, gated) for report, reading in gated.readings.items()}
    material = replace(gated, readings=readings)
    return Part(
        published,
        material,
        called([gated.record.incidents[0].incident], gated.readings),
        {id_: words for id_, words in passages(whole).items() if id_ in _ids(gated)},
        dict(zip(groups, groups_shown, strict=True)),
        tuple(published_tolls(known.incident)) != published.shown.tolls,
    )


def _gated(whole: Material, groups: list[str]) -> tuple[Material, list[str]]:
    """A material as it is shown, and groups of earlier publications: tolls of theirs go through the same gate."""
    one = whole.record.incidents[0]
    earlier = tuple(_bare(PublishedToll("other", group, None, 0, 0, 0, "weak")) for group in groups)
    with_earlier = replace(one, tolls=(*one.tolls, *earlier))
    gated = shown(replace(whole, record=replace(whole.record, incidents=(with_earlier,))))
    made = gated.record.incidents[0]
    own, others = made.tolls[: len(one.tolls)], made.tolls[len(one.tolls) :]
    record = replace(gated.record, incidents=(replace(made, tolls=own),))
    return replace(gated, record=record), [toll.affected for toll in others]


def _bare(toll: PublishedToll) -> Toll:
    return Toll(toll.outcome, toll.affected, None, 0, 0, 0, (), (), 0, (), toll.grade)


def _own(reading: Reading, report: str, material: Material) -> Reading:
    """Of a reading only the claims that are of the published incident: a report may tell of others, which are not."""
    ids = _ids(material)
    claims = tuple(claim for claim in reading.claims if f"{report}/{claim.id}" in ids)
    return replace(reading, claims=claims, events=(), statements=(), checks=())


def _ids(material: Material) -> set[str]:
    return {claim.id for claim in material.record.incidents[0].incident.claims}
