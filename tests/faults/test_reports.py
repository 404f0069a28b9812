"""Reports made to do harm: each fails by name, the others go in."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.making import Shell, dispatch, held

pytestmark = pytest.mark.full
MB = 1 << 20


def _warc_bomb() -> bytes:
    """An archive of one page of some kilobytes that unpacks to a gigabyte."""
    body = gzip.compress(bytes(256 * MB) * 4, 9)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n"
        b"WARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    )
    return head + answer + b"\r\n\r\n"


def test_each_harmful_report_fails_by_name_and_the_rest_goes_in(
    sh: Shell, tmp_path: Path, new_database: Callable[[], str | None]
) -> None:
    folder, home, database = tmp_path / "in", tmp_path / "record", new_database()
    folder.mkdir()
    (folder / "fifty.txt").write_bytes(b"Five people were killed. " * (50 * MB // 25))
    (folder / "seventy.txt").write_bytes(b"x" * (70 * MB))
    (folder / "bomb.warc").write_bytes(_warc_bomb())
    (folder / "deep.html").write_text("<html><body>" + "<div>" * 200_000 + "Nine were killed.", encoding="utf-8")
    (folder / "nothing.txt").write_bytes(b"")
    (folder / "zeros.txt").write_bytes(bytes(MB))
    good = [dispatch(number) for number in range(3)]
    (folder / "good.jsonl").write_text("\n".join(map(json.dumps, good)), encoding="utf-8")
    code, said = sh.run(home, "add", folder, database=database)
    assert code == 1
    assert "Traceback" not in said
    assert "fault of Marsad's own" not in said
    for name in ("fifty.txt", "seventy.txt", "bomb.warc", "nothing.txt", "zeros.txt"):
        assert f"{name}" in said, name
    assert {"r0000", "r0001", "r0002"} <= set(held(sh, home, database))


@pytest.mark.parametrize("member", ["id", "outlet", "title", "url", "text"])
@pytest.mark.parametrize("value", ["a\x00b", "a\ud800b", "ب" * 6_000, "a" * 2_000_000, "a\nb\x1b[2J", "a\u202eb"])
def test_no_string_of_a_line_stops_the_others(
    sh: Shell, tmp_path: Path, new_database: Callable[[], str | None], member: str, value: str
) -> None:
    home, database, file = tmp_path / "record", new_database(), tmp_path / "reports.jsonl"
    value = f"https://example.org/{value}" if member == "url" else value
    value = f"{dispatch(1)['text']} {value}" if member == "text" else value
    lines = [dispatch(0), {**dispatch(1), member: value}, dispatch(2)]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, said = sh.run(home, "add", file, database=database)
    assert (code in (0, 1), "Traceback" in said, "fault of Marsad's own" in said) == (True, False, False), said
    assert {"r0000", "r0002"} <= set(held(sh, home, database)), said
    assert sh.run(home, "incidents", "--json", database=database)[0] == 0
    assert sh.run(home, "search", "killed", database=database)[0] == 0
