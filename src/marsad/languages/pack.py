"""Load a language pack, check it, and give its lexicon. A pack is a folder of TOML files, the same names in each."""

from __future__ import annotations

import gc
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli

from marsad.errors import BadPack, UnknownLanguage
from marsad.languages.affixes import Clitic, Inflection
from marsad.languages.clitics import Clitics, enclitics_of, proclitics_of, reopened_of
from marsad.languages.cutting import cutter
from marsad.languages.entries import Entry
from marsad.languages.lexicon import Lexicon
from marsad.languages.orthography import Orthography, Stops, load_orthography, load_stops
from marsad.languages.registered import own_files, registered, reject_common_words
from marsad.model.vocabulary import QUALIFIERS

_FOLDER: Final = Path(__file__).parent
#: The tables of entries that each file may hold. A file that is missing here, or a table, is an error.
TABLES: Final[Mapping[str, frozenset[str]]] = {
    "orthography": frozenset(),
    "particles": frozenset({"particle"}),
    "numerals": frozenset({"numeral", "vague", "approximator"}),
    "units": frozenset({"unit"}),
    "calendars": frozenset({"month", "weekday", "day", "period", "era", "calendar"}),
    "outcomes": frozenset({"outcome", "carrier"}),
    "causes": frozenset({"cause", "weapon", "deed", "blame", "link", "actor"}),
    "reporting": frozenset({"reporting", "frame", "speaker"}),
    "hedges": frozenset({"hedge"}),
    "people": frozenset({"person"}),
    "names": frozenset({"naming"}),
    "parties": frozenset({"demonym", "body", "office"}),
    "places": frozenset({"place", "designator", "direction", "site", "common"}),
    "events": frozenset({"event", "light", "governor", "context"}),
}
#: Tables that may stand in a file beside its entries, read by the part of the reader named for the file.
SETTINGS: Final[Mapping[str, frozenset[str]]] = {
    "orthography": frozenset({
        "agreement", "combination", "contraction", "enclitic", "fold", "grammar", "inflection", "proclitic",
        "quotes", "sentences",
    }),
    "calendars": frozenset({"settings"}),
    "causes": frozenset({"settings"}),
    "names": frozenset({"names"}),
    "numerals": frozenset({"settings"}),
    "places": frozenset({"settings"}),
    "reporting": frozenset({"settings"}),
    "events": frozenset({"frame"}),
}  # fmt: skip
_LISTS: Final = frozenset(
    {"forms", "features", "accept", "reject", "plural", "dual", "feminine", "singular", "past", "participle", "gerund",
     "tags", "needs", "becomes"}
)  # fmt: skip
_TEXTS: Final = frozenset(
    {"sense", "inflect", "party", "kind", "whose", "country", "precision", "parent", "name", "cause", "source",
     "gazetteer", "latitude", "longitude", "note", "role", "outcome"}
)  # fmt: skip
#: Keys that an entry has as fields of its own.
_FIELDS: Final = frozenset({"sense", "forms", "features", "value", "accept", "reject"})
_KEYS: Final = _LISTS | _TEXTS | {"value"}
#: Senses of entries that become a claim's qualifier, and those of words that only belong to such a phrase.
_SENSES: Final[Mapping[str, frozenset[str]]] = {
    "vague": frozenset({"several", "tens", "hundreds", "thousands", "adjective", "closing"}),
    "approximator": frozenset({*QUALIFIERS, "change"}),
}


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A language as data: orthography, lexicon, settings by file; `digest` is of all its files and of the registers."""

    code: str
    orthography: Orthography
    lexicon: Lexicon
    entries: tuple[Entry, ...]
    settings: Mapping[str, Mapping[str, Any]]
    digest: str
    stops: Stops | None = None
    own: Path | None = None
    """The folder of a user's own registers, whose names it has too."""


def load_pack(code: str, own: Path | None = None) -> Pack:
    """The pack of a language that Marsad ships (`ar`), with the names of a user's own registers.

    Raises UnknownLanguage, BadPack, BadRegister.
    """
    return _load_pack(code, own)


