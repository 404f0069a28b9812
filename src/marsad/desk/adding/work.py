"""An addition done: every report of it into the record, and of each what became of it. For a process of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from marsad.desk.adding.folder import folder_of, forget, working
from marsad.desk.adding.given import Told, told_of
from marsad.desk.kept.models import Added, Addition
from marsad.errors import MarsadError
from marsad.intake.files import items, received_of_bytes
from marsad.intake.items import Item
from marsad.intake.network.feed_file import Feed
from marsad.intake.network.fetch import Fetcher
from marsad.intake.network.watch import Fetch, item_of_url, watch_once
from marsad.intake.warc import host_of
from marsad.model.received import Received
from marsad.record.bring_in import How, bring_in
from marsad.record.home import Home
from marsad.record.project import Project
from marsad.text.extract import PLAIN

ADDRESSES: Final = "addresses"
"""The file of the addresses of an addition, one a line."""
PASTED: Final = "pasted"


def work(home: Home, project: Project, addition: int, fetch: Fetch | None = None) -> None:
    """Does an addition that waits. What fails as a whole says why; what was read until then is in the record."""
    with working(home, addition):
        one = Addition.objects.filter(id=addition, state="waiting").first()
        if one is None:
            return
        Addition.objects.filter(id=addition).update(state="reading", process=str(os.getpid()))
        try:
            with chdir(folder_of(home, addition)):
                _do(one, How(project.registers, project.uncollected), fetch or Fetcher().fetch)
        except MarsadError as error:
            _end(one, "failed", str(error))
        else:
            _end(one, "done")
        forget(home, addition)


def _do(one: Addition, how: How, fetch: Fetch) -> None:
    come = _items(one.kind, told_of(one.given), fetch)
    for some in bring_in(come, how, lambda: datetime.now(UTC)):
        Added.objects.bulk_create(
            Added(
                addition=one,
                name=each.name,
                outcome=each.outcome,
                report=each.report,
                figures=each.figures,
                why=each.why,
            )
            for each in some
        )


def _end(one: Addition, state: str, why: str = "") -> None:
    Addition.objects.filter(id=one.id).update(state=state, why=why, ended=datetime.now(UTC))


def _items(kind: str, told: Told, fetch: Fetch) -> Iterator[Item[Received]]:
    """The reports of an addition, from the files of its folder."""
    if kind == "paste":
        return iter([Item(PASTED, partial(_pasted, Path(PASTED).read_bytes(), told))])
    if kind == "files":
        names = sorted(file.name for file in Path().iterdir())
        return (item.then(partial(_with_outlet, told=told)) for item in items(names, told.given))
    return _fetched(kind, Path(ADDRESSES).read_text("utf-8").split(), told, fetch)


def _fetched(kind: str, addresses: Iterable[str], told: Told, fetch: Fetch) -> Iterator[Item[Received]]:
    if kind == "address":
        return (item_of_url(url, told.given, fetch).then(partial(_with_outlet, told=told)) for url in addresses)
    feeds = [
        Feed(url=url, outlet=told.outlet or host_of(url), language=told.language, content=told.content)
        for url in addresses
    ]
    return watch_once(feeds, {}, fetch)


def _pasted(data: bytes, told: Told) -> Received:
    """What was pasted is plain text, whatever it looks like."""
    received = received_of_bytes(data, PASTED, told.given)
    return replace(received, media=PLAIN, encoding="utf-8", outlet=told.outlet, title=told.title, url=told.url)


def _with_outlet(received: Received, told: Told) -> Received:
    """With the outlet that was said: what a person says of an address counts before its host."""
    return received if told.outlet is None else replace(received, outlet=told.outlet)
