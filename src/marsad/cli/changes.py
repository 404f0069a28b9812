"""`marsad diff`: what changed in every toll since an instant, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.options import check_time, lang_option
from marsad.cli.page import Page
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate

if TYPE_CHECKING:
    from marsad.interface.record_phrases import Names
    from marsad.model.toll import Toll
    from marsad.record.ask.changes import Change, Changed


@click.command(short_help="What changed since then, and why.", epilog=EXIT_CODES)
@home_option
@click.option("--since", required=True, metavar="TIME", callback=check_time, help="A day, or a time.")
@lang_option
def diff(home: Path | None, since: str, lang: str | None) -> None:
    """Show every toll that is not what this record held at that time, with the reports and decisions that came."""
    from marsad.pipeline.instants import instant
    from marsad.record.ask.changes import changes_since

    with opened(home) as (_, project):
        then = instant(since)
        if then is None:
            raise click.UsageError("--since says no time")
        print_changes(changes_since(then, registers=project.registers), lang)


def print_changes(changes: Iterable[Changed], lang: str | None) -> None:
    """Print what changed, incident by incident, or that nothing did."""
    from marsad.cli.terminal import page_for, print_lines
    from marsad.interface.record_phrases import Names
    from marsad.record.ask.incidents import called_in

    page = page_for(lang)
    none = True
    for changed in changes:
        none = False
        print_lines(_lines(changed, page, Names(page.labels, called_in([changed.incident.incident.id]))))
    if none:
        print_lines([page.words("card", "mark") + page.words("record", "no_change")])


def _lines(changed: Changed, page: Page, names: Names) -> Iterator[str]:
    mark, incident = page.words("card", "mark"), changed.incident.incident
    new = f" · {page.words('record', 'new')}" if changed.new else ""
    title = page.style(said.incident_name(incident, page.labels), "title")
    yield f"{mark} {title} · {page.style(isolate(incident.id), 'slot')}{new}"
    yield from (f"{mark}   {_change(one, page, names)}" for one in changed.changes)
    if changed.reports:
        told = said.some(map(isolate, changed.reports), 12, page.labels)
        yield f"{mark}   {page.labels.say('record', 'came', reports=told)}"
    if changed.decisions:
        yield f"{mark}   {page.labels.say('record', 'decided', decisions=' '.join(map(isolate, changed.decisions)))}"


def _change(change: Change, page: Page, names: Names) -> str:
    """`killed · all  332–495 → 332–373–495 · one source`"""
    series = page.style(names.series(change.outcome, change.affected), "figure")
    before, now = _toll(change.before, page), _toll(change.now, page)
    flags = "".join(f" · {page.words('flag', flag)}" for flag in (change.now.flags if change.now else ()))
    return f"{series}  {before}{page.words('card', 'chain')}{page.style(now, 'number')}{page.style(flags, 'slot')}"


def _toll(toll: Toll | None, page: Page) -> str:
    return said.bounds(toll) if toll else page.words("record", "none")
