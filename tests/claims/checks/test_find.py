"""Checks: sums, opposed statements, figures told twice, dates and flows that cannot be, loaded words."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from marsad.claims.build import build_reading
from marsad.claims.checks.breakdowns import breakdowns
from marsad.claims.checks.find import find_checks
from marsad.claims.checks.flows import flows, told_twice
from marsad.claims.checks.likeness import Likeness
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.model.claim import Claim, Evidence, Group, Place, Quantity, When
from marsad.model.report import Report
from marsad.text.fold import fold

PACK = load_pack("ar")
LIKENESS = Likeness(PACK)
CASES = tomllib.loads((files("marsad.languages") / "ar/cases/opposed.toml").read_text(encoding="utf-8"))["case"]
OPPOSED_FLOOR, LOOKALIKE_FLOOR = 0.9, 0.94


def read(text):
    return build_reading(Report(text, "", "", "ar"), PACK)


def mentions_of(text):
    return Mentions(fold(text, PACK.orthography), PACK, None)


def span_of(text, words, nth):
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


# ---- opposed ----


def meet(one, other):
    return one[0] < other[1] and other[0] < one[1]


def stands_for(reading, check, word):
    """Whether a check is about a word: a trigger, a number, a denied word, or the word that tells of a number."""
    if any(meet((span.start, span.end), word) for span in check.words):
        return True
    events = [(event.id, (event.trigger.start, event.trigger.end)) for event in reading.events]
    if any(id in check.claims and meet(span, word) for id, span in events):
        return True
    if any(meet(span, word) for _, span in events):
        return False
    numbers = [(claim.quantity.start, claim.quantity.end) for claim in reading.claims if claim.id in check.claims]
    return any(meet(number, word) or abs(number[0] - word[1]) < 30 for number in numbers)


def answers(case, pair):
    reading = read(case["text"])
    checks = [check for check in reading.checks if check.kind == "opposed"]
    if not pair["opposed"]:
        return not checks
    words = [span_of(case["text"], pair[side], pair[f"{side}_nth"]) for side in ("a", "b")]
    return any(all(stands_for(reading, check, word) for word in words) for check in checks)


@pytest.mark.parametrize(("opposed", "floor"), [(True, OPPOSED_FLOOR), (False, LOOKALIKE_FLOOR)])
def test_opposed_pairs_are_told_from_lookalikes(opposed, floor):
    pairs = [(case, pair) for case in CASES for pair in case["opposed"] if pair["opposed"] is opposed]
    assert len(pairs) >= 30
    wrong = [case["text"] for case, pair in pairs if not answers(case, pair)]
    print(*wrong, f"{len(pairs) - len(wrong)} of {len(pairs)}", sep="\n")
    assert 1 - len(wrong) / len(pairs) >= floor


def test_denied_and_affirmed_talks_are_opposed():
    reading = read("رفض المتحدث الحديث عن تفاوض معهم. إلا أن مدير المركز أكد أن قيادياً يتولى التفاوض مع الجانب الآخر.")
    (check,) = [check for check in reading.checks if check.kind == "opposed"]
    assert [claim.rpartition("-")[2] for claim in check.claims] == ["negotiation", "negotiation"]


# ---- sums, flows, repetition ----


def claim(id, value, outcome="killed", *, part_of=None, tags=(), party=None, text="قتيل", start=0, **slots):
    group = Group(start, start + len(text), text, party, tags) if tags or party or text != "قتيل" else None
    quantity = Quantity(start, start + 3, str(value), value, None, slots.pop("qualifier", "exact"))
    return Claim(
        id=id, quantity=quantity, outcome=outcome, affected=group, responsible=None, basis=slots.pop("basis", "new"),
        when=slots.pop("when", None), place=slots.pop("place", None), sources=(), stance=slots.pop("stance", "asserted"),
        part_of=part_of, cause=None, persons=(), doubts=(), evidence=slots.pop("evidence", Evidence(0, 9)),
    )  # fmt: skip


def sums_of(*claims, text=""):
    return [(check.parts, check.holds) for check in breakdowns(claims, mentions_of(text))]


def test_parts_that_make_the_total_hold():
    parts = [claim("a", 124, part_of="t"), claim("b", 50, part_of="t"), claim("c", 7, part_of="t")]
    assert sums_of(claim("t", 181), *parts) == [(("a", "b", "c"), True)]


def test_part_that_is_only_among_the_total_gives_no_check():
    assert sums_of(claim("t", 20), claim("a", 8, part_of="t", tags=("child",))) == []


def test_part_greater_than_its_total_does_not_hold():
    assert sums_of(claim("t", 6), claim("a", 8, part_of="t", tags=("child",))) == [(("a",), False)]


def test_parts_that_can_overlap_give_no_check():
    parts = [claim("a", 15, part_of="t", tags=("civilian",)), claim("b", 9, part_of="t", tags=("child",))]
    assert sums_of(claim("t", 20), *parts) == []


def test_children_among_the_parts_do_not_spoil_a_sum():
    parts = [
        claim("a", 12, part_of="t", tags=("civilian",)),
        claim("b", 8, part_of="t", tags=("combatant",)),
        claim("c", 5, part_of="t", tags=("child",)),
    ]
    assert sums_of(claim("t", 20), *parts) == [(("a", "b"), True)]


def test_parts_of_two_sides_that_exceed_the_total_do_not_hold():
    parts = [claim("a", 15, part_of="t", tags=("civilian",)), claim("b", 9, part_of="t", tags=("security",))]
    assert sums_of(claim("t", 20), *parts) == [(("a", "b"), False)]


def test_parts_that_are_said_to_be_all_and_fall_short_do_not_hold():
    text = "قتل 9 أشخاص وهم 3 جنود و4 مدنيين"
    total = claim("t", 9, start=4)
    parts = [claim("a", 3, part_of="t", start=16), claim("b", 4, part_of="t", start=24)]
    assert sums_of(total, *parts, text=text) == [(("a", "b"), False)]
    assert sums_of(total, *parts, text=text.replace("وهم", "منهم")) == []


def test_vague_and_other_parts_are_left_alone():
    parts = [claim("a", 3, part_of="t", qualifier="about"), claim("b", 30, "injured", part_of="t")]
    assert sums_of(claim("t", 9), *parts) == []


def test_more_freed_than_were_taken_does_not_follow():
    taken = claim("t", 12, "abducted", text="طلاب", start=4)
    freed = claim("f", 20, "freed", text="الطلاب", start=40)
    (check,) = flows([taken, freed], LIKENESS)
    assert (check.kind, check.claims, check.holds) == ("flow-exceeds-stock", ("t", "f"), False)
    assert not list(flows([taken, claim("f", 9, "freed", text="الطلاب", start=40)], LIKENESS))


def test_flows_of_other_groups_or_places_are_left_alone():
    taken = claim("t", 12, "abducted", text="طلاب", start=4)
    assert not list(flows([taken, claim("f", 20, "freed", party="x", text="جنود", tags=("security",))], LIKENESS))
    here, there = (Place(0, 4, name, name) for name in ("تعز", "عدن"))
    kept = claim("t", 12, "held", text="طلاب", place=here)
    assert not list(flows([kept, claim("f", 20, "freed", text="طلاب", start=40, place=there)], LIKENESS))


def test_figure_told_again_is_noticed():
    first = claim("a", 181, start=3, evidence=Evidence(0, 40))
    again = claim("b", 181, start=90, evidence=Evidence(80, 120))
    (check,) = told_twice([first, again], LIKENESS)
    assert (check.kind, check.claims) == ("told-twice", ("a", "b"))


@pytest.mark.parametrize(
    "again",
    [
        claim("b", 182, start=90, evidence=Evidence(80, 120)),
        claim("b", 181, "injured", start=90, evidence=Evidence(80, 120)),
        claim("b", 181, start=90, evidence=Evidence(80, 120), stance="denied"),
        claim("b", 181, start=90, evidence=Evidence(80, 120), when=When("2019-01-01", "2019-12-31")),
    ],
)
def test_another_figure_is_not_told_twice(again):
    first = claim("a", 181, start=3, evidence=Evidence(0, 40), when=When("2022-01-20", "2022-01-26"))
    assert not list(told_twice([first, again], LIKENESS))


# ---- dates, loaded words, all together ----


def test_weekday_that_is_not_its_date_is_noticed():
    kinds = {check.kind: check for check in read("قتل ثلاثة مدنيين يوم السبت 20 يناير 2022 في البلدة.").checks}
    assert "20 يناير 2022" in kinds["weekday-mismatch"].words[0].text
    assert kinds["weekday-mismatch"].holds is False


def test_loaded_words_are_put_to_their_claim():
    text = "أعلن الناطق ارتقاء 7 شهداء في القصف، وأصيب 12 شخصاً."
    reading = read(text)
    loaded = [check for check in reading.checks if check.kind == "loaded-word"]
    assert loaded
    for check in loaded:
        assert all(text[span.start : span.end] == span.text for span in check.words)
    assert {claim for check in loaded for claim in check.claims} <= {
        claim.id for claim in reading.claims if claim.outcome == "killed"
    }


def test_plain_words_are_not_marked():
    assert not [check for check in read("قتل 7 مدنيين في القصف.").checks if check.kind == "loaded-word"]


def test_checks_cite_what_the_reading_holds_and_come_in_one_order():
    for case in CASES:
        reading = read(case["text"])
        known = {claim.id for claim in reading.claims} | {event.id for event in reading.events}
        for check in reading.checks:
            cited = {*check.claims, *check.parts, *([check.total] if check.total else [])}
            assert cited <= known
        assert [*read(case["text"]).checks] == [*reading.checks]


def test_report_without_claims_has_no_checks():
    assert find_checks([], [], mentions_of("السبت 20 يناير 2022")) == []
