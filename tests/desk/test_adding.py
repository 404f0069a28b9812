"""Adding reports from the desk: what each addition did, what is refused, and what a crash cut off."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.adding import catching_up, folder, process, uploads
from marsad.desk.adding.folder import folder_of, safe_name, working
from marsad.desk.adding.given import Told
from marsad.desk.adding.work import ADDRESSES, work
from marsad.desk.kept.models import Added, Addition
from marsad.desk.members.models import Member
from marsad.errors import NotFetched
from marsad.intake.network.fetch import Fetched, Validators
from marsad.record.home import Home
from marsad.record.index.models import Report
from marsad.record.index.up_to_date import behind
from marsad.record.project import Project
from tests.desk.conftest import As

TEXT = "قتل ثلاثة أشخاص في قصف على بلدة التل يوم الاثنين، بحسب المرصد السوري لحقوق الإنسان."
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
<item><title>a</title><link>https://wire.example/a</link><description>قتل 4 أشخاص في انفجار في دوما.</description></item>
</channel></rss>"""
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>'


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int | str]:
    """The processes that the desk would begin: a test does their work itself, where it wants it done."""
    tasks: list[int | str] = []
    for module in ("marsad.desk.pages.adding", "marsad.desk.adding.catching_up"):
        monkeypatch.setattr(f"{module}.begin", lambda home, task: tasks.append(task))
    return tasks


def _add(client: Client, **said: object) -> Addition:
    answer = client.post("/add/", said)
    assert answer.status_code == 302, answer.content.decode()
    return Addition.objects.get(id=int(answer.headers["Location"].strip("/").rpartition("/")[2]))


def _outcomes(one: Addition) -> list[tuple[str, str]]:
    return list(Added.objects.filter(addition=one).order_by("id").values_list("outcome", "name"))


def _file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_what_is_pasted_is_a_report_and_the_same_again_is_known(desk: Home, signed_in: As) -> None:
    client = signed_in(Role.CODER)
    for outcome in ("new", "known"):
        one = _add(client, kind="paste", text=TEXT, outlet="وكالة السهل", published="2023-02-06")
        work(desk, Project(), one.id)
        assert _outcomes(one) == [(outcome, "pasted")]
        said = client.get(f"/add/{one.id}/").content.decode()
        report = Added.objects.get(addition=one).report
        assert f"/reports/{report}/" in said
    assert Report.objects.get(id=report).outlet == "وكالة السهل"
    assert not folder_of(desk, one.id).exists()


