"""Invented dispatches that can be read: happenings in real towns, each told by a few outlets over a few days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import marsad

_CURATED: Final = Path(marsad.__file__).parent / "gazetteer" / "curated.tsv"
_START: Final = date(2014, 1, 1)
_A_DAY: Final = 40
"""Reports that appear on a day."""
_NOISE: Final = 0.1
_COPY: Final = 0.2
_OPEN: Final = 4
"""Days for which a happening is told of."""
_OUTLETS: Final = ("Dale Wire", "Hill Courier", "المنارة", "وكالة الأفق", "Harbour Post", "صحيفة السهل")
_ORIGINS: Final = {
    "ar": ("المرصد السوري لحقوق الإنسان", "الدفاع المدني", "مصدر طبي", "وزارة الصحة"),
    "en": ("the Syrian Observatory for Human Rights", "the civil defence", "a medical source", "the health ministry"),
}
_WHAT: Final = {
    "ar": ("غارة جوية على سوق", "انفجار سيارة مفخخة قرب مسجد", "قصف مدفعي على مخيم"),
    "en": ("an air strike on a market", "a car bomb near a mosque", "shelling of a camp"),
}
_DAYS: Final = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_TEXT: Final = {
    "ar": (
        "{town} - قالت {origin} يوم {day} إن {killed} شخصاً قتلوا، بينهم {part} أطفال، وأصيب {injured} آخرون "
        "في {what} في بلدة {town}.\nوأضافت أن فرق الإسعاف نقلت الجرحى إلى مشافي البلدة، وأن عدداً منهم في حال الخطر."
    ),
    "en": (
        "{town} - {killed} people were killed, {part} children among them, and {injured} others wounded in {what} "
        "in the town of {town} on {day}, {origin} said.\nAmbulances took the wounded to the town's hospitals, and "
        "several were in a critical condition."
    ),
}
_QUIET: Final = {
    "ar": "{town} - يتوقع أن يهطل المطر على بلدة {town} يوم {day}، وأن تنخفض الحرارة إلى {killed} درجات.",
    "en": "{town} - Rain is expected over the town of {town} on {day}, with {killed} degrees at noon.",
}


@dataclass(frozen=True, slots=True)
class Town:
    """A town or village of the gazetteer, by its name in each language."""

    names: dict[str, str]


@dataclass(slots=True)
class _Happening:
    town: Town
    what: int
    day: date
    killed: int
    texts: list[tuple[str, str]]
    """Languages and texts that were told of it, for others to copy."""


def dispatches(reports: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many lines of a file of reports, in the order in which they appear; the same for a seed."""
    chance = random.Random(seed)
    told: list[_Happening] = []
    for number in range(reports):
        day = _START + timedelta(days=number // _A_DAY)
        if number % _A_DAY == 0:
            told = [one for one in told if (day - one.day).days < _OPEN]
            told += [_happening(chance, day) for _ in range(_A_DAY // 6)]
        minute = number % _A_DAY * 1440 // _A_DAY
        when = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=UTC)
        language, text = _told(chance, chance.choice(told), day)
        yield {
            "id": f"r{number:06}",
            "outlet": chance.choice(_OUTLETS),
            "language": language,
            "published": when.isoformat(),
            "text": text,
        }


def _happening(chance: random.Random, day: date) -> _Happening:
    return _Happening(chance.choice(towns()), chance.randrange(3), day, chance.randint(5, 90), [])


def _told(chance: random.Random, one: _Happening, day: date) -> tuple[str, str]:
    if one.texts and chance.random() < _COPY:
        return chance.choice(one.texts)
    language = chance.choice(("ar", "en"))
    killed = one.killed + 2 * (day - one.day).days + chance.randint(-1, 1)
    quiet = chance.random() < _NOISE
    text = (_QUIET if quiet else _TEXT)[language].format(
        town=one.town.names[language],
        origin=chance.choice(_ORIGINS[language]),
        killed=killed,
        part=max(killed // 4, 3),
        injured=killed + chance.randint(3, 20),
        what=_WHAT[language][one.what],
        day=_DAYS[language][one.day.weekday()],
    )
    if not quiet:
        one.texts.append((language, text))
    return language, text


@cache
def towns() -> list[Town]:
    """Towns and villages that have a name in both languages, in the order of the gazetteer."""
    rows = (line.split("\t") for line in _CURATED.read_text("utf-8").splitlines() if not line.startswith("#"))
    named = ((row[1], row[8].partition("|")[0]) for row in rows if row[3] in ("town", "village"))
    return [Town({"en": english, "ar": arabic}) for english, arabic in named if english and arabic]
