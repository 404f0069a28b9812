"""Nobody is one with another unless somebody decided so; what is suggested, and when no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.incidents.people.people import people_of, suggestions
from marsad.model.decision import Decision, DecisionKind
from marsad.model.people import Named

NAME = "فراس أحمد الدروبي"


def person(number: int, name: str = NAME, **said: object) -> Named:
    base = Named(
        f"r{number}/5-20-person", f"r{number}", name, "ar", (f"r{number}/0-1-killed",), ("killed",), incidents=("i",)
    )
    return replace(base, **said)  # type: ignore[arg-type]  # any slots


def decided(number: int, kind: DecisionKind, *numbers: int) -> Decision:
    taken = datetime(2022, 3, 1, tzinfo=UTC) + timedelta(hours=number)
    return Decision(f"d{number}", kind, tuple(f"r{n}/5-20-person" for n in numbers), "N. H.", "seen", taken)


def sets(mentions: Sequence[Named], *decisions: Decision) -> list[list[str]]:
    return [[one.report for one in victim.mentions] for victim in people_of(mentions, decisions)]


def pairs(mentions: Sequence[Named], *decisions: Decision) -> list[list[str]]:
    return [[id_.partition("/")[0] for id_ in one.persons] for one in suggestions(mentions, decisions)]


def test_people_of_one_name_are_several_until_somebody_decides() -> None:
    mentions = [person(1), person(2)]
    assert sets(mentions) == [["r1"], ["r2"]]
    assert pairs(mentions) == [["r1", "r2"]]


def test_people_merged_are_one_with_all_spellings_and_are_suggested_no_more() -> None:
    mentions = [person(1), person(2, "Firas Droubi"), person(3, "فراس الدروبي")]
    victims = people_of(mentions, [decided(1, "merge", 1, 2)])
    assert [[one.report for one in victim.mentions] for victim in victims] == [["r1", "r2"], ["r3"]]
    assert victims[0].variants == ("Firas Droubi", NAME)
    assert victims[0].decisions == ("d1",)
    assert victims[0].id == "r1/5-20-person"
    assert ["r1", "r2"] not in pairs(mentions, decided(1, "merge", 1, 2))
    assert pairs(mentions, decided(1, "merge", 1, 2)) != []


def test_people_merged_twice_over_are_all_one() -> None:
    mentions = [person(n) for n in (1, 2, 3, 4)]
    assert sets(mentions, decided(1, "merge", 1, 2), decided(2, "merge", 3, 4)) == [["r1", "r2"], ["r3", "r4"]]
    assert sets(mentions, decided(1, "merge", 1, 2), decided(2, "merge", 3, 2)) == [["r1", "r2", "r3"], ["r4"]]


def test_people_split_leave_the_others_and_are_suggested_with_them_no_more() -> None:
    mentions = [person(1), person(2, "Firas Droubi"), person(3, "فراس الدروبي")]
    ruled = [decided(1, "merge", 1, 2, 3), decided(2, "split", 2)]
    assert sets(mentions, *ruled) == [["r1", "r3"], ["r2"]]
    assert pairs(mentions, *ruled) == []
    assert sets(mentions, *ruled, decided(3, "merge", 1, 2)) == [["r1", "r2", "r3"]]


def test_people_split_who_never_were_one_are_told_apart() -> None:
    mentions = [person(1), person(2, "Firas Droubi"), person(3, "فراس الدروبي")]
    assert ["r1", "r2"] not in pairs(mentions, decided(1, "split", 1, 2))
    assert len(pairs(mentions, decided(1, "split", 1, 2))) == len(pairs(mentions)) - 1
    assert sets(mentions, decided(1, "split", 1, 2)) == [["r1"], ["r2"], ["r3"]]


def test_people_the_last_word_counts_in_any_order_of_decisions() -> None:
    mentions = [person(1), person(2)]
    ruled = [decided(1, "merge", 1, 2), decided(2, "split", 1, 2), decided(3, "merge", 1, 2)]
    assert {tuple(map(tuple, sets(mentions, *order))) for order in permutations(ruled)} == {(("r1", "r2"),)}


def test_people_decided_about_who_are_not_here_any_more_change_nothing() -> None:
    assert sets([person(1), person(2)], decided(1, "merge", 1, 9)) == [["r1"], ["r2"]]


def test_people_in_copies_are_suggested_once() -> None:
    mentions = [person(n) for n in range(1, 40)]
    assert len(suggestions(mentions)) == 1
    assert len(suggestions(mentions)[0].persons) == 39
    other = person(40, "Firas Droubi")
    assert len(suggestions([*mentions, other])) == 2


def test_people_named_twice_for_one_figure_are_never_suggested() -> None:
    one = person(1)
    assert suggestions([one, replace(one, id="r1/50-65-person")]) == ()


def test_people_told_by_one_name_are_suggested_within_an_incident() -> None:
    mentions = [person(1, "فراس"), person(2, "فراس الدروبي"), person(3, "فراس", incidents=("j",))]
    assert pairs(mentions) == [["r1", "r2"]]


def test_people_merged_after_they_were_split_are_one_and_open_to_others() -> None:
    mentions = [person(1), person(2, "Firas Droubi"), person(3, "فراس الدروبي")]
    ruled = [decided(1, "split", 1, 2), decided(2, "merge", 1, 2)]
    assert sets(mentions, *ruled) == [["r1", "r2"], ["r3"]]
    assert pairs(mentions, *ruled) == [["r1", "r3"], ["r2", "r3"]]


def test_people_without_a_name_are_never_suggested() -> None:
    mentions = [person(1, "█████"), person(2, "█████"), person(3, "")]
    assert suggestions(mentions) == ()
    assert len(people_of(mentions)) == 3


def test_people_likeliest_are_suggested_first() -> None:
    named = [person(1), person(2, age=9), person(3, age=9), person(4, "فراس أحمد")]
    mentions = [replace(one, incidents=()) for one in named]
    scores = [one.score for one in suggestions(mentions)]
    assert scores == sorted(scores, reverse=True)
    assert suggestions(mentions)[0].persons == ("r2/5-20-person", "r3/5-20-person")


def test_people_of_very_long_names_are_compared_in_a_moment() -> None:
    long = " ".join(f"{first}{second}" for first in "سبتجحدر" for second in ("امر", "اسل", "ليم", "ميل"))
    mentions = [person(n, long, age=n) for n in range(1, 4)]
    assert len(suggestions(mentions)) == 3


MENTIONS = [
    person(1), person(2, "Firas Droubi"), person(3, "فراس الدروبي"), person(4, "هدى زيتونة"), person(5, "Huda Zeitouneh"),
    person(6, "فراس"), person(7, age=8), person(8, age=40),
]  # fmt: skip
DECISIONS = st.lists(
    st.tuples(st.sampled_from(("merge", "split")), st.sets(st.integers(1, 9), min_size=2, max_size=4)), max_size=5
).map(lambda made: [decided(n, kind, *sorted(of)) for n, (kind, of) in enumerate(made)])  # type: ignore[arg-type]  # kinds


@settings(deadline=None)
@given(st.permutations(MENTIONS), DECISIONS)
def test_people_are_the_same_in_any_order_and_none_is_lost_or_merged_unasked(
    mentions: list[Named], decisions: list[Decision]
) -> None:
    victims = people_of(mentions, decisions)
    assert victims == people_of(MENTIONS, decisions[::-1])
    assert suggestions(mentions, decisions) == suggestions(MENTIONS, decisions)
    assert sorted(one.id for victim in victims for one in victim.mentions) == sorted(one.id for one in MENTIONS)
    merged = {target for decision in decisions if decision.kind == "merge" for target in decision.targets}
    for victim in victims:
        assert len(victim.mentions) == 1 or all(one.id in merged for one in victim.mentions)
        ids = {one.id for one in victim.mentions}
        assert not any(len(ids & set(one.persons)) > 1 for one in suggestions(MENTIONS, decisions))
