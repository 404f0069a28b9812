"""The bundled story: dispatches in order of time, and a gold that says nothing the dispatches do not say."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

STORY = Path(__file__).parents[2] / "examples" / "story"
REPORTS = [json.loads(line) for line in (STORY / "reports.jsonl").read_text("utf-8").splitlines()]
TEXTS = {report["id"]: f"{report['title']}\n{report['text']}" for report in REPORTS}
GOLD = json.loads((STORY / "gold.json").read_text("utf-8"))
TOLLS = [(incident["id"], toll) for incident in GOLD["incidents"] for toll in incident["tolls"]]
FIGURES = [
    *((toll["report"], toll["value"]) for _, toll in TOLLS),
    *((d["report"], d["value"]) for d in GOLD["decoys"]),
]
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789", ",ًٌٍَُِّْـ")
WORDS = {
    1: ("one ", " a student", "the child of", "واحد", "قتلت سائقها", "أصابت ثالثا", "طفلا ثالثا"),
    2: ("two ", "قتيلان", "شخصان", "عضوين", "طفلان", "قتيلين", "السائق ومعاونه"),
    3: ("three", "ثلاثة", "ثلاث "),
    4: ("four", "أربعة"),
    5: ("five", "خمسة"),
    6: ("ستة",),
    7: ("seven", "سبعة"),
    9: ("تسعة",),
    10: ("ten ", "عشرة"),
    11: ("أحد عشر",),
    12: ("twelve",),
    20: ("العشرين",),
    27: ("سبعة وعشرين",),
    28: ("ثمانية وعشرين",),
    30: ("ثلاثون",),
    2000: ("ألفي",),
}


def _tells(report: str, value: int) -> bool:
    """Whether a dispatch holds a value, in digits of either script or in words."""
    text = TEXTS[report].translate(DIGITS).lower()
    runs = "".join(c if c.isdigit() else " " for c in text).split()
    return str(value) in runs or any(word in text for word in WORDS.get(value, ()))


def test_story_has_sixty_dispatches_or_more_in_both_languages() -> None:
    languages = [report["language"] for report in REPORTS]
    assert len(languages) >= 60
    assert set(languages) == {"ar", "en"}
    assert min(languages.count("ar"), languages.count("en")) >= 25


def test_story_dispatches_are_in_order_of_time() -> None:
    times = [datetime.fromisoformat(report["published"]) for report in REPORTS]
    assert times == sorted(times)
    assert all(time.tzinfo for time in times)


def test_story_dispatches_have_their_own_ids_and_invented_addresses() -> None:
    keys = ["id", "outlet", "language", "published", "url", "title", "text"]
    assert all(list(report) == keys and all(report.values()) for report in REPORTS)
    assert len({report["id"] for report in REPORTS}) == len({report["url"] for report in REPORTS}) == len(REPORTS)
    assert all(report["url"].split("/")[2].endswith(".example") for report in REPORTS)
    assert [report["id"] for report in REPORTS] == sorted(report["id"] for report in REPORTS)


def test_story_gold_names_dispatches_that_exist() -> None:
    named = {report for report, _ in FIGURES}
    named |= {report for copies in GOLD["copies"] for report in copies} | set(GOLD["noise"])
    named |= {side["report"] for found in GOLD["contradictions"] for side in found["claims"]}
    named |= {correction[end]["report"] for correction in GOLD["corrections"] for end in ("from", "to")}
    for incident in GOLD["incidents"]:
        named |= {*incident["reports"], *incident["background_mentions"]}
    assert named <= set(TEXTS)


@pytest.mark.parametrize(("report", "value"), sorted(set(FIGURES)))
def test_story_figures_stand_in_their_dispatch(report: str, value: int) -> None:
    assert value == 0 or _tells(report, value)


def test_story_dispatches_are_of_an_incident_or_noise() -> None:
    told = {report for incident in GOLD["incidents"] for report in incident["reports"]}
    assert told.isdisjoint(GOLD["noise"])
    assert told | set(GOLD["noise"]) == set(TEXTS)
    assert all(toll["report"] in told for _, toll in TOLLS)


def test_story_background_is_not_membership() -> None:
    for incident in GOLD["incidents"]:
        assert not set(incident["reports"]) & set(incident["background_mentions"])
        assert {toll["report"] for toll in incident["tolls"]} <= set(incident["reports"])
        assert incident["first"] <= incident["last"]


def _told(incident: str) -> dict[tuple[str, str], set[int]]:
    """What each origin told of an incident, as (origin, outcome) and the values."""
    told: dict[tuple[str, str], set[int]] = {}
    for name, toll in TOLLS:
        if name == incident:
            told.setdefault((toll["origin"], toll["outcome"]), set()).add(toll["value"])
    return told


def test_story_final_figures_are_told_by_their_origin() -> None:
    for incident in GOLD["incidents"]:
        told, final = _told(incident["id"]), incident["final"]["killed"]
        assert final["low"] <= final["high"]
        values = final["latest_by_origin"]
        assert {final["low"], final["high"]} <= set(values.values())
        assert all(value in told[origin, "killed"] for origin, value in values.items())


def test_story_corrections_are_told_at_both_ends() -> None:
    for correction in GOLD["corrections"]:
        for end in ("from", "to"):
            assert _has_toll(correction, correction[end], correction["origin"])


def test_story_contradicting_figures_are_told_by_two_origins() -> None:
    for found in GOLD["contradictions"]:
        assert len({side["origin"] for side in found["claims"]}) >= 2
        if found["kind"] == "figures":
            assert all(_has_toll(found, side, side["origin"]) for side in found["claims"])


def _has_toll(of: dict[str, Any], side: dict[str, Any], origin: str) -> bool:
    """Whether the gold has the figure of one side: same incident, group, outcome, dispatch, origin and value."""
    wanted = (of["incident"], of["outcome"], of["affected"], side["report"], origin, side["value"])
    return any(
        wanted == (name, toll["outcome"], toll["affected"], toll["report"], toll["origin"], toll["value"])
        for name, toll in TOLLS
    )


def _sentences(report: str) -> set[str]:
    return {line.translate(DIGITS).strip() for line in TEXTS[report].split("\n")[1:] if len(line) > 60}


def test_story_copies_share_a_paragraph_and_others_none() -> None:
    copies = {(a, b) for group in GOLD["copies"] for a in group for b in group if a < b}
    ids = list(TEXTS)
    shared = {(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :] if _sentences(a) & _sentences(b)}
    assert shared == copies
