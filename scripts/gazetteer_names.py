"""Which names of a place are kept, in Arabic and in Latin letters, and which of them are common words as well."""

from __future__ import annotations

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from marsad.languages.pack import load_pack
from scripts.gazetteer_sources import Area, plain_latin

#: In the corpus, so many of one word make it a common one; of a town of few people, of a country kept for its hierarchy
#: alone, one is enough.
COMMON: Final = 12
#: From so many people on a name is sure.
SURE: Final = 150_000
#: So many areas share a word that says their kind (`Governorate`); see `kinds`.
_SHARED_AR, _SHARED_LAST, _SHARED_FIRST, _ARTICLE = 12, 20, 24, 3
_ARABIC: Final = re.compile(r"[ء-غف-ي]{2,}(?: [ء-غف-ي]{2,}){0,3}")
_LETTERS: Final = str.maketrans("کی", "كي")
_PLACING: Final = frozenset({"in", "at", "near", "from", "to", "of", "outside", "around", "city", "town", "village"})
_LEAST_SEEN, _LEAST_PLACED, _LEAST_DESIGNATED = 3, 0.2, 2


@dataclass(slots=True)
class Words:
    """How often a corpus has each folded word; `capital` of those with a capital, `placed` behind a word of place."""

    seen: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)


def arabic_names(names: Iterable[str], told: bool = True) -> list[str]:
    """The names that are written in plain Arabic letters, one spelling of those that fold to the same.

    A name that stands with the article as well is kept with it alone. Of places that are not `told` (see
    `doubtful_arabic`) those in the letters of Persian are kept too, and those are left out of which sentences are built
    (`إلى`): nobody would take them for a village.
    """
    pack = load_pack("ar")
    fold, rows = pack.orthography.fold, pack.settings["orthography"]["proclitic"]
    article = next(row["form"] for row in rows if "article" in row["features"])
    found = [" ".join((name if told else name.translate(_LETTERS)).split()) for name in names]
    plain = [name for name in found if _ARABIC.fullmatch(name) and (told or fold(name) not in _grammar())]
    spellings = {fold(name): name for name in plain}
    return [name for folded, name in spellings.items() if article + folded not in spellings]


def latin_names(names: Iterable[str]) -> list[str]:
    """The names in plain Latin letters, one of those that differ in capitals and hyphens alone; no codes (`ALP`)."""
    found: dict[str, str] = {}
    for name in map(plain_latin, names):
        name = " ".join(name.split())
        if len(name) > 2 and not name.isupper() and name[0].isupper():
            found.setdefault(name.lower().replace("-", " "), name)
    return list(found.values())


def names_of_areas(areas: Collection[Area]) -> dict[str, tuple[str, list[str], list[str]]]:
    """By id, the label, the Arabic names and the Latin names of areas, each without the word for its kind as well."""
    arabic_kinds, latin_kinds = _kinds(areas)
    found = {}
    for area in areas:
        arabic = [re.sub(r"\s*[-–]\s*", " ", _bare(name)).split() for name in area.names]
        arabic_bare = [" ".join(words[1:] if words and words[0] in arabic_kinds else words) for words in arabic]
        latin = latin_names(area.names)
        bare = [_without(name, latin_kinds) for name in latin]
        whole = [name for name, stripped in zip(latin, bare, strict=True) if name != stripped]
        label = min(
            whole,
            key=lambda name: (name.split()[-1] not in latin_kinds, latin.index(name)),
            default=(*latin, area.name)[0],
        )
        found[area.id] = (label, arabic_names(arabic_bare), latin_names([*bare, *latin]))
    return found


def read_words(arabic: Path, phrases: Collection[str]) -> Words:
    """The words of a corpus of Arabic articles of every topic (JSON lines, gzip, `text`), and some names of several."""
    pack = load_pack("ar")
    places = [entry for entry in pack.entries if entry.kind == "designator"]
    heads = {pack.orthography.fold(form) for entry in places if entry.sense in _HEADING for form in entry.forms}
    words = Words()
    longer: dict[str, list[str]] = {}
    for phrase in map(pack.orthography.fold, sorted(phrases)):
        if " " in phrase:
            longer.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
    for text in map(pack.orthography.fold, _texts(arabic)):
        found = re.findall(r"[^\W\d_]+", text)
        for last in longer.keys() & set(found):
            for phrase in longer[last]:
                if phrase in text:
                    words.seen[phrase] += text.count(phrase)
                    words.placed[phrase] += sum(text.count(f"{head} {phrase}") for head in heads)
        words.seen.update(found)
        words.placed.update(after for before, after in pairwise(found) if before in heads)
    return words


_AREAS: Final = ("area", "province")
_HEADING: Final = ("settlement", "area", "province", "countryside")


