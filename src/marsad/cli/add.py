"""`marsad add`: reports into the record, each once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from marsad.cli.boundary import Tally, progress
from marsad.cli.home import EXIT_CODES, home_option, now, opened
from marsad.cli.options import gathering_options
from marsad.cli.pool import attempts, leave_interrupts
from marsad.errors import UnreadableReport
from marsad.intake.attempt import Failure, attempt
from marsad.intake.items import Given, Item, failing
from marsad.interface.labels import Labels, catalogue
from marsad.model.received import Received

if TYPE_CHECKING:
    from marsad.record.additions import Adding, Addition, Read
    from marsad.record.bring_in import How
    from marsad.record.project import Project

_ADDRESS: Final = ("http://", "https://")
#: Reports that are acknowledged together.
_BATCH: Final = 128
_TAKEN_IN: Final = 2_000
"""Reports that the index takes in together."""
_MANY_TOUCHED: Final = 64
"""Neighbourhoods from which on several processes put them together."""
#: Reports from which on each one's line is left out, save those that failed.
_MANY: Final = 100


@click.command(short_help="Add reports to the record.", epilog=EXIT_CODES)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@home_option
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that read.")
@click.option("--quiet", is_flag=True, help="Print the sum alone.")
@gathering_options
def add(
    reports: tuple[str, ...],
    home: Path | None,
    jobs: int,
    quiet: bool,
    published: str | None,
    language: str | None,
    encoding: str | None,
    registers: Path | None,
    lang: str | None,
    progress: bool | None,
) -> None:
    """Add reports to the record: kept as they came, read, and put together with what is there.

    A REPORT is a file (text, a page, a PDF, one report a line in *.jsonl, a Telegram export, a web archive), a folder,
    an address (https://…), or - for standard input; docs/intake.md tells more. The same bytes twice are one report:
    what was interrupted is run again as it was, and goes on where it ended.

    Prints what became of each: new, known, failed and why; and of which it is a copy.
    """
    from marsad.intake.files import files, items

    given = Given(published, language, encoding)
    addresses = [one for one in reports if one.startswith(_ADDRESS)]
    named = files(one for one in reports if one not in addresses)
    passed: Counter[str] = Counter()
    with opened(home, make=True, settled=False) as (_, project):
        come = chain(items(named, given, passed), _fetched(addresses, given))
        come_in(come, how_of(project, registers), jobs, catalogue(lang), quiet=quiet, bar=progress, passed=passed)


def how_of(project: Project, registers: Path | None) -> How:
    """How a project's reports are read; `registers` count before its own."""
    from marsad.record.bring_in import How

    return How(registers or project.registers, project.uncollected)


def _fetched(addresses: Sequence[str], given: Given) -> Iterator[Item[Received]]:
    """The reports at some addresses, each to be fetched in its turn."""
    if not addresses:
        return iter(())
    from marsad.intake.network.fetch import Fetcher
    from marsad.intake.network.watch import item_of_url

    fetcher = Fetcher()
    return (item_of_url(url, given, fetcher.fetch) for url in addresses)


def come_in(
    items: Iterable[Item[Received]],
    how: How,
    jobs: int,
    words: Labels,
    *,
    quiet: bool,
    bar: bool | None,
    passed: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Adds what carriers give, and says what became of it; `passed` tells what they passed over, by kind.

    Exits with 1 where a report failed.
    """
    from marsad.record.additions import Adding

    told: Counter[str] = Counter()
    new: list[str] = []
    tally = Tally(tell=lambda message: click.echo(message, err=True))
    shown = sys.stderr.isatty() if bar is None else bar
    adding = Adding(how.registers)
    with progress(None, shown, tally) as done:
        for addition in _additions(items, how, jobs, adding, done):
            told[addition.outcome] += 1
            if addition.outcome == "failed":
                tally.fail(addition.name, addition.why)
            if addition.outcome == "new" and addition.report is not None:
                new.append(addition.report)
            if not quiet and told.total() <= _MANY:
                _say(addition, words)
    adding.take_in()
    with progress(None, shown, tally) as done:
        _settle(how, jobs, done)
    for line in _sum(told, new, passed, words, quiet=quiet):
        click.echo(line)
    if told["failed"]:
        sys.exit(1)


def _settle(how: How, jobs: int, done: Callable[[], None]) -> None:
    """Puts what was touched together, with several processes where there is much."""
    from concurrent.futures import ProcessPoolExecutor

    from marsad.record.index.models import Touched
    from marsad.record.index.settle import settle

    if jobs == 1 or Touched.objects.count() < _MANY_TOUCHED:
        settle(how.registers, lambda count: done())
        return
    with ProcessPoolExecutor(jobs, initializer=leave_interrupts) as pool:
        settle(how.registers, lambda count: done(), pool.map)


def _additions(
    items: Iterable[Item[Received]], how: How, jobs: int, adding: Adding, done: Callable[[], None]
) -> Iterator[Addition]:
    """What becomes of each report: what the record has is not read again, the rest is acknowledged in batches."""
    from marsad.record.additions import Addition

    had: list[Addition] = []
    results = attempts(_unknown(items, adding, had), partial(_read, how=how), jobs)
    while batch := list(islice(results, _BATCH)):
        yield from had
        had.clear()
        read = [one for one in batch if not isinstance(one, Failure)]
        yield from (Addition(one.name, "failed", why=one.reason) for one in batch if isinstance(one, Failure))
        yield from adding.add(read, now())
        if adding.waiting >= _TAKEN_IN:
            adding.take_in()
        for _ in batch:
            done()
    yield from had


def _unknown(items: Iterable[Item[Received]], adding: Adding, had: list[Addition]) -> Iterator[Item[Received]]:
    """The reports that are still to be read; what is known of the others goes to `had`."""
    for item in items:
        received = attempt(item, _same)
        if isinstance(received, Failure):
            yield failing(item.name, UnreadableReport(received.reason))
            continue
        before = adding.known(received)
        if before is None:
            yield Item(item.name, partial(_same, received))
        else:
            had.append(before)


def _same(received: Received) -> Received:
    return received


def _read(received: Received, how: How) -> Read:
    from marsad.record.bring_in import read

    return read(received, how)


def _say(addition: Addition, words: Labels) -> None:
    """One line of what became of a report; a failure was said already."""
    if addition.outcome == "new":
        figures = words.count("figures", addition.figures)
        click.echo(words.tell("add", "new", report=addition.report, figures=figures))
    elif addition.outcome == "known":
        click.echo(words.tell("add", "known", report=addition.report, name=addition.name))
    elif addition.outcome == "removed":
        click.echo(words.tell("add", "removed", name=addition.name, log="marsad log --kind removal"))


def _sum(
    told: Counter[str], new: Sequence[str], passed: Mapping[str, int], words: Labels, *, quiet: bool
) -> Iterator[str]:
    """Which of the new ones carry one dispatch, what was passed over, how many came to what."""
    from marsad.record.ask.copies import copies_of

    copies = copies_of(new)
    if not quiet and len(new) <= _MANY:
        for one in sorted({tuple(sorted((report, *others))) for report, others in copies.items()}):
            yield words.tell("add", "copies", reports=" ".join(one))
    comma = words.word("card", "comma")
    if passed:
        kinds = comma.join(f"{kind}: {number:,}" for kind, number in sorted(passed.items()))
        yield words.tell("add", "passed", kinds=kinds)
    outcomes = [one for one in ("new", "known", "removed", "failed") if told[one] or one == "new"]
    said = [words.say("added", one, n=f"{told[one]:,}") for one in outcomes]
    if copies:
        said.append(words.say("added", "copies", n=f"{len(copies):,}"))
    yield words.word("card", "mark") + comma.join(said)
