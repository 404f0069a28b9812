"""An English report on the command line: its card, its rows, its reasons, in both interface languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import app

EXAMPLE = Path(__file__).parents[2] / "examples" / "sinaa-prison-en.txt"


def run(*options: str) -> str:
    done = CliRunner().invoke(app, ["read", str(EXAMPLE), "--published", "2022-01-31", *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_card_names_the_language_and_shows_figures_events_and_checks() -> None:
    card = run("--lang", "en")
    for words in (
        "English · published 2022-01-31",
        "121 killed",
        "├─ 77 killed",
        "77 + 40 + 4 = 121",
        "negotiation · denied",
    ):
        assert words in card


def test_card_with_arabic_labels_keeps_the_english_words() -> None:
    card = run("--lang", "ar")
    for words in ("الإنجليزية", "قتلى: 121", "⁨guards⁩", "Syrian Democratic Forces"):
        assert words in card


@pytest.mark.parametrize("view", ["--table", "--explain", "--json"])
def test_every_view_reads_it(view: str) -> None:
    assert "121" in run(view)


def test_the_language_can_be_said() -> None:
    assert run("--language", "en", "--json") == run("--json")
