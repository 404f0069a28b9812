"""The closed list of event types: what may have happened, with its place in two public codebooks where it has one.

`plover` is the event and mode of the PLOVER codebook (Political Language Ontology for Verifiable Event Records, the
vocabulary of POLECAT). `acled` is the event type and sub-event type of the ACLED codebook. None stands where the
codebook has no such event, or where it depends on more than the event itself (who took a place, whom an attack hit).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: its id, what it means, its PLOVER (event, mode) and ACLED (event type, sub-event type)."""

    id: str
    definition: str
    plover: tuple[str, str | None] | None = None
    acled: tuple[str, str | None] | None = None


_REMOTE: Final = "Explosions/Remote violence"
_STRATEGIC: Final = "Strategic developments"

EVENT_TYPES: Final = (
    EventType("attack", "An armed assault on people or a place, by no more closely named means.", ("ASSAULT", None)),
    EventType(
        "airstrike",
        "A strike from aircraft, helicopters or drones.",
        ("ASSAULT", "aerial"),
        (_REMOTE, "Air/drone strike"),
    ),
    EventType(
        "shelling",
        "Fire by artillery, mortars, tanks, rockets or missiles.",
        ("ASSAULT", "heavy-weapons"),
        (_REMOTE, "Shelling/artillery/missile attack"),
    ),
    EventType("clash", "Fighting between two armed sides.", ("ASSAULT", None), ("Battles", "Armed clash")),
    EventType("ambush", "A surprise attack from a hidden position.", ("ASSAULT", None), ("Battles", "Armed clash")),
    EventType(
        "bombing",
        "The explosion of a planted, carried or driven bomb.",
        ("ASSAULT", "explosives"),
        (_REMOTE, None),
    ),
    EventType(
        "assassination", "The targeted killing of a chosen person, or an attempt at it.", ("ASSAULT", "targeted")
    ),
    EventType("siege", "The encirclement of a place or force, cutting it off.", ("COERCE", "restrict")),
    EventType("search", "The combing or searching of an area, houses or people by a force."),
    EventType("raid", "The storming of a place by a force, to take, arrest or punish.", ("COERCE", None)),
    EventType(
        "arrest",
        "The detention of people by an authority, or the capture of fighters by the other side.",
        ("COERCE", "arrest"),
        (_STRATEGIC, "Arrests"),
    ),
    EventType("release", "Held people are set free.", ("RETREAT", "release")),
    EventType(
        "exchange",
        "Two sides exchange prisoners or bodies.",
        ("RETREAT", "release"),
        (_STRATEGIC, "Agreement"),
    ),
    EventType(
        "abduction",
        "People are taken by force outside any lawful arrest.",
        ("ASSAULT", "abduct"),
        ("Violence against civilians", "Abduction/forced disappearance"),
    ),
    EventType("surrender", "Fighters give themselves or their arms up.", ("RETREAT", None)),
    EventType("surrender-call", "One side calls on the other to surrender.", ("REQUEST", "yield")),
    EventType("negotiation", "Two sides talk about terms.", ("CONSULT", None)),
    EventType("agreement", "Two sides reach or sign terms.", ("AGREE", None), (_STRATEGIC, "Agreement")),
    EventType("ceasefire", "A truce is announced or in force.", ("RETREAT", "ceasefire"), (_STRATEGIC, "Agreement")),
    EventType("truce-violation", "A truce or agreement is broken."),
    EventType("appeal", "Somebody calls for help or asks others to act.", ("REQUEST", None)),
    EventType("demand", "Somebody demands that something be done.", ("REQUEST", None)),
    EventType("statement-of-claim", "A group says that it carried out an act."),
    EventType(
        "deployment",
        "Forces are sent, placed or reinforced.",
        ("MOBILIZE", "troops"),
        (_STRATEGIC, "Change to group/activity"),
    ),
    EventType("advance", "A force moves forward on the ground."),
    EventType("withdrawal", "A force leaves its positions.", ("RETREAT", "withdraw")),
    EventType("capture", "A force takes a place, or takes it back.", ("COERCE", "seize")),
    EventType("loss", "A force loses a place."),
    EventType("evacuation", "People are taken out of a place of danger."),
    EventType("displacement", "People leave their homes because of violence."),
    EventType("return", "Displaced people go back."),
    EventType("protest", "A demonstration, sit-in or other public protest.", ("PROTEST", "demo"), ("Protests", None)),
    EventType("strike-labour", "Workers stop work.", ("PROTEST", "strike")),
    EventType("execution", "Somebody held is put to death.", ("ASSAULT", None)),
    EventType("trial", "Somebody is brought before a court."),
    EventType("sentence", "A court convicts and passes a sentence.", ("SANCTION", "convict")),
    EventType(
        "interception",
        "A missile, drone or aircraft is shot down or stopped on its way.",
        None,
        (_STRATEGIC, "Disrupted weapons use"),
    ),
    EventType("explosion", "An explosion whose means is not told."),
    EventType(
        "landmine",
        "The explosion of a mine or of a remnant of war.",
        ("ASSAULT", "explosives"),
        (_REMOTE, "Remote explosive/landmine/IED"),
    ),
    EventType("rescue", "People are saved from danger or from under rubble."),
    EventType("recovery-of-bodies", "Bodies are found or recovered."),
    EventType("burial", "The dead are buried or carried to the grave."),
    EventType("aid-delivery", "Relief reaches people, or is let in.", ("AID", None)),
    EventType("aid-blocking", "Relief is kept from reaching people.", ("COERCE", "withhold")),
    EventType("closure", "A crossing, road, institution or place is closed.", ("COERCE", "restrict")),
    EventType(
        "demolition",
        "Buildings or land are destroyed by those who hold them in their power.",
        ("ASSAULT", "destroy"),
        (_STRATEGIC, "Looting/property destruction"),
    ),
    EventType("threat", "Somebody threatens to do harm.", ("THREATEN", None)),
    EventType("accusation", "Somebody accuses another of an act.", ("ACCUSE", "allege")),
    EventType("condemnation", "Somebody condemns an act.", ("ACCUSE", "disapprove")),
    EventType("meeting", "Representatives meet.", ("CONSULT", None)),
    EventType("investigation", "An authority inquires into an act.", ("ACCUSE", "investigate")),
    EventType("prison-break", "Prisoners escape from where they are held."),
    EventType("mutiny", "Soldiers, guards or prisoners rise against those in command."),
    EventType("sanction", "A state or body imposes penalties on another.", ("SANCTION", None)),
    EventType("seizure", "Goods, weapons, money or property are taken or confiscated.", ("COERCE", "seize")),
)
EVENT_TYPE: Final = {event.id: event for event in EVENT_TYPES}