@cache
def _load_pack(code: str, own: Path | None) -> Pack:
    folder = _FOLDER / code
    if not re.fullmatch(r"[a-z]{2,3}", code) or not folder.is_dir():
        raise UnknownLanguage(f"no language pack for {code!r}: Marsad reads {', '.join(sorted(languages()))}")
    with _no_collection():
        return read_pack(code, folder, own)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pauses the search for garbage cycles: a third of the time, where much is made and nothing dropped."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@cache
def orthography_of(code: str) -> Orthography:
    """The orthography of a language without the rest of its pack. Raises BadPack."""
    return load_orthography(_written(code))


@cache
def clitics_of(code: str) -> Clitics:
    """The clitics of a language without the rest of its pack. Raises BadPack."""
    return Clitics(_written(code))


def _written(code: str) -> dict[str, Any]:
    file = _FOLDER / code / "orthography.toml"
    return parse(f"{code}/{file.name}", file.read_bytes())


def languages() -> list[str]:
    """Codes of the languages that have a pack."""
    return [item.name for item in _FOLDER.iterdir() if (item / "orthography.toml").is_file()]


def read_pack(code: str, folder: Path, own: Path | None = None) -> Pack:
    """The pack in a folder. Raises BadPack, BadRegister naming file and line."""
    digest = hashlib.sha256()
    entries: list[Entry] = []
    settings: dict[str, Mapping[str, Any]] = {}
    for stem in TABLES:
        file = f"{stem}.toml"
        try:
            raw = (folder / file).read_bytes()
        except FileNotFoundError:
            raise BadPack(f"{code}/{file}: missing; every pack has the same files") from None
        digest.update(file.encode() + b"\0" + raw + b"\0")
        data = parse(f"{code}/{file}", raw)
        settings[stem] = {key: value for key, value in data.items() if key in SETTINGS.get(stem, ())}
        entries.extend(entries_in(f"{code}/{file}", stem, raw.decode(), data))
    names, digests = registered(code, own)
    entries += names
    for other in digests:
        digest.update(other.encode() + b"\0")
    reject_duplicates(entries)
    orthography = load_orthography(settings["orthography"])
    lexicon = lexicon_of(entries, orthography, settings["orthography"])
    stops = load_stops(settings["orthography"], orthography.fold)
    if own is not None:
        reject_common_words(names, own_files(own), lexicon, orthography.fold)
    return Pack(code, orthography, lexicon, tuple(entries), settings, "sha256:" + digest.hexdigest(), stops, own)


def lexicon_of(entries: list[Entry], orthography: Orthography, written: Mapping[str, Any]) -> Lexicon:
    """The words of a pack, as its `orthography.toml` has them cut, folded and inflected."""
    grammar = written.get("grammar", {})
    return Lexicon(
        entries,
        *_morphology(written, orthography.fold),
        fold=orthography.fold,
        reopened=reopened_of(written),
        cut=cutter(grammar.get("endings", ()), grammar.get("openings", ())),
        grammar=frozenset(grammar.get("features", ())),
    )


def parse(file: str, raw: bytes) -> dict[str, Any]:
    """The tables of a file of a pack. Raises BadPack."""
    try:
        text = raw.decode("utf-8")
        data = tomli.loads(text)
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise BadPack(f"{file}: not valid TOML: {error}") from None
    if not unicodedata.is_normalized("NFC", text):
        lines = enumerate(text.splitlines(), 1)
        at = next((number for number, line in lines if not unicodedata.is_normalized("NFC", line)), 0)
        raise BadPack(f"{file}:{at}: text is not in Unicode form NFC")
    return data


