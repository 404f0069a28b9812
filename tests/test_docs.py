"""The documents say what the code does: every option, name, symbol and doubt stands in them, and examples are real."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import marsad
from marsad.cli.main import app
from marsad.intake.files import SUFFIXES
from marsad.interface.labels import labels
from marsad.model import vocabulary
from marsad.model.decision import CORRECTABLE, DECISION_KINDS
from marsad.model.decision_json import decisions_from_lines
from marsad.model.events import EVENT_TYPES
from marsad.model.json import MENTION_MEMBERS
from marsad.model.sensitive import SENSITIVE
from marsad.record.home import Home
from marsad.record.project import project_of
from marsad.text.decode import ENCODINGS, LIMIT, TEXT_LIMIT
from marsad.text.extract import PAGE_LIMIT

ROOT = Path(__file__).parents[1]
DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _commands(command: click.Command = app, name: str = "") -> dict[str, click.Command]:
    """Every command that does something by its name, those of groups too (`keys create`)."""
    if not isinstance(command, click.Group):
        return {name: command}
    context = click.Context(command)
    loaded = ((own, command.get_command(context, own)) for own in command.list_commands(context))
    inner = [_commands(one, f"{name} {own}".strip()) for own, one in loaded if one is not None]
    return {own: one for found in inner for own, one in found.items()} | ({} if name else {"marsad": command})


def _options() -> list[tuple[str, str]]:
    return [
        (name, option)
        for name, item in _commands().items()
        for parameter in item.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    ]


_DOCUMENT = {"read": "reading", "mentions": "reading", "marsad": "reading", "reconcile": "reconcile"}


def _documented(document: str) -> set[tuple[str, str]]:
    """The options that the tables of a document tell of, each with the commands that it is said to be of."""
    found = set()
    for line in _read(document).splitlines():
        cells = re.split(r"(?<!\\)\|", line)
        if len(cells) == 5 and cells[1].strip().startswith("`-"):
            options = re.findall(r"`(--?[a-z-]+)", cells[1])
            commands = {"both": ["read", "mentions"]}.get(cells[2].strip(), cells[2].strip().split(", "))
            found |= {(command, option) for command in commands for option in options}
    return found


@pytest.mark.parametrize(("command", "option"), _options())
def test_docs_name_every_option_of_the_command_line(command: str, option: str) -> None:
    assert (command, option) in _documented(f"docs/{_DOCUMENT.get(command, 'commands')}.md")


def test_docs_name_no_option_that_a_command_does_not_have() -> None:
    told = {one for name in ("reading", "reconcile", "commands") for one in _documented(f"docs/{name}.md")}
    everywhere = {"--help", "-h"}
    assert {one for one in told if one[1] not in everywhere} - set(_options()) == set()


def test_docs_name_every_command() -> None:
    text = _read("docs/commands.md") + _read("docs/reading.md")
    assert [name for name in _commands() if f"`{name}" not in text and f"marsad {name}" not in text] == []


_VARIES = re.compile(r"\b[0-9a-f]{32,64}\b|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
"""Keys, roots and times of the clock: what another run prints otherwise."""


@pytest.mark.slow
def test_docs_show_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "record"
    for name, value in {
        "MARSAD_HOME": str(home), "MARSAD_AUTHOR": "Rana", "MARSAD_PASSPHRASE": "only for this run",
        "COLUMNS": "80", "LC_ALL": "C.UTF-8",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    shown = re.findall(r"```console\n\$ marsad (.*)\n((?:.*\n)*?)```", _read("docs/commands.md"))
    shown += re.findall(r"\$ marsad (toll .*)\n((?:.*\n)*?)```", _read("README.md"))
    assert len(shown) > 10
    for command, output in shown:
        arguments = [str(tmp_path / one) if one == "siege" else one for one in shlex.split(command)]
        done = CliRunner().invoke(app, [str(ROOT / one) if one.startswith("examples/") else one for one in arguments])
        assert done.exit_code == 0, command
        printed = done.stdout.replace(str(home), "~/.local/share/marsad").replace(f"{tmp_path}/", "")
        for part in output.split(" […]\n"):
            assert _VARIES.sub("…", part) in _VARIES.sub("…", printed), command


def test_docs_name_every_public_name() -> None:
    text = _read("docs/reading.md") + _read("docs/reconcile.md")
    assert [name for name in marsad.__all__ if f"`{name}`" not in text] == []


def test_docs_name_every_symbol_of_the_format() -> None:
    text = _read("docs/claims.md")
    lists = [
        *(vocabulary.OUTCOMES, vocabulary.QUALIFIERS, vocabulary.BASES, vocabulary.STANCES, vocabulary.TAGS),
        *(vocabulary.SOURCE_KINDS, vocabulary.CAUSE_CLASSES, MENTION_MEMBERS, [event.id for event in EVENT_TYPES]),
        *([member for members in MENTION_MEMBERS.values() for member in members],),
        *(
            labels("en").words["doubt"],
            set(labels("en").words["check"]) - {"parts-hold", "parts-fail", "side", "denial", "other"},
        ),
    ]
    assert [symbol for symbols in lists for symbol in symbols if f"`{symbol}`" not in text] == []


def test_docs_give_the_encodings_suffixes_limit_and_exit_codes() -> None:
    text = _read("docs/reading.md")
    assert all(name in text for name in ENCODINGS.values())
    assert all(f"`*{suffix}`" in text for suffix in SUFFIXES)
    assert f"{LIMIT:,} bytes" in text
    assert f"{TEXT_LIMIT:,} characters" in text
    assert f"{PAGE_LIMIT:,} without" in text
    told = CliRunner().invoke(app, ["read", "--help"]).stdout
    for code in ("0", "1", "2"):
        assert f"| {code} |" in text
        assert code in told.partition("Exit codes:")[2]


def test_docs_give_the_exit_codes_and_kinds_of_reconcile() -> None:
    told = CliRunner().invoke(app, ["reconcile", "--help"]).stdout.partition("Exit codes:")[2]
    for code in ("0", "1", "2"):
        assert f"| {code} |" in _read("docs/reconcile.md")
        assert code in told
    text = _read("docs/decisions.md")
    assert [kind for kind in DECISION_KINDS if f"| `{kind}` |" not in text] == []
    assert [name for name in CORRECTABLE if f"`{name}`" not in text] == []


def test_docs_show_decisions_that_are_taken() -> None:
    shown = re.search(r"```json\n(.*?)\n```", _read("docs/decisions.md"), re.DOTALL)
    assert shown
    assert len(decisions_from_lines(shown[1].splitlines())) == 5


def test_docs_cover_every_threat() -> None:
    text = _read("docs/threat-model.md")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == [
        "A seized laptop",
        "The record",
        "The desk",
        "Poisoned reports",
        "Registers and the gazetteer",
        "Exposure of sources",
        "Coercion of reviewers",
        "What is published",
        "Re-identification of victims",
    ]
    for section in text.split("\n## ")[1:]:
        assert "| danger | today |" in section


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_docs_link_to_what_is_there(document: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
        assert (document.parent / link).exists(), link


def test_readme_shows_what_the_demo_prints() -> None:
    recipe = re.search(r"marsad (read examples/\S+ --published \S+)", _read("Makefile"))
    assert recipe
    done = CliRunner().invoke(app, [str(ROOT / part) if "/" in part else part for part in recipe[1].split()])
    assert done.exit_code == 0
    printed = done.stdout.replace(f"{ROOT}/", "").strip()
    shown = re.search(r"```text\n(.*?)\n```", _read("README.md"), re.DOTALL)
    assert shown
    for part in re.split(r"\n\[…\]\n", shown[1]):
        assert part.strip() in printed


def test_readme_names_only_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _read("Makefile"), re.MULTILINE))
    for document in DOCS:
        for target in re.findall(r"`make ([a-z-]+)", document.read_text("utf-8")):
            assert target in targets, f"{document.name}: make {target}"


def test_the_example_of_a_projects_file_is_taken_and_shows_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "marsad.toml").write_text(_read("examples/marsad.toml"), encoding="utf-8")
    project = project_of(Home(tmp_path))
    assert (project.author, project.shown, project.uncollected) == ("The demo", {*SENSITIVE}, frozenset())
