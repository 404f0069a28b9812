"""The noun phrase of someone who can do harm: a party, a force, armed men, a craft (`عناصر من حركة الشباب`)."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from marsad.claims.responsibility.doer_words import (
    HEADS,
    NO_HEAD,
    has_article,
    is_noun,
    is_strange,
    is_verb,
    letters,
    quoted,
    with_adjectives,
)
from marsad.claims.spans import words
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.mentions.written import prefix_of
from marsad.model.claim import Group
from marsad.model.mention import PartyMention, PlaceMention
from marsad.text.tokens import Sentence

#: A span is at most twelve words (docs/claims.md).
_MOST_WORDS: Final = 12
_ARMED: Final = frozenset({"combatant", "security"})
_NO_SENSES: Final = frozenset(
    {"kin", "belonging", "modifier", "monitor", "organisation", "court", "office", "ministry"}
)
_NOT_HEADS: Final = NO_HEAD | {"modifier", "pronoun"}
#: Those who tell and help are not those who do.
_NO_DOERS: Final = frozenset({"agency", "outlet", "monitor", "ngo", "medical", "aid", "health"})


class Doer(NamedTuple):
    """Tokens `first` to `last` (inclusive); `prefix` letters of the first are a particle (`لقوات النظام`)."""

    first: int
    last: int
    prefix: int = 0


def doer_at(mentions: Mentions, sentence: Sentence, at: int, stop: int | None = None) -> Doer | None:
    """The doer that begins at a token, known ones only, its words ending before token `stop`."""
    end = len(sentence) if stop is None else min(stop, len(sentence))
    if not 0 <= at < end:
        return None
    party = party_from(mentions, sentence, at)
    if party is not None and party.last < end:
        if party.kind in _NO_DOERS or _conjoined(sentence, at, party):
            return None
        prefix = party.start - sentence.starts[at]
        last = with_adjectives(mentions, sentence, party.last, end, True)
        if party.party is None:
            last = _belonging(mentions, sentence, last, end)
    else:
        head = _head(sentence, at)
        if head is None:
            return None
        prefix = prefix_of(head)
        definite = _definite(mentions, sentence, at, head)
        last = _phrase(mentions, sentence, at, head, definite, end)
    if last == at and _bare(sentence, at):
        return None
    last = _joined(mentions, sentence, last, end)
    if last - at >= _MOST_WORDS or _unknown(sentence, at, last):
        return None
    return Doer(at, last, prefix)


def state_at(mentions: Mentions, sentence: Sentence, at: int, stop: int) -> Doer | None:
    """A state that a verb or `من قبل` makes a doer (`قصفت إسرائيل`); without them its name is a place."""
    place = _country_from(mentions, sentence, at)
    if place is None or place.last >= stop or place.start != sentence.starts[at]:
        return None
    return Doer(at, place.last)


def doer_before(mentions: Mentions, sentence: Sentence, end: int) -> Doer | None:
    """The longest doer whose words end right before token `end` (`القوات التي`)."""
    found = None
    for at in range(end - 1, max(-1, end - 1 - _MOST_WORDS), -1):
        doer = doer_at(mentions, sentence, at, end)
        if doer is not None and doer.last == end - 1 and "cause" not in sentence.words[at - 1].kinds:
            found = doer
    return found


def adjective_at(sentence: Sentence, at: int) -> Doer | None:
    """A nationality that says whose an attack was (`غارة إسرائيلية`)."""
    demonym = sentence.at(at, "demonym")
    if demonym is None or not NO_HEAD.isdisjoint(demonym.features) or "to" in demonym.features:
        return None
    return None if _unknown(sentence, at, at) else Doer(at, at, 0)


def group_of(mentions: Mentions, sentence: Sentence, doer: Doer) -> Group:
    """The group that a doer's words name, with the party that they hold."""
    span = words(mentions, sentence, doer.first, doer.last, doer.prefix)
    return Group(span.start, span.end, span.text, party_within(mentions, sentence, doer.first, doer.last))


def party_within(mentions: Mentions, sentence: Sentence, first: int, last: int) -> str | None:
    """The id of the first known party among some tokens, or of the state that an adjective names."""
    parties = mentions.parties(sentence.number)
    for party in parties[bisect_left(parties, first, key=_last) :]:
        if party.first > last:
            break
        if party.party is not None:
            return party.party
    for at in range(first, last + 1):
        demonym = sentence.at(at, "demonym")
        if demonym is not None and "party" in demonym.entry.attributes:
            return demonym.entry.attributes["party"]
    return open_party(mentions, sentence.number, first, last)


def open_party(mentions: Mentions, number: int, first: int, last: int) -> str | None:
    """The party that the first open name among some tokens means, where the rest of the report tells."""
    for party in mentions.parties(number):
        if party.first <= last and party.last >= first:
            return mentions.resolved(number, party).party
    return None


def party_from(mentions: Mentions, sentence: Sentence, at: int) -> PartyMention | None:
    """The party whose name begins at a token."""
    parties = mentions.parties(sentence.number)
    found = bisect_left(parties, at, key=_first)
    return parties[found] if found < len(parties) and parties[found].first == at else None


