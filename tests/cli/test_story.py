"""A record for people, word by word, in both interface languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.claims.checks.opposed import SUBJECTS
from marsad.cli.lines import bar
from marsad.cli.page import Page
from marsad.cli.story import story
from marsad.incidents.called import called
from marsad.interface.labels import INTERFACE_LANGUAGES, labels
from marsad.interface.record_phrases import bounds
from marsad.model.called import Called
from marsad.model.claim import Reading
from marsad.model.decision import DECISION_KINDS, Decision
from marsad.model.incident import Incident, IncidentClaim, IncidentPlace
from marsad.model.record import IncidentRecord, Record, Unbound
from marsad.model.record_json import record_to_dict
from marsad.model.span import Span
from marsad.model.toll import Anomaly, Contradiction, Correction, OriginFigure, Overtaken, Toll
from marsad.tolls import reasons

TAKEN = datetime(2022, 3, 10, tzinfo=UTC)
SOURCE = Path(__file__).parents[2] / "src" / "marsad"


def _claim(id: str, value: int, origin: str, at: str, affected: str = "all", **more: object) -> IncidentClaim:
    report, _, rest = id.partition("/")
    start, end, _ = rest.split("-", 2)
    return IncidentClaim(
        id=id, report=report, outcome="killed", affected=affected, value=value, value_high=None, qualifier="exact",
        basis="cumulative", as_of=at, origin=origin, via=(), stance="asserted",
        quote=Span(int(start), int(end), "9"), published=datetime.fromisoformat(f"{at}T09:00:00+03:00"), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _toll(at: str, low: int, best: int, high: int, claims: list[IncidentClaim], *fallen: Overtaken) -> Toll:
    figures = tuple(OriginFigure(one.origin, one.value or 0, None, "exact", (one.id,), one.as_of) for one in claims)
    return Toll(
        "killed", "all", at, low, best, high, figures, fallen, len(claims), tuple(one.id for one in claims), "contested",
        flags=("one-source",) if len(claims) == 1 else (),
    )  # fmt: skip


@pytest.fixture
def record(reading: Reading) -> Record:
    """A toll of two days with a rejected and a corrected figure, a contradiction, a denial and a correction."""
    total = reading.claims[0]
    first = _claim(f"r1/{total.id}", 9, "sohr", "2022-03-08")
    later = _claim("r2/4-6-killed", 20, "sdf", "2022-03-09", decisions=("d2",), read=(("value", 2),))
    third = _claim("r3/4-6-killed", 12, "sohr", "2022-03-09")
    wrong = _claim("r4/4-6-killed", 900, "report:dale-wire", "2022-03-09", decisions=("d1",), rejected=True)
    incident = Incident(
        "i-1", "Shelling of Al-Tall", (("ar", "قصف على التل"), ("en", "Shelling of Al-Tall")), "2022-03-05", "2022-03-08",
        IncidentPlace("Al-Tall", 33.61, 36.31, "town", "SY"), ("r1", "r2", "r3", "r4"), (first, later, third, wrong),
    )  # fmt: skip
    tolls = (
        _toll("2022-03-08", 9, 9, 9, [first]),
        _toll(
            "2022-03-09", 12, 12, 20, [third, later], Overtaken(first.id, third.id, reasons.OWN_LATER),
            Overtaken(wrong.id, None, "rejected by decision d1"),
        ),
    )  # fmt: skip
    event = reading.events[0].id
    contradictions = (
        Contradiction("figures", (third.id, later.id), "killed", "all", "2022-03-09"),
        Contradiction("denial", (f"r1/{event}", f"r1/{reading.events[1].id}"), about="negotiation"),
    )
    corrections = (Correction("sohr", "killed", "all", first.id, third.id),)
    return Record(
        datetime(2022, 3, 10, tzinfo=UTC), "latest-by-origin/1", "sha256:0",
        (IncidentRecord(incident, tolls, contradictions, corrections),), (("r1", "r4"),), ("r9",),
        decisions=(
            Decision("d1", "reject", ("r4/4-6-killed",), "N. H.", "a hoax", TAKEN),
            Decision("d2", "correct", ("r2/4-6-killed",), "S. A.", "a misprint", TAKEN, {"value": 20}),
            Decision("d3", "accept", ("r7",), "S. A.", "seen", TAKEN),
        ),
        unbound=(Unbound("d3", "there is no report 'r7'"),),
    )  # fmt: skip


def _shown(record: Record, reading: Reading, language: str, *, brief: bool = False) -> str:
    page = Page(labels(language), 80, lambda words, role: f"<{words}>" if role == "number" else words)
    lines = story(
        record, called((one.incident for one in record.incidents), {"r1": reading}), {"r1": reading}, page, brief=brief
    )
    return "\n".join(re.sub("[\u2066-\u2069\u200f]", "", line).rstrip() for line in lines)


ENGLISH = """
 Shelling of Al-Tall
 2022-03-05 to 2022-03-08 · Al-Tall (town, SY) · 4 reports · 1 copy · 4 figures · 2 contradictions · 1 correction · i-1

