from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from marsad.incidents.decisions import bind
from marsad.incidents.people.named import named_in, persons_in
from marsad.model.claim import Person, Reading
from marsad.model.decision import Decision, DecisionKind
from marsad.model.people import Named, names_person
from marsad.record.collected import collected


def _as(reading: Reading, report: str) -> Reading:
    return replace(reading, report=replace(reading.report, id=report))


def _decided(kind: DecisionKind, *targets: str) -> Decision:
    return Decision("d1", kind, targets, "N. H.", "seen", datetime(2022, 3, 9, tzinfo=UTC))


def test_named_is_everyone_whom_a_report_names_with_what_it_says(reading: Reading) -> None:
    one = _as(reading, "r1")
    claim = one.claims[2]
    start, end = claim.persons[0].start, claim.persons[0].end
    incidents = {f"r1/{claim.id}": ["j", "i"]}
    assert named_in(one, incidents) == (
        Named(
            id=f"r1/{start}-{end}-person",
            report="r1",
            name="سالم",
            language="ar",
            claims=(f"r1/{claim.id}",),
            outcomes=("killed",),
            tags=("civilian",),
            age=8,
            sex="man",
            role="الطفل",
            place="geonames:172955",
            first="2022-03-05",
            last="2022-03-08",
            incidents=("i", "j"),
        ),
    )
    assert persons_in(one) == (f"r1/{start}-{end}-person",)


def test_named_a_name_that_is_read_for_two_claims_is_one_mention(reading: Reading) -> None:
    one = _as(reading, "r1")
    persons = tuple(replace(person, age=None) for person in one.claims[2].persons)
    both = replace(
        one, claims=(replace(one.claims[0], persons=persons, place=None, outcome="injured"), *one.claims[1:])
    )
    (mention,) = named_in(both)
    assert mention.claims == tuple(sorted(f"r1/{both.claims[n].id}" for n in (0, 2)))
    assert mention.outcomes == ("injured", "killed")
    assert (mention.age, mention.place) == (8, "geonames:172955")


def test_named_is_nobody_whose_name_is_not_collected(reading: Reading) -> None:
    assert named_in(collected(reading, frozenset({"names"}))) == ()
    assert persons_in(replace(reading, claims=(replace(reading.claims[0], persons=(Person(0, 3, "..."),)),))) == ()


def test_named_a_target_is_told_by_its_form() -> None:
    assert names_person("r1/10-20-person")
    assert names_person("feed/2022/10-20-person")
    assert not any(map(names_person, ["r1", "r1/10-20-killed", "10-20-person", "r1/x-20-person", "r1/10-20-person/"]))


def test_named_persons_are_what_decisions_bind_to(reading: Reading) -> None:
    readings = {report: _as(reading, report) for report in ("r1", "r2")}
    one, other = (persons_in(readings[report])[0] for report in ("r1", "r2"))
    merged = bind([_decided("merge", one, other)], readings)
    assert [decision.targets for decision in merged.people] == [(one, other)]
    assert (merged.grouping, merged.on_claims, merged.unbound) == ((), {}, ())
    assert bind([_decided("split", one)], readings).people[0].targets == (one,)
    taken_back = replace(_decided("withdraw", "d1"), id="d2", taken=datetime(2022, 3, 10, tzinfo=UTC))
    assert bind([_decided("merge", one, other), taken_back], readings).people == ()


def test_named_persons_who_are_not_there_are_reported_with_who_likely_is(reading: Reading) -> None:
    readings = {report: _as(reading, report) for report in ("r1", "r2")}
    one, other = (persons_in(readings[report])[0] for report in ("r1", "r2"))
    start, end = other.split("/")[1].split("-")[:2]
    moved = f"r2/{start}-{int(end) + 5}-person"
    rulings = bind([_decided("merge", one, moved, "r9/1-2-person", "r2/7000-7001-person")], readings)
    assert rulings.people == rulings.grouping == ()
    assert [one.why for one in rulings.unbound] == [
        f"report 'r2' has no person '{moved[3:]}' now; likely it is {other}",
        "report 'r2' has no person '7000-7001-person' now",
        "there is no report 'r9'",
    ]


def test_named_persons_are_never_merged_with_reports_nor_reports_for_their_sake(reading: Reading) -> None:
    readings = {report: _as(reading, report) for report in ("r1", "r2")}
    one = persons_in(readings["r1"])[0]
    rulings = bind([_decided("merge", "r1", "r2", one)], readings)
    assert rulings.people == rulings.grouping == ()
    assert [one.why for one in rulings.unbound] == [
        "'r1' is no person, as others are",
        "'r2' is no person, as others are",
    ]
    gone = bind([_decided("merge", "r1", "r2", "r1/7000-7001-person")], readings)
    assert gone.grouping == ()


def test_named_persons_cannot_be_rejected_or_moved(reading: Reading) -> None:
    readings = {"r1": _as(reading, "r1")}
    one = persons_in(readings["r1"])[0]
    rulings = bind([_decided("reject", one)], readings)
    assert rulings.on_claims == {}
    assert [one.why for one in rulings.unbound] == [
        f"'{one}' is a person: persons can be merged and split, and not rejected"
    ]


def test_named_a_report_called_like_a_person_is_a_report(reading: Reading) -> None:
    readings = {report: _as(reading, report) for report in ("a/1-2-person", "b")}
    rulings = bind([_decided("merge", "a/1-2-person", "b")], readings)
    assert [decision.targets for decision in rulings.grouping] == [("a/1-2-person", "b")]
    assert rulings.people == ()
