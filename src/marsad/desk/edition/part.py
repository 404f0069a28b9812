"""One published incident as readers may know of it: made anew from the log, and passed through the gate of exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.exports.material import Material, material_of
from marsad.exports.shown import passages, shown
from marsad.exports.withheld import withheld_but
from marsad.incidents.called import called
from marsad.model.called import Called
from marsad.model.claim import Claim, Reading
from marsad.model.incident import Told
from marsad.model.publication import Publication, PublishedToll
from marsad.model.record import IncidentRecord
from marsad.model.span import Span
from marsad.model.toll import Contradiction, Toll
from marsad.record.ask.published import Published, as_published
from marsad.record.publish import published_tolls


@dataclass(frozen=True, slots=True)
class Part:
    """What of an address may be shown; nothing in it was not let through."""

    published: Published
    """What was done there; what people wrote about it is as it may be shown."""
    material: Material
    """Its incident and the readings of its reports, of these only the claims that are of the incident."""
    called: Called
    passages: dict[str, str]
    """The words around each figure, by `report/claim`, where the project shows texts."""
    removed: bool
    """A report that was counted was removed since: what is left is shown, and not what was published."""
    differs: bool
    """The tolls that can be made anew are not those that were published."""

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
    act = published.shown
    known = as_published(act, registers)
    if known is None:
        return None
    whole = material_of(known.record, known.readings, withheld_but(shown_fields))
    gated, acts = _gated(whole, published.acts)
    readings = {report: _own(reading, report, gated) for report, reading in gated.readings.items()}
    return Part(
        replace(published, acts=acts),
        replace(gated, readings=readings),
        called([gated.record.incidents[0].incident], gated.readings),
        {id_: words for id_, words in passages(whole).items() if id_ in _ids(gated)},
        known.removed,
        tuple(published_tolls(known.incident)) != act.tolls,
    )


def _gated(whole: Material, acts: tuple[Publication, ...]) -> tuple[Material, tuple[Publication, ...]]:
    """A material as it is shown, and what was done with it: acts go through the same gate, as tolls and words of it."""
    one = whole.record.incidents[0]
    tolls = tuple(_bare(toll) for act in acts for toll in act.tolls)
    said = Contradiction("denial", (), words=tuple(_told(words) for act in acts for words in _written(act)))
    with_acts = replace(one, tolls=(*one.tolls, *tolls), contradictions=(*one.contradictions, said))
    gated = shown(replace(whole, record=replace(whole.record, incidents=(with_acts,))))
    made = gated.record.incidents[0]
    groups = iter([toll.affected for toll in made.tolls[len(one.tolls) :]])
    words = iter([told.quote.text for told in made.contradictions[-1].words])
    kept = replace(made, tolls=made.tolls[: len(one.tolls)], contradictions=made.contradictions[:-1])
    record = replace(gated.record, incidents=(kept,))
    return replace(gated, record=record), tuple(_as_shown(act, whole, groups, words) for act in acts)


def _as_shown(act: Publication, whole: Material, groups: Iterator[str], words: Iterator[str]) -> Publication:
    """An act with its groups and words as they came through the gate, and without those that are withheld."""
    tolls = tuple(replace(toll, affected=next(groups)) for toll in act.tolls)
    notice, because, author = next(words), next(words), next(words)
    return replace(
        act,
        tolls=tolls,
        notice=notice,
        because="" if "reasons" in whole.withheld else because,
        author="" if "authors" in whole.withheld else author,
    )


def _written(act: Publication) -> tuple[str, str, str]:
    return act.notice, act.because, act.author


def _told(words: str) -> Told:
    return Told("", "", "asserted", Span(0, 0, words))


def _bare(toll: PublishedToll) -> Toll:
    return Toll(toll.outcome, toll.affected, None, 0, 0, 0, (), (), 0, (), toll.grade)


def _own(reading: Reading, report: str, material: Material) -> Reading:
    """Of a reading only the claims that are of the published incident: a report may tell of others, which are not."""
    ids = _ids(material)
    claims = tuple(claim for claim in reading.claims if f"{report}/{claim.id}" in ids)
    return replace(reading, claims=claims, events=(), statements=(), checks=())


def _ids(material: Material) -> set[str]:
    return {claim.id for claim in material.record.incidents[0].incident.claims}
