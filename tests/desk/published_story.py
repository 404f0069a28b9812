"""An invented shelling as two outlets tell it, what one of them takes back later, and words that must not get out."""

from __future__ import annotations

import json

from marsad.record.home import Home
from tests.desk import records
from tests.desk.records import run

#: A victim's name, as the first report tells it.
NAME = "سالم العلي"
HEADLINE = "عنوان لا يخرج من السجل"
SENTENCE = "وقال المرصد إن بين القتلى الطفل"
PATH = "path-that-names-somebody"
FILE = "file-that-names-somebody"
FIRST = (
    {
        "id": "r1",
        "published": "2021-03-04T10:00:00+00:00",
        "outlet": "وكالة النهر",
        "title": HEADLINE,
        "url": f"https://nahr.example/{PATH}/1",
        "text": "قتل 12 شخصا في قصف على مدينة دوما يوم 3 آذار 2021، وفق ما قال المرصد السوري لحقوق الإنسان."
        f" {SENTENCE} {NAME} (8 أعوام).",
    },
    {
        "id": "r2",
        "published": "2021-03-04T12:00:00+00:00",
        "outlet": "صحيفة الساحل",
        "title": HEADLINE,
        "url": f"https://sahel.example/{PATH}/2",
        "text": "قال الدفاع المدني السوري إن القصف على مدينة دوما يوم 3 آذار 2021 أوقع 17 قتيلا و30 جريحا.",
    },
)
LATER = (
    {
        "id": "r3",
        "published": "2021-03-05T10:00:00+00:00",
        "outlet": "وكالة النهر",
        "title": HEADLINE,
        "url": f"https://nahr.example/{PATH}/3",
        "text": "صحّح المرصد السوري لحقوق الإنسان حصيلة القصف على مدينة دوما يوم 3 آذار 2021،"
        " وقال إن 11 شخصا قتلوا لا 12.",
    },
)


def add(home: Home, reports: tuple[dict[str, str], ...]) -> None:
    """Adds reports to a record, from a file whose name must not get out."""
    records.add(home, reports, f"{FILE}.jsonl")


def incident_of(home: Home) -> str:
    """The incident."""
    return str(json.loads(run("incidents", "--json", home=home).splitlines()[0])["id"])
