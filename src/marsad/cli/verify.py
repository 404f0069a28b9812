"""`marsad verify`, `checkpoint`, `keys`: whether the log is as it was written, and signing that it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from marsad.cli.boundary import Tally
from marsad.cli.boundary import progress as bar
from marsad.cli.home import EXIT_CODES, failing_plainly, home_option, now, opened
from marsad.cli.options import lang_option
from marsad.cli.passphrase import needed
from marsad.interface.labels import Labels, catalogue, isolate

if TYPE_CHECKING:
    from marsad.record.home import Home
    from marsad.record.log.checkpoints import Checkpoint
    from marsad.record.log.verdict import Fault, Note, Verdict


_SIGNING: Final = {"create": "marsad keys create", "checkpoint": "marsad checkpoint"}


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
@click.option(
    "--certificates",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check the time-stamps of checkpoints, too, by an authority's certificates (PEM).",
)
@click.option("--progress/--no-progress", default=None, help="A progress bar; else where there is a terminal.")
@lang_option
def verify(
    home: Path | None, against: Path | None, certificates: Path | None, progress: bool | None, lang: str | None
) -> None:
    """Check every entry, payload and checkpoint of the log, and name the first that is wrong."""
    from marsad.record.store import evidence
    from marsad.record.store.stored_log import verify_stored

    with opened(home, settled=False) as (where, _):
        kept = _checkpoint(against)
        size = evidence.head().size
        shown = sys.stderr.isatty() if progress is None else progress
        with bar(size, shown, Tally()) as done:
            verdict = verify_stored(where, against=kept, on_entry=lambda entry: done())
        notes = [note for note in verdict.notes if not _is_a_checkpoint_alone(note)]
    words = catalogue(lang)
    for line in _told(verdict, kept, notes, words):
        click.echo(line)
    if not verdict.holds:
        sys.exit(3)
    _tell_stamps(where, certificates, words)


def _tell_stamps(where: Home, certificates: Path | None, words: Labels) -> None:
    """By when checkpoints existed, as authorities say, or that nobody checked it. Exits with 3 where one is wrong."""
    from marsad.errors import BadTimestamp
    from marsad.record.stamps import stamp_files, stamped

    if certificates is None:
        if count := len(stamp_files(where)):
            click.echo(words.tell("verify", "unchecked", stamps=words.count("stamps", count)))
        return
    try:
        for checkpoint, at in stamped(where, certificates.read_bytes()):
            entries = words.count("entries", checkpoint.size)
            click.echo(words.tell("verify", "existed", entries=entries, at=f"{at:%Y-%m-%d %H:%M:%S} UTC"))
    except BadTimestamp as error:
        click.echo(words.tell("verify", "wrong", what=words.word("verify", "not_existed")))
        click.echo(words.word("card", "mark") + "  " + isolate(str(error)))
        sys.exit(3)


def _checkpoint(file: Path | None) -> Checkpoint | None:
    from marsad.record.log.checkpoints import checkpoint_from_bytes

    return checkpoint_from_bytes(file.read_bytes()) if file else None


def _is_a_checkpoint_alone(note: Note) -> bool:
    """Whether what came after the last checkpoint is the entry that says that it was signed, and nothing else."""
    from marsad.record.log.verdict import Notable
    from marsad.record.store import evidence

    if note.what != Notable.UNSIGNED_END or note.entries != 1:
        return False
    return evidence.entry_at(note.first).kind == "checkpoint"


def _told(verdict: Verdict, against: Checkpoint | None, notes: Iterable[Note], words: Labels) -> Iterator[str]:
    """What was checked, and what is wrong or to be told."""
    if verdict.fault is not None:
        yield from _fault(verdict.fault, words)
        return
    counts = [
        words.count("entries", verdict.size),
        words.count("contents", verdict.payloads),
        words.count("signatures", verdict.checkpoints),
    ]
    if verdict.removed:
        counts.append(words.say("verify", "removed", n=f"{verdict.removed:,}"))
    yield words.tell("verify", "holds", counts=words.word("card", "comma").join(counts))
    yield words.tell("verify", "root", root=f"sha256:{verdict.root}")
    if against is not None:
        entries = words.count("entries", against.size)
        yield words.tell("verify", "continues", entries=entries, at=f"{against.at:%Y-%m-%d %H:%M:%S} UTC")
    for note in notes:
        entries = words.count("entries", note.entries)
        yield words.tell("notable", note.what, entries=entries, first=f"{note.first:,}", **_SIGNING)


def _fault(fault: Fault, words: Labels) -> Iterator[str]:
    """What is wrong, where, and in English what was found."""
    where = "wrong" if fault.entry is None else "wrong_at" if fault.last in (None, fault.entry) else "wrong_within"
    said = {"what": words.word("wrong", fault.what), "entry": fault.entry, "last": fault.last}
    yield words.tell("verify", where, **said)
    yield words.word("card", "mark") + "  " + isolate(f"{fault.detail} ({fault.what})")


@click.command(short_help="Sign the log as it is now.", epilog=EXIT_CODES)
@home_option
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it there, too.")
@click.option("--authority", metavar="URL", help="Have a time-stamping authority (RFC 3161) say that it existed now.")
@click.option(
    "--certificates",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --authority: the certificates (PEM) by which its answer is checked.",
)
@lang_option
def checkpoint(
    home: Path | None, out: Path | None, authority: str | None, certificates: Path | None, lang: str | None
) -> None:
    """Sign how many entries the log has and what they are; keep the file where no one who can write the record can.

    An authority learns the digest of the file alone; its time-stamp is kept beside it (*.tsr).
    """
    from marsad.record.signing import sign_checkpoint

    if (authority is None) != (certificates is None):
        raise click.UsageError("--authority and --certificates belong together: what nobody checks proves nothing")
    with opened(home) as (where, _):
        words = catalogue(lang)
        signed, file = sign_checkpoint(where, needed("signing_key", words), now())
        if out is not None:
            out.write_bytes(file.read_bytes())
        entries = words.count("entries", signed.size)
        click.echo(words.tell("verify", "signed", entries=entries, file=out or file))
        if authority is not None and certificates is not None:
            at = _stamped(signed, file, authority, certificates)
            click.echo(words.tell("verify", "stamped", time=at.isoformat()))


def _stamped(signed: Checkpoint, file: Path, authority: str, certificates: Path) -> datetime:
    """By when an authority says that a checkpoint existed; its answer is kept once it was checked."""
    from marsad.record.log.timestamps import ask_authority, check_timestamp, timestamp_request

    answer = ask_authority(authority, timestamp_request(signed))
    at = check_timestamp(answer, signed, certificates.read_bytes())
    file.with_suffix(".tsr").write_bytes(answer)
    return at


@click.group(short_help="The key that signs checkpoints.")
def keys() -> None:
    """The key that signs checkpoints: it lies in the record's folder, encrypted under a passphrase."""


