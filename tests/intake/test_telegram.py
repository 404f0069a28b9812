"""Telegram exports: what a message is, when and where it was posted, and what goes wrong in a stream."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from marsad.errors import MarsadError
from marsad.intake import message_stream
from marsad.intake.items import Given
from marsad.intake.report_of import report_of
from marsad.intake.telegram import items_of_export, published_of, starts_export
from marsad.model.received import Received

TEXT = "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، وأصيب 12 آخرون."
POSTED = {"date": "2022-01-26T23:30:00", "date_unixtime": "1643229000"}


def _message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        **POSTED,
        "from": "قناة البلدة",
        "from_id": "channel77",
        "text": text,
        **more,
    }


def _export(*messages: dict[str, Any], kind: str = "public_channel") -> bytes:
    chat = {"name": "قناة البلدة", "type": kind, "id": 77, "messages": list(messages)}
    return json.dumps(chat, ensure_ascii=False, indent=1).encode()


def _had(export: bytes, given: Given | None = None) -> tuple[list[Received], dict[str, str], Counter[str]]:
    had, failed, passed = [], {}, Counter[str]()
    for item in items_of_export(io.BytesIO(export), "result.json", given or Given(), passed):
        try:
            had.append(item.load())
        except MarsadError as error:
            failed[item.name] = str(error)
    return had, failed, passed


def test_a_message_is_a_report_of_its_channel() -> None:
    (one,), failed, _ = _had(_export(_message(5, TEXT)), Given("2022-03-09", "ar"))
    assert failed == {}
    assert (one.name, one.channel, one.outlet) == ("result.json#5", "telegram", "قناة البلدة")
    assert (one.published, one.language, one.id) == ("2022-01-26T23:30:00+03:00", "ar", None)
    report = report_of(one)
    assert (report.text, report.outlet, str(report.published)) == (TEXT, "قناة البلدة", "2022-01-26")
    assert str(report.moment) == "2022-01-26 23:30:00+03:00"


def test_a_message_of_strings_and_entities_is_one_text() -> None:
    parts = ["عاجل: ", {"type": "bold", "text": TEXT}, "\n", {"type": "hashtag", "text": "#البلدة"}]
    (one,), _, _ = _had(_export(_message(5, parts)))
    assert report_of(one).text == f"عاجل: {TEXT}\n#البلدة"


def test_a_message_is_kept_with_all_that_was_said_of_it() -> None:
    (one,), _, _ = _had(
        _export(_message(5, TEXT, forwarded_from="قناة أخرى", edited="2022-01-27T00:10:00", height=1.5))
    )
    assert json.loads(one.data) == _message(
        5, TEXT, forwarded_from="قناة أخرى", edited="2022-01-27T00:10:00", height=1.5
    )


def test_a_message_is_the_same_report_whatever_its_readers_clicked() -> None:
    first, _, _ = _had(_export(_message(5, TEXT)))
    later, _, _ = _had(_export(_message(4, "x"), _message(5, TEXT, reactions=[{"emoji": "😢", "count": 7}])))
    assert first[0] == later[1]


def test_a_message_of_a_group_is_of_who_posted_it() -> None:
    (one, other), _, _ = _had(
        _export(
            _message(1, TEXT, **{"from": "لجنة الحي"}), _message(2, TEXT, **{"from": None}), kind="private_supergroup"
        )
    )
    assert (one.outlet, other.outlet) == ("لجنة الحي", "قناة البلدة")


def test_a_message_that_was_forwarded_is_of_the_channel_whose_words_it_is() -> None:
    forwarded = _message(1, TEXT, forwarded_from="قناة أخرى", forwarded_from_id="channel88")
    of_person = _message(2, TEXT, forwarded_from="فلان", forwarded_from_id="user99")
    had, _, _ = _had(_export(forwarded, of_person))
    assert [one.outlet for one in had] == ["قناة أخرى", "قناة البلدة"]
    assert report_of(replace(had[0], outlet=None)).outlet == "قناة أخرى"


def test_messages_of_an_account_are_of_their_chats() -> None:
    chats = [
        json.loads(_export(_message(1, TEXT))),
        {"name": "أخرى", "type": "private_channel", "messages": [_message(1, TEXT)]},
    ]
    account = {
        "about": "Here is the data you requested.",
        "contacts": {"list": [{"name": "x"}]},
        "chats": {"list": chats},
    }
    had, failed, _ = _had(json.dumps(account).encode())
    assert ([one.outlet for one in had], failed) == (["قناة البلدة", "أخرى"], {})


def test_what_is_no_report_is_passed_over_and_counted() -> None:
    service = {"id": 1, "type": "service", **POSTED, "action": "pin_message", "text": ""}
    had, failed, passed = _had(_export(service, _message(2, "", photo="photos/1.jpg"), _message(3, TEXT)))
    assert ([one.name for one in had], failed) == (["result.json#3"], {})
    assert passed == {"service message": 1, "message without text": 1}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" \n", "no text"),
        (None, "neither"),
        (["a", 7], "neither"),
        ([{"type": "bold"}], "neither"),
    ],
)
def test_a_message_that_is_wrong_fails_alone(text: Any, reason: str) -> None:
    export = json.dumps(json.loads(_export(_message(1, TEXT), _message(2, ""), _message(3, TEXT)))).replace(
        '"text": ""', f'"text": {json.dumps(text)}'
    )
    had, failed, _ = _had(export.encode())
    assert [one.name for one in had] == ["result.json#1", "result.json#3"]
    assert reason in failed["result.json#2"]


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ({"date": "2022-01-26T23:30:00", "date_unixtime": "1643229000"}, "2022-01-26T23:30:00+03:00"),
        ({"date": "2022-01-26T15:00:00", "date_unixtime": "1643229000"}, "2022-01-26T15:00:00-05:30"),
        ({"date": "2022-01-26T20:30:00", "date_unixtime": "1643229000"}, "2022-01-26T20:30:00+00:00"),
        ({"date": "2022-02-26T23:30:00", "date_unixtime": "1643229000"}, "2022-01-26T20:30:00+00:00"),
        ({"date_unixtime": "1643229000"}, "2022-01-26T20:30:00+00:00"),
        ({"date": "2022-01-26T23:30:00"}, "2022-01-26T23:30:00"),
        ({"date": "2022-01-26T23:30:00", "date_unixtime": "9" * 30}, "2022-01-26T23:30:00"),
        ({}, None),
    ],
)  # fmt: skip
def test_published_of_keeps_the_exporters_day_and_its_offset(said: dict[str, str], published: str | None) -> None:
    assert published_of(said) == published


@pytest.mark.parametrize("cut", [0.5, 0.9])
def test_a_cut_export_gives_what_came_before(cut: float) -> None:
    export = _export(*(_message(number, TEXT) for number in range(2_000)))
    had, failed, _ = _had(export[: int(len(export) * cut)])
    assert abs(len(had) - 2_000 * cut) < 3
    assert f"the {len(had):,} messages before that are taken" in failed["result.json"]


@pytest.mark.parametrize(
    "wrong", [b'"a" "b"', b'"text": "\xff"', b'"text": "a' + b"\x00" + b'"', b'"deep": ' + b"[" * 5000]
)
def test_a_broken_export_gives_what_came_before(wrong: bytes) -> None:
    had, failed, _ = _had(_export(_message(1, TEXT), _message(2, TEXT)).replace(b'"id": 2', b'"id": 2, ' + wrong))
    assert [one.name for one in had] == ["result.json#1"]
    assert "the 1 messages before that are taken" in failed["result.json"]


@pytest.mark.parametrize(
    "export", [b'"a text"', b"7", b"[]", b"{}", b'[{"messages": []}]', b'{"messages": [7, "x", [{"id": 1}]]}']
)
def test_json_of_another_form_has_no_messages(export: bytes) -> None:
    assert _had(export) == ([], {}, {})


def test_a_message_larger_than_any_report_ends_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_stream, "LIMIT", 100_000)
    had, failed, _ = _had(_export(*(_message(number, TEXT) for number in range(500)), _message(500, "x" * 300_000)))
    assert len(had) == 500
    assert "more than 100,000 bytes" in failed["result.json"]


class _Endless(io.RawIOBase):
    """An export of as many messages as are asked for, never whole in memory."""

    def __init__(self, count: int) -> None:
        self.pieces = self._pieces(count)

    def _pieces(self, count: int) -> Iterator[bytes]:
        yield b'{"name": "x", "type": "public_channel", "messages": ['
        one = json.dumps(_message(1, TEXT * 10)).encode()
        for number in range(count):
            yield one + (b"," if number < count - 1 else b"]}")

    def read(self, size: int = -1) -> bytes:
        return next(self.pieces, b"") if size else b""


def test_an_export_is_never_whole_in_memory() -> None:
    import tracemalloc

    tracemalloc.start()
    count = sum(1 for _ in items_of_export(_Endless(5_000), "result.json", Given()))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 2_000_000


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (_export(_message(1, TEXT))[:200], True),
        (b'{"about": "Here is the data you requested. ', True),
        (b'{"id": "r1", "text": "seven"}', False),
        (b'{"format": "marsad.claims/1", "claims": []}', False),
        (b"[1]", False),
    ],
)
def test_starts_export_knows_an_export_by_its_beginning(head: bytes, is_one: bool) -> None:
    assert starts_export(head) == is_one
