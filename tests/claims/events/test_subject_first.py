"""Events of English: every case, scored by trigger and type, with actors, targets, sources and stance."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import marsad
from eval.cases import measure_cases
from marsad.claims.events.find import find_events
from marsad.claims.sources.attribution import Attribution
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.model.claim import Event
from marsad.model.events import EVENT_TYPE
from marsad.text.fold import fold

PACK = load_pack("en")
FILE = Path(marsad.__file__).parent / "languages/en/cases/events.toml"
CASES = tomllib.loads((files("marsad.languages") / "en/cases/events.toml").read_text(encoding="utf-8"))["case"]
#: What must at least be right: events as F1, slots as the share of the events that were found.
FLOORS = {"f1": 0.93, "slots.actor": 0.93, "slots.target": 0.9, "slots.stance": 0.96, "slots.chain": 0.94}


def read(text: str) -> list[Event]:
    mentions = Mentions(fold(text, PACK.orthography), PACK, None)
    return find_events(mentions, Attribution(mentions), set()).told


def test_cases_are_many_and_hold_rejects() -> None:
    assert sum(len(case["event"]) for case in CASES) >= 80
    assert sum(not case["event"] for case in CASES) >= 25


def test_events_reach_their_floors() -> None:
    measured = measure_cases(FILE)
    print(*measured.misses, sep="\n")
    assert {name: value for name, value in measured.figures.items() if value < FLOORS.get(name, 0)} == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_event_is_what_the_format_says(case: dict[str, str]) -> None:
    for event in read(case["text"]):
        assert event.type in EVENT_TYPE
        assert event.id == f"{event.trigger.start}-{event.trigger.end}-{event.type}"
        for span in (event.trigger, event.actor, event.target, *event.sources):
            if span is not None:
                assert case["text"][span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The troops withdrew from the airport.", "asserted"),
        ("The troops did not withdraw from the airport.", "denied"),
        ("The troops have not yet withdrawn from the airport.", "denied"),
        ("The ministry denied the withdrawal of the troops.", "denied"),
        ("The troops will withdraw from the airport.", "hypothetical"),
        ("The troops will not withdraw from the airport.", "hypothetical"),
        ("The troops may withdraw from the airport.", "hypothetical"),
        ("The troops managed to withdraw from the airport.", "asserted"),
    ],
)
def test_stance_follows_the_words_that_govern_the_event(text: str, stance: str) -> None:
    assert [event.stance for event in read(text) if event.type == "withdrawal"] == [stance]


def test_what_is_only_demanded_is_no_event_of_its_own() -> None:
    assert [event.type for event in read("The group urged the army to release the detainees.")] == []


def test_surrender_that_is_called_for_is_a_call() -> None:
    assert [event.type for event in read("The army called on the gunmen to surrender.")] == ["surrender-call"]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Rebels shelled the village.", "Rebels", "the village"),
        ("The village was shelled by rebels.", "rebels", "The village"),
        ("Gunmen who attacked the post fled.", "Gunmen", "the post"),
        ("The army's attack on the camp failed.", "The army", "the camp"),
    ],
)
def test_who_did_it_to_whom(text: str, actor: str, target: str) -> None:
    event = read(text)[0]
    assert event.actor is not None
    assert event.target is not None
    assert (event.actor.text, event.target.text) == (actor, target)


def test_events_take_time_in_step_with_their_number() -> None:
    assert (
        len(read("Warplanes bombed the town of Saraqib and the army denied that it withdrew from Palmyra and " * 1000))
        > 1000
    )
