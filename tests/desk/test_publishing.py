"""What editors publish is what readers find, as it was known then; every act is in the log, and can be undone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from marsad.cli.main import app
from marsad.desk.apps import use_project
from marsad.desk.edition.cache import key_of
from marsad.desk.members.models import Member
from marsad.errors import BadPublication, NotInRecord
from marsad.record.ask.lists import latest
from marsad.record.ask.published import all_addresses, as_published, published
from marsad.record.home import Home
from marsad.record.index.up_to_date import bring_up_to_date
from marsad.record.project import Project
from marsad.record.publish import publish, published_tolls, withdraw
from tests.desk.published_story import FIRST, LATER, add, incident_of
from tests.desk.queries import queries_of
from tests.desk.records import run


def _act(client: Client, act: str, incident: str, **said: str) -> str:
    """Does it from the page; what the page says then."""
    page = client.post(f"/publishing/{act}/", {"incident": incident, "because": "checked", **said}, follow=True)
    assert page.status_code == 200
    return page.content.decode()


def _get(path: str) -> tuple[int, str]:
    shown = Client().get(f"/published/{path}")
    body = b"".join(shown) if shown.streaming else shown.content  # type: ignore[attr-defined]  # of a stream
    return shown.status_code, body.decode()


def _settle() -> None:
    bring_up_to_date(None)


def test_readers_find_what_an_editor_published_and_nothing_else(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    assert _get(f"en/incidents/{incident}.html")[0] == 404
    assert incident not in _get("en/index.html")[1]
    _act(editor, "publish", incident)
    status, page = _get(f"en/incidents/{incident}.html")
    assert status == 200
    assert "Syria Civil Defence" in page
    assert "Huda" not in page
    assert "huda" not in page
    assert "checked</" not in page
    assert incident in _get("ar/index.html")[1]


def test_nothing_is_shown_where_the_project_does_not_say_so(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    use_project(story, Project())
    for path in ("", "en/index.html", f"en/incidents/{incident}.html", "data/tolls.csv", "edition.css"):
        assert _get(path)[0] == 404, path


def test_the_tables_of_nothing_published_have_their_header(editor: Client, story: Home) -> None:
    empty = _get("data/tolls.csv")
    _act(editor, "publish", incident_of(story))
    status, text = _get("data/tolls.csv")
    assert empty == (status, text.partition("\r\n")[0] + "\r\n")


def test_what_comes_in_later_changes_nothing_until_somebody_publishes_it(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    before = _get(f"en/incidents/{incident}.html")[1]
    add(story, LATER)
    _settle()
    assert _get(f"en/incidents/{incident}.html")[1] == before
    assert "11–11–17" in editor.get("/publishing/").content.decode()
    _act(editor, "publish", incident, seen=published([incident])[0].last.id, notice="The observatory corrected it.")
    after = _get(f"en/incidents/{incident}.html")[1]
    assert "11–11–17" in after
    assert "The observatory corrected it." in after
    assert "a source took back or lowered its own figure" in after


def test_what_was_published_can_be_made_anew_from_the_log(story: Home) -> None:
    incident = incident_of(story)
    act = publish(incident, author="Huda", because="checked", clock=datetime.now(UTC))
    add(story, LATER)
    run("decide", "reject", "r2", "--because", "another day", "--author", "Huda", home=story)
    _settle()
    known = as_published(act)
    assert known is not None
    assert tuple(published_tolls(known.incident)) == act.tolls


def test_figures_below_confirmation_are_flagged_where_they_stand(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    for page in (_get(f"en/incidents/{incident}.html")[1], _get("en/index.html")[1]):
        after = page.partition('<span class="number">17</span>')[2][:200]
        assert "weak" in after
        assert 'class="figure below"' in page


def test_a_withdrawal_stays_at_its_address_with_what_it_was_and_why(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    seen = published([incident])[0].last.id
    assert "readers are told" in _act(editor, "withdraw", incident, seen=seen)
    _act(editor, "withdraw", incident, seen=seen, notice="It was told of another town.")
    status, page = _get(f"en/incidents/{incident}.html")
    assert status == 200
    assert "do not rely on what stood here" in page
    assert 'content="noindex"' in page
    assert "It was told of another town." in page
    assert "17 (weak)" in page
    assert incident not in _get("en/index.html")[1]
    assert _get(f"data/{incident}/tolls.csv")[0] == 404
    assert incident not in _get("data/tolls.csv")[1]
    assert "It was told of another town." in _get("en/corrections.xml")[1]


def test_a_withdrawal_is_undone_by_publishing_again(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    _act(editor, "withdraw", incident, seen=published([incident])[0].last.id, notice="Wait.")
    _act(editor, "publish", incident, seen=published([incident])[0].last.id)
    assert _get(f"en/incidents/{incident}.html")[0] == 200
    acts = [act.act for act in published([incident])[0].acts]
    assert acts == ["publish", "withdraw", "publish"]


def test_every_act_is_in_the_log_under_the_member_s_name_and_the_log_verifies(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident, because="two sources")
    told = run("log", "--kind", "publication", home=story)
    assert "Huda of the desk" in told
    assert "two sources" in told
    assert "as it was written" in run("verify", home=story)


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    assert "meanwhile" in _act(editor, "publish", incident, seen="")
    assert len(published([incident])[0].acts) == 1


@pytest.mark.parametrize("because", ["", "  "])
def test_an_act_without_a_reason_is_refused(because: str, editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident, because=because)
    assert not published([incident])


def test_what_is_not_there_is_not_published(story: Home) -> None:
    said = {"author": "Huda", "because": "checked", "clock": datetime.now(UTC)}
    with pytest.raises(NotInRecord):
        publish("i-000000000000", **said)  # type: ignore[arg-type]  # the same for both
    with pytest.raises(BadPublication, match="nothing is published"):
        withdraw("i-000000000000", notice="gone", **said)  # type: ignore[arg-type]


def test_two_incidents_that_are_joined_leave_no_address_behind(editor: Client, story: Home) -> None:
    run("decide", "split", "r2", "--because", "another strike", "--author", "Huda", home=story)
    _settle()
    first, second = sorted({incident_of_report(story, "r1"), incident_of_report(story, "r2")})
    for incident in (first, second):
        _act(editor, "publish", incident)
    decision = run("log", "--kind", "decision", home=story).split()[4].strip("⁨⁩")
    run("decide", "withdraw", decision, "--because", "one strike after all", "--author", "Huda", home=story)
    _settle()
    joined = incident_of(story)
    gone = next(one for one in (first, second) if one != joined)
    assert "joined with another or split" in editor.get("/publishing/").content.decode()
    last = published([joined])
    _act(editor, "publish", joined, seen=last[0].last.id if last else "")
    status, page = _get(f"en/incidents/{gone}.html")
    assert status == 200
    assert f'href="{joined}.html"' in page
    assert "is counted elsewhere now" in page
    listed = _get("en/index.html")[1]
    assert (joined in listed, gone in listed) == (True, False)
    assert gone in _get("en/corrections.xml")[1]


def test_nobody_is_counted_twice_where_an_incident_is_split(editor: Client, story: Home) -> None:
    whole = incident_of(story)
    _act(editor, "publish", whole)
    run("decide", "split", "r2", "--because", "another strike", "--author", "Huda", home=story)
    _settle()
    parts = {incident_of_report(story, "r1"), incident_of_report(story, "r2")}
    assert whole in parts
    other = (parts - {whole}).pop()
    assert "would count them twice" in _act(editor, "publish", other)
    assert not published([other])
    _act(editor, "publish", whole, seen=published([whole])[0].last.id)
    _act(editor, "publish", other)
    listed = _get("en/index.html")[1]
    assert (whole in listed, other in listed) == (True, True)
    assert "a report was found to tell of another incident" in _get(f"en/incidents/{whole}.html")[1]


def incident_of_report(home: Home, report: str) -> str:
    from marsad.record.ask.incidents import incidents_of

    return incidents_of(report)[0]


def test_a_removed_report_is_no_longer_in_what_was_published(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    assert "صحيفة الساحل" in _get(f"en/incidents/{incident}.html")[1]
    asked = ("--because", "the outlet asked", "--ground", "consent withdrawn", "--author", "Huda", "--yes")
    run("remove", "r2", *asked, home=story)
    assert not story.published.exists()
    page = _get(f"en/incidents/{incident}.html")[1]
    assert "صحيفة الساحل" not in page
    assert "was removed since" in page


def test_files_are_the_pages_that_readers_find_at_the_desk(editor: Client, story: Home, tmp_path: Path) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    (story.folder / "marsad.toml").write_text(
        '[publish]\ntitle = "Count of the river"\npublisher = "River desk"\n', encoding="utf-8"
    )
    run("publish", "--out", str(tmp_path / "out"), home=story)
    use_project(story, Project(published=True, title="Count of the river", publisher="River desk"))
    written = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert len(written) == 24
    for file in written:
        path = file.relative_to(tmp_path / "out").as_posix()
        assert _get(path) == (200, file.read_bytes().decode()), path


@pytest.mark.parametrize(
    "path",
    ["../marsad.toml", "en/incidents/../../../desk-secret.html", "data/..%2Fx", "en/page-2.html", "xx/index.html"],
)
def test_no_other_file_is_given(path: str, editor: Client, story: Home) -> None:
    _act(editor, "publish", incident_of(story))
    assert _get(path)[0] == 404


def test_readers_get_no_cookie_and_a_policy_that_loads_nothing_else(editor: Client, story: Home) -> None:
    _act(editor, "publish", incident_of(story))
    for path in ("", "en/index.html", "ar/method.html"):
        shown = Client().get(f"/published/{path}")
        assert not shown.cookies
        assert path[:2] in ("", shown.headers["Content-Language"])
        assert "Cookie" not in shown.headers.get("Vary", "")
        assert shown.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert b"<script" not in shown.content
        assert b"style=" not in shown.content
        assert b'http-equiv="Content-Security-Policy"' in shown.content


def test_pages_for_all_readers_are_not_written_as_the_editor_reads(editor: Client, story: Home) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    pages = [f"{language}/{page}.html" for language in ("en", "ar") for page in ("index", f"incidents/{incident}")]
    before = [_get(page) for page in pages]
    shutil.rmtree(story.published)
    Member.objects.update(digits="arabic")
    _act(editor, "publish", incident, seen=published([incident])[0].last.id)
    assert "1 incident" in editor.get("/published/en/index.html").content.decode()
    for page, (status, was) in zip(pages, before, strict=True):
        assert status == 200
        assert set(re.findall("[٠-٩]", _get(page)[1])) == set(re.findall("[٠-٩]", was)), page


def test_what_was_published_stands_though_a_later_program_counts_otherwise(
    editor: Client, story: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = incident_of(story)
    _act(editor, "publish", incident)
    own = as_published

    def otherwise(*given: object) -> object:
        known = own(*given)  # type: ignore[arg-type]  # as it is called
        assert known is not None
        tolls = tuple(replace(toll, low=99, best=99, high=99) for toll in known.incident.tolls)
        incidents = (replace(known.incident, tolls=tolls),)
        return replace(known, record=replace(known.record, incidents=incidents))

    monkeypatch.setattr("marsad.desk.edition.part.as_published", otherwise)
    shutil.rmtree(story.published)
    listed, page = _get("en/index.html")[1], _get(f"en/incidents/{incident}.html")[1]
    assert '<span class="number">17</span>' in listed
    assert '<span class="number">99</span>' not in listed
    assert "made anew by a later program" in page


def test_what_was_made_is_made_anew_where_the_project_s_registers_say_something_else(
    story: Home, tmp_path: Path
) -> None:
    act = publish(incident_of(story), author="Huda", because="checked", clock=datetime.now(UTC))
    _settle()
    (one,) = published([act.address])
    keys = []
    for folder, name in (("before", "Huda's party"), ("moved", "Huda's party"), ("after", "Amal's party")):
        (tmp_path / folder).mkdir()
        said = f'[[party]]\nid = "own-1"\nkind = "party"\nen = ["{name}"]\n'
        (tmp_path / folder / "parties.toml").write_text(said, encoding="utf-8")
        keys.append(key_of(one, Project(registers=tmp_path / folder), 0))
    assert keys[0] == keys[1] != keys[2]
    assert key_of(one, Project(), 0) not in keys


def test_a_list_asks_no_more_of_the_record_the_more_is_published(editor: Client, story: Home) -> None:
    _act(editor, "publish", incident_of(story))
    assert _asked(editor) == _asked(editor)
    before = _asked(editor)
    text = "قتل {} أشخاص في انفجار في مدينة البصرة يوم {} أيار 2021، بحسب مديرية الصحة."
    more = [
        {**FIRST[1], "id": f"q{day}", "published": f"2021-05-{day:02}T12:00:00+00:00", "text": text.format(day, day)}
        for day in (3, 9, 15, 21)
    ]
    add(story, tuple(more))
    _settle()
    for incident in latest():
        if not published([incident]):
            _act(editor, "publish", incident)
    assert len(all_addresses()) >= 3
    assert _asked(editor) == before


def _asked(editor: Client) -> list[int]:
    """How many queries each list makes, once what it shows is kept."""
    return [queries_of(editor, "/publishing/"), queries_of(Client(), "/published/en/index.html")]


def test_a_log_with_publications_is_proved_by_a_bundle_without_their_reasons(
    editor: Client, story: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARSAD_PASSPHRASE", "a long passphrase of the river")
    _act(editor, "publish", incident_of(story), because="a reason that stays inside")
    run("keys", "create", home=story)
    run("checkpoint", home=story)
    assert "last signed checkpoint" in _get("en/index.html")[1]
    run("export", "--format", "bundle", "--out", str(tmp_path / "bundle"), home=story)
    held = [
        file for file in (tmp_path / "bundle").rglob("*") if file.is_file() and b"stays inside" in file.read_bytes()
    ]
    assert held == []
    verifier = next((tmp_path / "bundle").rglob("verify_bundle.py"))
    done = subprocess.run(
        [sys.executable, str(verifier), str(tmp_path / "bundle")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_terminal_publishes_and_withdraws_too(story: Home) -> None:
    incident = incident_of(story)
    run("publish", incident[:8], "--because", "checked", "--author", "Huda", home=story)
    assert [act.act for act in published([incident])[0].acts] == ["publish"]
    told = ("--because", "wrong town", "--notice", "It was told of another town.", "--author", "Huda")
    run("publish", incident, "--withdraw", *told, home=story)
    assert published([incident])[0].state == "withdrawn"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), "say which incidents"),
        (("i-1",), "say why with --because"),
        (("i-1", "--because", "checked", "--author", "Huda"), "there is no incident"),
        (("i-1", "--withdraw", "--because", "checked", "--notice", "x", "--author", "Huda"), "nothing is published"),
        (("--out", "/proc/nowhere/there"), "no such file"),
    ],
)
def test_a_terminal_says_what_cannot_be(given: tuple[str, ...], says: str, story: Home) -> None:
    done = CliRunner().invoke(app, ["publish", *given, "--home", str(story.folder)])
    assert done.exit_code != 0
    assert says in done.output
