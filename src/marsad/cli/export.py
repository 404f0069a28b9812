"""`marsad export`: the record in the formats that the field uses, without what the project withholds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from marsad.cli.home import EXIT_CODES, home_option, now, opened
from marsad.cli.options import check_policy, check_time, lang_option
from marsad.interface.labels import catalogue, plain

if TYPE_CHECKING:
    from marsad.exports.material import Material
    from marsad.record.project import Project

_FORMATS: Final = ("record", "csv", "parquet", "ucdp", "acled", "hxl", "geojson", "airwars", "bundle")


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
    from marsad.exports.formats import cannot_hold
    from marsad.exports.formats import export as write

    if out is None and (name == "bundle" or (name in ("csv", "parquet") and sys.stdout.isatty())):
        raise click.UsageError(f"--format {name} writes several files: say where with --out")
    words = catalogue(lang)
    with opened(home) as (where, project):
        material = _material(project, policy, as_of, recorded_by, only)
        if name == "bundle":
            from marsad.desk.taking.proof import proof_of
            from marsad.exports.bundle.layout import VERIFIER
            from marsad.exports.bundle.make import write_bundle

            assert out is not None
            proof = proof_of(where, sorted(material.readings) if only else None)
            write_bundle(material, proof, out, made=now().date())
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
    from marsad.pipeline.instants import instant
    from marsad.record.ask.incidents import the_incident
    from marsad.record.ask.then import record_then
    from marsad.record.ask.whole import names_beside, of_its_incidents, the_record
    from marsad.record.index.policy import current_policy
    from marsad.record.index.readings import readings_of

    incidents = [the_incident(one) for one in only] or None
    if as_of or recorded_by:
        times = instant(as_of), instant(recorded_by)
        record = record_then(policy or current_policy(), *times, incidents, project.registers)
    else:
        record = the_record(policy, incidents)
    if incidents:
        record = of_its_incidents(record)
    told = {report for one in record.incidents for report in one.incident.reports}
    readings = readings_of(told if incidents else told.union(record.unassigned), project.registers)
    names = names_beside(record, project.registers)
    return material_of(record, readings.values(), withheld_but(project.shown), names)
