"""The log in its database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from marsad.errors import BadHome, BadLog
from marsad.record.home import Home
from marsad.record.log.merkle import Frontier
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from marsad.record.store.models import Entry

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def append(count: int, at: datetime = NOON) -> None:
    with evidence.appending(at) as writer:
        for _ in range(count):
            writer.append("report", [("content", f"dispatch {writer.size}".encode())])


def append_what_cannot_be() -> None:
    with evidence.appending(NOON) as writer:
        writer.append("report", [("content", b"lost")])
        writer.append("report", about={"share": 0.5})


def test_an_empty_record_has_an_empty_log(home: Home) -> None:
    open_databases(home, make=True)
    assert evidence.head().size == 0
    assert list(evidence.entries()) == []


def test_entries_come_back_in_order_with_what_they_committed_to(home: Home) -> None:
    open_databases(home, make=True)
    append(3)
    append(2)
    found = list(evidence.entries())
    assert [entry.index for entry in found] == [0, 1, 2, 3, 4]
    assert [evidence.content(entry.payloads[0].commitment) for entry in found] == [
        f"dispatch {at}".encode() for at in range(5)
    ]


def test_the_root_is_that_of_all_entries_however_they_were_batched(home: Home) -> None:
    open_databases(home, make=True)
    for count in (1, 5, 2, 9):
        append(count)
    frontier = Frontier()
    for _, data in evidence.entry_bytes():
        frontier.append(data)
    assert (evidence.head().size, evidence.head().root) == (17, frontier.root())


def test_nothing_is_written_of_work_that_failed(home: Home) -> None:
    open_databases(home, make=True)
    append(1)
    with pytest.raises(BadLog):
        append_what_cannot_be()
    assert evidence.head().size == 1
    assert len(list(evidence.entries())) == 1


def test_a_clock_that_runs_backwards_keeps_the_order_and_is_told(home: Home) -> None:
    open_databases(home, make=True)
    append(1)
    with evidence.appending(NOON - timedelta(days=1)) as writer:
        assert writer.backwards
        late = writer.append("report")
    assert late.at == NOON
    assert late.about["clock"] == "2024-04-30T12:00:00+00:00"


def test_an_entry_that_is_none_is_refused(home: Home) -> None:
    open_databases(home, make=True)
    append(1)
    Entry.objects.filter(index=0).update(data=b"{}")
    with pytest.raises(BadLog):
        list(evidence.entries())


def test_a_record_that_is_not_there_is_not_made_by_asking(home: Home) -> None:
    with pytest.raises(BadHome, match="there is no record"):
        open_databases(home, make=False)
    assert not home.folder.exists()


def test_two_records_in_one_process_stay_apart(home: Home, new_home: Callable[[str], Home]) -> None:
    other = new_home("other")
    open_databases(home, make=True)
    append(2)
    open_databases(other, make=True)
    append(1)
    assert evidence.head().size == 1
    open_databases(home, make=False)
    assert evidence.head().size == 2
