"""`marsad reconcile`: incidents and their tolls from many reports or their claims, with people's decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn

import click

from marsad.cli.boundary import Tally, progress, told
from marsad.cli.options import check_policy, check_time, gathering_options, reports_argument
from marsad.errors import BadDecision, MarsadError
from marsad.intake.files import STDIN, files, is_export
from marsad.intake.items import Given
from marsad.interface.labels import plain
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.record import Record

if TYPE_CHECKING:
    from marsad.pipeline.build_tolls import Gathered

EXIT_CODES: Final = (
    "Exit codes: 0 all reports were read, 1 some were not, there were none, or the record could not be made, "
    "2 the command was not understood: an unknown option or policy, a bad date, a bad decisions file."
)
#: Names of the files that hold a report, or the claims of one, in each line.
_LINES: Final = (".jsonl", ".json", ".ndjson")


def _check_policies(
    context: click.Context, option: click.Parameter, value: tuple[str, str] | None
) -> tuple[str, str] | None:
    for policy in value or ():
        check_policy(context, option, policy)
    return value


def _read_decisions(context: click.Context, option: click.Parameter, value: str | None) -> tuple[Decision, ...]:
    from marsad.model.decision_json import decisions_from_lines

    if not value:
        return ()
    try:
        with Path(value).open("rb") as file:
            return decisions_from_lines(file)
    except BadDecision as error:
        raise click.BadParameter(plain(f"{value}: {error}")) from None
    except OSError as error:
        raise click.BadParameter(plain(f"{value}: {(error.strerror or str(error)).lower()}")) from None


@click.command(short_help="Incidents and tolls from many reports.", epilog=EXIT_CODES)
@reports_argument
@click.option(
    "--decisions", metavar="FILE", callback=_read_decisions, help="People's decisions, one a line (docs/decisions.md)."
)
@click.option("--policy", metavar="NAME", callback=check_policy, help="How tolls are resolved (docs/policies.md).")
@click.option(
    "--as-of",
    metavar="TIME",
    callback=check_time,
    help="Only what had been published by then: a day, or a time.",
)
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write the record to FILE.")
@click.option("--story", is_flag=True, help="Print the incidents for people, not the record.")
@click.option("--brief", is_flag=True, help="With --story: a few lines an incident.")
@click.option("--why", nargs=2, metavar="INCIDENT REPORT", help="Print why a report is of an incident, or is not.")
@click.option(
    "--compare", nargs=2, metavar="POLICY POLICY", callback=_check_policies, help="Print where two policies differ."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that read.")
@gathering_options
def reconcile(
    reports: tuple[str, ...],
    decisions: tuple[Decision, ...],
    policy: str | None,
    as_of: str | None,
    out: str | None,
    story: bool,
    brief: bool,
    why: tuple[str, str] | None,
    compare: tuple[str, str] | None,
    jobs: int,
    published: str | None,
    language: str | None,
    encoding: str | None,
    registers: Path | None,
    lang: str | None,
    progress: bool | None,
) -> None:
    """Put reports together: what belongs to one incident, what counts, what contradicts.

    A REPORT is a file of reports or of claims (`marsad read --json`), one a line (*.jsonl), a file of one report, a
    folder, or - for standard input. Reports are read first; claims are taken as they are.

    Prints the record, one line of JSON (docs/reconcile.md), unless --out or a view is chosen.
    """
    if bool(story) + bool(why) + bool(compare) > 1:
        raise click.UsageError("--story, --why and --compare are different views: choose one")
    if brief and not story:
        raise click.UsageError("--brief is a kind of --story")
    from marsad.pipeline.build_tolls import DEFAULT_POLICY, gather, resolve_tolls

    given = Given(published, language, encoding)
    readings, failed = _readings(reports, given, registers, jobs, progress)
    try:
        gathered = gather(readings, decisions, as_of=as_of)
        record = resolve_tolls(gathered, policy or DEFAULT_POLICY)
    except MarsadError as error:
        _stop(str(error))
    _tell(gathered, record)
    if out:
        _write(out, record)
    if why:
        _show_why(gathered, record, why, lang)
    elif compare:
        _show_comparison(gathered, compare, lang)
    elif story:
        _show_story(gathered, record, lang, brief=brief)
    elif not out:
        _print(record)
    if failed or not readings:
        sys.exit(1)


def _readings(
    reports: Sequence[str], given: Given, registers: Path | None, jobs: int, bar: bool | None
) -> tuple[list[Reading], int]:
    """Every report's claims, and how many reports could not be read."""
    from marsad.cli.entries import entries, reading_of, was_read
    from marsad.cli.pool import attempts

    names = files(reports)
    many = len(names) > 1 or names[0] == STDIN or names[0].lower().endswith(_LINES)
    tally = Tally(tell=lambda message: click.echo(message, err=True))
    shown = bar if bar is not None else many and sys.stderr.isatty()
    results = attempts(entries(names, given, registers), reading_of, jobs, was_read)
    with progress(_count(names) if shown else None, shown, tally) as done:
        readings = list(told(results, tally, done))
    if many and tally.failed:
        click.echo(f"marsad: {tally.failed} of {tally.failed + tally.read} reports could not be read", err=True)
    if not readings and not tally.failed:
        click.echo("marsad: there is no report in what was given", err=True)
    return readings, tally.failed


