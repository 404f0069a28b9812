"""Files, folders and standard input as carriers: one failure a report, and the rest goes on."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from marsad.errors import MarsadError
from marsad.intake import files as carriers
from marsad.intake import lines
from marsad.intake.files import files, items
from marsad.intake.items import Given, Item
from marsad.intake.report_of import report_of
from marsad.model.received import Received

_Had = TypeVar("_Had")
TEXT = "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، وأصيب 12 آخرون."
PAGE = f"<!-- نشرة --><html><body><p>{TEXT}</p></body></html>"


def _had(found: Iterable[Item[_Had]]) -> tuple[list[_Had], dict[str, str]]:
    """What could be had, and why the rest could not."""
    had, failed = [], {}
    for item in found:
        try:
            had.append(item.load())
        except (MarsadError, OSError) as error:
            failed[item.name] = str(error)
    return had, failed


def _names(paths: Iterable[str], folder: Path) -> list[str]:
    return [str(Path(path).relative_to(folder)) for path in paths]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.HTM").write_bytes(PAGE.encode("utf-16"))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 not opened here")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT}) + "\n", "utf-8")
    (tmp_path / "notes.md").write_text("not a report", "utf-8")
    return tmp_path


def test_files_of_a_folder_are_its_reports_sorted(mixed: Path) -> None:
    assert _names(files([str(mixed)]), mixed) == ["a.txt", "b/page.HTM", "c.pdf", "d.jsonl"]


def test_files_pass_over_what_is_hidden(mixed: Path) -> None:
    (mixed / ".hidden.txt").write_text(TEXT, "utf-8")
    (mixed / ".git").mkdir()
    (mixed / ".git" / "a.txt").write_text(TEXT, "utf-8")
    assert _names(files([str(mixed)]), mixed) == ["a.txt", "b/page.HTM", "c.pdf", "d.jsonl"]


def test_files_do_not_walk_in_circles(mixed: Path) -> None:
    (mixed / "b" / "up").symlink_to(mixed, target_is_directory=True)
    assert len(files([str(mixed)])) == 4


def test_items_say_what_each_file_is(mixed: Path) -> None:
    had, failed = _had(items(files([str(mixed)]), Given("2022-03-08", "ar", None)))
    assert failed == {}
    assert [one.media for one in had] == ["text/plain", "text/html", "application/pdf", "application/json"]
    assert [one.channel for one in had] == ["file", "file", "file", "lines"]
    assert had[0] == Received(
        TEXT.encode(), "text/plain", f"{mixed}/a.txt", "file", published="2022-03-08", language="ar"
    )
    assert had[3].name == f"{mixed}/d.jsonl:1"


def test_items_fail_one_by_one(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carriers, "LIMIT", 400)
    (mixed / "gone.txt").symlink_to(mixed / "nowhere")
    os.mkfifo(mixed / "pipe.txt")
    (mixed / "large.txt").write_bytes(b"x" * 401)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(mixed / "socket.txt"))
        had, failed = _had(items([*files([str(mixed)]), "nowhere.txt", "nowhere.jsonl"], Given()))
    assert len(had) == 4
    assert {Path(name).name: reason for name, reason in failed.items()} == {
        "gone.txt": f"[Errno 2] No such file or directory: '{mixed}/gone.txt'",
        "pipe.txt": "not a file but a pipe, socket or device; its content can be given on standard input",
        "large.txt": "it has 401 bytes; one report may have at most 400",
        "socket.txt": f"[Errno 6] No such device or address: '{mixed}/socket.txt'",
        "nowhere.txt": "[Errno 2] No such file or directory: 'nowhere.txt'",
        "nowhere.jsonl": "[Errno 2] No such file or directory: 'nowhere.jsonl'",
    }


def test_items_refuse_a_device() -> None:
    assert "device" in _had(items(["/dev/zero"], Given()))[1]["/dev/zero"]


def test_items_read_a_pipe_that_the_shell_opened() -> None:
    out, into = os.pipe()
    os.write(into, TEXT.encode())
    os.close(into)
    had, failed = _had(items([f"/dev/fd/{out}"], Given()))
    os.close(out)
    assert (failed, had[0].data) == ({}, TEXT.encode())


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A folder of a report and of a folder and a file that may not be opened, by whoever runs the tests."""
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "closed").mkdir()
        (folder / "closed" / "a.txt").write_text(TEXT, "utf-8")
        for name in ("b.txt", "open.txt"):
            (folder / name).write_text(TEXT, "utf-8")
        folder.chmod(0o755)
        (folder / "closed").chmod(0)
        (folder / "b.txt").chmod(0)
        if os.geteuid() == 0:
            os.seteuid(65534)
        yield folder
    finally:
        os.seteuid(os.getuid())
        (folder / "closed").chmod(0o700)
        shutil.rmtree(folder)


