from __future__ import annotations

import pytest

from marsad.text.mask import Mask, parts_of


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("عبد الله حسون", "قتل عبدالله حسون أمس", "قتل ████████████ أمس"),
        ("أحمد", "قُتل أَحْمَد و احمد وأحمد", "قُتل ███████ و ████ و████"),
        ("هدى", "رأى هدي وهُدَى", "رأى ███ و█████"),
        ("Salem al-Ali", "SALEM ALALI and Salem Al Ali.", "███████████ and ████████████."),
        ("طه", "طه وطه وطهران بلطه", "██ و██ وطهران بلطه"),
        ("Ali", "Khali, Ali وAli", "Khali, ███ و███"),
        ("سامي", "إسلامي وسامية وسامي", "إسلامي وسامية و████"),
        ("", "كلمة", "كلمة"),
    ],
)
def test_mask_hides_a_name_in_any_spelling_and_nothing_else(name: str, text: str, masked: str) -> None:
    assert Mask([name])(text) == masked
    assert len(Mask([name])(text)) == len(text)


def test_mask_can_say_what_stood_there() -> None:
    assert Mask(["أحمد"], lambda name: f"[{len(name)}]")("قتل أحمد") == "قتل [4]"


def test_mask_of_no_name_is_none() -> None:
    assert not Mask(["", "..."])
    assert Mask(["سامي"])


def test_mask_parts_of_names_are_their_words() -> None:
    assert parts_of(["سامي أبو علي", "Omar al-Said"]) == {"سامي", "ابو", "علي", "omar", "said"}
