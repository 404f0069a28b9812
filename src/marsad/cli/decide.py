"""`marsad decide`: a person's ruling, kept beside what the machine read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.home import EXIT_CODES, home_option, now, opened
from marsad.cli.options import lang_option
from marsad.interface.labels import catalogue
from marsad.model.decision import CORRECTABLE, DECISION_KINDS

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


@click.command(short_help="Rule on claims, reports and incidents.", epilog=EXIT_CODES)
@click.argument("kind", type=click.Choice(DECISION_KINDS))
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@home_option
@click.option("--because", required=True, metavar="REASON", help="Why.")
@click.option("--author", metavar="NAME", help="Who decides; else [author] name of marsad.toml, else $MARSAD_AUTHOR.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="With correct: the value that is right.")
@lang_option
def decide(
    kind: str,
    targets: tuple[str, ...],
    home: Path | None,
    because: str,
    author: str | None,
    values: tuple[str, ...],
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

    with opened(home) as (_, project):
        decision, before = rule(
            kind,
            targets,
            author=author_of(author, project),
            because=because,
            values=_values(values),
            clock=now(),
        )
        bring_up_to_date(project.registers)
        words = catalogue(lang)
        said = {"id": decision.id, "kind": words.word("decision", kind), "targets": " ".join(targets)}
        click.echo(words.tell("decide", "done", **said))
        for claim in told_again(decision):
            click.echo(words.tell("decide", "again", claim=claim))
        print_changes(changes_since(before, registers=project.registers), lang)
