"""`marsad toll`: an incident's tolls, now or as known then, and why they are what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.home import EXIT_CODES, home_option, opened
from marsad.cli.options import check_policy, check_time, lang_option
from marsad.cli.page import Page
from marsad.cli.quote import quote
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names
from marsad.model.called import Called
from marsad.model.claim import Reading
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord

if TYPE_CHECKING:
    from datetime import datetime

    from marsad.model.toll import Toll
    from marsad.tolls.explain import Explanation


@click.command(short_help="An incident's tolls, and why.", epilog=EXIT_CODES)
@click.argument("incident", metavar="INCIDENT")
@home_option
@click.option("--as-of", metavar="TIME", callback=check_time, help="Of what had been published by then.")
@click.option("--recorded-by", metavar="TIME", callback=check_time, help="Of what this record held by then.")
@click.option("--policy", metavar="NAME", callback=check_policy, help="How it is resolved (docs/policies.md).")
@click.option("--outcome", metavar="NAME", help="Only the tolls of an outcome (killed, injured, …).")
@click.option("--why", is_flag=True, help="For each bound its claims and their words, and why others did not count.")
@click.option("--json", "as_json", is_flag=True, help="Print the incident as one line of JSON.")
@lang_option
def toll(
    incident: str,
    home: Path | None,
    as_of: str | None,
    recorded_by: str | None,
    policy: str | None,
    outcome: str | None,
    why: bool,
    as_json: bool,
    lang: str | None,
) -> None:
    """Show how an incident's tolls grew, day by day, as a small chart; low, best and high are bounds over claims."""
    from marsad.cli.terminal import page_for, print_lines, write_line
    from marsad.model.json import dumps
    from marsad.model.record_json import incident_to_dict
    from marsad.pipeline.instants import instant
    from marsad.record.ask import incidents as ask
    from marsad.record.index.policy import current_policy
    from marsad.record.index.readings import readings_of

    with opened(home) as (_, project):
        until, id_, own = instant(as_of), ask.the_incident(incident), current_policy()
        is_now = (as_of, recorded_by, policy or own) == (None, None, own)
        one = ask.incident(id_) if is_now else _then(id_, policy or own, until, instant(recorded_by), project.registers)
        if outcome is not None:
            one = _only(one, outcome)
        if as_json:
            write_line(dumps(incident_to_dict(one)))
            return
        page = page_for(lang)
        told = {claim.report for claim in one.incident.claims} if why or not is_now else set()
        readings = readings_of(told, project.registers)
        names = Names(page.labels, ask.called_in([id_]) if is_now else _called_then(one, readings))
        print_lines(_lines(one, readings, page, names, policy or own, until, why=why))


def _then(
    id_: str, policy: str, as_of: datetime | None, recorded_by: datetime | None, registers: Path | None
) -> IncidentRecord:
    from marsad.record.ask.then import resolved_then

    found = resolved_then(id_, policy, as_of, recorded_by, registers)
    if found is None:
        raise click.ClickException(f"nothing was known of incident {id_} by then")
    return found


def _called_then(one: IncidentRecord, readings: Mapping[str, Reading]) -> Called:
    """What those who counted then are called: not all of them need be in the incident of now."""
    from marsad.incidents.called import called

    return called([one.incident], readings)


def _only(one: IncidentRecord, outcome: str) -> IncidentRecord:
    from dataclasses import replace

    tolls = tuple(toll for toll in one.tolls if toll.outcome == outcome)
    if not tolls:
        known = sorted({toll.outcome for toll in one.tolls})
        raise click.ClickException(f"no toll of {outcome!r}; there are: {' '.join(known) or 'none'}")
    return replace(one, tolls=tolls)


def _lines(
    one: IncidentRecord,
    readings: Mapping[str, Reading],
    page: Page,
    names: Names,
    policy: str,
    until: datetime | None,
    *,
    why: bool,
) -> Iterator[str]:
    from marsad.cli.toll_lines import toll_lines

    mark = page.words("card", "mark")
    title = page.style(said.incident_name(one.incident, page.labels), "title")
    facts = [said.period(one.incident, page.labels), isolate(one.incident.id)]
    facts.append(page.labels.say("story", "under", policy=isolate(policy)))
    yield f"{mark} {title}"
    yield f"{mark} {page.style(' · '.join(facts), 'slot')}"
    if not one.tolls:
        yield f"{mark} {page.words('record', 'no_tolls')}"
    if not why:
        yield from (mark + line for line in toll_lines(one, page, names))
        return
    for last in _last(one):
        yield ""
        yield from (mark + line for line in _why(one, last, readings, page, names, policy, until))


def _last(one: IncidentRecord) -> list[Toll]:
    """The toll of each series that is known last, in the order in which series are shown."""
    return [one.last_tolls[series] for series in sorted(one.last_tolls, key=lambda series: said.series_order(*series))]


def _why(
    one: IncidentRecord,
    toll: Toll,
    readings: Mapping[str, Reading],
    page: Page,
    names: Names,
    policy: str,
    until: datetime | None,
) -> Iterator[str]:
    """A toll, the claims behind each bound in their words, and of every other claim why it did not count."""
    from marsad.pipeline.build_tolls import counted
    from marsad.tolls.explain import explain

    found = explain(toll, counted(one.incident), policy, until)
    claims = {claim.id: claim for claim in one.incident.claims}
    day = toll.as_of or page.words("story", "no_day")
    head = f"{names.series(toll.outcome, toll.affected)} · {day}"
    yield f" {page.style(head, 'figure')}  {page.style(said.bounds(toll), 'number')}"
    flags = [page.words("flag", flag) for flag in toll.flags]
    yield "   " + page.style(" · ".join([page.words("grade", toll.grade), *flags]), "slot")
    shown: set[str] = set()
    for bound in found.bounds:
        yield f"   {page.words('record', bound.name)} {page.style(f'{bound.value:,}', 'number')}"
        for id_ in bound.claims:
            again = id_ in shown
            shown.add(id_)
            yield from _claim(claims[id_], readings, page, names, words=not again)
    yield from _others(found, shown, claims, page, names)


def _claim(
    claim: IncidentClaim, readings: Mapping[str, Reading], page: Page, names: Names, *, words: bool
) -> Iterator[str]:
    told = [page.style(said.value(claim, page.labels), "number"), names.origin(claim.origin)]
    yield "     " + " · ".join([*told, page.style(isolate(claim.id), "slot")])
    text = readings[claim.report].report.text if words and claim.report in readings else ""
    if text:
        own = next((one for one in readings[claim.report].claims if f"{claim.report}/{one.id}" == claim.id), None)
        span = (claim.quote.start, claim.quote.end)
        around = (own.evidence.start, own.evidence.end) if own else (0, len(text))
        room = max(page.width - 8, 20)
        lines = quote(text, around, span, [span], room, lambda bold: page.style(bold, "number"), 2)
        yield from ("       " + line for line in lines)


def _others(
    found: Explanation, shown: set[str], claims: Mapping[str, IncidentClaim], page: Page, names: Names
) -> Iterator[str]:
    """Claims of the series that give no bound: why, and by which other one."""
    others = [reason for reason in found.claims if reason.claim not in shown and reason.claim in claims]
    if others:
        yield "   " + page.words("record", "others")
    for reason in others:
        claim = claims[reason.claim]
        why = page.words("overtaken", reason.why)
        by = f" ({isolate(reason.by)})" if reason.by else ""
        told = [page.style(said.value(claim, page.labels), "number"), names.origin(claim.origin)]
        told += [page.style(isolate(claim.id), "slot"), page.style(why + by, "doubt")]
        yield "     " + " · ".join(told)
