"""What every measured script that makes sets of reports shares: read, time the work, count the pairs it gets right.

Python 3.11, standard library only: it runs inside each tool's own environment.
"""

import argparse
import json
import platform
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib.metadata import version
from itertools import combinations

Row = dict
WORD = re.compile(r"\w+")


def measure(
    package: str | None,
    work: Callable[[list], Iterable[Iterable[str]]],
    truth: str,
    prepare: Callable[[list[Row]], list] = list,
) -> None:
    """Time `work`, which makes sets of ids out of rows; `truth` is the member of a row that names its true set.

    `package` is what does the work, None for Python alone. What `prepare` makes of the rows, in the form that the tool
    takes them in, is not timed. `--every K` takes the first of K parts of the rows.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("rows")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    with open(options.rows, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = rows[: len(rows) // options.every]
    given = prepare(rows)
    start = time.perf_counter()
    sets = [list(members) for members in work(given)]
    seconds = time.perf_counter() - start
    true: dict[object, list[str]] = defaultdict(list)
    for row in rows:
        if row[truth] is not None:
            true[row[truth]].append(row["id"])
    wanted, claimed = pairs(true.values()), pairs(sets)
    hits = len(wanted & claimed)
    result = {
        "version": f"{package} {version(package)}" if package else f"Python {platform.python_version()}",
        "seconds": seconds,
        "reports": len(rows),
        "precision": hits / max(len(claimed), 1),
        "recall": hits / max(len(wanted), 1),
        "f1": 2 * hits / max(len(claimed) + len(wanted), 1),
        "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }
    print(json.dumps(result))


def pairs(sets: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Every pair of ids that are in one set."""
    return {pair for members in sets for pair in combinations(sorted(set(members)), 2)}


def shingles(text: str, size: int = 5) -> set[str]:
    """Every run of so many words of a text."""
    words = WORD.findall(text)
    return {" ".join(words[at : at + size]) for at in range(max(len(words) - size + 1, 1))}


def joined(links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The sets that links between ids make."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for left, right in links:
        above[top(left)] = top(right)
    sets: dict[str, list[str]] = defaultdict(list)
    for one in list(above):
        sets[top(one)].append(one)
    return list(sets.values())
