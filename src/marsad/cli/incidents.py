"""`marsad incidents` and `marsad show`: what the record has, one line each or one of them whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.options import lang_option


@click.command(short_help="The incidents of the record.", epilog=EXIT_CODES)
@home_option
@click.option("--from", "first", metavar="DAY", help="Only incidents that ended on this day or later.")
@click.option("--to", "last", metavar="DAY", help="Only incidents that began on this day or before.")
@click.option("--country", metavar="CODE", help="Only those of a country (ISO 3166, SY).")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON an incident.")
@lang_option
def incidents(
    home: Path | None, first: str | None, last: str | None, country: str | None, as_json: bool, lang: str | None
) -> None:
    """List the incidents of the record by their first day, each with what is known last of its tolls."""
    from marsad.cli.story import story
    from marsad.cli.terminal import page_for, print_lines, write_line
    from marsad.model.json import dumps
    from marsad.model.record_json import incident_to_dict
    from marsad.record.ask.incidents import called_in
    from marsad.record.ask.lists import incidents_between
    from marsad.record.ask.whole import the_record

    with opened(home):
        record = the_record(only=incidents_between(first, last, country))
        if as_json:
            for one in record.incidents:
                write_line(dumps(incident_to_dict(one)))
            return
        called = called_in(one.incident.id for one in record.incidents)
        print_lines(story(replace(record, copies=()), called, {}, page_for(lang), brief=True))


@click.command(short_help="One incident, report or claim, whole.", epilog=EXIT_CODES)
@click.argument("name", metavar="INCIDENT|REPORT|CLAIM")
@home_option
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@lang_option
def show(name: str, home: Path | None, as_json: bool, lang: str | None) -> None:
    """Show an incident with its tolls, sources, contradictions and corrections; a report as it was read; or a claim.

    An incident's id may be cut short while no other begins with it. A claim is REPORT/CLAIM.
    """
    from marsad.record.ask.incidents import find

    with opened(home) as (_, project):
        found = find(name)
        if found.kind == "incident":
            _show_incident(found.id, project.registers, lang, as_json=as_json)
        else:
            _show_report(*found.report_and_claim, project.registers, lang, as_json=as_json)


def _show_incident(id_: str, registers: Path | None, lang: str | None, *, as_json: bool) -> None:
    from marsad.cli.story import story
    from marsad.cli.terminal import page_for, print_lines, write_line
    from marsad.model.json import dumps
    from marsad.model.record_json import incident_to_dict
    from marsad.record.ask.incidents import called_in, record_of
    from marsad.record.index.readings import readings_of

    record = record_of(id_)
    if as_json:
        write_line(dumps(incident_to_dict(record.incidents[0])))
        return
    told = {*record.incidents[0].incident.reports, *(one for each in record.copies for one in each)}
    print_lines(story(record, called_in([id_]), readings_of(told, registers), page_for(lang)))


def _show_report(report: str, claim: str | None, registers: Path | None, lang: str | None, *, as_json: bool) -> None:
    from marsad.cli.card import card
    from marsad.cli.terminal import page_for, print_lines, write_line
    from marsad.model.json import dumps, reading_to_dict
    from marsad.record.index.readings import readings_of

    reading = readings_of([report], registers)[report]
    if claim is not None:
        only = tuple(one for one in reading.claims if one.id == claim)
        reading = replace(reading, claims=only, events=(), statements=(), checks=())
    if as_json:
        write_line(dumps(reading_to_dict(reading)))
        return
    page = page_for(lang)
    print_lines(card(reading, page))
    print_lines(_belongs(report, f"{report}/{claim}" if claim else None, lang))


def _belongs(report: str, claim: str | None, lang: str | None) -> Iterator[str]:
    """Of which incidents a report, or a claim of it, is; what was decided on it."""
    from marsad.cli.terminal import page_for
    from marsad.interface import record_phrases as said
    from marsad.interface.labels import isolate
    from marsad.record.ask.incidents import incident, incidents_of

    page = page_for(lang)
    mark = page.words("card", "mark")
    found = [incident(id_) for id_ in incidents_of(report)]
    told = [one for one in found if claim is None or any(claim == own.id for own in one.incident.claims)]
    for one in told:
        name = said.incident_name(one.incident, page.labels)
        yield mark + page.labels.say("why", "of", incident=name, id=isolate(one.incident.id))
        ruled = [own for own in one.incident.claims if own.report == report and own.decisions]
        for own in ruled:
            if claim in (None, own.id):
                yield f"{mark}   {isolate(own.id)}: {' '.join(map(isolate, own.decisions))}"
    if not told:
        yield mark + page.words("why", "nowhere")
