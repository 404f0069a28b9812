"""A user's own registers: their names are read in reports, and what is wrong in them is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import BadRegister
from marsad.languages.pack import load_pack
from marsad.pipeline.read_report import read_mentions, report_from_text

ROW = '[[party]]\nid = "own-oasis"\nkind = "monitor"\nparent = "un"\nar = ["مرصد واحة الغروب"]\nen = ["Sunset Oasis Watch"]\n'


def _own(tmp_path: Path, text: str, name: str = "parties.toml") -> Path:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "text"), [
    ("parties.toml", ROW),
    ("parties.csv", "id,kind,parent,ar,en\nown-oasis,monitor,un,مرصد واحة الغروب|مرصد الواحة,Sunset Oasis Watch\n"),
    ("parties/mine.toml", ROW),
])  # fmt: skip
def test_own_names_are_read_in_both_languages(tmp_path, name, text):
    own = _own(tmp_path, text, name)
    for language, report in (
        ("ar", "قال مرصد واحة الغروب إن ثلاثة قتلوا."),
        ("en", "Sunset Oasis Watch said that three died."),
    ):
        found = read_mentions(report_from_text(report, language=language, registers=own))
        assert "own-oasis" in {mention.party for mention in found if mention.kind == "party"}
        found = read_mentions(report_from_text(report, language=language))
        assert "own-oasis" not in {mention.party for mention in found if mention.kind == "party"}


def test_the_digest_of_a_pack_is_of_own_registers_too(tmp_path):
    assert load_pack("ar", _own(tmp_path, ROW)).digest != load_pack("ar").digest


@pytest.mark.parametrize(("text", "reason"), [
    ('[[party]]\nid = "sohr"\nkind = "monitor"\nar = ["مرصد واحة الغروب"]\n', r"parties\.toml:2: id 'sohr' is already at monitors\.toml:"),
    ('[[party]]\nid = "own"\nkind = "monitor"\nar = ["المرصد السوري"]\n', r"parties\.toml:4: the name 'المرصد السوري' is already at monitors"),
    ('[[party]]\nid = "own"\nkind = "monitor"\nar = ["قتل"]\n', r"parties\.toml:1: the name 'قتل' shadows a common word \("),
    ('[[party]]\nid = "own"\nkind = "monitor"\nparent = "nobody"\nar = ["مرصد واحة الغروب"]\n', r"parties\.toml:4: unknown parent 'nobody'"),
    ('[[party]]\nid = "own"\nkind = "monitor"\nar = [""]\n', r"parties\.toml:4: ar has an empty name"),
])  # fmt: skip
def test_what_is_wrong_in_own_registers_is_refused(tmp_path, text, reason):
    with pytest.raises(BadRegister, match=reason):
        load_pack("ar", _own(tmp_path, text))


def test_a_common_word_may_be_a_name_in_quotation_marks(tmp_path):
    own = _own(tmp_path, '[[party]]\nid = "own"\nkind = "outlet"\nen = ["Own News"]\nquoted.ar = ["اليوم"]\n')
    found = read_mentions(report_from_text('نقلت صحيفة "اليوم" ذلك. قتل اليوم ثلاثة.', language="ar", registers=own))
    assert [mention.party for mention in found if mention.kind == "party"] == ["own"]


@pytest.mark.parametrize(("name", "reason"), [
    ("party.toml", "no register 'party'; known: "), ("parties.txt", "no register; known: parties.toml"),
])  # fmt: skip
def test_a_folder_without_a_known_register_is_refused(tmp_path, name, reason):
    with pytest.raises(BadRegister, match=reason):
        load_pack("ar", _own(tmp_path, ROW, name))


def test_two_files_of_one_register_are_refused(tmp_path):
    _own(tmp_path, ROW)
    with pytest.raises(BadRegister, match=r"parties is already at .*parties\.csv"):
        load_pack("ar", _own(tmp_path, "id,kind\n", "parties.csv"))
    with pytest.raises(BadRegister, match="no such folder"):
        load_pack("ar", tmp_path / "nowhere")
