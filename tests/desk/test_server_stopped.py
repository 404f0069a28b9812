"""A server of the record's database that is stopped and started again under a desk that runs, and that people use."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from bench.desk.people import Answer, Browser
from bench.dispatches import dispatches
from tests.desk.served import PLAIN, served
from tests.postgresql import Server, running

pytestmark = pytest.mark.full
NAME, PASSWORD = "amal", "nahr-qamar-zaytun-4"
_FIRST, _MORE = 20, 200
_SAID = {"en": "The desk cannot reach its database", "ar": "لا يصل المكتب إلى قاعدة بياناته"}
_LINES = [json.dumps(one, ensure_ascii=False) for one in islice(dispatches(_FIRST + _MORE), _FIRST + _MORE)]


@pytest.fixture
def own() -> Iterator[Server]:
    """A server of the test's own, which it may stop."""
    with running() as one:
        yield one


@pytest.fixture
def database(own: Server, tmp_path: Path) -> str:
    """The address of a database with a record of some reports."""
    address, file = own.new_database(), tmp_path / "first.jsonl"
    file.write_text("\n".join(_LINES[:_FIRST]), encoding="utf-8")
    _marsad(tmp_path / "record", address, "add", str(file), "--quiet", "--jobs", "1")
    return address


@pytest.fixture
def browser(database: str, tmp_path: Path) -> Iterator[Browser]:
    """The administrator's, at a desk on it."""
    said = {"MARSAD_ADMIN_NAME": NAME, "MARSAD_ADMIN_PASSWORD": PASSWORD, "MARSAD_DATABASE": database}
    with served(tmp_path / "record", PLAIN, said) as port:
        one = Browser(port)
        one.sign_in(NAME, PASSWORD)
        yield one


def _marsad(home: Path, database: str, *given: str) -> str:
    command = [sys.executable, "-c", PLAIN, *given, "--home", str(home)]
    said = os.environ | {"MARSAD_DATABASE": database}
    return subprocess.run(command, env=said, check=True, capture_output=True, text=True, timeout=300).stdout


def _ruling(browser: Browser, because: str) -> list[tuple[str, str]]:
    """The form that rejects the first figure of the queue."""
    page = browser.get("", "/review/?ground=one-source").text
    matter = re.search(r'name="matter" value="([^"]+)"', page)
    since = re.search(r'name="since" value="(\d+)"', page)
    assert matter
    assert since
    return [("since", since[1]), ("matter", matter[1]), ("do", "reject"), ("because", because), ("next", "/review/")]


def _is_told(answer: Answer, lang: str) -> bool:
    return answer.status == 503 and answer.headers.get("Retry-After", "").isdecimal() and _SAID[lang] in answer.text


def test_it_is_told_in_both_languages_and_nothing_that_was_acknowledged_is_lost(
    browser: Browser, own: Server, database: str, tmp_path: Path
) -> None:
    assert browser.post("", "/review/act/", _ruling(browser, "before it stopped")).status == 302
    away = _ruling(browser, "while it was away")
    own.stop()
    for lang in _SAID:
        browser.language = lang
        assert _is_told(browser.get("", "/"), lang)
        assert _is_told(browser.get("", "/review/"), lang)
        assert _is_told(browser.post("", "/review/act/", away), lang)
        assert _is_told(browser.post("", "/add/", [("kind", "paste"), ("text", "3 people were killed in Homs.")]), lang)
    assert (browser.get("", "/healthz").status, browser.get("", "/readyz").status) == (200, 503)
    own.start()
    browser.language = "en"
    assert browser.get("", "/").status == 200
    assert browser.get("", "/review/").status == 200
    assert browser.post("", "/review/act/", _ruling(browser, "after it came back")).status == 302
    log = _marsad(tmp_path / "record", database, "log", "--kind", "decision")
    assert "before it stopped" in log
    assert "after it came back" in log
    assert "while it was away" not in log
    assert _marsad(tmp_path / "record", database, "log", "--kind", "report").count("\n") == _FIRST


def test_an_addition_that_it_cut_off_goes_on_and_adds_nothing_twice(
    browser: Browser, own: Server, database: str, tmp_path: Path
) -> None:
    given = "\n".join(_LINES)
    there = browser.upload("/add/", [("kind", "files")], "reports.jsonl", given.encode()).there
    _until(lambda: "new" in browser.get("", there).text)
    own.stop()
    time.sleep(2)
    own.start()
    _until(lambda: f"{there}again/" in browser.get("", there).text)
    assert browser.post("", f"{there}again/", []).status == 302
    _until(lambda: 'class="state done"' in browser.get("", there).text)
    _until(lambda: browser.get("", "/").status == 200)
    log = _marsad(tmp_path / "record", database, "log", "--kind", "report")
    assert log.count("\n") == _FIRST + _MORE
    assert "Traceback" not in _marsad(tmp_path / "record", database, "verify")


def _until(holds: object, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    assert callable(holds)
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)
