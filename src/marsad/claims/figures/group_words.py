"""The words of a group's name one by one: which tags each states, whose kin is told of, where the name ends."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.vocabulary import TAGS
from marsad.text.tokens import Sentence

_OPENING: Final = "("


def tags_of(match: Match) -> frozenset[str]:
    """The tags that a word states by itself."""
    return frozenset(tag for tag in match.entry.attributes.get("tags", "").split("|") if tag in TAGS)


def opens_bracket(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a bracket opens before a token that tells who people are, not whose (مدنيين (طفلان وامرأة))."""
    if _OPENING not in sentence.forms[first:at]:
        return False
    return sentence.at(at, "person") is not None or sentence.at(at, "demonym") is not None


def is_owner(sentence: Sentence, kin: int, match: Match) -> bool:
    """Whether a definite noun right after a noun of kinship says whose kin is told of (والد الرضيع، ابنة زوجها)."""
    own = sentence.has(kin, "person", "kin")
    if own is None or "pronoun" in own.features or "article" in own.features or match.entry.kind != "person":
        return False
    return not match.features.isdisjoint(("article", "pronoun"))


def settle_owner(mentions: Mentions, sentence: Sentence, figure: Figure) -> None:
    """A form that is a woman, and `his` man (والدة, والده), is what the report's own last letter makes it."""
    head = figure.head
    if head is None or figure.group is None or figure.group[0] != head or not figure.tags:
        return
    people = sentence.all_at(head, "person")
    hers = next((match for match in people if "female" in match.features and "pronoun" not in match.features), None)
    his = next((match for match in people if match.features >= {"kin", "male-owner"}), None)
    if hers is None or his is None or "female" in his.features:
        return
    written = mentions.folded.span(sentence.starts[head], sentence.ends[head]).text
    if written[-1:] != hers.entry.forms[0][-1:]:
        figure.tags = (figure.tags - tags_of(hers)) | tags_of(his)
