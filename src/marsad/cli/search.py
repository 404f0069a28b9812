"""`marsad search` and `marsad sources`: reports by their words, origins by what they said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.options import lang_option
from marsad.cli.page import Page
from marsad.interface.labels import isolate

if TYPE_CHECKING:
    from marsad.interface.record_phrases import Names
    from marsad.model.claim import Reading
    from marsad.record.ask.sources import Origin
    from marsad.record.search_words import Query


@click.command(short_help="Reports that have some words.", epilog=EXIT_CODES)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@home_option
@click.option("--most", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most.")
@lang_option
def search(words: tuple[str, ...], home: Path | None, most: int, lang: str | None) -> None:
    """Find reports that have every word, in any of its forms; "words in quotation marks" stand together.

    Those that appeared last come first. Arabic is found with and without harakat, hamza and clitics.
    """
    from marsad.cli.terminal import page_for, print_lines
    from marsad.record.ask.search import Asked, incidents_by_report, reports_of
    from marsad.record.ask.search import found as numbers_of
    from marsad.record.index.readings import readings_of
    from marsad.record.search_words import query_of

    with opened(home) as (_, project):
        query = query_of(" ".join(words))
        ids = reports_of(numbers_of(Asked(words=query), most))
        readings = readings_of(ids, project.registers)
        page = page_for(lang)
        if not readings:
            click.echo(page.words("record", "not_found"), err=True)
            return
        told = incidents_by_report(ids)
        found = (_found(readings[id_], query, told.get(id_, []), page) for id_ in ids if id_ in readings)
        print_lines(chain.from_iterable(found))


def _found(reading: Reading, query: Query, incidents: list[str], page: Page) -> Iterator[str]:
    """A report, of which incidents it is, and its first words that were looked for."""
    from marsad.cli.quote import quote
    from marsad.record.ask.found_words import stretches

    mark, report = page.words("card", "mark"), reading.report
    day = report.published.isoformat() if report.published else page.words("story", "no_day")
    facts = [isolate(report.known_as), day, isolate(report.outlet or ""), *map(isolate, incidents)]
    yield f"{mark}{page.style(' · '.join(filter(None, facts)), 'figure')}"
    marked = stretches(report.text, query)
    if marked:
        lines = quote(
            report.text,
            (0, len(report.text)),
            marked[0],
            marked,
            max(page.width - 4, 20),
            lambda one: page.style(one, "number"),
            2,
        )
        yield from (f"{mark}  {line}" for line in lines)


@click.command(short_help="What each origin said, and how it held.", epilog=EXIT_CODES)
@click.argument("origin", required=False, metavar="[ORIGIN]")
@home_option
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@lang_option
def sources(origin: str | None, home: Path | None, most: int, lang: str | None) -> None:
    """List who counted: figures, incidents, and how many figures were corrected, contradicted or carried by copies.

    With ORIGIN, what it said, incident by incident.
    """
    from marsad.cli.terminal import page_for, print_lines
    from marsad.interface.record_phrases import Names
    from marsad.record.ask.sources import called_there, origins

    with opened(home):
        page = page_for(lang)
        rows = origins(origin, most)
        if not rows:
            raise click.ClickException(f"no origin {origin!r}; `marsad sources` lists those that there are")
        names = Names(page.labels, called_there(row.id for row in rows))
        print_lines(_origins(rows, page, names))
        if origin is not None:
            print_lines(_said(origin, page, names))


def _origins(rows: list[Origin], page: Page, names: Names) -> Iterator[str]:
    mark = page.words("card", "mark")
    for row in rows:
        facts = [page.labels.count("figures", row.figures), page.labels.count("incidents", row.incidents)]
        for kind in ("corrected", "contradicted", "copied"):
            number = getattr(row, kind)
            if number:
                facts.append(page.labels.say("record", kind, n=f"{number:,}"))
        yield f"{mark}{page.style(names.origin(row.id), 'figure')} · {' · '.join(facts)} · {isolate(row.id)}"


def _said(origin: str, page: Page, names: Names) -> Iterator[str]:
    """Every figure of one origin, incident by incident."""
    from marsad.interface import record_phrases as said
    from marsad.record.ask.sources import incidents_of_origin

    mark = page.words("card", "mark")
    for one in incidents_of_origin(origin):
        yield f"{mark}{page.style(said.incident_name(one.incident, page.labels), 'title')} · {isolate(one.incident.id)}"
        for claim in sorted(one.incident.claims, key=lambda claim: (*claim.moment, claim.id)):
            if claim.origin == origin:
                day = claim.as_of or page.words("story", "no_day")
                series = names.series(claim.outcome, claim.affected)
                yield f"{mark}  {day}  {series} {said.value(claim, page.labels)} · {isolate(claim.id)}"