def entries_in(
    file: str, stem: str, text: str, data: Mapping[str, Any], tables_of: Mapping[str, frozenset[str]] = TABLES
) -> Iterator[Entry]:
    """The entries of a file, its name's last part being `stem`. Raises BadPack."""
    allowed = tables_of[stem] | SETTINGS.get(stem, frozenset())
    for table in data:
        if table not in allowed:
            line = _line_of(text, rf"\[+{re.escape(table)}\b|{re.escape(table)}\s*=", 0)
            raise BadPack(f"{file}:{line}: unknown table {table!r}; known: {', '.join(sorted(allowed))}")
    named: Counter[str] = Counter()
    tables = [(line.strip(), number) for number, line in enumerate(text.splitlines(), 1) if "[[" in line]
    for kind in sorted(tables_of[stem].intersection(data)):
        heads = [number for line, number in tables if line.startswith(f"[[{kind}]]")] + [0] * len(data[kind])
        for row, line in zip(data[kind], heads, strict=False):
            yield _entry(file, line, kind, row, text, named)


def _entry(file: str, line: int, kind: str, row: Mapping[str, Any], text: str, named: Counter[str]) -> Entry:
    for key, value in row.items():
        if key not in _KEYS:
            at = _line_of("\n".join(text.splitlines()[line:]), rf"{re.escape(key)}\s*=", 0) + line
            raise BadPack(f"{file}:{at}: unknown key {key!r}; known: {', '.join(sorted(_KEYS))}")
        right = _is_words(value) if key in _LISTS else isinstance(value, int if key == "value" else str)
        if not right:
            raise BadPack(f"{file}:{line}: {key} must be {'a list of words' if key in _LISTS else 'a single value'}")
    if not row.get("forms"):
        raise BadPack(f"{file}:{line}: an entry needs forms")
    senses = _SENSES.get(kind)
    if senses is not None and row.get("sense", "") not in senses:
        raise BadPack(
            f"{file}:{line}: {kind} has no sense {row.get('sense', '')!r}; known: {', '.join(sorted(senses))}"
        )
    attributes = {key: "|".join(value) if key in _LISTS else value for key, value in row.items() if key not in _FIELDS}
    name = f"{file.rpartition('/')[2].removesuffix('.toml')}/{kind}/{row['forms'][0]}"
    named[name] += 1
    return Entry(
        id=name if named[name] == 1 else f"{name}/{named[name]}",
        kind=kind,
        sense=row.get("sense", ""),
        features=frozenset(row.get("features", ())),
        value=row.get("value"),
        attributes=attributes,
        forms=tuple(row["forms"]),
        accept=tuple(row.get("accept", ())),
        reject=tuple(row.get("reject", ())),
        file=file,
        line=line,
    )


def _is_words(value: object) -> bool:
    return isinstance(value, list) and set(map(type, value)) <= {str} and all(map(str.strip, value))


def _line_of(text: str, pattern: str, number: int) -> int:
    matches = list(re.finditer(rf"^\s*(?:{pattern})", text, re.MULTILINE))
    return text.count("\n", 0, matches[number].start()) + 1 if number < len(matches) else 0


def reject_duplicates(entries: list[Entry]) -> None:
    """Raises BadPack where two entries of one kind and sense have a form in common."""
    seen: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        kind, pattern, known = entry.kind, entry.attributes.get("inflect", ""), len(seen)
        for form in entry.forms:
            seen.setdefault((kind, form, pattern), entry)
        if len(seen) - known == len(entry.forms):
            continue
        for form in entry.forms:
            other = seen[kind, form, pattern]
            same = other is entry or other.sense != entry.sense or "ambiguous" in entry.features
            if not same or entry.forms.count(form) > 1:
                raise BadPack(f"{entry.file}:{entry.line}: {form!r} is already an entry at {other.file}:{other.line}")


def _morphology(
    settings: Mapping[str, Any], fold: Callable[[str], str]
) -> tuple[dict[str, list[Inflection]], list[Clitic], list[Clitic]]:
    inflections = {
        name: [
            Inflection(
                fold(row.get("prefix", "")),
                fold(row.get("suffix", "")),
                frozenset(row.get("features", ())),
                fold(row.get("drop", "")),
                tuple(map(fold, row.get("after", ()))),
                tuple(map(fold, row.get("unless", ()))),
                row.get("word"),
            )
            for row in rows
        ]
        for name, rows in settings.get("inflection", {}).items()
    }
    return inflections, proclitics_of(settings), enclitics_of(settings)
