"""Two accounts' figures speak for or against their being of one happening."""

from __future__ import annotations

from marsad.incidents.accounts.split import Account, accounts_of
from marsad.incidents.grouping.compare import figures, likeness
from marsad.incidents.grouping.reconcile import reconcile
from tests.incidents.dispatches import dispatch


def _account(id_: str, published: str, title: str, text: str) -> Account:
    return accounts_of(dispatch(id_, published, title, text))[0]


def test_a_count_carried_on_for_some_days_may_outgrow_the_first() -> None:
    first = _account(
        "a", "2019-03-04T22:00:00+03:00", "Blast kills 13 in Manbij", "A blast killed 13 people in Manbij."
    )
    later = _account(
        "b",
        "2019-03-06T22:00:00+03:00",
        "Manbij death toll climbs to 101",
        "The death toll of the blast in Manbij has climbed to 101, doctors said.",
    )
    same_day = _account("c", "2019-03-04T23:00:00+03:00", "Blast kills 101 in Manbij", "A blast killed 101 in Manbij.")
    assert "toll-other" not in {reason.code for reason in figures(first, later)}
    assert "toll-other" in {reason.code for reason in figures(first, same_day)}


def _codes(one: Account, other: Account) -> set[str]:
    return {reason.code for reason in likeness(one, other)}


def test_an_exchange_both_sides_agreed_on_is_no_abduction() -> None:
    swap = _account(
        "a",
        "2019-03-04T22:00:00+03:00",
        "Prisoner swap in Manbij",
        "The army and the rebels exchanged prisoners in Manbij on Monday. The rebels freed 12 soldiers.",
    )
    again = _account(
        "b",
        "2019-03-05T22:00:00+03:00",
        "Manbij prisoner swap goes on",
        "The army and the rebels exchanged more prisoners in Manbij on Tuesday. The army freed 15 rebels.",
    )
    taken = _account(
        "c",
        "2019-03-05T22:00:00+03:00",
        "Gunmen abduct five in Manbij",
        "Gunmen abducted five people in Manbij on Tuesday.",
    )
    assert "kind-other" in _codes(swap, taken)
    assert "kind-other" not in _codes(swap, again)


def test_one_small_district_is_one_place_but_not_one_governorate() -> None:
    told = [
        _account(
            id_,
            "2025-03-18T22:00:00+03:00",
            f"Missile kills {count} in {place}",
            f"A missile killed {count} people in {place} on Tuesday.",
        )
        for id_, count, place in (
            ("a", 3, "Al-Jubah"),
            ("b", 4, "Al-Jubah"),
            ("c", 3, "Marib province"),
            ("d", 4, "Marib province"),
        )
    ]
    assert "place-same" in _codes(told[0], told[1])
    assert "place-same" not in _codes(told[2], told[3])


def test_a_town_in_the_district_called_like_it_may_be_the_same_place() -> None:
    def weight(one: str, other: str) -> float:
        told = [
            _account(
                id_,
                "2025-03-18T22:00:00+03:00",
                f"Clashes kill nine in {place}",
                f"Clashes killed nine people in {place} on Tuesday.",
            )
            for id_, place in (("a", one), ("b", other))
        ]
        return next((reason.weight for reason in likeness(*told) if reason.code in ("place-inside", "area")), 0.0)

    assert weight("Harib District", "Harib in Marib province") == 1.5
    assert weight("Marib province", "Harib in Marib province") <= 0.5


def test_fighting_that_goes_on_in_one_town_is_one_though_each_tells_another_day() -> None:
    def goes_on(words: str, town: str) -> float:
        one = _account("a", "2019-03-04T22:00:00+03:00", f"{words} in Manbij", f"{words} killed two people in Manbij.")
        other = _account("b", "2019-03-06T22:00:00+03:00", f"{words} in {town}", f"{words} killed four in {town}.")
        return next((reason.weight for reason in likeness(one, other) if reason.code == "kind"), 0.0)

    assert goes_on("Clashes", "Manbij") > goes_on("Shelling", "Manbij")
    assert goes_on("Clashes", "Manbij") > goes_on("Clashes", "Saraqib")


def test_who_carries_a_count_on_needs_less_where_one_incident_alone_fits() -> None:
    first = dispatch(
        "a",
        "2019-03-04T22:00:00+03:00",
        "Car bomb kills 13 in Kabul",
        "A car bomb killed 13 people in Kabul on Monday, a doctor said.",
    )
    later = dispatch(
        "b",
        "2019-03-06T22:00:00+03:00",
        "Kabul bombing toll rises to 15",
        "The toll of a blast in the Afghan capital Kabul rose to 15 when wounded people died overnight, officials said.",
    )
    assert [group.reports for group in reconcile([first, later]).groups] == [("a", "b")]
