"""Words by which a report tells one happening from another, as data."""

from __future__ import annotations

import pytest

from marsad.errors import BadPack
from marsad.languages.incident_words import incident_words, read_incident_words


def test_a_site_is_found_with_the_letters_written_onto_it() -> None:
    found = incident_words("ar").find("هجوم علي السجن وبسوق")
    assert [(cue.table, cue.sense) for cue in found] == [("site", "prison"), ("site", "market")]


def test_a_form_with_a_gap_is_found_around_a_few_words() -> None:
    assert [cue.sense for cue in incident_words("en").find("the raid came two days after a blast")] == ["background"]


def test_a_word_within_another_is_no_site() -> None:
    assert incident_words("en").find("the report was transported") == []


@pytest.mark.parametrize(("arabic", "latin"), [("زوبي", "zobe"), ("هودن", "hodan"), ("غويران", "ghwayran")])
def test_a_name_sounds_alike_in_two_scripts(arabic: str, latin: str) -> None:
    one, other = incident_words("ar").sound(arabic), incident_words("en").sound(latin)
    assert one[0] == other[0]
    letters = iter(other[1])
    assert all(vowel in letters for vowel in one[1])


def test_a_language_without_the_file_has_no_words() -> None:
    assert incident_words("fr").find("prison") == []


def test_an_entry_needs_a_sense_and_forms() -> None:
    with pytest.raises(BadPack, match="needs a sense and forms"):
        read_incident_words("en", {"site": [{"sense": "prison"}]})
