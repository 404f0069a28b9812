"""What every command on a record does around its own work: find it, open it, bring its index up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from marsad.errors import MarsadError
from marsad.interface.labels import plain

if TYPE_CHECKING:
    from marsad.record.home import Home
    from marsad.record.project import Project

_Command = TypeVar("_Command", bound=Callable[..., Any])
EXIT_CODES: Final = (
    "Exit codes: 0 it was done, 1 it was not, or not for all that was given, 2 the command was not understood."
)

home_option: Final = click.option(
    "--home",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="The record's folder; else $MARSAD_HOME, else your data folder. A server: $MARSAD_DATABASE.",
)


def now() -> datetime:
    """The clock of all commands."""
    return datetime.now(UTC)


@contextmanager
def failing_plainly(home: Home | None = None) -> Iterator[None]:
    """What cannot be done is said in one line, and the command ends with 1."""
    try:
        if home is None:
            yield
        else:
            from marsad.record.store.faults import told  # once Django is set up, whoever sets it up

            with told(home):
                yield
    except MarsadError as error:
        click.echo(plain(f"marsad: {error}"), err=True)
        sys.exit(1)


@contextmanager
def opened(
    folder: Path | None, *, make: bool = False, settled: bool = True, afresh: bool = False
) -> Iterator[tuple[Home, Project]]:
    """The record that was meant, open, and what its project says; where `settled`, its index is up to date.

    `afresh` drops the index first, whatever became of it.
    """
    from marsad.record.home import home_of

    with failing_plainly():
        from marsad.record.project import project_of
        from marsad.record.store.database import open_databases

        home = home_of(folder)
        project = project_of(home)
        open_databases(home, make=make, afresh=afresh)
    with failing_plainly(home):
        if settled:
            from marsad.record.index.up_to_date import bring_up_to_date
            from marsad.record.remove import pending, purge

            bring_up_to_date(project.registers)
            if pending(home).exists():
                purge(home)
        yield home, project
