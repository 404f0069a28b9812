"""What the parties named in annotated reports resolve to: `python -m eval.parties`.

Every party mention and every source of the annotated sets and the stories is listed with the party that the register
gives it, the open ones first: what is a known organisation there lacks a name in the register, or a context.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from eval.run import shared_folder
from marsad.errors import MarsadError
from marsad.pipeline.read_report import read_mentions, read_report, report_from_text

OPEN: Final = "-"


class Named(NamedTuple):
    """Words of a report for a party, and the party that they resolve to (`-` where open)."""

    language: str
    words: str
    party: str


def texts(shared: Path, skip: tuple[int, int] | None) -> Iterator[tuple[str, str, str | None]]:
    """Language, text and day of every report; `skip` K/N leaves out English reports of index K modulo N."""
    for path in sorted((shared / "gold" / "seed").glob("*.txt")):
        yield path.name[:2], path.read_text("utf-8"), None
    for language in ("ar", "en"):
        lines = (shared / "gold" / "dev" / f"{language}.jsonl").read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            report = json.loads(line)
            if language == "en" and skip is not None and number % skip[1] == skip[0]:
                continue
            yield language, (shared / "gold" / "dev" / f"{report['id']}.txt").read_text("utf-8"), report["published"]
    for path in sorted((shared / "stories").glob("*/reports.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            yield report.get("language", "ar"), report["text"], report.get("published")


def parties_of(language: str, text: str, published: str | None) -> Iterator[Named]:
    """The parties of a report: its mentions, then the sources of its claims that no mention covers."""
    report = report_from_text(text, published=published, language=language)
    spans = set()
    for mention in read_mentions(report):
        if mention.kind == "party":
            spans.add((mention.start, mention.end))
            yield Named(language, mention.text, mention.party or OPEN)
    for claim in read_report(report).claims:
        for source in claim.sources:
            if (source.start, source.end) not in spans and source.kind != "anonymous":
                spans.add((source.start, source.end))
                yield Named(language, source.text, source.party or OPEN)


def listing(found: Sequence[Named]) -> str:
    """A line for each words and party, the open first, the frequent first, under the shares."""
    counted = Counter(found)
    resolved = sum(count for named, count in counted.items() if named.party != OPEN)
    lines = [f"{len(found)} words for parties, {resolved} resolve to {len({n.party for n in found})} parties"]
    order = sorted(counted.items(), key=lambda item: (item[0].party != OPEN, -item[1], item[0]))
    lines += [f"{count:4} {named.language} {named.party:28} {named.words}" for named, count in order]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.parties", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with the reports (else $MARSAD_SHARED, ../shared)")
    parser.add_argument("--skip", metavar="K/N", help="leave out English reports with index K modulo N")
    options = parser.parse_args(arguments)
    skip = tuple(map(int, options.skip.split("/"))) if options.skip else None
    found: list[Named] = []
    for language, text, published in texts(shared_folder(options.shared), skip):  # type: ignore[arg-type]
        try:
            found += parties_of(language, text, published)
        except MarsadError as error:
            print(f"not read: {error}", file=sys.stderr)
    print(listing(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
