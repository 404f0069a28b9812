"""The commands on a record, as a person runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.record.home import Home
from marsad.record.log.checkpoints import checkpoint_from_bytes
from marsad.record.log.timestamps import timestamp_request
from tests.postgresql import tables_at_rest
from tests.record.log.authority import Authority


@dataclass(frozen=True)
class Run:
    """Runs commands on one record."""

    home: Home

    def __call__(self, *arguments: object, **options: Any) -> Result:
        environment = {"MARSAD_HOME": str(self.home.folder), "MARSAD_DATABASE": self.home.database}
        return CliRunner(env=environment).invoke(app, [*map(str, arguments)], **options)

    def at_rest(self) -> bytes:
        """All that lies on the disk of the record, save what a server keeps of its last changes."""
        files = [file for file in self.home.folder.rglob("*") if file.is_file()]
        return b"".join(file.read_bytes() for file in (*files, *tables_at_rest(self.home.database)))


REPORTS = (
    {"id": "a", "outlet": "Al-Noor", "language": "en", "published": "2024-03-02T09:00:00+00:00",
     "text": "At least 12 people were killed in an air strike on the market of Jabal town in Aleppo on Saturday, "
             "the health ministry said."},
    {"id": "b", "outlet": "Sada Agency", "language": "ar", "published": "2024-03-02T15:00:00+00:00",
     "text": "قالت وزارة الصحة إن 15 شخصاً قتلوا في غارة جوية على سوق في حلب يوم السبت."},
    {"id": "c", "outlet": "Weather Post", "language": "en", "published": "2024-03-03",
     "text": "Rain is expected in the north on Sunday, forecasters said."},
)  # fmt: skip


@pytest.fixture
def elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_database: Callable[[], str | None]
) -> Callable[[str], Run]:
    """Gives what runs commands on another record, where none is yet: in files, and on a server."""
    monkeypatch.setenv("MARSAD_AUTHOR", "Rana")
    monkeypatch.setenv("MARSAD_PASSPHRASE", "seven blue horses run")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    return lambda name: Run(Home(tmp_path / name, new_database()))


@pytest.fixture
def run(elsewhere: Callable[[str], Run]) -> Run:
    """A command on a record of its own."""
    return elsewhere("record")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three reports, two of one event."""
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS), encoding="utf-8")
    return file


@pytest.fixture
def filled(run: Run, reports: Path) -> Run:
    """The same, once the reports were added."""
    assert run("add", reports).exit_code == 0
    return run


def incident_of(run: Run, report: str) -> str:
    """The id of the incident that a report is of."""
    for line in run("incidents", "--json").stdout.splitlines():
        said = json.loads(line)
        if report in said["reports"]:
            return str(said["id"])
    raise AssertionError(report)


def test_add_says_what_became_of_each_report(run: Run, reports: Path) -> None:
    first = run("add", reports)
    assert first.exit_code == 0
    assert "new a 1 figure" in first.stdout
    assert first.stdout.endswith("3 new\n")
    again = run("add", reports)
    assert again.exit_code == 0
    assert again.stdout.endswith("0 new, 3 known\n")


