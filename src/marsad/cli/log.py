"""`marsad log`: what was done in the record, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.options import lang_option
from marsad.interface.labels import Labels, catalogue, isolate

if TYPE_CHECKING:
    from marsad.record.log.entries import Entry

_KINDS = ("report", "reading", "decision", "policy", "removal", "access", "checkpoint", "key", "publication")


@click.command(short_help="What was done, entry by entry.", epilog=EXIT_CODES)
@home_option
@click.option("--kind", type=click.Choice(_KINDS), help="Only entries of a kind.")
@click.option("--from", "start", type=click.IntRange(0), default=0, metavar="N", help="From entry N on.")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the last N of them.")
@click.option("--json", "as_json", is_flag=True, help="Print the entries' bytes: the lines that are chained.")
@lang_option
def log(home: Path | None, kind: str | None, start: int, last: int | None, as_json: bool, lang: str | None) -> None:
    """List the entries of the log: when each was made, of what kind, and what it says.

    What a removal destroyed is shown as such; who removed it, and why, stays.
    """
    from marsad.cli.terminal import write_line
    from marsad.record.ask.entries import Told, listed
    from marsad.record.log.entries import entry_to_bytes

    words = catalogue(lang)
    with opened(home):
        entries = list(listed(kind, start, last))
        for some in _some(entries):
            told = Told(some)
            for entry in some:
                if as_json:
                    write_line(entry_to_bytes(entry).decode())
                else:
                    click.echo(_line(entry, *told.of(entry), words))


def _some(entries: list[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while some := list(islice(rest, 500)):
        yield some


def _line(entry: Entry, how: str, said: Mapping[str, str], words: Labels) -> str:
    """`   12  2026-01-31 12:00:00  report      d007  Al-Noor  reports.jsonl:7`"""
    kind = words.word("entry_kind", entry.kind)
    wide = max(map(cell_len, words.words["entry_kind"].values()))
    shown = {name: isolate(one) if one else one for name, one in said.items()}
    if "kind" in shown:
        shown["kind"] = words.word("decision", said["kind"])
    shown |= {name: words.word(name, said[name]) for name in ("way", "role") if said.get(name)}
    if "act" in shown:
        shown["act"] = words.word("publication_act", said["act"])
    told = words.say("entry", how, **shown) if how else ""
    start = f"{words.word('card', 'mark')}{entry.index:>7}  {entry.at:%Y-%m-%d %H:%M:%S}  "
    return f"{start}{kind}{' ' * (wide - cell_len(kind))}  {told}".rstrip()
