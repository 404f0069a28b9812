"""Starts commands that are named on standard input, each in a process split off this one; for `making.Shell` alone.

It says a command's process, and once it is asked with an empty line, waits until that ended and says how.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from importlib import import_module
from typing import Any

_LOADED = ("django.db", "marsad.cli.main", "marsad.intake.files", "marsad.intake.report_of", "marsad.record.connect")
_TABLES = ("marsad.record.index.settle", "marsad.record.ask.changes", "marsad.record.decide", "marsad.record.additions")


def _become(said: dict[str, Any]) -> None:
    out = os.open(said["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for one in (1, 2):
        os.dup2(out, one)
    os.environ.clear()
    os.environ.update(said["environment"])
    sys.argv = ["marsad", *said["arguments"]]
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    import_module("marsad.cli.main").run()


def main() -> None:
    """Until its input ends."""
    for name in (*_LOADED, *_TABLES):
        import_module(name)
    gc.freeze()
    for line in sys.stdin:
        process = os.fork()
        if not process:
            code = 1
            try:
                _become(json.loads(line))
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else bool(end.code)
            except BaseException:  # noqa: BLE001 - shown as the interpreter shows it, and the process ends
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
        sys.stdin.readline()  # until then its number is no other process's
        sys.stdout.write(f"{os.waitpid(process, 0)[1]}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
