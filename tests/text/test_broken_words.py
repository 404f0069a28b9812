"""Words that writers break with a sign to dodge filters."""

import pytest

from marsad.languages.pack import load_pack
from marsad.text.fold import fold


def _folded(text: str, language: str = "en") -> str:
    return fold(text, load_pack(language).orthography).text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("two kil*led", "two killed"),
        ("k*i*l*led", "killed"),
        ("a man was ki-lled", "a man was killed"),
        ("De-ath toll", "death toll"),
    ],
)
def test_broken_words_are_whole(written: str, read: str) -> None:
    assert _folded(written) == read


@pytest.mark.parametrize(
    "text", ["a car-bomb", "so-called", "5*5", "* one", "two * three", "well-dead", "-killed", "kill-"]
)
def test_other_signs_stay(text: str) -> None:
    assert _folded(text) == text


def test_a_span_points_into_the_original() -> None:
    text = "Gunmen kil*led two"
    folded = fold(text, load_pack("en").orthography)
    start = folded.text.index("killed")
    assert folded.span(start, start + len("killed")).text == "kil*led"


def test_a_language_without_breakers_keeps_them() -> None:
    assert _folded("de*ad", "fr") == "de*ad"


def test_a_long_row_of_letters_is_read_in_time() -> None:
    text = "a-" * 20_000 + "b"
    assert len(_folded(text)) == len(text)
