"""`marsad read`: its views, its exit codes, and that one bad report never hides the others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from fastwarc.warc import WarcRecord, WarcRecordType

from tests.growth import grows_in_step

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]
REPORT = (
    "قال المرصد السوري لحقوق الإنسان إن القصف على مدينة إدلب أوقع، أمس، 9 قتلى، "
    "هم 6 من المقاتلين و3 من المدنيين.\r\nوأصيب 20 شخصاً بجروح.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_bytes(REPORT.encode())
    return file


def test_read_prints_a_card_for_people(run: Run, report: Path) -> None:
    done = run("read", report, "--published", "2022-03-08")
    assert done.exit_code == 0
    assert "9 killed" in done.stdout
    assert "├─ 6 killed · \u2068المقاتلين\u2069 (combatant)" in done.stdout
    assert "\u2068المرصد السوري لحقوق الإنسان\u2069 (monitor)" in done.stdout
    assert "✓ 6 + 3 = 9: the parts make the total" in done.stdout
    assert "\x1b" not in done.stdout


def test_read_prints_arabic_labels_on_demand(run: Run, report: Path) -> None:
    done = run("read", report, "--lang", "ar")
    assert done.exit_code == 0
    assert "قتلى: 9" in done.stdout
    assert "6 + 3 = 9: الأجزاء تساوي المجموع" in done.stdout
    assert "killed" not in done.stdout


def test_read_takes_the_interface_language_of_the_environment(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "ar_SY.UTF-8")
    assert "قتلى: 9" in run("read", report).stdout
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "9 killed" in run("read", report).stdout


def test_read_json_is_one_object_a_line_without_isolates(run: Run, report: Path) -> None:
    done = run("read", report, report, "--json", "--published", "2022-03-08")
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert "\u2068" not in done.stdout
    record = json.loads(lines[0])
    assert record["format"] == "marsad.claims/1"
    assert record["report"]["published"] == "2022-03-08"
    assert record["report"]["characters"] == len(REPORT)
    assert [claim["quantity"]["value"] for claim in record["claims"]] == [9, 6, 3, 20]
    for claim in record["claims"]:
        quantity = claim["quantity"]
        assert REPORT[quantity["start"] : quantity["end"]] == quantity["text"]


def test_read_table_has_one_row_a_figure(run: Run, report: Path) -> None:
    rows = [line.split() for line in run("read", report, "--table").stdout.splitlines()]
    assert [row[0] for row in rows if row and row[0].isdigit()] == ["9", "6", "3", "20"]


def test_read_explain_names_rules_and_words(run: Run, report: Path) -> None:
    done = run("read", report, "--explain")
    assert done.exit_code == 0
    assert "9 killed" in done.stdout
    for slot in ("number", "outcome", "source", "when", "where"):
        assert slot in done.stdout


def test_read_takes_standard_input(run: Run) -> None:
    done = run("read", "-", "--json", data=REPORT.encode())
    assert json.loads(done.stdout)["report"]["file"] == "-"


def test_read_takes_a_folder_sorted(run: Run, report: Path) -> None:
    inner = report.parent / "b"
    inner.mkdir()
    (inner / "a.HTML").write_text(f"<html><body><p>{REPORT}</p></body></html>", "utf-8")
    (report.parent / "a.txt").write_bytes(REPORT.encode("cp1256"))
    (report.parent / "notes.md").write_text("not a report")
    done = run("read", report.parent, "--json")
    files = [json.loads(line)["report"]["file"] for line in done.stdout.splitlines()]
    assert files == [str(report.parent / name) for name in ("a.txt", "b/a.HTML", "report.txt")]


def test_read_takes_a_file_of_reports(run: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "r1", "outlet": "وكالة", "published": "2022-03-08", "title": "خبر", "text": REPORT, "url": "ignored"},
        {"id": "r2", "language": "ar", "published": "", "text": REPORT},
        {"id": "r3"},
        {"id": 4, "text": REPORT},
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\nnot json\n[]\n", "utf-8")
    done = run("read", file, "--json", "--published", "2022-03-09")
    first, second = (json.loads(line)["report"] for line in done.stdout.splitlines())
    assert (first["id"], first["outlet"], first["published"], first["title"]) == ("r1", "وكالة", "2022-03-08", "خبر")
    assert (second["id"], second["published"]) == ("r2", "2022-03-09")
    assert done.exit_code == 1
    for line, reason in ((3, "no text"), (4, "id is no text"), (6, "not a line of JSON"), (7, "no JSON object")):
        assert f"reports.jsonl:{line}: not a" in done.stderr
        assert reason in done.stderr
    assert "4 of 6 reports could not be read" in done.stderr


def test_read_takes_a_web_archive(run: Run, tmp_path: Path) -> None:
    page = f"<html><body><article><p>{REPORT}</p></article></body></html>".encode()
    record = WarcRecord()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    record.init_headers(WarcRecordType.response, content_length=len(http))
    record.is_http = True
    record.headers["WARC-Target-URI"] = "https://www.agency.example/1"
    record.set_bytes_content(http)
    with (tmp_path / "crawl.warc").open("wb") as file:
        record.write(file)
    done = run("read", tmp_path, "--json")
    assert done.exit_code == 0, done.stderr
    report = json.loads(done.stdout)["report"]
    assert (report["file"], report["outlet"]) == (
        f"{tmp_path}/crawl.warc#https://www.agency.example/1",
        "agency.example",
    )


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b"\n \n", "white space"),
    "binary.txt": (b"\x7fELF\0\0\0\1\0\0", "binary"),
    "nul.txt": ("قتل\0سبعة".encode(), "NUL"),
    "damaged.txt": (REPORT.encode()[:-5] + b"\xff", "UTF-8"),
    "surrogate.txt": ("قتل سبعة \ud800 مدنيين".encode("utf-8", "surrogatepass"), "UTF-8"),
    "cyrillic.txt": ("Убито семь человек".encode("cp1251"), "encoding"),
    "polish.txt": (
        "Siedem osób zginęło w ostrzale, poinformowało obserwatorium praw człowieka.".encode(),
        "no language pack for 'pl'",
    ),
    "digits.txt": (b"1" * 1_000_000, "no letters"),
    "page.html": (b"<html><body></body></html>", "page"),
}


def test_read_names_every_bad_file_and_reads_the_good_ones(run: Run, report: Path) -> None:
    for name, (data, _) in BAD.items():
        (report.parent / name).write_bytes(data)
    done = run("read", report.parent, "nowhere.txt", report, "--json")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    for name, (_, reason) in BAD.items():
        (line,) = [line for line in done.stderr.splitlines() if f"/{name}: " in line]
        assert line.startswith("marsad: ")
        assert reason in line
    assert "marsad: nowhere.txt: no such file or directory" in done.stderr
    assert f"{len(BAD) + 1} of {len(BAD) + 3} reports could not be read" in done.stderr


def test_read_tells_of_a_folder_without_reports(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path)
    assert done.exit_code == 1
    assert "no report in this folder" in done.stderr


def test_read_counts_a_fault_of_its_own_and_goes_on(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.pipeline import read_report as pipeline

    real, calls = pipeline.read_report, []

    def faulty(given: object) -> object:
        calls.append(given)
        if len(calls) == 1:
            raise ZeroDivisionError("by nought")
        return real(given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_report", faulty)
    done = run("read", report, report, "--json")
    assert done.exit_code == 1
    assert "ZeroDivisionError: by nought" in done.stderr
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "--json"),
        ("read", "x.txt", "--published", "tomorrow"),
        ("read", "x.txt", "--language", "xx"),
        ("read", "x.txt", "--encoding", "latin-1"),
        ("read", "x.txt", "--lang", "fr"),
        ("read", "x.txt", "--json", "--table"),
        ("read", "x.txt", "--no-such-option"),
        ("no-such-command",),
    ],
)
def test_usage_errors_exit_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_read_shows_a_bar_where_it_is_asked_for(spawn: Spawn, report: Path) -> None:
    done = spawn("read", report, report, "--progress", "--json")
    assert done.returncode == 0
    assert b"2/2" in done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert not spawn("read", report, report, "--json").stderr


def test_read_never_obeys_a_report(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "poisoned.txt"
    file.write_text("قال \u202eالمرصد\x1b[31m إن 7 مدنيين قتلوا\u2069\x07 أمس.", "utf-8")
    for view in ((), ("--table",), ("--explain",)):
        shown = run("read", file, *view).stdout
        assert "7" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        assert shown.count("\u2068") == shown.count("\u2069")


def test_read_never_obeys_a_file_name(run: Run, tmp_path: Path) -> None:
    name = "empty\x1b[31m\u202e.txt"
    (tmp_path / name).write_bytes(b"")
    done = run("read", tmp_path)
    assert "empty[31m.txt: the file is empty" in done.stderr
    assert not {"\x1b", "\u202e"} & set(done.stderr)


def test_read_stops_quietly_where_nobody_reads_on(tmp_path: Path, report: Path) -> None:
    command = (
        f"{sys.executable} -c 'from marsad.cli.main import run; run()' read {'report.txt ' * 300} --json | head -c 10"
    )
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.stdout == b'{"format":'[:10]
    assert done.stderr == b""


@pytest.mark.slow
def test_read_gives_the_same_bytes_on_every_run_and_in_every_order(spawn: Spawn, report: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "sinaa-prison.txt"
    shutil.copy(example, report.parent / "other.txt")
    outputs = set()
    for seed, order in (
        ("0", ("report.txt", "other.txt")),
        ("1", ("other.txt", "report.txt")),
        ("77", ("report.txt", "other.txt")),
    ):
        done = spawn("read", *order, "--json", "--published", "2022-03-08", env={**os.environ, "PYTHONHASHSEED": seed})
        outputs.add(b"\n".join(sorted(done.stdout.splitlines())))
    assert len(outputs) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one long line", "قتل سبعة مدنيين في القصف على البلدة، وفق المرصد، "),
        ("digits", "1"),
        ("open quotes", '"قال '),
        ("open brackets", "(«"),
        ("bidi controls", "\u202b\u2067\u202e"),
        ("harakat", "قَ"),
        ("sentences", "قتل 3.\n"),
        ("conjunctions", "و"),
    ],
)
def test_read_takes_time_linear_in_the_text(run: Run, tmp_path: Path, name: str, text: str) -> None:
    def seconds(characters: int) -> float:
        (tmp_path / "long.txt").write_text("مقتل مدني. " + text * (characters // len(text)), "utf-8")
        start = time.process_time()
        done = run("read", tmp_path / "long.txt", "--json", "--language", "ar")
        assert done.exit_code == 0, done.stderr
        return time.process_time() - start

    assert grows_in_step(seconds, 100_000, floor=0.1), name
