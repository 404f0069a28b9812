"""Whose attack it was, where its words say so: `قصف لقوات النظام`, `غارة شنتها طائرات`, `على يد مسلحين`."""

from __future__ import annotations

from typing import Final

from marsad.claims.responsibility.causes import harmless
from marsad.claims.responsibility.doers import Doer, adjective_at, doer_at, state_at
from marsad.claims.responsibility.marks import Mark
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

#: How many words after an attack its doer may begin.
_OWNED: Final = 4

#: A doer, or None where the words say that nobody knows, and the rule that found it; None where nothing is said.
Found = tuple[Doer | None, str] | None


def named_after(mentions: Mentions, sentence: Sentence, mark: Mark, stop: int) -> Found:
    """The doer whom words of blame name: `على يد`, `من قبل`; nobody where `على يد` names none."""
    blame = mark.blame
    if blame is None:
        return None
    doer = _party_at(mentions, sentence, mark.at + blame.size, stop)
    return (doer, f"blame-{blame.sense}") if doer is not None or blame.sense == "hand" else None


def attacker_of(mentions: Mentions, sentence: Sentence, mark: Mark, stop: int) -> Found:
    """Whose attack a noun or a relative verb is: `قصف لقوات`, `رصاص الجيش`, `غارة إسرائيلية`, `شنتها طائرات`."""
    relative = mark.relative
    if relative is not None:
        doer = _party_at(mentions, sentence, mark.at + relative.size, stop)
        return None if doer is None or doer.prefix else (doer, "attack-relative")
    if not (mark.causes or mark.deeds) or harmless(sentence, mark.at):
        return None
    for strike in (*mark.causes, *mark.deeds):
        if "strike" in strike.features and "verb" not in strike.features:
            definite = "article" in strike.features or strike.entry.kind == "deed"
            found = _owner(mentions, sentence, mark.at + strike.size, definite, stop)
            if found is not None:
                return found
    return None


def _party_at(mentions: Mentions, sentence: Sentence, at: int, stop: int) -> Doer | None:
    """The doer or the state at a token, in quotation marks or not."""
    if at < stop and not sentence.is_word(at) and not sentence.is_number(at):
        at += 1
    return doer_at(mentions, sentence, at, stop) or state_at(mentions, sentence, at, stop)


def _owner(mentions: Mentions, sentence: Sentence, after: int, definite: bool, stop: int) -> Found:
    """The doer after an attack's noun, its adjectives passed over."""
    for at in range(after, min(stop, after + _OWNED)):
        adjective = adjective_at(sentence, at)
        if adjective is not None:
            return adjective, "attack-nationality"
        manner = sentence.at(at, "weapon")
        described = manner is not None and "plural" not in manner.features
        doer = None if described else doer_at(mentions, sentence, at, stop)
        if doer is not None:
            owned = doer.prefix > 0 or (at == after and not definite)
            return (doer, "attack-of") if owned else None
        if sentence.at(at, "particle", "of") is not None:
            source = doer_at(mentions, sentence, at + 1, stop)
            return None if source is None else (source, "attack-from")
        if manner is None:
            return None
    return None