def test_items_tell_of_what_may_not_be_opened(forbidden: Path) -> None:
    had, failed = _had(items(files([str(forbidden)]), Given()))
    assert [one.name for one in had] == [f"{forbidden}/open.txt"]
    assert set(failed) == {f"{forbidden}/closed", f"{forbidden}/b.txt"}
    assert all("Permission denied" in reason for reason in failed.values())


def test_items_tell_of_a_folder_without_reports(tmp_path: Path) -> None:
    _, failed = _had(items(files([str(tmp_path)]), Given()))
    assert "no report in this folder" in failed[str(tmp_path)]


def test_items_of_lines_go_on_after_a_bad_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LIMIT", 300)
    good = json.dumps({"id": "r1", "published": "2022-03-08", "url": 7, "text": "Seven were killed."}).encode()
    bad = {2: b'{"id": "r2", "te', 3: b"\xff\xfe", 5: b'{"text": "' + b"x" * 400 + b'"}', 6: b'{"id": "r2"}', 7: b"[]"}
    file = tmp_path / "reports.jsonl"
    file.write_bytes(b"\n".join(bad.get(number, good if number != 4 else b"") for number in range(1, 10)))
    had, failed = _had(items([str(file)], Given("2022-03-09")))
    assert [one.name for one in had] == [f"{file}:{number}" for number in (1, 8, 9)]
    assert had[0] == Received(good, "application/json", f"{file}:1", "lines", id="r1", published="2022-03-08")
    assert sorted(failed) == [f"{file}:{number}" for number in bad]
    assert failed[f"{file}:5"] == "the line has 413 bytes; one report may have at most 300"


@pytest.mark.parametrize(
    ("given", "names"), [(TEXT.encode(), ["-"]), (b'{"text": "a"}\n\n{"text": "b"}', ["-:1", "-:3"]), (b"", ["-"])]
)
def test_items_of_standard_input(given: bytes, names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    had, failed = _had(items(["-"], Given(language="en")))
    assert (failed, [one.name for one in had]) == ({}, names)
    assert had[0].data == given.split(b"\n")[0]
    assert had[0].language == "en"


def test_items_take_an_export_of_telegram_from_a_folder(tmp_path: Path) -> None:
    message = {"id": 5, "type": "message", "date": "2022-01-26T23:30:00", "from": "قناة", "text": TEXT}
    export = {"name": "قناة", "type": "public_channel", "id": 7, "messages": [message]}
    (tmp_path / "result.json").write_text(json.dumps(export, indent=1), "utf-8")
    (tmp_path / "package.json").write_text("{}", "utf-8")
    (one,), failed = _had(items(files([str(tmp_path)]), Given()))
    assert (failed, one.channel, one.name) == ({}, "telegram", f"{tmp_path}/result.json#5")
    _, failed = _had(items([str(tmp_path / "package.json"), "nowhere.json"], Given()))
    assert "not an export of a Telegram channel" in failed[f"{tmp_path}/package.json"]
    assert "No such file" in failed["nowhere.json"]


def test_a_report_of_fifty_megabytes_is_refused_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with (tmp_path / "large.txt").open("wb") as file:
        file.writelines([TEXT.encode() * 1_000] * 430)
    with (tmp_path / "larger.txt").open("wb") as file:
        file.truncate(67_108_865)
    had, failed = _had(item.then(report_of) for item in items(files([str(tmp_path)]), Given()))
    assert [one.text for one in had] == [TEXT]
    assert failed[f"{tmp_path}/large.txt"].startswith("its text has 27,950,000 ")
    assert failed[f"{tmp_path}/large.txt"].endswith("characters; one report may have at most 4,000,000")
    assert failed[f"{tmp_path}/larger.txt"] == "it has 67,108,865 bytes; one report may have at most 67,108,864"


@pytest.mark.parametrize("indent", [None, 1])
def test_items_of_an_export_on_standard_input(indent: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = [{"id": number, "type": "message", "date": "2022-01-26", "text": TEXT} for number in range(200)]
    export = json.dumps({"name": "قناة", "type": "public_channel", "messages": messages}, indent=indent).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(export)))
    had, failed = _had(items(["-"], Given()))
    assert (failed, [one.name for one in had]) == ({}, [f"-#{number}" for number in range(200)])


def test_items_say_that_json_over_many_lines_is_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{\n "text": "a"\n}\n')))
    had, failed = _had(items(["-"], Given()))
    assert had == []
    assert "not an export of a Telegram channel" in failed["-"]