def _bare(sentence: Sentence, at: int) -> bool:
    """Whether a lone indefinite word names nobody (`طائرات`, `مجموعة`)."""
    if sentence.at(at, "party") is not None:
        return False
    if any("member" in match.features and "article" not in match.features for match in sentence.all_at(at, "person")):
        return True
    named = {match.sense for match in sentence.all_at(at, "actor") if "article" not in match.features}
    return not named.isdisjoint(("craft", "band")) and "man" not in named


def _conjoined(sentence: Sentence, at: int, party: PartyMention) -> bool:
    """Whether what is written onto a party's first word is more than `ل` (`والجيش`, `بالجيش`)."""
    if party.start == sentence.starts[at]:
        return False
    kinds = sentence.words[at].kinds & {"party", "body", "actor", "person"}
    return all("to" not in match.features for kind in kinds for match in sentence.all_at(at, kind))


def _country_from(mentions: Mentions, sentence: Sentence, at: int) -> PlaceMention | None:
    """The country whose name begins at a token."""
    places = mentions.places(sentence.number)
    found = bisect_left(places, at, key=_first)
    if found < len(places) and places[found].first == at and places[found].precision == "country":
        return places[found]
    return None


def _first(mention: PartyMention | PlaceMention) -> int:
    return mention.first


def _last(party: PartyMention) -> int:
    return party.last


def _head(sentence: Sentence, at: int) -> Match | None:
    """A noun that can head a doer: a craft, a band, armed men (`مسلحون`), not kin alone."""
    if sentence.words[at].kinds.isdisjoint(HEADS) and at not in sentence.phrases:
        return None
    for kind in HEADS:
        for match in sentence.all_at(at, kind):
            armed = kind != "person" or _is_armed(match)
            if armed and match.sense not in _NO_SENSES and _NOT_HEADS.isdisjoint(match.features):
                return match
    return None


def _is_armed(match: Match) -> bool:
    """Whether a word for people is one for those under arms; `اللواء` with its article is a rank before a name."""
    if {"article", "singular"} <= match.features:
        return False
    return not _ARMED.isdisjoint(match.entry.attributes.get("tags", "").split("|"))


def _definite(mentions: Mentions, sentence: Sentence, at: int, head: Match) -> bool:
    if "article" in head.features:
        return True
    return head.size > 1 and has_article(mentions, sentence, at + head.size - 1)


def _phrase(mentions: Mentions, sentence: Sentence, at: int, head: Match, definite: bool, end: int) -> int:
    """The last token of the phrase that a head opens: its genitive, its adjectives, what it is part of."""
    last = at + head.size - 1
    band = head.sense == "band" or head.entry.kind == "body"
    last = with_adjectives(mentions, sentence, last, end, definite)
    after = last + 1
    if after >= end:
        return last
    if definite:
        return _belonging(mentions, sentence, last, end)
    party = party_from(mentions, sentence, after)
    if party is not None and party.last < end and party.start == sentence.starts[after]:
        return with_adjectives(mentions, sentence, party.last, end, True)
    if sentence.form(after) in letters(mentions.pack).quotes:
        return quoted(mentions, sentence, after, end) or last
    inner = doer_at(mentions, sentence, after, end) if is_noun(sentence, after) else None
    if inner is not None and inner.prefix == 0:
        return inner.last
    if has_article(mentions, sentence, after) and not is_verb(sentence, after):
        return _belonging(mentions, sentence, with_adjectives(mentions, sentence, after, end, True), end)
    if band and last == at and is_strange(sentence, after):
        return with_adjectives(mentions, sentence, after, end, False)
    return _belonging(mentions, sentence, last, end)


def _belonging(mentions: Mentions, sentence: Sentence, last: int, end: int) -> int:
    """Past `من حركة الشباب`, `تابعة للجيش`, `المدعومة من تركيا`."""
    after = last + 1
    belonging = after < end and sentence.at(after, "actor", "belonging") is not None
    if belonging:
        after += 1
    of = sentence.at(after, "particle", "of") is not None and sentence.form(after) == sentence.forms[after]
    if of:
        after += 1
    if not (of or belonging) or after >= end:
        return last
    kin = sentence.at(after, "actor", "kin")
    if of and kin is not None:
        return after + 1 if after + 1 < end and has_article(mentions, sentence, after + 1) else after
    inner = doer_at(mentions, sentence, after, end)
    if inner is None:
        return last
    return inner.last


def _joined(mentions: Mentions, sentence: Sentence, last: int, end: int) -> int:
    """Past a second party that did it too (`قوات النظام وروسيا`)."""
    after = last + 1
    if after >= end or not sentence.forms[after].startswith(letters(mentions.pack).conjunction):
        return last
    party = party_from(mentions, sentence, after)
    if party is not None:
        return last if party.last >= end or party.start == sentence.starts[after] else party.last
    state = _country_from(mentions, sentence, after)
    return last if state is None or state.last >= end else state.last


def _unknown(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words say that nobody knows who it was (`مسلحون مجهولون`, `طائرات يعتقد أنها`)."""
    for at in range(first, last + 3):
        for match in sentence.all_at(at, "blame"):
            if match.sense == "unknown" or (match.sense == "belief" and at > last):
                return True
    return False
