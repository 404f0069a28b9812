"""The measure of stories: what `marsad reconcile` makes of a story's reports, scored by the scorer beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.run import ROOT, main
from eval.stories import digest, measure_story, name_of, story_folders

REPORT = {
    "id": "r1",
    "outlet": "وكالة الفرات",
    "language": "ar",
    "published": "2031-05-02T10:00:00+03:00",
    "url": None,
    "title": "مقتل ثلاثة مدنيين بقصف على سراقب",
    "text": "قُتل ثلاثة مدنيين وأصيب خمسة آخرون، الخميس، في قصف مدفعي استهدف مدينة سراقب في ريف إدلب.",
}
SCORER = """
import json, pathlib, sys
record = json.loads(pathlib.Path(sys.argv[2]).read_text("utf8"))
figures = {"incidents": float(len(record["incidents"])), "copies": 0.5}
print(json.dumps(figures) if "--json" in sys.argv else "incidents 1\\ncopies 0.5\\nmissed\\tr1")
"""


def story_in(folder: Path) -> Path:
    story = folder / "stories" / "invented"
    story.mkdir(parents=True)
    (story / "gold.json").write_text("{}", "utf-8")
    (story / "reports.jsonl").write_text(json.dumps(REPORT, ensure_ascii=False) + "\n", "utf-8")
    (folder / "stories" / "score.py").write_text(SCORER, "utf-8")
    return story


def test_a_story_is_reconciled_and_scored(tmp_path: Path) -> None:
    story = story_in(tmp_path)
    measured = measure_story(story, tmp_path / "stories" / "score.py", misses=5)
    assert measured.figures == {"incidents": 1.0, "copies": 0.5}
    assert measured.misses == ["missed\tr1"]


def test_stories_at_hand_are_found_by_folder(tmp_path: Path) -> None:
    story = story_in(tmp_path)
    (tmp_path / "stories" / "without-gold").mkdir()
    assert [*story_folders(tmp_path)] == [story]
    assert [*story_folders(tmp_path / "nowhere")] == []
    assert name_of(story) == "stories/invented"


def test_the_digest_is_of_reports_and_record(tmp_path: Path) -> None:
    story = story_in(tmp_path)
    before = digest(story)
    (story / "gold.json").write_text('{"incidents": []}', "utf-8")
    assert digest(story) != before


@pytest.mark.parametrize("story", [*story_folders(ROOT / "eval")], ids=lambda story: str(story.name))
def test_the_repository_s_stories_speak_of_their_own_reports(story: Path) -> None:
    reports = {one["id"]: one for one in map(json.loads, (story / "reports.jsonl").read_text("utf-8").splitlines())}
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    own = {report for one in gold["incidents"] for report in one["reports"]}
    named = [toll["report"] for one in gold["incidents"] for toll in one["tolls"]]
    named += [claim["report"] for one in gold["contradictions"] for claim in one["claims"]]
    named += [report for some in gold["copies"] for report in some] + [one["report"] for one in gold["decoys"]]
    assert not own & set(gold["noise"])
    assert own | set(gold["noise"]) == set(reports)
    assert set(named) <= set(reports)
    assert all(one["url"].split("/")[2].endswith(".example") for one in reports.values())


def test_stories_are_measured_where_the_scorer_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path), "--only", "stories/*"]) == 0
    assert "stories/" not in capsys.readouterr().out
    story_in(tmp_path)
    main(["--shared", str(tmp_path), "--only", "stories/kasra*"])
    assert "stories/kasra-zliten-jalawla" in capsys.readouterr().out
