"""What one report says of one figure in several places."""

from __future__ import annotations

from dataclasses import replace

from marsad.incidents.ledger.told_twice import Figures, sources_of, told_once, with_sums, without_differences
from marsad.model.claim import Claim, Evidence, Group, Quantity, Source, When
from marsad.model.incident import IncidentClaim
from tests.tolls.invented import claim as entry_of

AT = "2031-05-01T08:00"


def made(value: int, start: int, sentence: int, sources: tuple[Source, ...] = (), part_of: str | None = None) -> Claim:
    quantity = Quantity(start, start + 2, str(value), value, None, "exact")
    return Claim(
        f"{start}", quantity, "killed", Group(start, start + 2, "x"), None, "new", None, None, sources, "asserted",
        part_of, None, (), (), Evidence(sentence, sentence + 50),
    )  # fmt: skip


def entry(origin: str, value: int, start: int, **slots: object) -> IncidentClaim:
    found = entry_of(origin, value, AT, report="r1", **{"origin_kind": "monitor", **slots})
    return type(found)(
        **{
            **{name: getattr(found, name) for name in found.__slots__},
            "id": f"r1/{start}",
            "quote": type(found.quote)(start, start + 2, str(value)),
        }
    )


SOHR = (Source(0, 3, "x", "sohr", "monitor"),)


def test_the_telling_with_a_source_is_kept():
    claims = [made(14, 0, 0), made(14, 120, 100)]
    entries = [entry("report", 14, 0, origin_kind=None), entry("sohr", 14, 120)]
    assert [(kept.id, kept.origin) for kept in told_once(entries, claims)] == [("r1/120", "sohr")]


def test_two_origins_that_give_one_value_are_two_figures_but_for_a_title():
    claims = [made(14, 0, 0), made(14, 120, 100)]
    entries = [entry("sohr", 14, 0), entry("sdf", 14, 120)]
    assert len(told_once(entries, claims)) == 2
    assert [kept.origin for kept in told_once(entries, claims, title=20)] == ["sdf"]


def test_another_group_is_another_figure():
    claims = [made(14, 0, 0), made(14, 120, 100)]
    entries = [entry("sohr", 14, 0, affected="civilian"), entry("sohr", 14, 120, affected="child")]
    assert len(told_once(entries, claims)) == 2


def test_a_part_points_to_the_total_that_is_kept():
    claims = [made(14, 0, 0), made(9, 10, 0, part_of="0"), made(14, 120, 100)]
    entries = [
        entry("report", 14, 0, origin_kind=None),
        entry("report", 9, 10, origin_kind=None, part_of="r1/0", affected="civilian"),
        entry("sohr", 14, 120),
    ]
    kept = {each.value: each for each in told_once(entries, claims)}
    assert kept[9].part_of == kept[14].id == "r1/120"


def test_a_part_of_nobody_in_particular_is_a_share():
    claims = [made(14, 0, 0), made(9, 10, 0, part_of="0")]
    kept = told_once([entry("sohr", 14, 0), entry("sohr", 9, 10, part_of="r1/0")], claims)
    assert {each.value: each.basis for each in kept} == {14: "cumulative", 9: "partial"}


def test_figures_that_add_up_to_nothing_stay_as_they_are():
    claims = [made(30, 0, 0, SOHR), made(20, 60, 60), made(9, 70, 60)]
    assert [claim.part_of for claim in with_sums(claims)] == [None, None, None]
    claims = [made(30, 0, 0, SOHR), made(20, 60, 60), made(10, 70, 60)]
    assert [claim.part_of for claim in with_sums(claims)] == [None, "0", "0"]


def test_what_two_counts_differ_by_is_no_count():
    counts = [entry("sdf", 495, 100), entry("sohr", 332, 200)]
    nobody = entry("report", 163, 0, origin_kind=None)
    found = {each.value: each for each in without_differences([nobody, *counts])}
    assert (found[163].basis, found[163].doubts) == ("partial", ("ambiguous-total",))
    assert {found[495].basis, found[332].basis} == {"cumulative"}
    for other in (
        entry("report", 164, 0, origin_kind=None),
        entry("anha", 163, 0),
        entry("report", 163, 0, origin_kind=None, affected="civilian"),
    ):
        assert without_differences([other, *counts])[0].basis == "cumulative"
    same = [entry("sdf", 495, 100), entry("sdf", 332, 200)]
    assert without_differences([nobody, *same])[0].basis == "cumulative"


def carried(value: int, start: int, sources: tuple[Source, ...], *doubts: str) -> Claim:
    return replace(made(value, start, start, sources), doubts=doubts)


def test_a_carried_source_that_tells_another_number_itself_tells_not_this_one():
    claims = [carried(500, 10, SOHR, "source-carried"), carried(358, 100, SOHR)]
    assert sources_of(Figures(claims)) == {"10": (), "100": SOHR}


def test_a_carried_source_is_kept_beside_its_other_outcomes_and_parts():
    hurt = replace(carried(40, 100, SOHR), outcome="injured")
    assert sources_of(Figures([carried(9, 10, SOHR, "source-carried"), hurt]))["10"] == SOHR
    part = replace(carried(9, 10, SOHR, "source-carried"), part_of="100")
    assert sources_of(Figures([part, carried(40, 100, SOHR)]))["10"] == SOHR


def test_of_two_running_totals_in_one_sentence_one_source_tells_one():
    totals = [replace(made(495, 10, 0), basis="cumulative"), replace(made(332, 30, 0, SOHR), basis="cumulative")]
    assert sources_of(Figures(totals))["10"] == ()
    assert sources_of(Figures([made(5, 10, 0), made(3, 30, 0, SOHR)]))["10"] == SOHR


def test_of_two_counts_of_one_day_and_place_in_one_sentence_one_source_tells_one():
    day = When("2031-05-14", "2031-05-14")
    counts = [replace(made(276, 10, 0), when=day), replace(made(300, 30, 0, SOHR), when=day)]
    assert sources_of(Figures(counts))["10"] == ()
    later = replace(counts[1], when=When("2031-05-15", "2031-05-15"))
    assert sources_of(Figures([counts[0], later]))["10"] == SOHR