def test_add_keeps_what_can_be_read_and_names_what_cannot(run: Run, reports: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(reports.read_bytes() + b'{"id": "d", "text": \n')
    done = run("add", broken)
    assert done.exit_code == 1
    assert "broken.jsonl:4" in done.stderr
    assert done.stdout.endswith("3 new, 1 failed\n")


def test_add_refuses_another_report_under_an_id_that_is_taken(filled: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({**REPORTS[2], "text": "Snow is expected in the north on Monday."}), encoding="utf-8")
    done = filled("add", other)
    assert done.exit_code == 1
    assert "another report has the id 'c'" in done.stderr


def test_asking_a_record_that_is_not_there_says_how_one_begins(run: Run) -> None:
    for command in (["incidents"], ["verify"], ["show", "x"], ["log"], ["search", "x"], ["index"]):
        asked = run(*command)
        assert (asked.exit_code, asked.stdout) == (1, "")
        assert "`marsad add` begins one" in asked.stderr


def test_show_takes_an_incident_a_report_or_a_claim(filled: Run) -> None:
    incident = incident_of(filled, "a")
    assert "killed · all" in filled("show", incident).stdout
    assert "killed · all" in filled("show", incident[:6]).stdout
    assert "12" in filled("show", "a").stdout
    claim = json.loads(filled("show", "a", "--json").stdout)["claims"][0]["id"]
    assert json.loads(filled("show", f"a/{claim}", "--json").stdout)["claims"][0]["id"] == claim
    missing = filled("show", "a/0-1-killed")
    assert (missing.exit_code, "has no claim '0-1-killed'" in missing.stderr) == (1, True)


def test_toll_says_for_each_bound_whose_words_give_it(filled: Run) -> None:
    told = filled("toll", incident_of(filled, "a"), "--why")
    assert told.exit_code == 0
    assert "low" in told.stdout
    assert "شخصاً قتلوا" in told.stdout
    assert "same origin, later" in told.stdout


def test_toll_as_of_a_time_knows_only_what_was_published(filled: Run) -> None:
    incident = incident_of(filled, "a")
    early = json.loads(filled("toll", incident, "--as-of", "2024-03-02T10:00:00+00:00", "--json").stdout)
    assert early["reports"] == ["a"]
    nothing = filled("toll", incident, "--as-of", "2024-03-01")
    assert (nothing.exit_code, "nothing was known" in nothing.stderr) == (1, True)


def test_toll_recorded_by_a_time_knows_only_what_was_held(filled: Run) -> None:
    nothing = filled("toll", incident_of(filled, "a"), "--recorded-by", "2024-03-05")
    assert (nothing.exit_code, "nothing was known" in nothing.stderr) == (1, True)


def test_toll_recorded_by_a_time_names_those_who_counted_then(filled: Run) -> None:
    incident = incident_of(filled, "b")
    was, held = filled("toll", incident).stdout, datetime.now(UTC).isoformat()
    claims = [one["id"] for one in json.loads(filled("show", incident, "--json").stdout)["claims"]]
    for claim in claims:
        filled("decide", "correct", claim, "--set", "origin=un", "--because", "it says so further down")
    assert filled("toll", incident).stdout != was
    assert filled("toll", incident, "--recorded-by", held).stdout == was


def test_a_decision_changes_the_toll_beside_the_machines_value_and_can_be_withdrawn(filled: Run) -> None:
    before = filled("incidents", "--json").stdout
    claim = json.loads(filled("show", "b", "--json").stdout)["claims"][0]["id"]
    ruled = filled("decide", "correct", f"b/{claim}", "--set", "value=14", "--because", "the recording says fourteen")
    assert ruled.exit_code == 0
    number = ruled.stdout.split()[1].rstrip(":")
    incident = incident_of(filled, "b")
    assert "14 (read as 15)" in filled("toll", incident, "--why").stdout
    assert json.loads(filled("show", incident, "--json").stdout)["tolls"][-1]["high"] == 14
    assert filled("decide", "withdraw", number, "--because", "misheard").exit_code == 0
    assert filled("incidents", "--json").stdout == before


def test_a_decision_on_what_is_not_there_is_not_kept(filled: Run) -> None:
    entries = filled("log", "--json").stdout
    refused = filled("decide", "reject", "a/0-1-killed", "--because", "no")
    assert (refused.exit_code, "has no claim" in refused.stderr) == (1, True)
    assert filled("log", "--json").stdout == entries


def test_a_figure_that_was_missed_is_added_once(filled: Run) -> None:
    at = str(REPORTS[0]["text"]).index("the health ministry")
    said = ["--words", f"{at}-{at + 19}", "--because", "it counts its own"]
    for value in ("value=2", "outcome=injured", "affected=health", "origin=sy-health-ministry", "stance=asserted"):
        said += ["--set", value]
    done = filled("decide", "add", "a", *said)
    assert done.exit_code == 0, done.output
    claims = json.loads(filled("show", incident_of(filled, "a"), "--json").stdout)["claims"]
    (added,) = [claim for claim in claims if claim.get("added")]
    assert (added["value"], added["quote"]["text"]) == (2, "the health ministry")
    assert filled("show", added["id"]).exit_code == 0
    again = filled("decide", "add", "a", *said)
    assert (again.exit_code, "are the claim" in again.stderr) == (1, True)
    wrong = filled("decide", "add", "a", *said[2:], "--words", "three-four")
    assert (wrong.exit_code, "START-END" in wrong.stderr) == (2, True)


def test_diff_says_which_tolls_changed_and_by_what(filled: Run) -> None:
    told = filled("diff", "--since", "2024-01-01").stdout
    assert "killed · all" in told
    assert "new" in told
    assert filled("diff", "--since", "2999-01-01").stdout.strip() == "No toll changed."


def test_search_finds_arabic_without_its_clitics(filled: Run) -> None:
    assert "b" in filled("search", "السوق").stdout
    assert "b" in filled("search", "وزاره").stdout
    assert "b" not in filled("search", "زلزال").stdout


def test_sources_say_how_much_each_origin_told(filled: Run) -> None:
    assert "figure" in filled("sources").stdout
    unknown = filled("sources", "nobody-at-all")
    assert (unknown.exit_code, "no origin" in unknown.stderr) == (1, True)


def test_verify_follows_signing_and_finds_a_cut_log(
    filled: Run, elsewhere: Callable[[str], Run], tmp_path: Path
) -> None:
    assert "no checkpoint was signed" in filled("verify").stdout
    assert filled("keys", "create").exit_code == 0
    kept = tmp_path / "kept.json"
    assert filled("checkpoint", "--out", kept).exit_code == 0
    assert "it continues the checkpoint of 7 entries" in filled("verify", "--against", kept).stdout
    other = elsewhere("other")
    assert other("keys", "create").exit_code == 0
    assert other("verify", "--against", kept).exit_code == 3


def test_a_removal_leaves_nothing_to_find_and_a_log_that_verifies(filled: Run) -> None:
    incident = incident_of(filled, "a")
    gone = filled("remove", "b", "--because", "a family asked", "--ground", "consent withdrawn", "--yes")
    assert gone.exit_code == 0
    assert filled("verify").exit_code == 0
    assert "withheld" in filled("toll", incident).stdout
    assert filled("search", "السوق").stdout.strip() == ""
    stored = filled.at_rest()
    assert "شخصا".encode() not in stored
    assert b"Sada Agency" not in stored
    assert b"Al-Noor" in stored


def test_what_was_removed_is_not_taken_in_again(filled: Run, reports: Path) -> None:
    filled("remove", "b", "--because", "a family asked", "--ground", "consent withdrawn", "--yes")
    again = filled("add", reports)
    assert again.stdout.endswith("0 new, 2 known, 1 removed\n")


def test_the_index_made_anew_is_the_same_to_the_byte(filled: Run) -> None:
    claim = json.loads(filled("show", "b", "--json").stdout)["claims"][0]["id"]
    filled("decide", "reject", f"b/{claim}", "--because", "hearsay")
    filled("keys", "create")
    filled("remove", "c", "--because", "not ours", "--ground", "no ground for keeping", "--yes")
    grown = filled("index").stdout
    assert filled("index", "--rebuild").stdout == grown


def test_a_backup_brings_the_record_back(filled: Run, elsewhere: Callable[[str], Run], tmp_path: Path) -> None:
    kept, other = tmp_path / "kept.marsad", elsewhere("other")
    assert filled("backup", kept).exit_code == 0
    assert b"Aleppo" not in kept.read_bytes() + kept.with_name("kept.marsad.keys").read_bytes()
    assert other("restore", kept).exit_code == 0
    assert other("verify").stdout.splitlines()[0] == filled("verify").stdout.splitlines()[0]
    assert other("incidents", "--json").stdout == filled("incidents", "--json").stdout
    assert other("index").stdout == filled("index").stdout


def test_a_removal_reaches_the_backups_that_were_made_before(
    filled: Run, elsewhere: Callable[[str], Run], tmp_path: Path
) -> None:
    kept, other = tmp_path / "kept.marsad", elsewhere("other")
    filled("backup", kept)
    filled("remove", "b", "--because", "a family asked", "--ground", "consent withdrawn", "--yes")
    assert other("restore", kept).exit_code == 0
    assert other("verify").exit_code == 0
    assert other("show", "b").exit_code == 1
    assert "a family asked" in other("log", "--kind", "removal").stdout


def test_a_removal_names_the_backup_that_it_could_not_reach(filled: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept.marsad"
    filled("backup", kept)
    kept.with_name("kept.marsad.keys").unlink()
    gone = filled("remove", "b", "--because", "a family asked", "--ground", "consent withdrawn", "--yes")
    assert (gone.exit_code, "was not reached" in gone.stderr) == (1, True)
    assert filled("show", "b").exit_code == 1


def test_a_backup_that_was_changed_cut_or_misnamed_is_refused(
    filled: Run, elsewhere: Callable[[str], Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.marsad"
    filled("backup", kept)
    assert filled("backup", kept).exit_code == 1
    assert "is a record in" in filled("restore", kept).stderr
    whole = kept.read_bytes()
    for number, damaged in enumerate((whole[:-1], whole[:-40] + b"x" + whole[-39:], b"{}\n" + whole)):
        kept.write_bytes(damaged)
        refused = elsewhere(str(number))("restore", kept)
        assert (refused.exit_code, refused.stdout) == (1, "")
    kept.write_bytes(whole)
    monkeypatch.setenv("MARSAD_PASSPHRASE", "another passphrase")
    assert "key does not open" in elsewhere("wrong")("restore", kept).stderr


def test_another_policy_is_chosen_with_a_reason_that_stays(filled: Run) -> None:
    incident = incident_of(filled, "a")
    assert filled("policy").stdout == "latest-by-origin/1\n"
    assert filled("policy", "acled/1").exit_code == 2
    assert filled("policy", "acled/1", "--because", "our partners code so").stdout == "acled/1\n"
    assert "under \u2068acled/1\u2069" in filled("toll", incident).stdout
    assert "acled/1" in filled("log", "--kind", "policy").stdout
    grown = filled("index").stdout
    assert filled("index", "--rebuild").stdout == grown


def test_reports_are_read_anew_and_what_was_read_before_stays(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled("incidents", "--json").stdout
    assert filled("reread").stdout.startswith("3 read anew, 0 otherwise")
    (tmp_path / "record" / "marsad.toml").write_text('[collect]\nleave-out = ["statements"]\n', encoding="utf-8")
    assert filled("reread", "b").exit_code == 0
    assert filled("incidents", "--json").stdout == before
    assert filled("verify").exit_code == 0
    assert filled("reread", "nope").exit_code == 1


def test_a_time_stamp_is_asked_for_only_where_it_can_be_checked(filled: Run, tmp_path: Path) -> None:
    filled("keys", "create")
    assert filled("checkpoint", "--authority", "https://stamps.example").exit_code == 2
    (tmp_path / "none.pem").write_text("no certificate", encoding="utf-8")
    refused = filled("checkpoint", "--authority", "ftp://stamps.example", "--certificates", tmp_path / "none.pem")
    assert (refused.exit_code, "starts with http" in refused.stderr) == (1, True)
    assert filled("verify").exit_code == 0


def test_an_incident_alone_tells_no_name_that_only_another_report_has(run: Run, tmp_path: Path) -> None:
    reports = (
        {"id": "north", "language": "ar", "published": "2024-03-02T15:00:00+00:00",
         "text": "قالت وزارة الصحة إن 15 شخصاً قتلوا في غارة جوية على سوق في حلب يوم السبت."},
        {"id": "south", "language": "ar", "published": "2024-05-12T15:00:00+00:00",
         "text": "قتل ثلاثة أشخاص في قصف على درعا يوم الأحد، بينهم الطفل سالم الحموي (8 أعوام)، بحسب الدفاع المدني."},
    )  # fmt: skip
    file = tmp_path / "two.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), encoding="utf-8")
    run("add", file)
    (tmp_path / "record" / "marsad.toml").write_text('[withhold]\nshow = ["reasons"]\n', encoding="utf-8")
    run("decide", "accept", "south", "--because", "ذوو سالم الحموي أكدوا")
    run("decide", "accept", "north", "south", "--because", "سالم الحموي عند الجهتين")
    alone = run("export", "--format", "record", "--incident", incident_of(run, "north")).stdout
    assert [one["targets"] for one in json.loads(alone)["decisions"]] == [["north", "south"]]
    assert "عند الجهتين" in alone
    assert "الحموي" not in alone


def test_a_ruling_on_a_figure_that_is_told_twice_names_the_other_telling(run: Run, tmp_path: Path) -> None:
    told = {
        "id": "t",
        "language": "en",
        "published": "2024-03-02T09:00:00+00:00",
        "title": "Health ministry: 41 people killed in strike on Jabal",
        "text": "The Syrian health ministry said on Saturday that 41 people were killed in an air strike on Jabal in Aleppo.",
    }
    (tmp_path / "t.jsonl").write_text(json.dumps(told), encoding="utf-8")
    run("add", tmp_path / "t.jsonl")
    one, other = (f"t/{claim['id']}" for claim in json.loads(run("show", "t", "--json").stdout)["claims"])
    ruled = run("decide", "reject", one, "--because", "misread", "--author", "Rana")
    assert f"note: {other} tells the same figure once more" in ruled.stdout
    assert "once more" not in run("decide", "reject", one, other, "--because", "misread", "--author", "Rana").stdout


@pytest.mark.full
def test_verify_checks_the_time_stamps_of_checkpoints(filled: Run, tmp_path: Path) -> None:
    filled("keys", "create")
    filled("checkpoint")
    (signed,) = (tmp_path / "record" / "checkpoints").glob("*.json")
    authority = Authority(tmp_path)
    answer = authority.answer(timestamp_request(checkpoint_from_bytes(signed.read_bytes())))
    signed.with_suffix(".tsr").write_bytes(answer)
    trusted, other = tmp_path / "trusted.pem", tmp_path / "other.pem"
    trusted.write_bytes(authority.certificates)
    (tmp_path / "elsewhere").mkdir()
    other.write_bytes(Authority(tmp_path / "elsewhere").certificates)

    assert "1 time-stamp not checked" in filled("verify").stdout
    held = filled("verify", "--certificates", trusted)
    assert (held.exit_code, "time-stamps say: the checkpoint of" in held.stdout) == (0, True)
    assert filled("verify", "--certificates", other).exit_code == 3
    signed.with_suffix(".tsr").write_bytes(answer[:-40])
    assert signed.with_suffix(".tsr").name in filled("verify", "--certificates", trusted).stdout


def test_a_removal_that_was_cut_off_reaches_the_backups_with_the_next_command(filled: Run, tmp_path: Path) -> None:
    kept, keys = tmp_path / "kept.marsad", tmp_path / "kept.marsad.keys"
    filled("backup", kept)
    before = keys.read_bytes()
    filled("remove", "b", "--because", "a family asked", "--ground", "consent withdrawn", "--yes")
    keys.write_bytes(before)
    (tmp_path / "record" / "purge-pending").touch()
    assert filled("incidents").exit_code == 0
    assert keys.read_bytes().count(b'"key"') < before.count(b'"key"')
    assert not (tmp_path / "record" / "purge-pending").exists()


def checked(bundle: Path) -> subprocess.CompletedProcess[str]:
    """What the stand-alone verifier says of a bundle."""
    command = [sys.executable, "-I", str(bundle / "data" / "verify_bundle.py"), str(bundle)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.slow
def test_a_bundle_of_one_incident_proves_its_entries_alone(filled: Run, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    assert filled("export", "--format", "bundle", "--out", whole).exit_code == 1  # no checkpoint yet
    filled("keys", "create")
    filled("checkpoint")
    assert filled("export", "--format", "bundle", "--out", whole).exit_code == 0
    told = filled("export", "--format", "bundle", "--out", part, "--incident", incident_of(filled, "a"))
    assert told.exit_code == 0
    assert [checked(bundle).returncode for bundle in (whole, part)] == [0, 0]
    entries = [len((bundle / "data/log/entries.jsonl").read_text().splitlines()) for bundle in (whole, part)]
    assert entries == [7, 5]
    proof = next((part / "data/log/proofs").glob("entry-*.json"))
    proof.write_bytes(proof.read_bytes().replace(b"0", b"1"))
    assert checked(part).returncode != 0


def test_every_format_is_written_from_a_record_without_the_withheld(filled: Run, tmp_path: Path) -> None:
    for name in ("record", "csv", "parquet", "ucdp", "acled", "hxl", "geojson", "airwars"):
        done = filled("export", "--format", name, "--out", tmp_path / name)
        assert (name, done.exit_code) == (name, 0)
        assert any((tmp_path / name).iterdir())
    assert json.loads(filled("export", "--format", "record").stdout)["format"] == "marsad.record/1"
    assert filled("export", "--format", "bundle").exit_code == 2