@keys.command(epilog=EXIT_CODES)
@home_option
@lang_option
def create(home: Path | None, lang: str | None) -> None:
    """Make the record's signing key, and introduce it in the log."""
    from marsad.record.signing import begin_signing

    with opened(home, make=True) as (where, _):
        words = catalogue(lang)
        key = begin_signing(where, needed("new", words, new=True), now())
        click.echo(words.tell("keys", "created", key=key.id))


@keys.command(epilog=EXIT_CODES)
@home_option
@lang_option
def rotate(home: Path | None, lang: str | None) -> None:
    """Put a new key in the place of the present one, which signs it in. The new passphrase: $MARSAD_NEW_PASSPHRASE."""
    from marsad.record.signing import rotate as put_new

    with opened(home) as (where, _):
        words = catalogue(lang)
        old = needed("present_key", words)
        new = needed("new", words, new=True, variable="MARSAD_NEW_PASSPHRASE")
        click.echo(words.tell("keys", "rotated", key=put_new(where, old, new, now()).id))


@keys.command("list", epilog=EXIT_CODES)
@home_option
@lang_option
def list_keys(home: Path | None, lang: str | None) -> None:
    """The keys that the log introduced, and from which entry on each signs."""
    from marsad.record.signing import history

    with opened(home), failing_plainly():
        for key in history().keys:
            click.echo(
                catalogue(lang).tell("keys", "listed", key=key.id, entry=f"{key.index:,}", public=key.public.hex())
            )