def test_files_are_added_each_by_itself(desk: Home, signed_in: As) -> None:
    lines = "".join(
        json.dumps({"id": f"x{at}", "text": f"{TEXT} {at}", "published": "2023-02-06"}, ensure_ascii=False) + "\n"
        for at in range(2)
    )
    files = [
        _file("../../تقرير واحد.txt", TEXT.encode()), _file("many.jsonl", lines.encode()),
        _file("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(300)), _file("-", b"killed 3 people in Dale"),
    ]  # fmt: skip
    one = _add(signed_in(Role.CODER), kind="files", files=files)
    work(desk, Project(), one.id)
    outcomes = _outcomes(one)
    assert sorted(outcome for outcome, _ in outcomes) == ["failed", "new", "new", "new", "new"]
    assert not [name for _, name in outcomes if "/" in name or name == "-"]
    assert Addition.objects.get(id=one.id).state == "done"


def test_a_copy_is_told_to_be_one(desk: Home, signed_in: As) -> None:
    sentence = (
        "قال المرصد السوري لحقوق الإنسان إن سبعة أشخاص قتلوا وأصيب تسعة آخرون في قصف على سوق بلدة سرمين يوم الأحد "
    )
    text = (
        sentence + "وإن فرق الدفاع المدني نقلت الجرحى إلى مشافي إدلب القريبة من المكان بعد ساعات من البحث تحت الأنقاض."
    )
    files = [_file("a.txt", text.encode()), _file("b.txt", (text + " انتهى.").encode())]
    client = signed_in(Role.CODER)
    one = _add(client, kind="files", files=files, published="2023-02-06")
    work(desk, Project(), one.id)
    assert client.get(f"/add/{one.id}/").content.decode().count("a copy: carries the dispatch of") == 2


def test_bombs_are_refused_as_intake_refuses_them(desk: Home, signed_in: As) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as out:
        out.write(bytes(80 * 1024 * 1024))
    files = [_file("bomb.warc.gz", packed.getvalue()), _file("bomb.txt", packed.getvalue())]
    one = _add(signed_in(Role.CODER), kind="files", files=files)
    work(desk, Project(), one.id)
    assert {outcome for outcome, _ in _outcomes(one)} == {"failed"}


def _answering(pages: dict[str, str]) -> object:
    def fetch(url: str, known: Validators | None = None) -> Fetched:
        if url not in pages:
            raise NotFetched(f"{url} is not an address of the public internet")
        media = "application/rss+xml" if pages[url].startswith(("<?xml", "<!DOC")) else "text/plain"
        return Fetched(url, pages[url].encode(), media, "utf-8", Validators(), "2023-02-06T10:00:00+00:00")

    return fetch


def test_addresses_are_fetched_by_the_rules_of_intake(desk: Home, signed_in: As) -> None:
    there = "https://wire.example/1\nhttp://127.0.0.1/secret\nhttps://wire.example/1"
    one = _add(signed_in(Role.CODER), kind="address", addresses=there)
    work(desk, Project(), one.id, _answering({"https://wire.example/1": TEXT}))  # type: ignore[arg-type]  # a fetch
    assert _outcomes(one) == [("failed", "http://127.0.0.1/secret"), ("new", "https://wire.example/1")]


def test_no_address_inside_the_own_network_is_reached(desk: Home, signed_in: As) -> None:
    one = _add(signed_in(Role.CODER), kind="address", addresses="http://127.0.0.1:8000/healthz")
    work(desk, Project(), one.id)
    added = Added.objects.get(addition=one)
    assert (added.outcome, "not an address of the public internet" in added.why) == ("failed", True)


def test_a_feed_is_asked_once(desk: Home, signed_in: As) -> None:
    pages = {"https://wire.example/rss": FEED, "https://wire.example/bomb": BOMB}
    one = _add(signed_in(Role.CODER), kind="feed", addresses="https://wire.example/rss", content="feed")
    work(desk, Project(), one.id, _answering(pages))  # type: ignore[arg-type]  # a fetch
    assert _outcomes(one) == [("new", "https://wire.example/a")]
    one = _add(signed_in(Role.CODER), kind="feed", addresses="https://wire.example/bomb")
    work(desk, Project(), one.id, _answering(pages))  # type: ignore[arg-type]  # a fetch
    assert _outcomes(one) == [("failed", "https://wire.example/bomb")]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "paste", "text": "  "}, {"kind": "all"}, {}, {"kind": "files"}, {"kind": "address", "addresses": "ftp://x"},
        {"kind": "address", "addresses": "http://me:pw@x.example/"}, {"kind": "address", "addresses": "\n"},
        {"kind": "address", "addresses": "\n".join(f"https://x.example/{n}" for n in range(51))},
        {"kind": "paste", "text": "x", "published": "yesterday"}, {"kind": "paste", "text": "x", "language": "xx"},
        {"kind": "paste", "text": "x", "outlet": "a\nb"}, {"kind": "paste", "text": "x", "url": "javascript:alert(1)"},
        {"kind": "feed", "addresses": "https://[x/"},
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_told_and_leaves_nothing(said: dict[str, str], desk: Home, signed_in: As) -> None:
    answer = signed_in(Role.CODER).post("/add/", said)
    assert answer.status_code == 400
    assert 'class="said error"' in answer.content.decode()
    assert not Addition.objects.exists()
    assert not [file for file in folder.adding_folder(desk).iterdir() if file.is_dir()]


def test_files_are_taken_by_no_other_page_and_from_nobody_who_is_not_signed_in(desk: Home, signed_in: As) -> None:
    for client, page in ((Client(), "/add/"), (signed_in(Role.CODER), "/decide/"), (Client(), "/account/sign-in/")):
        assert client.post(page, {"kind": "files", "files": _file("a.txt", TEXT.encode())}).status_code in (302, 413)
    assert not Addition.objects.exists()
    assert not list(folder.adding_folder(desk).glob("*.upload*"))


