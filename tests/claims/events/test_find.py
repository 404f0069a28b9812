"""Events: every case, scored by trigger and type, with actors, targets, sources and stance."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

import marsad
from marsad.claims.events.find import find_events
from marsad.claims.sources.attribution import Attribution
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.model.events import EVENT_TYPE
from marsad.text.fold import fold

PACK = load_pack("ar")
CASES = tomllib.loads((files("marsad.languages") / "ar/cases/events.toml").read_text(encoding="utf-8"))["case"]
#: What must at least be right: events as F1, slots as the share of the events that were found.
FLOORS = {"event": 0.95, "actor": 0.92, "target": 0.92, "stance": 0.96, "sources": 0.94}


def read(text, taken=frozenset()):
    mentions = Mentions(fold(text, PACK.orthography), PACK, None)
    return find_events(mentions, Attribution(mentions), set(taken)).told


def place(text, words, nth):
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def pair(case):
    """The events of a case with those found for them, and the found ones that none answers to."""
    left = read(case["text"])
    pairs = []
    for gold in case["event"]:
        start, end = place(case["text"], gold["trigger"], gold["nth"])
        found = next(
            (one for one in left if one.type == gold["type"] and one.trigger.start < end and start < one.trigger.end),
            None,
        )
        if found is not None:
            left.remove(found)
        pairs.append((gold, found))
    return pairs, left


def same(gold, group):
    if gold is None or group is None:
        return gold is None and group is None
    return gold in group.text or group.text in gold


def slots(gold, found):
    """Which slots of an event that was found are right."""
    named = [source.text for source in found.sources]
    return {
        "actor": same(gold.get("actor"), found.actor),
        "target": same(gold.get("target"), found.target),
        "stance": gold["stance"] == found.stance,
        "sources": len(named) == len(gold["sources"])
        and all(one in other or other in one for one, other in zip(gold["sources"], named, strict=True)),
    }


def test_cases_are_many_and_hold_rejects():
    assert sum(len(case["event"]) for case in CASES) >= 120
    assert sum(not case["event"] for case in CASES) >= 30


def test_events_reach_their_floors():
    right, told = Counter(), Counter()
    misses = []
    for case in CASES:
        pairs, extra = pair(case)
        told["found"] += len(extra) + sum(found is not None for _, found in pairs)
        told["gold"] += len(pairs)
        misses += [f"made up {one.type} {one.trigger.text}: {case['text']}" for one in extra]
        for gold, found in pairs:
            if found is None:
                misses.append(f"missed {gold['type']} {gold['trigger']}: {case['text']}")
                continue
            right["event"] += 1
            for slot, holds in slots(gold, found).items():
                right[slot] += holds
                if not holds:
                    misses.append(f"{slot} of {gold['trigger']}: {case['text']}")
    scores = {"event": 2 * right["event"] / (told["found"] + told["gold"])}
    scores |= {slot: right[slot] / right["event"] for slot in FLOORS if slot != "event"}
    print(*misses, scores, sep="\n")
    assert {slot: score for slot, score in scores.items() if score < FLOORS[slot]} == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_event_is_what_the_format_says(case):
    for event in read(case["text"]):
        assert event.type in EVENT_TYPE
        assert event.id == f"{event.trigger.start}-{event.trigger.end}-{event.type}"
        spans = [event.trigger, event.actor, event.target, *event.sources]
        for span in spans:
            if span is not None:
                assert case["text"][span.start : span.end] == span.text
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end


@pytest.mark.parametrize("entry", [one for one in PACK.entries if one.kind == "event"], ids=lambda one: one.id)
def test_entry_is_found_in_what_it_accepts_and_not_in_what_it_rejects(entry):
    for text in entry.accept:
        assert read(text), text
    for text in entry.reject:
        assert not read(text), text


def test_word_that_a_figure_speaks_for_is_no_event():
    text = "اعتقلت الشرطة 12 شخصاً بعد اشتباكات في الحي."
    assert [event.type for event in read(text)] == ["arrest", "clash"]
    assert [event.type for event in read(text, {(0, 6)})] == ["clash"]


def test_same_event_told_twice_stays_two():
    events = read("قصفت الطائرات سوق البلدة. وقال سكان إن الطائرات قصفت السوق ظهراً.")
    assert [event.type for event in events] == ["airstrike", "airstrike"]
    assert len({event.id for event in events}) == 2


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("انسحبت القوات من المطار.", "asserted"),
        ("لم تنسحب القوات من المطار.", "denied"),
        ("نفت الوزارة انسحاب القوات من المطار.", "denied"),
        ("عدم انسحاب القوات من المطار يعقد التسوية.", "denied"),
        ("ستنسحب القوات من المطار غداً.", "hypothetical"),
        ("قد تنسحب القوات من المطار.", "hypothetical"),
        ("تعتزم القيادة سحب القوات، وحذرت من انسحاب القوات من المطار.", "hypothetical"),
        ("لم تكتف القوات بالانسحاب من المطار.", "asserted"),
    ],
)
def test_stance_follows_the_words_that_govern_the_event(text, stance):
    events = [event for event in read(text) if event.type == "withdrawal"]
    assert [event.stance for event in events] == [stance]


def test_what_is_only_demanded_is_no_event_of_its_own():
    assert [event.type for event in read("طالبت المنظمة الجيش بالإفراج عن الأسرى.")] == ["demand"]


def test_surrender_that_is_called_for_is_a_call():
    assert [event.type for event in read("دعا الجيش المسلحين إلى الاستسلام.")] == ["surrender-call"]


def test_events_take_time_in_step_with_their_number():
    text = "قصفت الطائرات بلدة سراقب ونفى الجيش انسحابه من تدمر و" * 2000
    assert len(read(text)) > 3000


def test_what_a_denier_then_says_himself_is_not_what_he_denies():
    found = read("نفى اللواء ذلك قائلا إن الحرائق سببها قصف الطيران.")
    assert [(event.type, event.stance) for event in found] == [("airstrike", "asserted")]
    found = read("نفى اللواء قصف الطيران للبلدة.")
    assert [(event.type, event.stance) for event in found] == [("airstrike", "denied")]


def test_nothing_is_read_where_nothing_happens():
    assert read("") == []
    assert read("افتتحت المكتبة العامة معرضاً للخط العربي أمس.") == []


TALKS = "عقد وزير الزراعة اجتماعاً مع وفد من المزارعين. وطالب المزارعون الوزارة بخفض الرسوم. واتفق الجانبان على لجنة."


def test_longer_report_without_armed_conflict_gives_no_events():
    assert read(TALKS)
    assert read(f"{TALKS} وتناول اللقاء أسعار القمح. وحضره عدد من المسؤولين.") == []


def test_word_of_armed_conflict_opens_a_longer_report():
    types = {event.type for event in read(f"{TALKS} وتناول اللقاء قصف المزارع. وحضره عدد من المسؤولين.")}
    assert {"meeting", "shelling"} <= types


def test_phrase_of_armed_conflict_opens_a_longer_report():
    types = {event.type for event in read(f"{TALKS} وتناول اللقاء وقف إطلاق النار. وحضره عدد من المسؤولين.")}
    assert {"meeting", "ceasefire"} <= types


def test_an_event_shows_no_day_that_was_carried_over():
    text = "قتل 12 جندياً في هجوم على القاعدة مساء الخميس 20 كانون الثاني 2022.\nطالبت النقابة بفتح المعبر."
    events = marsad.read(text, published="2022-01-31", language="ar").events
    days = {event.type: event.when and event.when.first for event in events}
    assert days == {"attack": "2022-01-20", "demand": None}
