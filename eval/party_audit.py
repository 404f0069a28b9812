"""Random audit of parties: is the party that a mention resolves to the one that its words mean?

`python -m eval.party_audit --seed 7` draws mentions with a party at random from news of any topic and writes them with
their context to a file outside the repository, and a table for the verdicts beside it. With `--verdicts FILE` the
verdicts are checked in: article id, offsets, party and label, and no word of the articles.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from eval.audit import articles, as_table, draw, read_verdicts, wilson
from eval.run import ROOT, shared_folder
from marsad.errors import MarsadError
from marsad.pipeline.read_report import read_mentions, report_from_text

#: `wrong-party`: another is meant; `no-party`: the words name none; `unclear`: nobody could tell (it is not right).
LABELS: Final = ("right", "wrong-party", "no-party", "unclear")
CONTEXT: Final = 130
VERDICTS: Final = ROOT / "eval" / "party_audit"
HEAD: Final = ("article", "start", "end", "party", "label")


class Drawn(NamedTuple):
    """A mention as an auditor meets it."""

    article: str
    start: int
    end: int
    party: str
    rule: str
    line: str

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies the mention in a file of verdicts."""
        return self.article, str(self.start), str(self.end), self.party


def mentions_of(found: Iterable[tuple[str, str]]) -> Iterator[Drawn]:
    """Every mention with a party in the articles, in their order."""
    for article, text in found:
        try:
            mentions = read_mentions(report_from_text(text, language="ar"))
        except MarsadError as error:
            print(f"{article}: not read: {error}", file=sys.stderr)
            continue
        for mention in mentions:
            if mention.kind == "party" and mention.party is not None:
                before, after = text[max(0, mention.start - CONTEXT) : mention.start], text[mention.end :][:CONTEXT]
                line = f"{before}⟦{mention.text}⟧{after}".replace("\n", " ¶ ").replace("\r", " ")
                yield Drawn(article, mention.start, mention.end, mention.party, mention.rule, line)


def summary(rows: Sequence[Sequence[str]]) -> str:
    """The share right with its 95 % interval, and what the others were."""
    labels = Counter(row[4] for row in rows)
    low, high = wilson(labels["right"], len(rows))
    share = labels["right"] / len(rows) if rows else 0.0
    others = ", ".join(f"{label} {labels[label]}" for label in LABELS[1:])
    return f"{labels['right']} of {len(rows)} are right: {share:.3f}, 95 % interval {low:.3f} to {high:.3f}; {others}"


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.party_audit", description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--shared", type=Path, help="folder with real/bulk_ar.jsonl.gz (else $MARSAD_SHARED)")
    parser.add_argument("--verdicts", type=Path, help="tab-separated verdicts to check in")
    parser.add_argument("--kept", action="store_true", help="only print what the kept verdicts of this seed say")
    options = parser.parse_args(arguments)
    kept = VERDICTS / f"{options.seed}.tsv"
    if options.kept:
        print(summary(read_verdicts(kept.read_text("utf-8"), HEAD, LABELS)))
        return 0
    if options.verdicts:
        return _check_in(options.verdicts, kept)
    bulk = shared_folder(options.shared) / "real" / "bulk_ar.jsonl.gz"
    if not bulk.exists():
        print(f"no articles at {bulk} (say where with --shared or MARSAD_SHARED)", file=sys.stderr)
        return 1
    drawn = draw(list(mentions_of(articles(bulk))), options.seed)
    page = Path(tempfile.gettempdir()) / f"marsad-party-audit-{options.seed}.txt"
    lines = [f"{number}. {each.party} ({each.rule})\n{each.line}\n" for number, each in enumerate(drawn, 1)]
    page.write_text("\n".join(lines), "utf-8")
    table = page.with_suffix(".tsv")
    table.write_text(as_table(((*each.key, "") for each in drawn), HEAD), "utf-8")
    print(f"{len(drawn)} mentions: {page}\nverdicts ({', '.join(LABELS)}) go into: {table}")
    return 0


def _check_in(verdicts: Path, kept: Path) -> int:
    try:
        rows = read_verdicts(verdicts.read_text("utf-8"), HEAD, LABELS)
    except ValueError as error:
        print(f"{verdicts}: {error}", file=sys.stderr)
        return 1
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(as_table(rows, HEAD), "utf-8")
    print(f"{kept}\n{summary(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
