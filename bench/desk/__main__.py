"""`python -m bench.desk`: 50 people read and 5 decide at once on a record of many reports; exit code 1 over the bounds.

Without `--home` the record is made of invented dispatches first, which takes a quarter of an hour for 100,000.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from bench.desk.figures import rows_of, shown
from bench.desk.making import made
from bench.desk.moved import moved
from bench.desk.run import Load, run
from marsad.record.home import Home


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole command; the exit code."""
    usual = Load()
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="reports of the record that is made")
    parser.add_argument("--home", type=Path, help="a record that is there, in files; a copy of it is used")
    parser.add_argument("--databases", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--readers", type=int, default=usual.readers)
    parser.add_argument("--deciders", type=int, default=usual.deciders)
    parser.add_argument("--seconds", type=float, default=usual.seconds)
    parser.add_argument("--warm-up", type=float, default=usual.warm_up, help="seconds before these, not timed")
    parser.add_argument("--pause", type=float, default=usual.pause, help="seconds that each looks at a page, the mean")
    parser.add_argument("--workers", type=int, default=usual.workers)
    parser.add_argument("--json", type=Path, help="a file for all figures")
    said = parser.parse_args(arguments)
    load = Load(said.readers, said.deciders, said.seconds, said.warm_up, said.pause, said.workers)
    wrong, figures = False, {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = said.home or made(folder / "made", said.size)
        for database in said.databases:
            with ExitStack() as stack:
                own = _own(home, folder / database, database, stack)
                found = run(own, load, folder)
            rows = rows_of(found)
            print(f"{database}:\n{shown(rows, found)}", flush=True)
            wrong |= bool(found.failed or found.lost or found.unsaid) or any(row.over for row in rows)
            figures[database] = [asdict(row) for row in rows]
    if said.json:
        said.json.write_text(json.dumps({"load": asdict(load), "pages": figures}, indent=1), encoding="utf-8")
    return int(wrong)


def _own(home: Path, folder: Path, database: str, stack: ExitStack) -> Home:
    """A copy of the record, in files or on a server of its own."""
    if database == "sqlite":
        return Home(Path(shutil.copytree(home, folder)))
    from tests.postgresql import running

    server = stack.enter_context(running("shared_buffers=256MB", "fsync=on", "max_connections=100"))
    return moved(Home(home), folder, server.new_database())


if __name__ == "__main__":
    sys.exit(main())
