"""`marsad reconcile`: what it takes, what it prints, how it ends."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import marsad
from marsad.model.claim import Reading
from tests.pipeline.invented import dispatch, three

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


def _line(reading: Reading) -> str:
    """A report as a line of a file of reports."""
    report = reading.report
    said = {"id": report.id, "outlet": report.outlet, "language": report.language, "text": report.text}
    assert report.appeared is not None
    return json.dumps(said | {"published": report.appeared.isoformat(), "url": "https://dale.example/1"})


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(map(_line, three())) + "\n", "utf-8")
    return file


def _record(done: Result) -> dict[str, Any]:
    (line,) = done.stdout.splitlines()
    record: dict[str, Any] = json.loads(line)
    return record


def test_reconcile_prints_a_record_of_reports(run: Run, reports: Path) -> None:
    done = run("reconcile", reports)
    assert (done.exit_code, done.stderr) == (0, "")
    record = _record(done)
    assert record["format"] == "marsad.record/1"
    assert [incident["reports"] for incident in record["incidents"]] == [["a1", "a2", "a3"]]
    assert record["copies"] == [["a1", "a2"]]


def test_reconcile_takes_claims_that_were_read_before(run: Run, reports: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(run("read", reports, "--json").stdout, "utf-8")
    record = _record(run("reconcile", claims))
    assert [incident["reports"] for incident in record["incidents"]] == [["a1", "a2", "a3"]]
    killed = [
        toll for toll in record["incidents"][0]["tolls"] if (toll["outcome"], toll["affected"]) == ("killed", "all")
    ]
    assert [toll["best"] for toll in killed] == [14, 17]


def test_reconcile_takes_standard_input_of_either_kind(run: Run, reports: Path) -> None:
    given = _record(run("reconcile", reports))["incidents"]
    assert _record(run("reconcile", "-", data=reports.read_bytes()))["incidents"] == given
    claims = run("read", reports, "--json").stdout
    assert _record(run("reconcile", "-", data=claims.encode()))["incidents"]
    alone = run("reconcile", "-", "--published", "2019-03-05", data=three()[0].report.text.encode())
    assert len(_record(alone)["incidents"]) == 1


def test_reconcile_gives_the_same_bytes_of_one_file_or_several_in_any_order(run: Run, tmp_path: Path) -> None:
    files = []
    for reading in three():
        files.append(tmp_path / f"{reading.report.id}.jsonl")
        files[-1].write_text(_line(reading) + "\n", "utf-8")
    records = [_record(run("reconcile", *order)) for order in (files, files[::-1], [tmp_path])]
    for record in records:
        record["head"] = ""
    assert records[0] == records[1] == records[2]


def test_reconcile_writes_the_record_to_a_file(run: Run, reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    done = run("reconcile", reports, "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert out.read_text("utf-8") == run("reconcile", reports).stdout
    assert run("reconcile", reports, "--out", out, "--story").stdout == run("reconcile", reports, "--story").stdout


def test_reconcile_says_where_it_cannot_write(run: Run, reports: Path, tmp_path: Path) -> None:
    done = run("reconcile", reports, "--out", tmp_path / "no" / "record.json")
    assert done.exit_code == 1
    assert "record.json: no such file or directory" in done.stderr


def test_reconcile_names_every_bad_line_and_uses_the_others(run: Run, reports: Path) -> None:
    claims = json.loads(marsad.to_json(three()[0]))
    claims["claims"][1]["quantity"]["value"] = "x"
    foreign = json.loads(marsad.to_json(three()[1]))
    foreign["report"]["language"] = "xx"
    bad = [
        json.dumps(claims),
        json.dumps(foreign),
        '{"format": "marsad.record/1"}',
        "{}",
        "not json",
        '{"id": 4, "text": "x"}',
    ]
    reports.write_text(reports.read_text("utf-8") + "\n".join(bad) + "\n", "utf-8")
    done = run("reconcile", reports)
    assert done.exit_code == 1
    assert [incident["reports"] for incident in _record(done)["incidents"]] == [["a1", "a2", "a3"]]
    for line, reason in (
        (4, 'claims[1].quantity.value is no whole number from 0 on: "x"'),
        (5, "no language pack for 'xx'"),
        (6, "not claims: format is 'marsad.record/1'"),
        (7, "the line has no text"),
        (8, "not a line of JSON"),
        (9, "id is no text"),
    ):
        assert any(f"reports.jsonl:{line}: " in said and reason in said for said in done.stderr.splitlines()), line
    assert "6 of 9 reports could not be read" in done.stderr


def test_reconcile_of_nothing_says_so(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n", "utf-8")
    done = run("reconcile", empty)
    assert (done.exit_code, _record(done)["incidents"]) == (1, [])
    assert done.stderr == "marsad: there is no report in what was given\n"
    stdin = run("reconcile", "-", data=b"")
    assert (stdin.exit_code, stdin.stdout) == (done.exit_code, done.stdout)
    missing = run("reconcile", tmp_path / "missing.jsonl")
    assert missing.exit_code == 1
    assert "missing.jsonl: no such file or directory" in missing.stderr


def test_reconcile_refuses_two_reports_of_one_id(run: Run, reports: Path) -> None:
    reports.write_text(reports.read_text("utf-8") + _line(dispatch("a1", "en", 1, 0, 14, 9)) + "\n", "utf-8")
    done = run("reconcile", reports)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "two different reports have the id 'a1'" in done.stderr


def test_reconcile_refuses_a_policy_that_there_is_not(run: Run, reports: Path) -> None:
    done = run("reconcile", reports, "--policy", "newest/1")
    assert done.exit_code == 2
    assert "there is no policy 'newest/1'; there are:" in done.stderr
    assert "latest-by-origin/1" in done.stderr


@pytest.mark.parametrize("said", ["yesterday", "2019-02-30", "2019-03-05T25:00"])
def test_reconcile_refuses_a_time_that_is_none(run: Run, reports: Path, said: str) -> None:
    done = run("reconcile", reports, "--as-of", said)
    assert done.exit_code == 2
    assert said in done.stderr


def test_reconcile_shows_a_bar_on_demand_and_prints_the_same(run: Run, reports: Path) -> None:
    done = run("reconcile", reports, "--progress")
    assert "3/3" in done.stderr
    assert done.stdout == run("reconcile", reports, "--no-progress").stdout


def test_reconcile_as_of_a_day_is_what_had_been_published(run: Run, reports: Path) -> None:
    record = _record(run("reconcile", reports, "--as-of", "2019-03-05"))
    assert record["as_of"] == "2019-03-05T23:59:59+00:00"
    assert record["incidents"][0]["reports"] == ["a1", "a2"]


def test_reconcile_as_of_says_what_has_no_day(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "undated.txt"
    file.write_text(three()[0].report.text, "utf-8")
    done = run("reconcile", file, "--as-of", "2019-03-05")
    assert (done.exit_code, _record(done)["unassigned"]) == (0, [])
    assert "1 reports without a day of publication are left out" in done.stderr


def _decisions(folder: Path, *lines: dict[str, Any]) -> Path:
    file = folder / "decisions.jsonl"
    taken = {"author": "S.", "because": "seen", "taken": "2019-03-08"}
    file.write_text("".join(json.dumps(taken | line) + "\n" for line in lines), "utf-8")
    return file


def test_reconcile_honours_decisions(run: Run, reports: Path, tmp_path: Path) -> None:
    claims = _record(run("reconcile", reports))["incidents"][0]["claims"]
    (last,) = [claim["id"] for claim in claims if (claim["report"], claim["value"]) == ("a3", 17)]
    file = _decisions(tmp_path, {"id": "d1", "kind": "correct", "targets": [last], "values": {"value": 18}})
    (incident,) = _record(run("reconcile", reports, "--decisions", file))["incidents"]
    assert 18 in [toll["best"] for toll in incident["tolls"]]
    assert {"value": 17} in [claim.get("read") for claim in incident["claims"]]


def test_reconcile_says_which_decision_binds_to_nothing(run: Run, reports: Path, tmp_path: Path) -> None:
    file = _decisions(tmp_path, {"id": "d1", "kind": "reject", "targets": ["a9"]})
    done = run("reconcile", reports, "--decisions", file)
    assert done.exit_code == 0
    assert done.stderr == "marsad: decision d1 is not bound: there is no report 'a9'\n"
    assert _record(done)["unbound"] == [{"decision": "d1", "why": "there is no report 'a9'"}]


def test_reconcile_refuses_bad_decisions_with_file_line_and_member(run: Run, reports: Path, tmp_path: Path) -> None:
    file = _decisions(
        tmp_path, {"id": "d1", "kind": "reject", "targets": ["a1"]}, {"id": "d2", "kind": "ignore", "targets": ["a1"]}
    )
    done = run("reconcile", reports, "--decisions", file)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "decisions.jsonl: line 2: kind is none of accept" in " ".join(done.stderr.split())
    missing = run("reconcile", reports, "--decisions", tmp_path / "none.jsonl")
    assert missing.exit_code == 2
    assert "none.jsonl: no such file or directory" in " ".join(missing.stderr.split())


def test_reconcile_story_is_for_people(run: Run, reports: Path) -> None:
    done = run("reconcile", reports, "--story")
    assert done.exit_code == 0
    for words in (
        "Bombing at a market in Manbij",
        "3 reports · 1 copy",
        "2019-03-05  14",
        "Syrian Observatory for Human Rights",
        "COPIES OF ONE DISPATCH",
        "same origin, later",
    ):
        assert words in done.stdout
    assert "\x1b" not in done.stdout


def test_reconcile_story_has_arabic_labels_and_names(run: Run, reports: Path) -> None:
    done = run("reconcile", reports, "--story", "--lang", "ar")
    assert "تفجير في سوق في منبج" in done.stdout
    assert "المرصد السوري لحقوق الإنسان" in done.stdout
    assert "killed" not in done.stdout


def test_reconcile_brief_story_has_the_last_tolls_alone(run: Run, reports: Path) -> None:
    done = run("reconcile", reports, "--story", "--brief")
    assert "2019-03-06  17" in done.stdout
    assert "2019-03-05" not in done.stdout.replace("2019-03-04 to 2019-03-05", "")
    assert "COPIES" not in done.stdout


def test_reconcile_why_tells_what_speaks_for_a_report(run: Run, reports: Path) -> None:
    reports.write_text(reports.read_text("utf-8") + _line(dispatch("b1", "en", 2, 1, 40, 200)) + "\n", "utf-8")
    record = _record(run("reconcile", reports))
    ids = {report: incident["id"] for incident in record["incidents"] for report in incident["reports"]}
    done = run("reconcile", reports, "--why", ids["a1"], "a3")
    assert done.exit_code == 0
    assert "in the same place" in done.stdout
    other = run("reconcile", reports, "--why", ids["a1"], "b1")
    assert "is not of" in other.stdout
    assert ids["b1"] in other.stdout


def test_reconcile_why_of_what_is_not_there_fails(run: Run, reports: Path) -> None:
    (incident,) = _record(run("reconcile", reports))["incidents"]
    assert "there is no incident 'x'" in run("reconcile", reports, "--why", "x", "a1").stderr
    done = run("reconcile", reports, "--why", incident["id"], "a9")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "there is no report 'a9'" in done.stderr


def test_reconcile_compare_tells_where_two_policies_differ(run: Run, reports: Path) -> None:
    reports.write_text(
        "\n".join(_line(one) for one in (dispatch("a1", "en", 0, 0, 14, 9), dispatch("a2", "en", 0, 1, 9, 10))) + "\n",
        "utf-8",
    )
    done = run("reconcile", reports, "--compare", "latest-by-origin/1", "acled/1")
    assert done.exit_code == 0
    assert "killed · all" in done.stdout
    assert re.search("latest-by-origin/1\u2069  9–(9|14)–14\n", done.stdout)
    assert "0 incidents alike under both." in done.stdout
    same = run("reconcile", reports, "--compare", "ucdp/1", "ucdp/1", "--lang", "ar")
    assert "حادثة واحدة لا فرق فيها بين السياستين." in same.stdout
    assert run("reconcile", reports, "--compare", "ucdp/1", "x/1").exit_code == 2


@pytest.mark.parametrize(
    "views", [("--story", "--compare", "ucdp/1", "ibc/1"), ("--story", "--why", "a", "b"), ("--brief",)]
)
def test_reconcile_refuses_views_that_do_not_go_together(run: Run, reports: Path, views: tuple[str, ...]) -> None:
    assert run("reconcile", reports, *views).exit_code == 2


def test_reconcile_reads_many_reports_with_two_processes_to_the_same_bytes(run: Run, tmp_path: Path) -> None:
    lines = [
        _line(dispatch(f"m{number:03}", ("ar", "en")[number % 2], number % 3, number // 3 % 3, 9 + number % 4, number))
        for number in range(90)
    ]
    lines[70] = '{"id": "m070"}'
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    one, two = (run("reconcile", file, "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert "many.jsonl:71: not a report: the line has no text" in two.stderr


@pytest.mark.slow
def test_reconcile_gives_the_same_bytes_whatever_the_hash_seed(spawn: Spawn, reports: Path) -> None:
    import os

    runs = [
        spawn("reconcile", str(reports), env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2", "3")
    ]
    assert runs[0]
    assert runs[0] == runs[1] == runs[2]


def test_reconcile_compare_says_the_rules_in_the_language_of_the_interface(run: Run, reports: Path) -> None:
    done = run("reconcile", reports, "--compare", "latest-by-origin/1", "acled/1", "--lang", "ar")
    assert "لا يُحصى إلا القتلى الذين أُفيد بهم" in done.output
    assert "fatalities are counted" not in done.output


def test_reconcile_takes_an_export_of_telegram(run: Run, tmp_path: Path) -> None:
    text = "قتل سبعة مدنيين في قصف على مدينة إدلب الأربعاء، وفق المرصد السوري لحقوق الإنسان."
    message = {"id": 5, "type": "message", "date": "2022-01-26T23:30:00", "from": "قناة", "text": text}
    export = {"name": "قناة", "type": "public_channel", "id": 7, "messages": [message]}
    (tmp_path / "result.json").write_text(json.dumps(export, indent=1), "utf-8")
    done = run("reconcile", tmp_path / "result.json")
    assert done.exit_code == 0, done.stderr
    assert '"value": 7' in done.stdout
