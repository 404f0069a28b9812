"""Every slot of a figure is filled in time linear in the report, in one long sentence and over many sentences."""

import time
from datetime import date

import pytest

from marsad.claims.circumstances.dating import Dating
from marsad.claims.circumstances.placing import Placing
from marsad.claims.figures.persons import persons_of
from marsad.claims.responsibility.causes import cause_of
from marsad.claims.responsibility.responsible import responsible_of
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold
from tests.growth import grows_in_step

PACK = load_pack("ar")
DAY = date(2022, 1, 26)
UNITS = (
    "قتل 3 و", "قتل 3. ", "قتل 3 أمس و", "قتل 3 في حلب، ", "قتل 3 في حلب. ", "قتلت قوات النظام 3 مدنيين و", "قتل 3 منذ 2011. ",
    "قتل 3 أشخاص هم محمد أحمد و", "في قصف على حلب أدى إلى مقتل 3 و", "قتل 3 من البلدة. ", "قتل 3 الذي ", "محمد أحمد علي 3 ",
)  # fmt: skip


def seconds(text: str, whole: bool) -> float:
    """The time that the slots of every number take; `whole` keeps the text one sentence."""
    mentions = Mentions(fold(text, PACK.orthography), PACK, DAY)
    if whole:
        mentions.bounds = [(0, len(mentions.folded.text))]
    dating, placing = Dating(mentions, DAY), Placing(mentions)
    begun = time.process_time()
    for number in range(len(mentions)):
        for found in mentions.numbers(number):
            first, last = found.first, found.last
            for basis in ("new", "cumulative"):
                dating.of(number, first, last, basis, "killed")
            placing.of(number, first, last)
            responsible_of(mentions, number, first, last, "killed", None)
            cause_of(mentions, number, first, last, "killed")
            persons_of(mentions, number, first, last, found.value)
    return time.process_time() - begun


@pytest.mark.parametrize("whole", [False, True], ids=["sentences", "sentence"])
@pytest.mark.parametrize("unit", UNITS)
def test_slots_take_linear_time(unit: str, whole: bool) -> None:
    assert grows_in_step(lambda times: seconds(unit * times, whole), 100)
