"""The grammar of a place: a direction and what it is of, a kind and its name, a known name by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from marsad.languages.entries import Match
from marsad.mentions.place_names import name_at
from marsad.mentions.place_surroundings import (
    is_located,
    is_nationality,
    is_no_kind,
    particle_prefix,
    tells_whose_violence,
)
from marsad.mentions.toponyms import Known, Toponym, Toponyms
from marsad.mentions.written import prefix_of, quoted_end
from marsad.model.mention import PlaceMention
from marsad.text.tokens import Sentence

NOTHING: Final = Known(None, None, None, None, None, None)
#: Senses of a designator whose name is the very place (`مدينة حلب`), not something beside it (`ريف حلب`).
ITSELF = frozenset({"settlement", "capital", "province", "land", "water", "state"})
#: Senses of a designator that tell a town, a district and a governorate of one name apart.
OF_KIND = frozenset({"settlement", "province", "area", "countryside"})
#: Senses of a designator whose place is around the one that it names, or beside it.
AROUND = frozenset({"countryside", "line"})
_DEEPEST = 4
_DATELINE = frozenset({":", "/", "-", "–", "—", "|"})
_LOCATING = frozenset({"direction", "designator"})


class Phrase(NamedTuple):
    """A place as it is read: its tokens, letters of particles before it, what is known of it."""

    first: int
    last: int
    prefix: int
    known: Known
    precision: str | None
    rule: str
    plural: bool = False
    located: bool = False


class Reader:
    """Reads the place that begins at a token of one sentence."""

    def __init__(self, sentence: Sentence, names: Toponyms, before: Sequence[PlaceMention]) -> None:
        self.s = sentence
        self.names = names
        self.before = before
        self.deep = 0

    def place(self, at: int) -> Phrase | None:
        """The place that begins at a token, the longest reading of its first word."""
        kinds, phrases = self.s.words[at].kinds, self.s.phrases
        best = self._toponym(at)
        if "direction" in kinds or at in phrases:
            best = longer(best, self._directed(at))
        if "designator" in kinds or at in phrases:
            best = longer(best, self._designated(at))
        return best

    # ---- directions: شمال غربي سوريا ----

    def _directed(self, at: int) -> Phrase | None:
        for match in self.s.all_at(at, "direction"):
            if match.sense not in ("compass", "part", "centre"):
                continue
            here = at + match.size
            if "article" in match.features:
                return self._north_of_it(at, match)
            inner = self._inside(here)
            if inner is None:
                continue
            if match.sense == "centre" and inner.precision in ("town", "neighbourhood", "facility", "district"):
                return inner
            precision = inner.precision if match.sense == "part" else "district"
            known = inner.known if match.sense == "part" else inner.known.part()
            return Phrase(at, inner.last, prefix_of(match), known, precision, match.entry.id, inner.plural, True)
        return None

    def _north_of_it(self, at: int, match: Match) -> Phrase | None:
        """`الشمال السوري`: a direction and whose it is."""
        demonym = self.s.at(at + match.size, "demonym")
        if match.sense != "compass" or demonym is None or "article" not in demonym.features or prefix_of(demonym):
            return None
        known = NOTHING._replace(country=demonym.sense if len(demonym.sense) == 2 else None)
        return Phrase(at, at + match.size + demonym.size - 1, prefix_of(match), known, "district", match.entry.id)

    def _inside(self, at: int) -> Phrase | None:
        """The place that a direction or a designator is of, where it begins at a token without a particle."""
        if at >= len(self.s.forms):
            return None
        designated = self._designated(at)
        known = self.names.at(self.s, at)
        if known is not None and not known.prefix and (not known.doubtful or self._needs_direction(at)):
            phrase = Phrase(at, known.last, 0, known.place or NOTHING, None, "register")
            phrase = phrase._replace(precision=phrase.known.precision)
            if designated is None or phrase.last > designated.last:
                return phrase
        return designated if designated is not None and not designated.prefix else None

    def _needs_direction(self, at: int) -> bool:
        """Whether a word is a place after a direction only (`وسط البلاد`)."""
        return any("directed" in match.features for match in self.s.all_at(at, "place"))

    # ---- designators: بلدة البارة ----

    def _designated(self, at: int) -> Phrase | None:
        """The longest reading of a kind and what tells which one; places within places go only so deep."""
        best: Phrase | None = None
        if self.deep > _DEEPEST:
            return None
        self.deep += 1
        for match in self.s.all_at(at, "designator"):
            if match.sense == "head" or not {"pronoun", "as"}.isdisjoint(match.features):
                continue
            if is_no_kind(self.s, at, match):
                continue
            phrase = self._definite(at, match) if _definite(match) else self._named(at, match)
            if phrase is not None and (best is None or phrase.last > best.last):
                best = phrase
        self.deep -= 1
        return best

    def _definite(self, at: int, match: Match) -> Phrase | None:
        """A kind with the article: a site, the capital, or a part told by a direction (`القسم الشمالي من السجن`)."""
        features, here = match.features, at + match.size
        precision = match.entry.attributes.get("precision")
        phrase = Phrase(at, here - 1, prefix_of(match), NOTHING, precision, match.entry.id)
        if match.sense == "capital":
            return self._capital(phrase)
        told = self._adjectives(here, "adjective")
        if told >= here and match.sense != "settlement":
            return self._part_of(phrase._replace(last=told))
        if "site" not in features:
            return self._part_of(phrase, needed=True) if match.sense == "border" else None
        told = self._adjectives(here, "site-adjective")
        if told >= here or "definite" in features:
            return self._belonging(phrase._replace(last=max(told, here - 1)))
        if "named" in features or "plural" in features or (self._is_person(at) and not is_located(self.s, at)):
            return None  # والدة المعتقل لؤي
        return self._belonging(phrase)

    def _is_person(self, at: int) -> bool:
        """Whether the word for a site is one for a person as well (`المعتقل`), without a particle written onto it."""
        return "person" in self.s.words[at].kinds and any(not prefix_of(match) for match in self.s.all_at(at, "person"))

    def _capital(self, phrase: Phrase) -> Phrase | None:
        here = phrase.last + 1
        demonym = self.s.at(here, "demonym")
        if demonym is not None and "article" in demonym.features and not prefix_of(demonym):
            here += demonym.size
        known = self.names.at(self.s, here) if here < len(self.s.forms) else None
        if known is None or known.prefix:
            return None
        return phrase._replace(last=known.last, known=known.place or NOTHING)

    def _part_of(self, phrase: Phrase, needed: bool = False) -> Phrase | None:
        """A part with the place that it is part of (`الحدود الشمالية لقطاع غزة`), where that follows."""
        here = phrase.last + 1
        if self.s.at(here, "particle", "of") is not None and not particle_prefix(self.s, here):
            here += 1
            inner = self._inside(here)
        elif here < len(self.s.forms):
            inner = self.place(here) if self._to_place(here) else None
        else:
            inner = None
        if inner is not None:
            return phrase._replace(last=inner.last, known=inner.known.part())
        return None if needed else phrase

    def _to_place(self, at: int) -> bool:
        """Whether a token is a place with the particle of belonging written onto it."""
        matches = (*self.s.all_at(at, "place"), *self.s.all_at(at, "designator"))
        return any("to" in match.features and not {"and", "then"} & match.features for match in matches)

    def _belonging(self, phrase: Phrase) -> Phrase:
        """A site with the named site that it is in (`السكن الجامعي بجامعة حلب`)."""
        here = phrase.last + 1
        for match in self.s.all_at(here, "designator"):
            if match.sense == "site" and "with" in match.features and not {"and", "then"} & match.features:
                inner = self._named(here, match)
                if inner is not None:
                    return phrase._replace(last=inner.last)
        return phrase

    def _named(self, at: int, match: Match) -> Phrase | None:
        """A kind and its name; what is known of the name is known of the place where the kind is a town's own."""
        here = at + match.size
        if "needs-adjective" in match.features or here >= len(self.s.forms):
            return None
        if match.sense == "capital":
            return None
        precision = match.entry.attributes.get("precision")
        area = match.sense in ("province", "countryside", "area")
        last, known = self._name(here, area, match)
        if last < here:
            return None
        told = self._adjectives(last + 1, "site-adjective" if match.sense == "site" else "adjective")
        itself = (match.sense in ITSELF or known.precision == precision) and told <= last
        if match.sense == "province" and known.precision == "town":
            itself = False
        if not itself and (area or match.sense in AROUND):
            known = known.part()
        elif not itself:
            known = NOTHING._replace(country=known.country)
        elif match.sense in ("settlement", "capital") and known.precision not in (None, "town"):
            precision = known.precision
        plural = "plural" in match.features
        return Phrase(at, max(told, last), prefix_of(match), known, precision, match.entry.id, plural)

    def _known_quoted(self, head: Match, first: int, last: int) -> Known:
        """What is known of a name in quotation marks, with the word before it or alone (`سجن "الصناعة"`)."""
        name = " ".join(self.s.forms[first + 1 : last])
        kind = self.s.forms[first - 1][prefix_of(head) :]
        return (
            self.names.registered(f"{kind} {name}")
            or self.names.registered(name)
            or (self.names.known(name) or NOTHING)
        )

    def _name(self, here: int, area: bool, head: Match) -> tuple[int, Known]:
        """The last token of the name that begins at `here` (before it where none does), and what is known of it."""
        s = self.s
        if s.forms[here] == "#" and here + 1 < len(s.forms):
            here += 1
        quoted = quoted_end(s, here, self.names.quotes)
        if quoted >= here:
            return quoted, self._known_quoted(head, here, quoted)
        toponym = self.names.at(s, here, designated=area, behind=self._is_kind(head, here))
        best, known = here - 1, NOTHING
        if toponym is not None and not toponym.prefix:
            best, known = toponym.last, self._of_kind(toponym, head, area)
        inner = self._designated(here)
        if inner is not None and not inner.prefix and inner.last > best:
            best, known = inner.last, inner.known
        unknown = name_at(s, here, self.names)
        if unknown > best and (toponym is None or toponym.prefix or toponym.doubtful or toponym.small):
            best = unknown
            known = NOTHING if inner is None else NOTHING._replace(country=inner.known.country)
        return best, known

    def _is_kind(self, head: Match, at: int) -> bool:
        """Whether a word for a kind tells that the name behind it is one (`قرية صاحب`, but `مدن الجنوب`)."""
        return head.sense in OF_KIND and (head.sense == "province" or "direction" not in self.s.words[at].kinds)

    def _of_kind(self, toponym: Toponym, head: Match, area: bool) -> Known:
        """What is known of a name behind a word for a kind: of namesakes, the place of that kind."""
        known = toponym.place or NOTHING
        if not toponym.name or head.sense not in OF_KIND:
            return known
        same = self.names.known(toponym.name, head.entry.attributes.get("precision"))
        if same is None and head.sense == "countryside":
            same = self.names.known(toponym.name, "governorate")
        if same is not None:
            return same
        return known if not self.names.gazetteer.needs_kind(toponym.name) else NOTHING

    def _adjectives(self, here: int, sense: str) -> int:
        """The last of the adjectives that tell which one, from `here` on (`الشمالي الغربي`); before it where none."""
        at = here
        while at < here + 2:
            for match in self.s.all_at(at, "direction"):
                if match.sense in (sense, "adjective") and not match.prefix:
                    at += match.size
                    break
            else:
                break
        return at - 1

    def rest_of_list(self, phrase: Phrase) -> list[Phrase]:
        """The further names after a plural kind (`بلدات الفطيرة وسفوهن ومعرزاف`)."""
        found: list[Phrase] = []
        here = phrase.last + 1
        while here < len(self.s.forms) and len(found) < 40:
            comma = not self.s.is_word(here)
            at = here + 1 if comma else here
            if (comma and self.s.form(here) not in self.names.commas) or at >= len(self.s.forms):
                break
            joined = self._joined(at, comma)
            if joined is None:
                break
            found.append(joined._replace(precision=phrase.precision, rule=phrase.rule))
            here = joined.last + 1
        return found

    def _joined(self, at: int, comma: bool) -> Phrase | None:
        toponym = self.names.at(self.s, at)
        conjoined = next((c for c in self.names.conjunctions if self.s.forms[at].startswith(c)), "")
        if (
            toponym is not None
            and not self._is_other(at)
            and (comma or (conjoined and toponym.prefix == len(conjoined)))
        ):
            return Phrase(at, toponym.last, toponym.prefix, toponym.place or NOTHING, None, "")
        if not conjoined:
            return None
        last = name_at(self.s, at, self.names, True, len(conjoined))
        return Phrase(at, last, len(conjoined), NOTHING, None, "") if last >= at else None

    # ---- names by themselves: بحلب ----

    def _toponym(self, at: int) -> Phrase | None:
        toponym = self.names.at(self.s, at)
        if toponym is None or self._is_other(at):
            return None
        if (toponym.doubtful or toponym.small) and not self._told(at, toponym):
            return None
        if is_nationality(self.s, at):
            return None
        known = toponym.place or NOTHING
        return Phrase(at, toponym.last, toponym.prefix, known, known.precision, "register", located=toponym.within)

    def _is_other(self, at: int) -> bool:
        """Whether a name is a weekday or a complementiser as well, which it then is (صباح الخميس، وأن أربعة)."""
        return "weekday" in self.s.words[at].kinds or self.s.at(at, "particle", "that") is not None

    def _told(self, at: int, toponym: Toponym) -> bool:
        """Whether the words beside a doubtful name tell that a place is meant, or the mark behind a dateline does."""
        s = self.s
        if self.before and self.before[-1].last == at - 1 and toponym.prefix:
            return True
        if at == 0 and s.form(toponym.last + 1) in _DATELINE:
            return True
        beside = toponym.within or (not toponym.prefix and is_located(s, at))
        rare = toponym.small and not toponym.doubtful
        if beside and (rare or any("preposition" in match.features for match in s.all_at(at, "place"))):
            return True
        if rare and not toponym.prefix and tells_whose_violence(s, at - 1):
            return True
        after = toponym.last + 1
        if after >= s.size or (after not in s.phrases and s.words[after].kinds.isdisjoint(_LOCATING)):
            return False
        for match in (*s.all_at(after, "direction"), *s.all_at(after, "designator")):
            located = match.sense == "compass" or "with" in match.features
            if located and not _definite(match) and self._inside(after + match.size) is not None:
                return True
        return False


def longer(one: Phrase | None, other: Phrase | None) -> Phrase | None:
    """The longer of two readings, the first where they are alike."""
    return one if other is None or (one is not None and one.last >= other.last) else other


def _definite(match: Match) -> bool:
    return "article" in match.features or "definite" in match.features or "whole-name" in match.features