def _count(names: Iterable[str]) -> int | None:
    """How many reports the files have, as far as lines tell; None where it shows only as they are read."""
    total = 0
    for name in names:
        if name == STDIN or is_export(name):
            return None
        if name.lower().endswith(_LINES) and Path(name).is_file():
            with Path(name).open("rb") as file:
                total += sum(1 for line in file if line.strip())
        else:
            total += 1
    return total


def _tell(gathered: Gathered, record: Record) -> None:
    """Say on standard error which decisions bind to nothing, and which reports no time could be told of."""
    for unbound in record.unbound:
        click.echo(plain(f"marsad: decision {unbound.decision} is not bound: {unbound.why}"), err=True)
    if gathered.undated:
        first = " ".join(gathered.undated[:5]) + (" …" if len(gathered.undated) > 5 else "")
        said = f"{len(gathered.undated)} reports without a day of publication are left out"
        click.echo(plain(f"marsad: --as-of: {said}: {first}"), err=True)


def _print(record: Record) -> None:
    """Print the record as one line of UTF-8, the same bytes on every system."""
    from marsad.model.record_json import record_pieces

    sys.stdout.flush()
    _write_pieces(sys.stdout.buffer, record_pieces(record))


def _write(out: str, record: Record) -> None:
    from marsad.model.record_json import record_pieces

    try:
        with Path(out).open("wb") as file:
            _write_pieces(file, record_pieces(record))
    except OSError as error:
        _stop(f"{out}: {(error.strerror or str(error)).lower()}")


def _write_pieces(file: BinaryIO, pieces: Iterable[str]) -> None:
    for piece in pieces:
        file.write(piece.encode())
    file.write(b"\n")


def _show_story(gathered: Gathered, record: Record, lang: str | None, *, brief: bool) -> None:
    from marsad.cli.story import story
    from marsad.cli.terminal import page_for, print_lines
    from marsad.incidents.called import called

    names = called(gathered.incidents, gathered.readings)
    print_lines(story(record, names, gathered.readings, page_for(lang), brief=brief))


def _show_why(gathered: Gathered, record: Record, asked: tuple[str, str], lang: str | None) -> None:
    from marsad.cli.terminal import page_for, print_lines
    from marsad.cli.why import why

    incident, report = asked
    if incident not in {one.incident.id for one in record.incidents}:
        _stop(f"--why: there is no incident {incident!r}; --story shows the ids of those that there are")
    if report not in gathered.readings:
        _stop(f"--why: there is no report {report!r}")
    print_lines(why(gathered, incident, report, page_for(lang)))


def _show_comparison(gathered: Gathered, policies: tuple[str, str], lang: str | None) -> None:
    from marsad.cli.comparison import comparison
    from marsad.cli.terminal import page_for, print_lines

    print_lines(comparison(gathered, policies, page_for(lang)))


def _stop(message: str) -> NoReturn:
    click.echo(plain(f"marsad: {message}"), err=True)
    sys.exit(1)
