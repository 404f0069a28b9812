"""Read the files of a register, TOML or CSV, to rows that know their file and line."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import tomli

from marsad.errors import BadRegister
from marsad.registers.shape import LANGUAGE, Shape, Value

#: What stands between the names in one cell of a CSV file.
SEPARATOR: Final = "|"
#: The largest file, in bytes: a hundred times the largest that is shipped.
LARGEST: Final = 8 << 20
#: Joiners within words, which some scripts write; every other sign that is not seen is refused in a value.
_JOINERS: Final = frozenset("\u200c\u200d")
_UNSEEN: Final = frozenset({"Cc", "Cf"})
#: How the names of register files end.
SUFFIXES: Final = (".toml", ".csv")
_LISTS: Final = frozenset({Value.NAMES, Value.IDS})
_ROW: Final = re.compile(r"^\s*\[\[([^\[\]]+)\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a register: its table and its values; nested keys are joined by a dot (`preferred.ar`)."""

    table: str
    values: Mapping[str, Any]
    file: str
    line: int
    text: str = ""
    """The text of its file, to look a key's line up."""

    def languages(self) -> list[str]:
        """The keys that are languages, each with its names."""
        return [key for key, value in self.values.items() if LANGUAGE.fullmatch(key) and isinstance(value, list)]

    def where(self, key: str | None = None) -> str:
        """`file:line` of the row, or of one of its keys."""
        line = self.line
        if key is not None and self.text:
            line = self._line_of(key)
        return f"{self.file}:{line}"

    def wrong(self, reason: str, key: str | None = None) -> BadRegister:
        """The error that this row gives rise to."""
        return BadRegister(f"{self.where(key)}: {reason}")

    def _line_of(self, key: str) -> int:
        lines = self.text.splitlines()
        for number in range(self.line, len(lines)):
            if lines[number].lstrip().startswith("[["):
                break
            if re.match(rf"\s*(?:{re.escape(key)}|{re.escape(key.partition('.')[0])})\s*=", lines[number]):
                return number + 1
        return self.line


def read_rows(path: Path, shapes: Sequence[Shape]) -> tuple[list[Row], bytes]:
    """The rows of a file and its bytes. A CSV file has rows of the first shape. Raises BadRegister."""
    raw = _bytes_of(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRegister(f"{path.name}:{raw.count(10, 0, error.start) + 1}: not UTF-8") from None
    _check_composed(path.name, text)
    rows = _csv_rows(path.name, text, shapes[0]) if path.suffix.lower() == ".csv" else _toml_rows(path.name, text)
    known = {shape.table: shape for shape in shapes}
    kept = []
    for row in rows:
        if row.table not in known:
            raise row.wrong(f"unknown table {row.table!r}; known: {', '.join(sorted(known))}")
        kept.append(_checked(row, known[row.table]))
    return kept, raw


def files_of(folder: Path) -> list[Path]:
    """The register files of a folder, by name. Raises BadRegister where it is no folder that can be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    except OSError as error:
        raise BadRegister(f"{folder.name}: cannot be read: {error.strerror}") from None


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise BadRegister(f"{path.name}: cannot be read: {error.strerror}") from None
    raise BadRegister(f"{path.name}: {size:,} bytes; a register's file may have {LARGEST:,}")


def digest_of(files: Iterable[tuple[str, bytes]]) -> str:
    """One digest of several named files."""
    digest = hashlib.sha256()
    for name, raw in files:
        digest.update(name.encode() + b"\0" + raw + b"\0")
    return digest.hexdigest()


def _check_composed(file: str, text: str) -> None:
    if unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            raise BadRegister(f"{file}:{number}: text is not in Unicode form NFC")


def _toml_rows(file: str, text: str) -> Iterator[Row]:
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise BadRegister(f"{file}:{found[1] if found else 1}: not valid TOML: {error}") from None
    heads: dict[str, list[int]] = {}
    line = 1
    before = 0
    for match in _ROW.finditer(text):
        line += text.count("\n", before, match.start(1))
        before = match.start(1)
        heads.setdefault(match[1].strip(), []).append(line)
    for table, rows in data.items():
        lines = heads.get(table, [])
        if not isinstance(rows, list) or len(lines) != len(rows) or not all(isinstance(row, dict) for row in rows):
            raise BadRegister(f"{file}:1: {table!r} must be rows, each under [[{table}]]")
        for row, at in zip(rows, lines, strict=True):
            yield Row(table, _flat(row), file, at, text)


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat.update({f"{key}.{name}": inner for name, inner in value.items()})
        else:
            flat[key] = value
    return flat


def _csv_rows(file: str, text: str, shape: Shape) -> Iterator[Row]:
    """The rows under a heading of keys; an empty cell says nothing, `|` parts the names of one cell."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    heading: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not any(map(str.strip, cells)):
                continue
            if heading is None:
                heading = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(heading):
                raise BadRegister(f"{file}:{first}: {len(cells)} cells under a heading of {len(heading)}")
            pairs = zip(heading, cells, strict=True)
            values = {key: _cell(key, cell.strip(), shape) for key, cell in pairs if cell.strip()}
            yield Row(shape.table, values, file, first)
    except csv.Error as error:
        raise BadRegister(f"{file}:{line}: not valid CSV: {error}") from None


def _cell(key: str, cell: str, shape: Shape) -> Any:
    value = shape.value(key)
    if value in _LISTS:
        return [name.strip() for name in cell.split(SEPARATOR)]
    if value is Value.DEGREES:
        try:
            return float(cell)
        except ValueError:
            return cell
    if value is Value.FLAG:
        return {"true": True, "false": False}.get(cell.lower(), cell)
    return cell


def _checked(row: Row, shape: Shape) -> Row:
    for key, value in row.values.items():
        wanted = shape.value(key)
        if wanted is None:
            raise row.wrong(f"unknown key {key!r}; known: {shape.described()}", key)
        if wanted in _LISTS and isinstance(value, list) and not all(map(_is_said, value)):
            raise row.wrong(f"{key} has an empty name", key)
        if not _is(value, wanted):
            raise row.wrong(f"{key} must be {wanted.value}", key)
        unseen = _unseen(value)
        if unseen is not None:
            raise row.wrong(f"{key} has a sign that is not seen (U+{ord(unseen):04X})", key)
    for key in sorted(shape.required):
        if key not in row.values:
            raise row.wrong(f"{shape.table} needs {key}")
    return row


_ID: Final = re.compile(r"[a-z0-9]+(?:[:-][a-z0-9]+)*")
_DAY: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def _unseen(value: object) -> str | None:
    """The first sign of a text, or of texts in a list, that no reader sees: a control, a direction of writing."""
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if isinstance(text, str) and not text.isprintable():
            return next((c for c in text if unicodedata.category(c) in _UNSEEN and c not in _JOINERS), None)
    return None


def _is_said(name: object) -> bool:
    return not isinstance(name, str) or bool(name.strip())


def _is(value: object, wanted: Value) -> bool:
    if wanted is Value.NAMES:
        return isinstance(value, list) and set(map(type, value)) <= {str}
    if wanted is Value.TEXT:
        return isinstance(value, str) and bool(value.strip())
    if wanted is Value.ID:
        return isinstance(value, str) and _ID.fullmatch(value) is not None
    if wanted is Value.DAY:
        return isinstance(value, str) and _is_day(value)
    if wanted is Value.DEGREES:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if wanted is Value.IDS:
        return isinstance(value, list) and all(_is(item, Value.ID) for item in value)
    if wanted is Value.FLAG:
        return isinstance(value, bool)
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True