def read_english_words(corpora: Sequence[Path]) -> Words:
    """The words of English reports (JSON lines with `lang`) and of tables of English notes (CSV with `Details`)."""
    words = Words()
    for corpus in corpora:
        for text in _texts(corpus):
            before, open_ = "", True
            for word in re.findall(r"[A-Za-z']+|[.:!?\"\n]", text):
                if not word[0].isalpha():
                    before, open_ = "", True
                    continue
                small = word.lower()
                words.seen[small] += word[0].islower()
                if word[0].isupper() and not open_:
                    words.capital[small] += 1
                    words.placed[small] += before in _PLACING
                before, open_ = small, False
    return words


def doubtful_arabic(name: str, words: Words, population: int) -> bool:
    """Whether an Arabic name can be a common word or a person's name: a short one, or one that a corpus has often."""
    if " " in name or population >= SURE:
        return False
    word = load_pack("ar").orthography.fold(name)
    return len(word) < 4 or words.seen[word] >= COMMON


def needs_kind(name: str, words: Words, level: int) -> bool:
    """Whether a place is meant by a name only where a word before it says so (`محافظة البحر الأحمر`, `قرية صاحب`).

    It is asked of areas (`level` 1 or 2) and of places that are not told: any word that the corpus has is doubted, with
    a particle written onto it as well, but for those that it often has behind such a word.
    """
    word = load_pack("ar").orthography.fold(name)
    if level > 1 or word in _grammar() or len(word) < 4:
        return True
    forms = (word,) if level else (word, *(particle + word for particle in _particles()))
    return any(words.seen[form] for form in forms) and not _is_designated(word, words)


def _is_designated(word: str, words: Words) -> bool:
    """Whether a corpus often has a name behind a word for a kind of place."""
    return words.placed[word] >= max(_LEAST_DESIGNATED, _LEAST_PLACED * words.seen[word])


def doubtful_english(name: str, words: Words, english: Collection[str], population: int) -> bool:
    """Whether a Latin name can be a common word or a person's name."""
    parts = re.findall(r"[a-z]+", name.lower())
    if len(parts) > 1:
        return population < SURE and all(part in english for part in parts)
    word = parts[0] if parts else ""
    if len(word) < 4 or words.seen[word]:
        return True
    if words.capital[word] >= _LEAST_SEEN and (population >= SURE or words.placed[word]):
        return False
    return word in english or words.capital[word] >= _LEAST_SEEN


def _particles() -> tuple[str, ...]:
    rows = load_pack("ar").settings["orthography"]["proclitic"]
    return tuple(row["form"] for row in rows if "article" not in row["features"])


def _kinds(areas: Collection[Area]) -> tuple[set[str], set[str]]:
    """Words of areas' names that say their kind, told by how many share them at their beginning or end."""
    opening: Counter[str] = Counter()
    latin: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for area in areas:
        opening.update({_bare(name).split()[0] for name in area.names if _bare(name)})
        for at in (0, -1):
            latin[at].update({name.split()[at] for name in map(plain_latin, area.names) if name})
    heads = {form for entry in load_pack("ar").entries if entry.sense == "head" for form in entry.forms}
    arabic = {word for word, count in opening.items() if count >= _SHARED_AR and not word.isascii()} - heads
    arabic |= {form for entry in load_pack("ar").entries if entry.sense in _AREAS for form in entry.forms}
    last = {word for word, count in latin[1].items() if count >= _SHARED_LAST}
    first = {word for word, count in latin[0].items() if count >= _SHARED_FIRST and len(word) > _ARTICLE}
    return arabic, last | first


@cache
def _grammar() -> frozenset[str]:
    pack = load_pack("ar")
    entries = [entry for entry in pack.entries if entry.kind in _GRAMMAR]
    return frozenset(pack.orthography.fold(form) for entry in entries for form in entry.forms)


_GRAMMAR: Final = frozenset({"particle", "numeral", "approximator", "link", "hedge", "vague", "designator"})


def _bare(name: str) -> str:
    """A name without harakat, in the letters of Arabic."""
    return re.sub("[\u064b-\u0652]", "", unicodedata.normalize("NFC", name.strip())).translate(_LETTERS)


def _without(name: str, kinds: Collection[str]) -> str:
    words = name.split()
    if len(words) > 1 and words[-1] in kinds:
        words = words[:-1]
    if len(words) > 1 and words[0] in kinds:
        words = words[1:]
    return " ".join(words)


def _texts(corpus: Path) -> Iterator[str]:
    with gzip.open(corpus, "rt", encoding="utf-8", newline="") as lines:
        if ".csv" in corpus.name:
            yield from (row["Details"] or "" for row in csv.DictReader(lines))
            return
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            if row.get("lang", "en") == "en" or "ar" in corpus.stem.split("_"):
                yield row["text"]
