"""What people do at a desk is in the log, sealed like all else, and a removal and the verifiers live with it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from marsad.cli.main import app
from marsad.errors import BadLog
from marsad.interface.labels import INTERFACE_LANGUAGES, labels
from marsad.record import accesses
from marsad.record.accesses import Access, Way, What
from marsad.record.ask.entries import Told, listed
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.store.database import open_databases

STORY = Path(__file__).parents[2] / "examples/story/reports.jsonl"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def record(home: Home) -> Home:
    """A record that begins with its first administrator, with three reports and what its people did."""
    open_databases(home, make=True)
    accesses.note(Access("joined", "amal", "start", role="administrator"), datetime.now(UTC))
    file = home.folder / "three.jsonl"
    file.write_text("\n".join(STORY.read_text("utf-8").splitlines()[:3]) + "\n", encoding="utf-8")
    _run(home, "add", str(file), "--quiet", "--jobs", "1")
    accesses.note(Access("signed-in", "amal", "app", failures=2), datetime.now(UTC))
    accesses.note(Access("role-changed", "amal", whom="badr", role="editor"), datetime.now(UTC))
    bring_up_to_date(None)
    return home


def _run(home: Home, *given: str) -> str:
    done = CliRunner().invoke(app, [*given, "--home", str(home.folder)])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    "access",
    [
        Access("signed-in", "amal", "passkey"),
        Access("shut-out", "amal", failures=5, address="192.0.2.7"),
        Access("factor-removed", "amal", "app", whom="badr"),
    ],
)
def test_what_is_kept_is_what_was_said(access: Access) -> None:
    assert accesses.from_bytes(accesses.to_bytes(access)) == access


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"format":"marsad.access/1","what":"stole","who":"x"}', b'{"format":"other/1"}']
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(BadLog):
        accesses.from_bytes(content)


def test_the_log_tells_it(record: Home) -> None:
    told = _run(record, "log", "--kind", "access", "--lang", "en").splitlines()
    assert [line.split("access", 1)[1].strip() for line in told] == [
        "\u2068amal\u2069 joined as administrator: start of the desk",
        "\u2068amal\u2069 signed in after failed attempts (\u20682\u2069): password and code",
        "\u2068amal\u2069 made \u2068badr\u2069 editor",
    ]


def test_nothing_of_it_stands_open_in_the_entry(record: Home) -> None:
    lines = _run(record, "log", "--kind", "access", "--json").splitlines()
    assert [json.loads(line)["about"].keys() - {"origin"} for line in lines] == [set(), set(), set()]
    assert not any(word in line for line in lines for word in ("amal", "badr", "signed", "app"))


def test_the_record_verifies_also_after_a_removal_and_the_verifier_alone_takes_the_bundle(
    record: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MARSAD_PASSPHRASE", "for this test alone")
    _run(record, "remove", "d002", "--author", "amal", "--because", "asked", "--ground", "law", "--yes")
    _run(record, "keys", "create")
    _run(record, "checkpoint")
    assert "as it was written" in _run(record, "verify", "--lang", "en")
    _run(record, "export", "--format", "bundle", "--out", str(tmp_path / "bundle"))
    done = subprocess.run(
        [sys.executable, str(tmp_path / "bundle/data/verify_bundle.py"), str(tmp_path / "bundle")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_destroyed_is_said_to_be(record: Home) -> None:
    from marsad.record.store.models import Payload

    entries = list(listed("access"))
    Payload.objects.filter(commitment=entries[0].payloads[0].commitment).delete()
    told = Told(entries)
    assert [told.of(entry)[0] for entry in entries] == ["removed", "access-signed-in-after", "access-role-changed"]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_language_tells_every_act(language: str) -> None:
    words = labels(language).words
    assert {name for name in words["entry"] if name.startswith("access-") and not name.endswith("-after")} == {
        f"access-{what}" for what in get_args(What)
    }
    assert set(words["way"]) == set(get_args(Way))


def test_taking_it_in_loads_nothing_that_reads_or_groups(record: Home) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from marsad.record.home import Home; from marsad.record.store.database import open_databases\n"
        f"open_databases(Home(Path({str(record.folder)!r})), make=False)\n"
        "from marsad.record.index.applied import is_up_to_date\n"
        "from marsad.record.index.up_to_date import bring_up_to_date\n"
        "from marsad.record.accesses import Access, note\n"
        "note(Access('signed-in', 'amal', 'app'), datetime.now(UTC)); assert not is_up_to_date()\n"
        "bring_up_to_date(None); assert is_up_to_date(); assert 'marsad.record.index.settle' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_index_that_took_it_in_at_once_is_as_one_made_afresh(record: Home) -> None:
    accesses.note(Access("signed-out", "amal"), datetime.now(UTC))
    bring_up_to_date(None)
    assert _run(record, "index") == _run(record, "index", "--rebuild")
