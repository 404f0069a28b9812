"""`marsad names`: who is named in the record, who is one person by decision, and who may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.options import lang_option
from marsad.cli.page import Page
from marsad.interface.labels import isolate

if TYPE_CHECKING:
    from marsad.model.people import Named, Suggestion, Victim
    from marsad.record.ask.names import Names


@click.command(short_help="Who is named, and who may be one person.", epilog=EXIT_CODES)
@click.argument("incident", required=False, metavar="[INCIDENT]")
@home_option
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a person, then one a suggestion.")
@lang_option
def names(incident: str | None, home: Path | None, as_json: bool, lang: str | None) -> None:
    """List the persons whom reports name, of one INCIDENT or all, with every spelling; then who may be one person.

    Nobody is one with another unless somebody decided so: `marsad decide merge PERSON PERSON --because …`, or
    `split` to say that they are two.
    """
    from marsad.cli.terminal import page_for, print_lines, write_line
    from marsad.model.json import dumps
    from marsad.record.ask.incidents import the_incident
    from marsad.record.ask.names import names as named

    with opened(home) as (_, project):
        found = named(None if incident is None else the_incident(incident), project.registers)
        if as_json:
            for person in found.people:
                write_line(dumps(asdict(person)))
            for suggestion in found.suggested:
                write_line(dumps(asdict(suggestion)))
            return
        page = page_for(lang)
        if not found.people:
            click.echo(page.words("named", "nobody"), err=True)
            return
        print_lines(_lines(found, page))


def _lines(found: Names, page: Page) -> Iterator[str]:
    by_id = {one.id: one for person in found.people for one in person.mentions}
    for person in found.people:
        yield from _person(person, page)
    if found.suggested:
        yield ""
        yield page.style(page.words("named", "maybe"), "section")
    for one in found.suggested:
        yield from _suggestion(one, by_id, page)


def _person(person: Victim, page: Page) -> Iterator[str]:
    """A person in every spelling, then each mention with what is said there."""
    mark, comma = page.words("card", "mark"), page.words("card", "comma")
    ruled = [page.labels.say("record", "decided", decisions=comma.join(map(isolate, person.decisions)))]
    heading = page.style(comma.join(map(isolate, person.variants)), "figure")
    yield " · ".join((f"{mark}{heading}", *(ruled if person.decisions else ())))
    for one in person.mentions:
        yield f"{mark}  {' · '.join((*_said(one, page), isolate(one.id)))}"


def _said(one: Named, page: Page) -> Iterator[str]:
    """What a report says of somebody whom it names."""
    if one.role:
        yield isolate(one.role)
    if one.sex:
        yield page.words("person", one.sex)
    if one.age is not None:
        yield page.labels.say("person", "age", years=one.age)
    yield from (page.words("outcome", outcome) for outcome in one.outcomes)
    yield from (page.words("tag", tag) for tag in one.tags)


def _suggestion(one: Suggestion, by_id: Mapping[str, Named], page: Page) -> Iterator[str]:
    """A suggestion with why and what against, then the persons to decide on."""
    mark, comma = page.words("card", "mark"), page.words("card", "comma")
    why = comma.join(page.words("named", reason) for reason in one.why)
    yield f"{mark}{page.style(str(one.score), 'number')} · {why}"
    if one.against:
        against = comma.join(page.words("named", reason) for reason in one.against)
        yield f"{mark}  {page.style(page.labels.say('named', 'against', reasons=against), 'noticed')}"
    for id_ in one.persons:
        yield f"{mark}  {isolate(by_id[id_].name) + ' · ' if id_ in by_id else ''}{isolate(id_)}"
