"""A place whose name stands for those who rule there (`Washington said`): it acts, nothing befell anybody there."""

from __future__ import annotations

from typing import Final

from marsad.mentions.capital_names import before_article
from marsad.model.mention import PartyMention, PlaceMention
from marsad.text.tokens import Sentence

#: Particles that stand before a place: where something is, and where people came from or were brought to.
MOVING: Final = frozenset({"of", "to-place"})
_PLACING: Final = MOVING | {"in", "near", "on"}
#: Particles that lead from a place to a wider one.
LEADING: Final = frozenset({"of", "in", "near"})
#: What a verb whose subject is a government is not: a word for where counts come from, one that means `between` too.
_NO_SUBJECT: Final = frozenset({"agent", "strict"})


def is_acting(sentence: Sentence, party: PartyMention | None, mention: PlaceMention) -> bool:
    """Whether a place is named as who acts, not where; `party` is the last one that ends before the place does."""
    if mention.located:
        return False
    if party is not None and party.first < mention.first and mention.last <= party.last:
        return True  # سلطات دمشق
    if mention.precision == "country":
        return _is_acting_country(sentence, party, mention)
    return mention.precision == "town" and mention.first == mention.last and _is_acting_town(sentence, mention)


def _is_acting_country(sentence: Sentence, party: PartyMention | None, mention: PlaceMention) -> bool:
    """Whether a country acts (`قوات النظام وروسيا`, `قالت إسرائيل`).

    A country is where something befell people when a particle of place or a direction stands before it, or when it
    opens a headline (`أفغانستان: مقتل …`).
    """
    if party is not None and party.last == mention.first - 1:
        return True
    first = mention.first
    placing = LEADING - {"of"} if "attributes-first" in sentence.grammar else _PLACING
    if any(match.sense in placing for match in sentence.all_at(before_article(sentence, first), "particle")):
        return False
    return not (first == 0 and sentence.form(mention.last + 1) in (":", "."))


def _is_acting_town(sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a town's bare name is who says, does or agrees: a capital for its government."""
    before = mention.first - 1
    if "attributes-first" in sentence.grammar:
        return (
            _says(sentence, mention.last + 1)
            or sentence.at(before, "particle", "by") is not None
            or (sentence.at(before, "particle", "between") is not None and _joins_party(sentence, mention.last + 1))
        )
    if sentence.at(before, "particle", "between") is not None:
        return _joins_party(sentence, mention.last + 1)
    return _says(sentence, before)


def _says(sentence: Sentence, at: int) -> bool:
    """Whether a verb of saying stands at a token, whose subject is beside it."""
    verb = sentence.has(at, "reporting", "verb")
    if verb is None or verb.sense == "count":
        return False  # a town may record dead that were not counted by it
    return "counts" in verb.features or verb.features.isdisjoint(_NO_SUBJECT)


def _joins_party(sentence: Sentence, at: int) -> bool:
    """Whether `and` leads to a party: a few words behind it, or in the same token (`وقسد`)."""
    joined = sentence.at(at, "party")
    if joined is not None:
        return "and" in joined.features
    if sentence.at(at, "particle", "and") is None:
        return False
    return any(sentence.at(here, "party") is not None for here in range(at + 1, at + 6))
