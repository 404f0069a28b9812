"""`marsad verify`, `checkpoint`, `keys`: whether the log is as it was written, and signing that it is."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.boundary import Tally
from marsad.cli.boundary import progress as bar
from marsad.cli.home import EXIT_CODES, failing_plainly, home_option, opened
from marsad.cli.labels import plain
from marsad.cli.passphrase import needed

if TYPE_CHECKING:
    from marsad.record.log.checkpoints import Checkpoint
    from marsad.record.log.verdict import Verdict


@click.command(
    short_help="Check that nothing in the record was changed.",
    epilog="Exit codes: 0 the log verifies, 1 it could not be checked, 2 the command was not understood, "
    "3 the log does not verify.",
)
@home_option
@click.option(
    "--against",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that was kept elsewhere: shows that nothing was cut off or rewritten since.",
)
@click.option("--progress/--no-progress", default=None, help="A progress bar; else where there is a terminal.")
def verify(home: Path | None, against: Path | None, progress: bool | None) -> None:
    """Check every entry, payload and checkpoint of the log, and name the first that is wrong."""
    from marsad.record.store import evidence
    from marsad.record.store.stored_log import verify_stored

    with opened(home, settled=False) as (where, _):
        kept = _checkpoint(against)
        size = evidence.head().size
        shown = sys.stderr.isatty() if progress is None else progress
        with bar(size, shown, Tally()) as done:
            verdict = verify_stored(where, against=kept, on_entry=lambda entry: done())
        for line in _told(verdict, kept):
            click.echo(plain(line))
    if not verdict.holds:
        sys.exit(3)


def _checkpoint(file: Path | None) -> Checkpoint | None:
    from marsad.record.log.checkpoints import checkpoint_from_bytes

    return checkpoint_from_bytes(file.read_bytes()) if file else None


def _told(verdict: Verdict, against: Checkpoint | None) -> list[str]:
    """What was checked, and what is wrong or to be told."""
    if verdict.fault is not None:
        where = "" if verdict.fault.entry is None else f"entry {verdict.fault.entry}: "
        return [f"WRONG: {where}{verdict.fault.detail} ({verdict.fault.what})"]
    lines = [
        f"verified: {verdict.size:,} entries, {verdict.payloads:,} payloads, {verdict.removed:,} removed, "
        f"{verdict.checkpoints:,} checkpoints; sha256:{verdict.root}"
    ]
    if against is not None:
        lines.append(f"it continues the checkpoint of {against.size:,} entries of {against.at.isoformat()}")
    lines += [_NOTES[note.what].format(n=f"{note.entries:,}", first=note.first) for note in verdict.notes]
    return lines


_NOTES = {
    "unsigned": "note: no checkpoint was signed; whoever can write this record could have written it anew. "
    "`marsad keys create`, then `marsad checkpoint`",
    "unsigned-end": "note: {n} entries, from entry {first} on, came after the last checkpoint",
    "time-backwards": "note: {n} entries, the first of them entry {first}, are earlier than the one before them",
}


@click.command(short_help="Sign the log as it is now.", epilog=EXIT_CODES)
@home_option
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it there, too.")
def checkpoint(home: Path | None, out: Path | None) -> None:
    """Sign how many entries the log has and what they are; keep the file where no one who can write the record can."""
    from marsad.record.signing import sign_checkpoint

    with opened(home) as (where, _):
        signed, file = sign_checkpoint(where, needed("Passphrase of the signing key"), datetime.now(UTC))
        if out is not None:
            out.write_bytes(file.read_bytes())
        click.echo(plain(f"signed {signed.size:,} entries: {out or file}; keep a copy elsewhere"))


@click.group(short_help="The key that signs checkpoints.")
def keys() -> None:
    """The key that signs checkpoints: it lies in the record's folder, encrypted under a passphrase."""


@keys.command(epilog=EXIT_CODES)
@home_option
def create(home: Path | None) -> None:
    """Make the record's signing key, and introduce it in the log."""
    from marsad.record.signing import begin_signing

    with opened(home, make=True) as (where, _):
        key = begin_signing(where, needed("New passphrase", new=True), datetime.now(UTC))
        click.echo(f"key {key.id} signs from now on; without its passphrase nothing can be signed")


@keys.command(epilog=EXIT_CODES)
@home_option
def rotate(home: Path | None) -> None:
    """Put a new key in the place of the present one, which signs it in. The new passphrase: $MARSAD_NEW_PASSPHRASE."""
    from marsad.record.signing import rotate as put_new

    with opened(home) as (where, _):
        old = needed("Passphrase of the present key")
        new = needed("New passphrase", new=True, variable="MARSAD_NEW_PASSPHRASE")
        click.echo(f"key {put_new(where, old, new, datetime.now(UTC)).id} signs from now on")


@keys.command("list", epilog=EXIT_CODES)
@home_option
def list_keys(home: Path | None) -> None:
    """The keys that the log introduced, and from which entry on each signs."""
    from marsad.record.signing import history

    with opened(home), failing_plainly():
        for key in history().keys:
            click.echo(f"{key.id}  from entry {key.index}  {key.public.hex()}")
