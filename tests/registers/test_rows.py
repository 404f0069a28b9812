"""Reading the files of a register: what is wrong in one is named with file, line and reason."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from marsad.errors import BadRegister
from marsad.registers.rows import LARGEST, files_of, read_rows
from marsad.registers.shape import Shape, Value

SHAPE = Shape(
    "thing",
    {
        "id": Value.ID,
        "kind": Value.TEXT,
        "preferred.*": Value.TEXT,
        "start": Value.DAY,
        "latitude": Value.DEGREES,
        "others": Value.IDS,
        "sure": Value.FLAG,
    },
    frozenset({"id"}),
)
GOOD = '[[thing]]\nid = "a-1"\npreferred.ar = "ألف"\nar = ["باء", "تاء"]\nstart = "2011-03"\nlatitude = 33.5\nsure = true\n'
GOOD_CSV = "id,preferred.ar,ar,latitude,sure\n\na-1,ألف,باء|تاء,33.5,true\nb-2,,جيم,,\n"
WRONG = [
    ('id = "a"\nkinds = "x"\n', 2, "unknown key 'kinds'"),
    ('kind = "x"\n', 0, "thing needs id"),
    ('id = "A b"\n', 1, "id must be an id"),
    ('id = "a"\nar = ["ب", " "]\n', 2, "ar has an empty name"),
    ('id = "a"\nar = "ب"\n', 2, "ar must be a list of names"),
    ('id = "a"\npreferred.en = ""\n', 2, "preferred.en must be a text"),
    ('id = "a"\nstart = "2011-13"\n', 2, "start must be a year, a month or a day"),
    ('id = "a"\nstart = "2011-02-30"\n', 2, "start must be a year, a month or a day"),
    ('id = "a"\nlatitude = "north"\n', 2, "latitude must be a number of degrees"),
    ('id = "a"\nothers = ["B"]\n', 2, "others must be a list of ids"),
    ('id = "a"\nar = ["ب\u202e"]\n', 2, "ar has a sign that is not seen (U+202E)"),
    ('id = "a"\nkind = "x\\u001b[31m"\n', 2, "kind has a sign that is not seen (U+001B)"),
    ('id = "a"\nsure = "yes"\n', 2, "sure must be true or false"),
]


def _write(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_rows_of_toml_know_their_lines(tmp_path):
    rows, raw = read_rows(_write(tmp_path, "# one\n" + GOOD + GOOD), (SHAPE,))
    assert [(row.line, row.where("ar")) for row in rows] == [(2, "own.toml:5"), (9, "own.toml:12")]
    assert rows[0].values["preferred.ar"] == "ألف"
    assert raw.startswith(b"# one")


def test_rows_of_csv_are_those_of_toml(tmp_path):
    toml, _ = read_rows(_write(tmp_path, GOOD.replace('start = "2011-03"\n', "")), (SHAPE,))
    table, _ = read_rows(_write(tmp_path, "\ufeff" + GOOD_CSV, "own.csv"), (SHAPE,))
    assert table[0].values == toml[0].values
    assert [row.line for row in table] == [3, 4]
    assert table[1].values == {"id": "b-2", "ar": ["جيم"]}


@pytest.mark.parametrize(("text", "further", "reason"), WRONG, ids=lambda value: str(value)[:30])
def test_what_is_wrong_in_a_row_is_named(tmp_path, text, further, reason):
    path = _write(tmp_path, GOOD + "[[thing]]\n" + text)
    with pytest.raises(BadRegister) as error:
        read_rows(path, (SHAPE,))
    assert str(error.value).startswith(f"own.toml:{8 + further}: {reason}")


def test_names_must_be_composed_letters(tmp_path):
    path = _write(tmp_path, '[[thing]]\nid = "a"\nar = ["' + unicodedata.normalize("NFD", "أب") + '"]\n')
    with pytest.raises(BadRegister, match=r"^own\.toml:3: .*NFC"):
        read_rows(path, (SHAPE,))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("own.toml", "[[thing]]\nid = \n", r"own\.toml:2: not valid TOML"),
        ("own.toml", "[[thin]]\nid = 'a'\n", r"own\.toml:1: unknown table 'thin'; known: thing"),
        ("own.toml", "[thing]\nid = 'a'\n", r"own\.toml:1: 'thing' must be rows"),
        ("own.csv", "id,ar\na\n", r"own\.csv:2: 1 cells under a heading of 2"),
        ("own.csv", "id,ar\na,ب|\n", r"own\.csv:2: ar has an empty name"),
        ("own.csv", 'id,ar\na,"ب\n', r"own\.csv:2: not valid CSV"),
        ("own.csv", "id,latitude\na,north\n", r"own\.csv:2: latitude must be"),
        ("own.csv", "id,sure\na,maybe\n", r"own\.csv:2: sure must be true or false"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path, name, text, reason):
    with pytest.raises(BadRegister, match="^" + reason):
        read_rows(_write(tmp_path, text, name), (SHAPE,))


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(b"id\n\xff\n")
    with pytest.raises(BadRegister, match=r"^own\.csv:2: not UTF-8"):
        read_rows(path, (SHAPE,))


def test_rows_keep_the_joiners_of_a_script(tmp_path):
    file = tmp_path / "things.toml"
    file.write_text('[[thing]]\nid = "a"\nar = ["می\u200cرود"]\n', "utf-8")
    assert read_rows(file, [SHAPE])[0][0].values["ar"] == ["می\u200cرود"]


def test_rows_refuse_a_file_that_is_too_large(tmp_path):
    file = tmp_path / "things.toml"
    file.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(BadRegister, match=r"things\.toml: 8,388,609 bytes"):
        read_rows(file, [SHAPE])


def test_rows_refuse_a_link_to_itself(tmp_path):
    file = tmp_path / "things.toml"
    file.symlink_to(file)
    with pytest.raises(BadRegister, match=r"things\.toml: cannot be read"):
        read_rows(file, [SHAPE])
    with pytest.raises(BadRegister, match=r"things\.toml: cannot be read"):
        files_of(file)
