"""How far a source phrase goes: adjectives, constructs, names, qualifications, apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.source_words import COMMAS
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.claims.sources.speakers import Speaker, Speakers

_LIMIT: Final = 12
"""Words of the longest source phrase."""
_NAME: Final = 4
"""Words of the longest personal name."""
_HEARER: Final = frozenset({"unnamed"})
_ALIAS: Final = 3
"""Words of the longest quoted name that a medium has beside its own."""
_WHICH: Final = frozenset({"past", "this", "next", "now", "same"})
"""Senses of what tells which year is meant."""
_PREPOSED: Final = has.PREPOSITION | has.WITH
_NAMED: Final = frozenset({"named"})
_NAMED_KINDS: Final = frozenset({"place", "demonym", "party", "person"})


def grown(sentence: Sentence, speakers: Speakers, head: Speaker) -> Speaker:
    """The phrase that a head grows to (`رئيس` → `رئيس الوزراء الإسرائيلي بنيامين نتنياهو`)."""
    return _Growth(sentence, speakers, head).grown()


class _Growth:
    """A phrase as it grows: `at` is the next token, `definite` tells a closed construct, `names` counts name words."""

    def __init__(self, sentence: Sentence, speakers: Speakers, head: Speaker) -> None:
        self._s = sentence
        self._speakers = speakers
        self._head = head
        features = head.features
        self.person = "person" in features
        self.unnamed = "unnamed" in features
        self.at = head.last + 1
        party = speakers.party(head.first)
        whole = party is not None and party.last == head.last > head.first and party.kind != "office"
        self.definite = whole or bool(features & {"article", "pronoun", "named"}) or speakers.definite(head.last)
        self.names = 1 if head.sense in ("name", "title") else 0
        self.named = self.names > 0
        self._behalf = -1

    def grown(self) -> Speaker:
        """The whole phrase, its apposition included."""
        head = self._head
        limit = min(self._s.size, head.first + _LIMIT)
        while self.at < limit:
            after = self._next()
            if after is None:
                break
            self.at = after
        last = self.at - 1
        if self.person and self._speakers.traits[self.at] & has.COMMA:
            last = self._apposed(last)
        last = min(last, head.first + _LIMIT - 1)
        if not self.named:
            return head if last == head.last else head._replace(last=last)
        kind = "named" if self.person and head.kind in ("official", "witness") else head.kind
        return head._replace(last=last, kind=kind, features=head.features | _NAMED)

    def _next(self) -> int | None:
        """The token after the next part of the phrase; None where it ends."""
        at, s, speakers = self.at, self._s, self._speakers
        trait = speakers.traits[at]
        if not trait & has.WORD:
            return self._bracketed(at) if not trait & has.NUMBER else self._numbered(at)
        if trait & has.KNOWN and self.person and not self.names and speakers.given(at):
            self.names, self.named, self.definite = 1, True, True
            return at + 1
        if trait & has.KNOWN:
            behalf = s.at(at, "frame", "behalf") if trait & has.BEHALF else None
            if behalf is not None:
                self.definite = False
                self._behalf = at + behalf.size
                return self._behalf
            if trait & _PREPOSED:
                return at + 1 if self._headed(at, trait) else self._qualified(at)
            if trait & has.PARTICLE and s.at(at, "particle", "any") is not None and not self._is_body(at):
                return None  # نفى الناطق أي تفاوض
            if trait & has.CLAIMED or (trait & has.PARTICLE and s.at(at, "particle", "and") is not None):
                return None  # أعلن التنظيم مسؤوليته; مسؤول في الوزارة و12 عسكريا
            if trait & has.SPEAKER and "media" not in self._head.features and self._owner(at):
                self.definite = speakers.definite(at)
                return at + 1
            if trait & has.SPEECH and self._is_own_word(at):
                return None  # نقلت عن مسؤول قوله
            if speakers.ends(at) and not self._title(at, trait) and not self._general(at, trait):
                return None
            if (trait & has.JOINED and not self._is_body(at)) or self._another(at, trait):
                return None
        if trait & has.TO:
            told = speakers.told(at, self._head.features, self.named)
            if told is not None:  # مصور لوكالة فرانس برس: his own
                return told.last + 1 if self._head.sense == "correspondent" and at == self._head.last + 1 else None
        if self.person and self.names > 1 and trait & has.SPEAKER:
            office = self._office(at)
            if office is not None:
                return office + 1
        return self._word(at, trait)

    def _is_own_word(self, at: int) -> bool:
        """Whether what one said stands at `at` with a pronoun for him (`قوله`)."""
        match = self._s.at(at, "frame", "speech")
        return match is not None and "pronoun" in match.features

    def _headed(self, at: int, trait: int) -> bool:
        """Whether the body that a person heads stands right behind him, like a preposition as it is spelt (`بلدية`)."""
        office = self.person or self._head.sense == "office"
        if not office or at != self._head.last + 1 or not trait & has.SPEAKER or self.definite:
            return False
        return self._is_body(at)

    def _is_body(self, at: int) -> bool:
        """Whether a body stands at `at` with nothing before it, though its word can be read as if (`ولاية`)."""
        match = self._s.has(at, "speaker", "body")
        return match is not None and match.prefix == 0 and match.size == 1

    def _title(self, at: int, trait: int) -> bool:
        """Whether what would end a phrase is part of a person's name: a title, a name that begins like a clitic."""
        if not self.person:
            return False
        return self._s.at(at, "speaker", "title") is not None or (self.definite and trait & has.SPLIT != 0)

    def _general(self, at: int, trait: int) -> bool:
        """Whether what can be a year is the rank of the head (`المحامي العام`; but `قال المحامي العام الماضي`)."""
        if not trait & has.TIME or at != self._head.last + 1 or not self.person:
            return False
        if self._s.at(at, "body", "modifier") is None or self._s.is_number(at + 1):
            return False
        return not any(match.sense in _WHICH for match in self._s.all_at(at + 1, "calendar"))

    def _word(self, at: int, trait: int) -> int | None:
        """A word of the construct, an adjective or a name."""
        speakers = self._speakers
        if trait & has.SPEAKER and "media" in self._head.features and at == self._head.last + 1:
            head = speakers.head(at)
            if speakers.party(self._head.first) is not None and head is not None and "person" in head.features:
                return None  # ما قال لوكالة فرانس برس طبيب
        party = speakers.party(at) if trait & has.PARTY else None
        has_article = trait & has.DEFINITE != 0
        harm = trait & (has.HARM | has.PARTY) == has.HARM and has_article and speakers.bare_definite(at)
        if self.definite and harm and not self.person:
            return None  # أدانت مملكة البحرين التفجير, but المرصد اليمني للألغام
        if self.definite and has_article and not self.person and self._beside(at, party is not None):
            return None  # دعت الإدارة الذاتية المجتمع الدولي، دعت الأمم المتحدة الحكومة السورية
        if self.definite and not has_article:
            if not self.person or party is not None or self.names >= _NAME or speakers.told_of(at):
                return None
            if self._acts(at, trait):
                return None
            self.names += 1
            self.named = True
        elif self.names:
            self.names += 1
            if self.names > _NAME or (self.names > 2 and speakers.told_of(at)):
                return None
        elif not has_article and speakers.told_of(at) and (self.unnamed or at > self._head.last + 1):
            return at + 1 if self._head.sense == "office" and self._is_body(at) else None
        elif not has_article and self._tells(at, trait):
            return None
        self.definite = self.definite or has_article or party is not None
        return at + 1 if party is None else party.last + 1

    def _acts(self, at: int, trait: int) -> bool:
        """Whether a lone unknown word after one who is not named tells what he does (`مسؤول في البلدية أشرف على`)."""
        if not self.unnamed or self.names or "article" in self._head.features or trait & has.KNOWN:
            return False
        after = self._speakers.traits[at + 1]
        return after & has.PREPOSITION != 0 or self._speakers.told_of(at + 1) or after & has.ANONYMITY != 0

    def _tells(self, at: int, trait: int) -> bool:
        """Whether an unknown word after the unnamed is what they tell of (`أظهر ناشطون شدة القصف`)."""
        if not self.unnamed or trait & has.KNOWN or self.names:
            return False
        several = "plural" in self._head.features or self._head.sense == "witness"
        after = self._speakers.traits[at + 1]
        if several and after & (has.WORD | has.DEFINITE) == has.WORD | has.DEFINITE:
            return True
        return (several or at > self._head.last + 1) and self._speakers.told_of(at + 1)

    def _beside(self, at: int, party: bool) -> bool:
        """Whether the definite word at `at` describes no word of a body: a party, or not feminine as they all are."""
        speakers = self._speakers
        if "media" in self._head.features or not speakers.bare_definite(at):
            return False
        if party or speakers.feminine(at):
            return party
        return all(speakers.feminine(before) for before in range(self._head.first, at))

    def _owner(self, at: int) -> bool:
        """Whether a body that the head serves stands at `at` (`الرئيس التنفيذي لمجموعة ناس`)."""
        match = self._s.has(at, "speaker", "to")
        return match is not None and "body" in match.features and match.features.isdisjoint(("media", "and"))

    def _another(self, at: int, trait: int) -> bool:
        """Whether another speaker begins at `at` (`متحدث سعودي شبكة CNN`)."""
        if not trait & has.SPEAKER or not self.person or self.definite or at in (self._head.last + 1, self._behalf):
            return False
        if self._head.sense == "office" or self._s.has(at - 1, "speaker", "body") is not None:
            return False  # مدير عام صحة المحافظة، ناطق بقيادة حرس الحدود
        match = self._s.at(at, "speaker")
        return match is not None and "body" in match.features and not self._speakers.definite(at)

    def _numbered(self, at: int) -> int | None:
        """A number that belongs to a name (`القناة 12`, `الفرقة 30`)."""
        unit = self._head.sense == "force" and (self._speakers.that(at + 1) or self._s.form(at + 1) in COMMAS)
        numbered = "media" in self._head.features or (unit and at == self._head.last + 1)
        return at + 1 if numbered and self.definite and not self.named else None

    def _bracketed(self, at: int) -> int | None:
        """The token after a name in quotation marks or brackets (`منظمة "مواطنة"`)."""
        s, speakers = self._s, self._speakers
        form = s.forms[at]
        if form == "(":
            if s.is_number(at + 1) and not self.person:
                return None  # حصيلة المرصد (332)
            close = speakers.closing(at, ")")
            return None if close is None else close + 1
        if form not in speakers.quotes:
            return None
        close = speakers.closing(at)
        first = at + 1
        if close is None or close == first or s.at(first, "particle", "that"):
            return None
        if s.is_number(first) and "media" not in self._head.features:
            return None
        named = self.definite or speakers.party(self._head.first) is not None
        if named and "media" in self._head.features and (close - first > _ALIAS or not s.is_word(close + 1)):
            return None  # لفرانس برس "انتشلنا 13 جثة": what is said, not another name
        if self.person and self.unnamed and s.has(at - 1, "speaker", "body") is None:
            return None
        if s.has(first, "outcome", "verb") or s.has(first, "reporting", "verb"):
            return None
        self.definite = True
        return close + 1

    def _qualified(self, at: int) -> int | None:
        """The token after a qualification of place or belonging (`في الشرطة`, `من أطمة`, `بالحكومة`)."""
        s, speakers = self._s, self._speakers
        match = s.has(at, "particle", "preposition")
        if match is None:  # a clitic: only before what is known to be a body or a place
            after = at + 1 if speakers.belongs(at) else None
        elif match.features & {"pronoun", "and", "during"} or not self._takes(match.sense):
            return None
        else:
            after = self._holder(at + match.size, match.sense)
        if after is not None:
            self.definite = speakers.definite(after - 1) or "place" in s.words[after - 1].kinds
        return after

    def _takes(self, sense: str) -> bool:
        """Whether the head takes a qualification with `في`, or, unnamed, with `من`."""
        return sense == "in" or (sense == "of" and not self._head.features.isdisjoint(("unnamed", "plural")))

    def _holder(self, at: int, sense: str) -> int | None:
        """The token after the first word that a preposition brings, where that is the speaker's own."""
        s = self._s
        if s.is_word(at):
            return None if self._speakers.occasion(at) else at + 1
        if sense == "in" and s.form(at) in self._speakers.quotes:
            close = self._speakers.closing(at)
            return None if close is None else close + 1
        return None

    # ---- apposition ----

    def _apposed(self, last: int) -> int:
        """The end of the phrase with what stands after a comma: a name, or an office after a name."""
        s, speakers = self._s, self._speakers
        first = end = last + 2
        if self.named:
            return self._office(first) or last
        while end < len(s.forms) and end - first < _NAME and self._name_word(end):
            end += 1
        if end - first < 2 or not (s.form(end) in COMMAS or not s.is_word(end) or speakers.ends(end)):
            return last
        self.named = True
        return end - 1

    def _office(self, at: int) -> int | None:
        """The end of an office that follows a name (`العميد صلاح الجبوري، الناطق باسم القيادة،`)."""
        s, speakers = self._s, self._speakers
        office = speakers.head(at) if at < len(s.forms) and "reporting" not in s.words[at].kinds else None
        if office is None or office.features.isdisjoint(("person", "quantifier")) or "and" in office.features:
            return None
        if "quantifier" in office.features:
            whole = speakers.at(at)
        else:
            bare = self._head._replace(
                first=at,
                last=at + office.size - 1,
                features=office.features - {"person"},
                sense=office.sense,
            )
            whole = grown(s, speakers, bare)
        if whole is None or whole.last - self._head.first > _LIMIT + 1:
            return None
        after = whole.last + 1
        closed = s.form(after) in COMMAS or speakers.ends(after) or speakers.told(after, _HEARER) is not None
        return whole.last if closed else None

    def _name_word(self, at: int) -> bool:
        s = self._s
        if not s.is_word(at):
            return False
        title = s.at(at, "speaker")
        if title is not None:
            return title.sense in ("title", "office") and "and" not in title.features
        return s.words[at].kinds <= _NAMED_KINDS and at not in s.phrases
