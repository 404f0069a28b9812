"""What stands beside a table: for every figure in it the claims that it comes from, each with its words."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.exports.material import Material
from marsad.exports.table import Row, Table
from marsad.model.incident import IncidentClaim


def sidecar_of(table: Table, material: Material) -> Table:
    """One row for every figure of a table and claim that it comes from, in the order of the table."""
    claims = {claim.id: claim for one in material.record.incidents for claim in one.incident.claims}
    return Table("sidecar", [each for row in table.rows for each in _of(row, claims, material)])


def _of(row: Row, claims: dict[str, IncidentClaim], material: Material) -> Iterator[Row]:
    for column, cited in row.cited.items():
        for id_ in cited.claims:
            claim = claims[id_]
            report = material.report(claim.report)
            yield Row(
                f"{row.id} {column} {id_}",
                {
                    "row": row.id,
                    "column": column,
                    "figure": row.cells[column],
                    "grade": cited.grade,
                    "flags": cited.flags,
                    "claim": id_,
                    "value": claim.value,
                    "value_high": claim.value_high,
                    "qualifier": claim.qualifier,
                    "origin": claim.origin,
                    "report": claim.report,
                    "outlet": report.outlet if report else None,
                    "published": claim.published,
                    "url": report.url if report else None,
                    "quote": claim.quote.text,
                    "start": claim.quote.start,
                    "end": claim.quote.end,
                    "report_sha256": report.sha256 if report else None,
                },
            )
