"""`marsad decide`: a person's ruling, kept beside what the machine read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.home import EXIT_CODES, home_option, now, opened
from marsad.cli.options import lang_option
from marsad.errors import BadDecision
from marsad.interface.labels import catalogue
from marsad.model.decision import CORRECTABLE, DECISION_KINDS
from marsad.model.span import Span

if TYPE_CHECKING:
    from marsad.record.project import Project


def author_of(said: str | None, project: Project) -> str:
    """Who takes a decision: as said, else the project's author, else $MARSAD_AUTHOR. Ends the command where nobody."""
    found = said or project.author or os.environ.get("MARSAD_AUTHOR")
    if not found:
        raise click.UsageError("who decides? Say --author NAME, or [author] name in marsad.toml, or $MARSAD_AUTHOR")
    return found


def _values(said: Sequence[str]) -> dict[str, str | int | None]:
    """`value=12` and so on, as a decision holds them."""
    found: dict[str, str | int | None] = {}
    for one in said:
        name, equals, value = one.partition("=")
        if not equals or name not in CORRECTABLE:
            raise click.BadParameter(f"{one!r}: write NAME=VALUE; names are {' '.join(CORRECTABLE)}")
        is_number = name in ("value", "value_high") and value.isdecimal()
        found[name] = int(value) if is_number else None if value in ("", "null") else value
    return found


def _words(said: str | None, target: str, registers: Path | None) -> Span | None:
    """The words `START-END` of a report's text."""
    if said is None:
        return None
    from marsad.record.index.readings import readings_of

    start, dash, end = said.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal()):
        raise click.BadParameter(f"{said!r}: write START-END, as in the ids of claims")
    reading = readings_of([target], registers).get(target)
    text = reading.report.text if reading is not None else ""
    return Span(int(start), int(end), text[int(start) : int(end)])


@click.command(short_help="Rule on claims, reports and incidents.", epilog=EXIT_CODES)
@click.argument("kind", type=click.Choice(DECISION_KINDS))
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@home_option
@click.option("--because", required=True, metavar="REASON", help="Why.")
@click.option("--author", metavar="NAME", help="Who decides; else [author] name of marsad.toml, else $MARSAD_AUTHOR.")
@click.option(
    "--set", "values", multiple=True, metavar="NAME=VALUE", help="With correct and add: the value that is right."
)
@click.option("--words", metavar="START-END", help="With add: where the words stand in the report's text.")
@lang_option
def decide(
    kind: str,
    targets: tuple[str, ...],
    home: Path | None,
    because: str,
    author: str | None,
    values: tuple[str, ...],
    words: str | None,
    lang: str | None,
) -> None:
    """Rule on what the machine read; its own value stays beside, and `withdraw` takes a ruling back.

    A TARGET is a claim (REPORT/CLAIM), a report, or for withdraw a decision's id; docs/decisions.md says what each kind
    means. Prints which tolls changed.
    """
    from marsad.cli.changes import print_changes
    from marsad.record.ask.changes import changes_since
    from marsad.record.decide import decide as rule
    from marsad.record.decide import told_again
    from marsad.record.index.up_to_date import bring_up_to_date
    from marsad.record.second import needs_second

    with opened(home) as (_, project):
        if needs_second(kind, targets, project.two_persons):
            raise BadDecision(f"{kind} takes two persons ([review] two-persons in marsad.toml): decide at the desk")
        decision, before = rule(
            kind,
            targets,
            author=author_of(author, project),
            because=because,
            values=_values(values),
            clock=now(),
            words=_words(words, targets[0], project.registers),
        )
        bring_up_to_date(project.registers)
        labels = catalogue(lang)
        said = {"id": decision.id, "kind": labels.word("decision", kind), "targets": " ".join(targets)}
        click.echo(labels.tell("decide", "done", **said))
        for claim in told_again(decision):
            click.echo(labels.tell("decide", "again", claim=claim))
        print_changes(changes_since(before, registers=project.registers), lang)
