"""What every format takes: a record with the readings that it was made of, and what the project withholds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from marsad.exports.withheld import Withheld
from marsad.model.claim import Reading
from marsad.model.record import Record
from marsad.model.report import Report
from marsad.pipeline.build_tolls import under_policy


@dataclass(frozen=True, slots=True)
class Material:
    """A record, the readings of its reports by report id, and which sensitive fields are withheld.

    `names` are names of victims that the project knows of besides those that the readings have.
    """

    record: Record
    readings: Mapping[str, Reading]
    withheld: Withheld = field(default_factory=Withheld)
    names: tuple[str, ...] = ()

    def report(self, id_: str) -> Report | None:
        """The report with an id, None where its reading is not here."""
        reading = self.readings.get(id_)
        return reading.report if reading is not None else None


def material_of(
    record: Record, readings: Iterable[Reading], withheld: Withheld | None = None, names: Iterable[str] = ()
) -> Material:
    """The material of a record and the readings that it was made of, in any order."""
    by_id = {reading.report.known_as: reading for reading in readings}
    ordered = {report: by_id[report] for report in sorted(by_id)}
    return Material(record, ordered, withheld or Withheld(), tuple(sorted(set(names))))


def under(material: Material, policy: str) -> Material:
    """The same material with its tolls under a policy. Raises UnknownPolicy."""
    return replace(material, record=under_policy(material.record, policy))
