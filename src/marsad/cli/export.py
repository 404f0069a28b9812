"""`marsad export`: the record in the formats that the field uses, without what the project withholds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.labels import plain
from marsad.cli.options import check_policy, check_time, lang_option

if TYPE_CHECKING:
    from marsad.exports.bundle.proof import Content, Proof
    from marsad.exports.material import Material
    from marsad.record.home import Home
    from marsad.record.project import Project

_FORMATS: Final = ("record", "csv", "parquet", "ucdp", "acled", "hxl", "geojson", "airwars", "bundle")
_ENDINGS: Final = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
}


@click.command(short_help="Write the record in a format of the field.", epilog=EXIT_CODES)
@home_option
@click.option("--format", "name", type=click.Choice(_FORMATS), required=True, help="Which (docs/exports.md).")
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path), help="A file or folder; else standard output.")
@click.option(
    "--policy", metavar="NAME", callback=check_policy, help="How tolls are resolved; else as the format says."
)
@click.option("--as-of", metavar="TIME", callback=check_time, help="Of what had been published by then.")
@click.option("--recorded-by", metavar="TIME", callback=check_time, help="Of what this record held by then.")
@click.option("--incident", "only", multiple=True, metavar="ID", help="Only this incident; may be given again.")
@click.option("--excel", is_flag=True, help="Put the mark of UTF-8 before CSV, as Excel wants it.")
@lang_option
def export(
    home: Path | None,
    name: str,
    out: Path | None,
    policy: str | None,
    as_of: str | None,
    recorded_by: str | None,
    only: tuple[str, ...],
    excel: bool,
    lang: str | None,
) -> None:
    """Write the record's incidents, tolls and claims; names of victims are withheld unless marsad.toml shows them.

    A table has its claims and a README of its columns beside it. What the format cannot hold is said on standard error.
    """
    from marsad.cli.labels import catalogue
    from marsad.exports.formats import cannot_hold
    from marsad.exports.formats import export as write

    if out is None and (name == "bundle" or (name in ("csv", "parquet") and sys.stdout.isatty())):
        raise click.UsageError(f"--format {name} writes several files: say where with --out")
    words = catalogue(lang)
    with opened(home) as (where, project):
        material = _material(project, policy, as_of, recorded_by, only)
        if name == "bundle":
            from marsad.exports.bundle.layout import VERIFIER
            from marsad.exports.bundle.make import write_bundle

            assert out is not None
            write_bundle(
                material, _proof(where, sorted(material.readings) if only else None), out, made=datetime.now(UTC).date()
            )
            click.echo(words.tell("export", "bundle", out=out, verifier=VERIFIER, library="cryptography"))
            return
        paths = write(material, name, out or sys.stdout.buffer, excel=excel)
        for path in paths:
            click.echo(plain(str(path)))
        click.echo(plain(f"marsad: {name}: {cannot_hold(name, words.language)}"), err=True)


def _material(
    project: Project, policy: str | None, as_of: str | None, recorded_by: str | None, only: tuple[str, ...]
) -> Material:
    """The record as it was asked for, with the readings of its reports."""
    from marsad.exports.material import material_of
    from marsad.exports.withheld import withheld_but
    from marsad.pipeline.build_tolls import instant
    from marsad.record.ask.incidents import all_reports, the_incident, the_record
    from marsad.record.ask.then import record_then
    from marsad.record.index.policy import current_policy
    from marsad.record.index.readings import readings_of

    incidents = [the_incident(one) for one in only] or None
    if as_of or recorded_by:
        record = record_then(
            policy or current_policy(), instant(as_of), instant(recorded_by), incidents, project.registers
        )
    else:
        record = the_record(policy or current_policy(), incidents)
    told = {report for one in record.incidents for report in one.incident.reports}
    reports = sorted(told if incidents else {*told, *record.unassigned} & set(all_reports()))
    readings = readings_of(reports, project.registers)
    return material_of(record, readings.values(), withheld_but(project.shown))


def _proof(where: Home, only: Sequence[str] | None) -> Proof:
    """What shows that the contents are those that the log recorded up to the last checkpoint.

    Of `only` some reports the entries on them stand for the log, each with its proof; else all entries do.
    """
    from marsad.errors import BadExport
    from marsad.exports.bundle.proof import Proof
    from marsad.record.log.checkpoints import checkpoint_from_bytes
    from marsad.record.log_part import part_on
    from marsad.record.store import evidence

    files = [file.read_bytes() for file in sorted(where.checkpoints.glob("*.json"))]
    checkpoints = {checkpoint_from_bytes(data).size: data for data in files}
    if not checkpoints:
        raise BadExport("a bundle needs a signed checkpoint; `marsad keys create`, then `marsad checkpoint`")
    last = max(checkpoints)
    part = part_on(only, last) if only is not None else None
    entries = part.entries if part else tuple(evidence.entry_bytes(0, last))
    return Proof(
        entries=entries,
        inclusion=part.inclusion if part else {},
        checkpoints={last: checkpoints[last]},
        timestamps={last: stamp.read_bytes()} if (stamp := _stamp(where, last)).exists() else {},
        contents=_contents(data for _, data in entries),
    )


def _stamp(where: Home, size: int) -> Path:
    return where.checkpoints / f"{size:09}.tsr"


def _contents(entries: Iterable[bytes]) -> Iterator[Content]:
    """The contents of entries that are still there, each with the salt that opens its commitment."""
    from marsad.exports.bundle.proof import Content
    from marsad.record.ask.incidents import ids_of_contents
    from marsad.record.envelope import from_bytes, head_of
    from marsad.record.log.entries import entry_from_bytes
    from marsad.record.store import evidence

    ids = ids_of_contents()
    for entry in map(entry_from_bytes, entries):
        for ref in entry.payloads:
            opened = evidence.opened(ref.commitment)
            if opened is None:
                continue
            if entry.kind == "report":
                received = from_bytes(opened.content)
                name = ids.get(ref.commitment, ref.commitment) + _ENDINGS.get(received.media, ".json")
                head = head_of(opened.content)
                yield Content("report", name, ref.commitment, opened.salt, received.data, head)
            elif entry.kind == "reading":
                name = f"{ids.get(str(entry.about['report']), ref.commitment)}-{entry.index}.json.z"
                yield Content("reading", name, ref.commitment, opened.salt, opened.content)
            elif entry.kind == "decision":
                yield Content("decision", f"d-{entry.index}.json", ref.commitment, opened.salt, opened.content)
            else:
                yield Content("other", f"{entry.kind}-{entry.index}.json", ref.commitment, opened.salt, opened.content)
