"""Whoever types a party's name is understood alike wherever the desk asks for one."""

from __future__ import annotations

import pytest

from marsad.record.ask.party_names import called, id_of


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("قوات سوريا الديمقراطية", "sdf"),
        ("Médecins Sans Frontières", "msf"),
        ("medecins sans frontieres", "msf"),
        ("sdf", "sdf"),
        ("who-is-in-no-register", "who-is-in-no-register"),
    ],
)
def test_a_party_is_known_by_its_name(typed: str, id_: str) -> None:
    assert id_of(typed, None) == id_
    assert id_ in called(typed)