def test_more_than_an_addition_takes_is_refused(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(Role.CODER)
    monkeypatch.setattr(uploads, "BYTES", 1_000)
    answer = client.post("/add/", {"kind": "files", "files": _file("a.txt", bytes(5_000))})
    assert answer.status_code == 413
    monkeypatch.undo()
    monkeypatch.setattr("marsad.desk.pages.adding.FILES", 2)
    answer = client.post("/add/", {"kind": "files", "files": [_file("a.txt", b"x")] * 3})
    assert answer.status_code == 400
    assert not Addition.objects.exists()


def test_so_many_are_done_at_once(signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.desk.adding.begun.AT_ONCE", 1)
    client = signed_in(Role.CODER)
    _add(client, kind="paste", text=TEXT)
    assert client.post("/add/", {"kind": "paste", "text": TEXT}).status_code == 400


@pytest.fixture
def reading(desk: Home) -> Addition:
    """An addition of one text that a process said to read."""
    member = Member.objects.create(username="who")
    one = Addition.objects.create(member=member, kind="paste", named="x", given=Told().as_json(), state="reading")
    folder_of(desk, one.id).mkdir()
    (folder_of(desk, one.id) / "pasted").write_text(TEXT, "utf-8")
    return one


def test_what_a_crash_cut_off_is_said_and_goes_on(
    reading: Addition, desk: Home, signed_in: As, begun: list[int | str]
) -> None:
    Addition.objects.filter(id=reading.id).update(began=datetime(2024, 3, 5, tzinfo=UTC))
    client = signed_in(Role.CODER)
    said = client.get(f"/add/{reading.id}/").content.decode()
    assert "was cut off" in said
    client.post(f"/add/{reading.id}/again/")
    assert begun == [reading.id]
    assert "was cut off" not in client.get(f"/add/{reading.id}/").content.decode()
    work(desk, Project(), reading.id)
    assert Addition.objects.get(id=reading.id).state == "done"
    client.post(f"/add/{reading.id}/again/")
    assert begun == [reading.id]


def test_what_is_worked_at_is_not_cut_off(reading: Addition, desk: Home, signed_in: As) -> None:
    with working(desk, reading.id):
        said = signed_in(Role.CODER).get(f"/add/{reading.id}/").content.decode()
    assert "is being read" in said
    assert "adding.js" in said


def test_a_failure_of_the_whole_is_told(desk: Home, signed_in: As) -> None:
    client = signed_in(Role.CODER)
    one = _add(client, kind="address", addresses="https://wire.example/1")
    (folder_of(desk, one.id) / ADDRESSES).write_text("")
    work(desk, Project(), one.id)
    assert Addition.objects.get(id=one.id).state == "done"
    assert "Nothing yet" in client.get(f"/add/{one.id}/").content.decode()


def test_a_page_does_not_wait_for_much(
    desk: Home, signed_in: As, begun: list[int | str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "_ENTRIES", 0)
    member = Member.objects.create(username="who")
    one = Addition.objects.create(member=member, kind="paste", named="x", given=Told().as_json())
    folder_of(desk, one.id).mkdir()
    (folder_of(desk, one.id) / "pasted").write_text(TEXT, "utf-8")
    monkeypatch.setattr("marsad.record.bring_in.settle", lambda registers: None)
    monkeypatch.setattr("marsad.record.additions.take_in", lambda registers, prepared: None)
    work(desk, Project(), one.id)
    assert behind()[0] == 2
    said = signed_in(Role.READER).get("/").content.decode()
    assert "Reports are being taken in" in said
    assert begun == [process.CATCH_UP]
    monkeypatch.setattr(catching_up, "_ENTRIES", 100)
    assert "Reports are being taken in" not in signed_in(Role.READER).get("/").content.decode()
    assert behind() == (0, 0)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a.txt", "a.txt"), ("/etc/passwd", "passwd"), ("..\\..\\x.html", "x.html"), ("تقرير 1.txt", "تقرير_1.txt"),
        ("-", "file"), (".hidden", "hidden"), ("a\n;rm.txt", "a_rm.txt"), ("x" * 300 + ".warc.gz", "x" * 92 + ".warc.gz"),
    ],
)  # fmt: skip
def test_a_name_of_a_file_is_made_safe(said: str, name: str) -> None:
    assert safe_name(said, set()) == name


def test_two_files_of_one_name_are_two() -> None:
    taken: set[str] = set()
    assert [safe_name("A.txt", taken), safe_name("a.txt", taken), safe_name("a.txt", taken)] == [
        "A.txt", "a-2.txt", "a-3.txt",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_process_of_its_own_does_it(reading: Addition, desk: Home) -> None:
    Addition.objects.filter(id=reading.id).update(state="waiting")
    run = [sys.executable, "-m", "marsad.desk.adding", str(desk.folder), str(reading.id)]
    source = Path(__file__).parents[2] / "src"
    subprocess.run(run, check=True, env=os.environ | {"PYTHONPATH": str(source)}, timeout=120)
    assert Addition.objects.get(id=reading.id).state == "done"
    assert Added.objects.get(addition=reading).outcome == "new"


@pytest.mark.slow
def test_a_process_that_is_killed_is_seen_to_be(reading: Addition, desk: Home, signed_in: As) -> None:
    code = (
        "import time; from pathlib import Path; from marsad.desk.adding.folder import working; "
        "from marsad.record.home import Home\n"
        f"with working(Home(Path({str(desk.folder)!r})), {reading.id}): print('there', flush=True); time.sleep(60)"
    )
    source = Path(__file__).parents[2] / "src"
    with subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(source)}, stdout=subprocess.PIPE
    ) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == b"there\n"
        assert folder.somebody_works(desk, reading.id)
        one.kill()
    time.sleep(0.1)
    assert "was cut off" in signed_in(Role.CODER).get(f"/add/{reading.id}/").content.decode()
