"""`marsad watch`: what feeds and pages bring, into the record."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.add import come_in, how_of
from marsad.cli.home import EXIT_CODES, failing_plainly, home_option, opened
from marsad.cli.options import lang_option
from marsad.interface.labels import Labels, catalogue, plain

if TYPE_CHECKING:
    from marsad.intake.network.feed_file import Feed, Feeds
    from marsad.intake.network.watch import State
    from marsad.record.home import Home


@click.command(short_help="Add what feeds and pages bring.", epilog=EXIT_CODES)
@click.argument("feeds", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FEEDS.toml")
@home_option
@click.option("--once", is_flag=True, help="One round over all of them, and no more.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option("--quiet", is_flag=True, help="Print the sum of each round alone.")
@lang_option
def watch(feeds: Path, home: Path | None, once: bool, jobs: int, quiet: bool, lang: str | None) -> None:
    """Ask the feeds and pages of FEEDS.toml for what is new, and add it; again and again until it is stopped.

    Sites are asked politely and within limits, and none inside your own network unless the file allows it: see
    docs/intake.md. What was seen is remembered in the record's folder.
    """
    from marsad.intake.network.feed_file import read_feeds

    with failing_plainly():
        asked = read_feeds(feeds)
    due = {feed.url: 0.0 for feed in asked.feeds}
    failed = False
    while True:
        now = time.monotonic()
        ready = [feed for feed in asked.feeds if once or due[feed.url] <= now]
        if ready:
            failed = _round(asked, ready, home, jobs, catalogue(lang), quiet=quiet)
            due |= {feed.url: time.monotonic() + feed.every for feed in ready}
        if once:
            break
        time.sleep(max(min(due.values()) - time.monotonic(), 1.0))
    if failed:
        raise SystemExit(1)


def _round(asked: Feeds, ready: list[Feed], folder: Path | None, jobs: int, words: Labels, *, quiet: bool) -> bool:
    """One round over some feeds; whether something failed."""
    from marsad.intake.network.fetch import Fetcher
    from marsad.intake.network.watch import watch_once

    fetcher = Fetcher(allow=asked.allow, contact=asked.contact)
    with opened(folder, make=True, settled=False) as (home, project):
        state = _state(home)
        try:
            come = watch_once(ready, state, fetcher.fetch)
            come_in(come, how_of(project, None), jobs, words, quiet=quiet, bar=False)
        except SystemExit:
            return True
        finally:
            _remember(home, state)
    return False


def _state(home: Home) -> State:
    """What was seen of each feed in earlier rounds; what cannot be read is asked for anew."""
    try:
        said = json.loads(home.watched.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _remember(home: Home, state: State) -> None:
    coming = home.watched.with_name(home.watched.name + ".new")
    try:
        coming.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        coming.replace(home.watched)
    except OSError as error:
        click.echo(plain(f"marsad: {home.watched}: {(error.strerror or str(error)).lower()}"), err=True)
