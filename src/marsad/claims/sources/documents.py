"""Whose word a document is: `بيان لقيادة العمليات`, `حصيلة أوردتها إدارة المعبر`, `بيانات الأمم المتحدة`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.text.tokens import Sentence

_EVENTS: Final = frozenset({"event", "cause", "weapon", "outcome"})
_REACH: Final = 5
"""How many words may describe a document before its owner is named."""


def document(sentence: Sentence, speakers: Speakers, i: int) -> Speaker | None:
    """The owner of the document at token `i`, else the document itself; None where there is none, or nobody's."""
    traits = speakers.traits
    if traits[i] & has.PART and traits[i + 1] & has.DOCUMENT:  # نص البيان
        i += 1
    if not traits[i] & has.DOCUMENT:
        return None
    head = sentence.has(i, "speaker", "document")
    if head is None or head is not sentence.at(i, "speaker"):
        return None
    if "kept" in head.features:
        grown = speakers.document(i, head)
        owner = _owner(sentence, speakers, i + head.size)
        return grown._replace(last=owner.last) if owner is not None and owner.last > grown.last else grown
    k = i + head.size
    if not head.features & {"article", "pronoun"}:
        owner = _owner(sentence, speakers, k)
        if owner is not None:
            return owner
    for at in range(k, min(k + _REACH, len(sentence.forms))):
        found = _issuer(sentence, speakers, at)
        if found is not None:
            return found._replace(features=found.features - {"to", "and", "then", "with"})
        if traits[at] & has.INTERIM:
            continue
        if "tally" in head.features and (owner := _whence(sentence, speakers, at)) is not None:
            return owner
        if not traits[at] & has.WORD or sentence.words[at].kinds & _EVENTS:
            break
        if not traits[at] & has.RELATIVE and speakers.ends(at):
            break
    return None if speakers.is_nobodys(i, head) else speakers.document(i, head)


def obtained(sentence: Sentence, speakers: Speakers, i: int) -> tuple[Speaker, ...]:
    """Who obtained the information at token `i`, and from whom (`معلومات حصلت عليها الوكالة من مصادر محلية`)."""
    head = sentence.has(i, "speaker", "document") if speakers.traits[i] & has.DOCUMENT else None
    if head is None:
        return ()
    k = i + head.size
    k += speakers.traits[k] & has.RELATIVE != 0
    verb = sentence.at(k, "reporting", "obtain")
    if verb is None:
        return ()
    k += verb.size
    k += speakers.resumes(k) or sentence.has(k, "particle", "pronoun") is not None
    found = speakers.at(k)
    if found is None:
        return ()
    at = found.last + 1
    inner = speakers.at(at + 1) if sentence.at(at, "particle", "of") is not None else None
    return (found,) if inner is None else (found, inner)


def _owner(sentence: Sentence, speakers: Speakers, k: int) -> Speaker | None:
    """The owner that follows in construct (`بيانات الأمم المتحدة`)."""
    at = k
    while sentence.at(at, "numeral") is not None:
        at += 1
    owner = speakers.at(at)
    if owner is None or owner.features & {"and", "with", "to"}:
        return None
    if owner.sense == "correspondent" and owner.last == at and "article" not in owner.features:
        return None  # تقارير إعلامية
    bulletin = owner.sense == "document"  # تقرير نشره المركز, written like نشرة
    verb = sentence.at(at, "reporting") if bulletin or "pronoun" in owner.features else None
    if verb is not None and verb.features >= {"verb", "pronoun"} and speakers.at(at + verb.size) is not None:
        return None  # حصيلة نشرتها الوزارة, not: its bulletin
    return owner


def _whence(sentence: Sentence, speakers: Speakers, at: int) -> Speaker | None:
    """The body that a count comes from (`الحصيلة الأولية من مشفى الشعب`)."""
    if sentence.at(at, "particle", "of") is None:
        return None
    owner = speakers.at(at + 1)
    return owner if owner is not None and "body" in owner.features else None


def _issuer(sentence: Sentence, speakers: Speakers, at: int) -> Speaker | None:
    """The owner that a preposition, a participle or a verb brings (`لـ`, `صادر عن`, `أصدره`)."""
    issued = sentence.at(at, "frame", "issued")
    if issued is not None:
        return speakers.at(at + issued.size, guess=True)
    verb = sentence.at(at, "reporting")
    if verb is not None and verb.features >= {"verb", "pronoun"}:
        return speakers.at(at + verb.size)
    form = sentence.form(at)
    if not form.startswith(speakers.to):
        return None
    if form == speakers.to[0]:
        return speakers.at(at + 1, guess=True)
    if any("to" in match.features for match in sentence.all_at(at, "speaker")):
        return speakers.at(at)
    numbered = sentence.has(at, "numeral", "to")
    if numbered is not None:
        owner = speakers.at(at + 1)
        if owner is not None:
            return Speaker(at, owner.last, numbered.prefix, owner.kind, owner.features, owner.sense)
    party = speakers.at(at)
    return party if party is not None and party.sense == "party" else None
