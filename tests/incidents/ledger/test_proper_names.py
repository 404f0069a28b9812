"""The name within a source's words."""

from __future__ import annotations

import pytest

from marsad.incidents.ledger.proper_names import proper_name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "rights group Zara Watch", "zara watch"),
        ("en", "rights group Lawyers for Karsh", "lawyers for karsh"),
        ("ar", "موقع «زارا ووتش» الحقوقي", "زارا ووتش"),
        ("ar", "منظمة «إنصاف»", "انصاف"),
        ("en", "Zara Watch", ""),
        ("en", "army-aligned health ministry of North Karsh state", ""),
        ("en", "rights group", ""),
        ("ar", "مرصد زارا", ""),
    ],
)
def test_the_name_alone(language, text, name):
    assert " ".join(proper_name(text, language)) == name
