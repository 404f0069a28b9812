"""A French report on the command line, read with the small French pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORT = """Un bombardement fait 12 morts dans un marché

Au moins 12 personnes, dont cinq enfants, ont été tuées jeudi dans un bombardement, selon l'Observatoire.
L'armée a démenti la mort de civils et affirme que 20 combattants ont été tués. Trois secouristes auraient été arrêtés.

Depuis le 20 janvier, les combats ont fait près de 300 morts, dont 77 soldats, a annoncé le ministère de la Défense.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "depeche.txt"
    file.write_text(REPORT, "utf-8")
    return file


def test_card_tells_who_says_what_of_whom_and_how_surely(run: Run, report: Path) -> None:
    card = run("read", report, "--published", "2022-01-31", "--lang", "en").stdout
    for words in (
        "French · published 2022-01-31",
        "at least 12 killed · ⁨personnes⁩",
        "└─ 5 killed · ⁨enfants⁩ (child)",
        "⁨Observatoire⁩ (monitor)",
        "20 killed · ⁨combattants⁩ (combatant)",
        "3 detained · ⁨secouristes⁩ (health worker) · this event · alleged",
        "about 300 killed · running total",
        "2022-01-20 to 2022-01-31",
        "└─ 77 killed · ⁨soldats⁩ (security forces)",
    ):
        assert words in card


def test_card_with_arabic_labels_keeps_the_french_words(run: Run, report: Path) -> None:
    card = run("read", report, "--lang", "ar").stdout
    assert "الفرنسية" in card
    assert "⁨ministère de la Défense⁩" in card


def test_no_figure_is_read_twice(run: Run, report: Path) -> None:
    rows = run("read", report, "--published", "2022-01-31", "--table", "--lang", "en").stdout
    assert rows.count("77 ") == 1
