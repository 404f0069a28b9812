from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import BadProject
from marsad.model.people import ALIKE, APART
from marsad.model.sensitive import SENSITIVE, UNCOLLECTED
from marsad.record.home import Home
from marsad.record.project import Project, project_of


def _said(home: Home, text: str) -> Project:
    home.folder.mkdir(exist_ok=True)
    home.configuration.write_text(text, "utf-8")
    return project_of(home)


def test_project_without_settings_shows_nothing_sensitive_and_collects_all(home: Home) -> None:
    assert project_of(home) == Project(None, None, frozenset(), frozenset())
    assert _said(home, "") == Project()


def test_project_says_who_decides_what_is_shown_and_what_is_not_collected(home: Home) -> None:
    project = _said(
        home,
        '[author]\nname = "N. H."\n[reading]\nregisters = "own"\n[withhold]\nshow = ["ages"]\n[collect]\nleave-out = ["names", "roles"]\n',
    )
    assert project.author == "N. H."
    assert project.registers == home.folder / "own"
    assert project.shown == {"ages"}
    assert project.uncollected == {"names", "roles"}


def test_nothing_is_shown_to_readers_who_are_not_signed_in_unless_the_project_says_so(home: Home) -> None:
    assert not _said(home, '[publish]\ntitle = "Count of the river"').published
    project = _said(home, '[publish]\nat-the-desk = true\ntitle = "Count of the river"\npublisher = "River desk"\n')
    assert (project.published, project.title, project.publisher) == (True, "Count of the river", "River desk")


def test_project_says_what_the_desk_asks_of_everybody(home: Home) -> None:
    assert _said(home, "[desk]\nsecond-factor-required = true\naddresses-in-log = true\n") == Project(
        second_factor=True, addresses=True
    )


def test_project_says_which_decisions_take_two_persons(home: Home) -> None:
    assert _said(home, '[review]\ntwo-persons = ["reject", "merge"]').two_persons == {"reject", "merge"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "[colour]\nx = 1",
            r"there is no table \[colour\]; there are: author collect desk publish reading review withhold",
        ),
        ('author = "N. H."', r"there is no table \[author\]"),
        ('[author]\nnme = "N. H."', r"\[author\] has no member 'nme': name"),
        ("[author]\nname = 3", r"\[author\] name is no text"),
        ('[author]\nname = " "', r"\[author\] name is no text"),
        ('[withhold]\nnames = "no"', r"\[withhold\] has no member 'names': show"),
        ('[withhold]\nshow = "names"', r"\[withhold\] show is no list"),
        ('[withhold]\nshow = ["name"]', r"\[withhold\] show has 'name', which is no field; those are: names ages"),
        ("[withhold]\nshow = [[]]", r"show has \[\], which is no field"),
        (
            '[collect]\nleave-out = ["age"]',
            r"\[collect\] leave-out has 'age', which is no field; those are: names ages",
        ),
        ('[collect]\nleave_out = ["ages"]', r"\[collect\] has no member 'leave_out'"),
        ('[publish]\nat-the-desk = "yes"', r"\[publish\] at-the-desk is neither true nor false"),
        ("[publish]\ndesk = true", r"\[publish\] has no member 'desk': at-the-desk publisher title"),
        ("[desk]\nsecond-factor-required = 1", r"\[desk\] second-factor-required is neither true nor false"),
        ('[desk]\naddresses-in-log = "no"', r"\[desk\] addresses-in-log is neither true nor false"),
        ("[desk]\nsecond-factor = true", r"\[desk\] has no member 'second-factor'"),
        (
            '[review]\ntwo-persons = ["delete"]',
            r"two-persons has 'delete', which is no kind of decision; those are: accept",
        ),
        ("[author", "Expected"),
    ],
)
def test_project_refuses_what_it_does_not_know_with_file_and_member(home: Home, text: str, why: str) -> None:
    with pytest.raises(BadProject, match=why) as caught:
        _said(home, text)
    assert str(home.configuration) in str(caught.value)


def test_project_refuses_settings_that_are_no_text(home: Home) -> None:
    home.folder.mkdir()
    home.configuration.write_bytes(b"\xff\xfe")
    with pytest.raises(BadProject, match=r"marsad\.toml"):
        project_of(home)


def test_docs_name_every_sensitive_field_and_every_reason() -> None:
    text = (Path(__file__).parents[2] / "docs" / "names.md").read_text("utf-8")
    assert [field for field in (*SENSITIVE, *UNCOLLECTED, *ALIKE, *APART) if f"`{field}`" not in text] == []
