"""What every measured script shares: read the articles, warm up, time the work alone, print one object of JSON.

Python 3.11, standard library only: it runs inside each tool's own environment.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from importlib.metadata import version


def measure(package: str, work: Callable[[str], int]) -> None:
    """Time `work` over the articles; it gives the number of things that it found in one text.

    Imports, set-up and one warm-up article are not timed. `--every K` takes each Kth article only, `--budget S` stops
    after S seconds; what was then read is what the speed is of.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("articles")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--budget", type=float, default=float("inf"))
    options = parser.parse_args()
    with open(options.articles, encoding="utf-8") as lines:
        texts = [json.loads(line) for at, line in enumerate(lines) if at % options.every == 0]
    work(texts[0])
    size = read = found = 0
    start = time.perf_counter()
    for text in texts:
        found += work(text)
        read += 1
        size += len(text.encode())
        if time.perf_counter() - start > options.budget:
            break
    seconds = time.perf_counter() - start
    result = {
        "version": f"{package} {version(package)}",
        "seconds": seconds,
        "articles": read,
        "bytes": size,
        "found": found,
        "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }
    print(json.dumps(result))
