"""The closed list of event types, and the codebooks that it maps to."""

from __future__ import annotations

import pytest

from marsad.languages.pack import load_pack
from marsad.model.events import EVENT_TYPE, EVENT_TYPES

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip


def test_event_types_have_ids_of_their_own() -> None:
    assert len(EVENT_TYPE) == len(EVENT_TYPES) == 55


@pytest.mark.parametrize("event", EVENT_TYPES, ids=lambda event: event.id)
def test_event_type_is_defined_in_one_sentence_and_maps_to_what_the_codebooks_have(event) -> None:
    assert event.definition.endswith(".")
    assert event.definition.count(". ") == 0
    if event.plover is not None:
        assert event.plover[0] in PLOVER
    if event.acled is not None:
        assert event.acled[0] in ACLED
        assert event.acled[1] is None or event.acled[1] in ACLED[event.acled[0]]


@pytest.mark.parametrize("code", ["ar"])
def test_packs_tell_of_every_type_and_of_no_other(code) -> None:
    pack = load_pack(code)
    told = {entry.sense for entry in pack.entries if entry.kind == "event"} - {"none"}
    told |= {
        pair.partition(":")[2]
        for entry in pack.entries
        if entry.kind == "event"
        for pair in entry.attributes.get("becomes", "").split("|")
        if pair
    }
    # A call to surrender is an appeal for what a surrender is: the grammar makes it of the two.
    assert told | {"surrender-call"} == set(EVENT_TYPE)
    assert set(pack.settings["events"]["frame"]) <= set(EVENT_TYPE)