TOLLS
 killed · all
   2022-03-08         <9>  █████████             Syrian Observatory for Human Rights 9
   2022-03-09  <12–12–20>  ████████████░░░░░░░░  Syrian Democratic Forces 20, Syrian Observatory for Human Rights 12
   2 origins · contested
   rejected by decision d1: the report itself (dale wire) 900
   same origin, later: Syrian Observatory for Human Rights 9

SOURCES
 Syrian Observatory for Human Rights · monitor · 2 figures · 2 reports
 the report itself (dale wire) · 1 figure · 1 report
 Syrian Democratic Forces · armed group · 1 figure · 1 report

CONTRADICTIONS
 ≠ killed · all · 2022-03-09
   <12> · Syrian Observatory for Human Rights · r3
   <20 (read as 2)> · Syrian Democratic Forces · r2
 ≠ negotiation: denied and affirmed
   المتحدث · denied · r1
     ونفى المتحدث وجود أي <تفاوض>، فيما أكد مصدر محلي أن التفاوض بدأ.
   مصدر محلي · r1
     ونفى المتحدث وجود أي تفاوض، فيما أكد مصدر محلي أن <التفاوض> بدأ.

CORRECTIONS
 Syrian Observatory for Human Rights · killed · all: <9 → 12>
   <9> · Syrian Observatory for Human Rights · r1
     قال المرصد إن القصف على بلدة التل أوقع منذ السبت <9> قتلى، 6 منهم من
     المقاتلين وثلاثة مدنيين بينهم الطفل سالم (8 أعوام).
   <12> · Syrian Observatory for Human Rights · r3

REPORTS
 r1 r2 r3 r4

 1 incident · 5 reports · 1 dispatch copied · under latest-by-origin/1 · as of 2022-03-10T00:00:00+00:00

COPIES OF ONE DISPATCH
 r1 = r4

REPORTS OF NO INCIDENT
 r9

DECISIONS
 d1 · reject · r4/4-6-killed · N. H.: a hoax
 d2 · correct · r2/4-6-killed · S. A.: a misprint
 d3 · accept · r7 · S. A.: seen
   not bound: there is no report 'r7'
"""


def test_story_tells_everything_of_an_incident(record: Record, reading: Reading) -> None:
    told = _shown(record, reading, "en")
    assert "\n".join(line for line in told.splitlines() if "━" not in line) == ENGLISH.strip("\n")


def test_story_in_arabic_has_the_arabic_name_and_labels(record: Record, reading: Reading) -> None:
    told = _shown(record, reading, "ar")
    for words in (
        "قصف على التل", "قتلى · الجميع", "المرصد السوري لحقوق الإنسان", "متنازع عليه", "مرفوض بالقرار d1", "قُرئ 2",
        "التفاوض".removeprefix("ال"), "التصحيحات",
    ):  # fmt: skip
        assert words in told
    assert not re.search("(?<!-)killed|origins|report itself", told)


def test_story_in_brief_is_a_line_an_outcome(record: Record, reading: Reading) -> None:
    told = _shown(record, reading, "en", brief=True)
    assert "killed · all  2022-03-09  <12–12–20>  ████████████░░░░░░░░" in told
    assert "CONTRADICTIONS" not in told
    assert "one source" not in told
    assert "2022-03-08  " not in told
    assert "not bound: there is no report" in told


def test_story_in_brief_says_that_a_figure_is_of_one_source(record: Record, reading: Reading) -> None:
    (one,) = record.incidents
    early = replace(record, incidents=(replace(one, tolls=one.tolls[:1]),))
    assert re.search(r"killed · all  2022-03-08  .*9.* · one source$", _shown(early, reading, "en", brief=True), re.M)
    assert "مصدر واحد · " not in _shown(early, reading, "ar")


def test_story_of_nothing_says_how_much_there_is() -> None:
    record = Record(None, "latest-by-origin/1", "sha256:0", (), (), ("r9",))
    page = Page(labels("en"), 80, lambda words, role: words)
    assert "0 incidents · 1 report" in "\n".join(story(record, Called({}, {}, {}), {}, page))


def test_bounds_are_one_number_or_three_and_the_bar_is_as_long_as_the_toll() -> None:
    one = _claim("r1/0-1-killed", 5, "sohr", "2022-03-08")
    assert [bounds(_toll("2022-03-08", *numbers, [one])) for numbers in ((5, 5, 5), (5, 5, 9), (5, 7, 9))] == [
        "5", "5–5–9", "5–7–9",
    ]  # fmt: skip
    assert bar(_toll("2022-03-08", 5, 7, 10, [one]), 10, 20) == "█" * 10 + "░" * 10
    assert bar(_toll("2022-03-08", 1, 1, 1, [one]), 10_000, 20) == "█"
    assert bar(_toll("2022-03-08", 0, 0, 0, [one]), 0, 20) == ""


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_labels_name_every_reason_for_which_a_figure_falls(language: str) -> None:
    told = {name: value for name, value in vars(reasons).items() if name.isupper() and not name.startswith("_")}
    known = {value for value in told.values() if isinstance(value, str)}
    assert known - set(labels(language).words["overtaken"]) == set()


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_labels_name_every_kind_of_decision(language: str) -> None:
    assert set(labels(language).words["decision"]) == set(DECISION_KINDS)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_labels_name_everything_that_a_denial_is_about(language: str) -> None:
    words = labels(language).words
    assert set(SUBJECTS.values()) - set(words["subject"]) - set(words["event"]) == set()


def test_story_shows_a_side_that_the_record_does_not_count_as_its_report_tells_it(
    record: Record, reading: Reading
) -> None:
    (one,) = record.incidents
    part, whole = reading.claims[2], reading.claims[0]
    denial = Contradiction("denial", (f"r1/{part.id}", f"r1/{whole.id}"), "killed", "all", "2022-03-09", "killed-3")
    told = _shown(replace(record, incidents=(replace(one, contradictions=(denial,)),)), reading, "en")
    assert " ≠ killed · all: denied and affirmed · 2022-03-09\n   <3> · المرصد · r1\n" in told


def test_story_of_claims_alone_shows_their_own_words(record: Record, reading: Reading) -> None:
    alone = replace(reading, report=replace(reading.report, text="", characters=181))
    assert "   المتحدث · denied · r1\n     تفاوض\n" in _shown(record, alone, "en")


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize(
    ("section", "room", "pattern"),
    [
        ("reason", "incidents", r'Reason\(\s*f?"([a-z-]+)"'),
        ("flag", "tolls", r'"([a-z-]+)": (?:len|any|standing|bool)'),
    ],
)
def test_labels_name_every_code_of_the_rooms_below(language: str, section: str, room: str, pattern: str) -> None:
    code = "\n".join(file.read_text("utf-8") for file in sorted((SOURCE / room).rglob("*.py")))
    found = set(re.findall(pattern, code))
    assert found
    assert found - set(labels(language).words[section]) == set()


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_story_tells_which_figure_does_not_fit_its_count_and_why(
    record: Record, reading: Reading, language: str
) -> None:
    (one,) = record.incidents
    first, _, third, _ = one.incident.claims
    odd = replace(record, incidents=(replace(one, anomalies=(Anomaly("late", third.id, first.id),)),))
    (told,) = set(_shown(odd, reading, language).splitlines()) - set(_shown(record, reading, language).splitlines())
    assert labels(language).word("flag", "late") in told
    assert [part in told for part in ("12", "r3", "9", "r1")] == [True] * 4


def test_story_json_has_the_anomalies_where_there_are_any(record: Record) -> None:
    (one,) = record.incidents
    ids = [claim.id for claim in one.incident.claims]
    odd = replace(record, incidents=(replace(one, anomalies=(Anomaly("late", ids[2], ids[0]),)),))
    told = [record_to_dict(each)["incidents"][0].get("anomalies") for each in (record, odd)]
    assert told == [None, [{"kind": "late", "claim": ids[2], "beside": ids[0]}]]
