"""The grammar of a place where names have capitals and their kind stands behind them or before `of`.

`Idlib province`, `city of Homs`, `northern Aleppo countryside`, `east of Raqqa`, `the prison`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.languages.entries import Match
from marsad.mentions.capital_names import (
    is_article,
    is_definite,
    is_placed,
    is_possessive,
    is_small,
    name_end,
    opens_sentence,
)
from marsad.mentions.place_phrases import AROUND, ITSELF, NOTHING, OF_KIND, Phrase, longer
from marsad.mentions.toponyms import Known, Toponym, Toponyms
from marsad.model.mention import PlaceMention
from marsad.text.tokens import Sentence

_DEEPEST = 4
_MOST_NAMES = 8
_DAYS = frozenset({"month", "weekday"})
_WIDE = frozenset({"country", "governorate"})
#: Kinds of words that a place is followed by, where it is not part of a longer noun (`the prison was`, not `guards`).
_GOES_ON = frozenset({"particle", "outcome", "event", "reporting", "deed", "day", "weekday", "light", "link", "period"})


class CapitalReader:
    """Reads the place that begins at a token of one sentence."""

    def __init__(self, sentence: Sentence, names: Toponyms, before: Sequence[PlaceMention]) -> None:
        self.s = sentence
        self.names = names
        self.before = before
        self.deep = 0
        self.taken = -1
        """The last token of a name that was read and is none of a place (`Aleppo Media Centre`)."""

    def starts(self) -> list[int]:
        """The tokens where a place can begin."""
        s = self.s
        found = [at for at, word in enumerate(s.words) if self.names.opens(word) or s.is_capital(at)]
        more = [at for at, kinds in s.phrases.items() if not {"designator", "direction", "place"}.isdisjoint(kinds)]
        return sorted({*found, *more}) if more else found

    def place(self, at: int) -> Phrase | None:
        """The place that begins at a token, the longest reading of its words."""
        if at <= self.taken or self.deep > _DEEPEST or at >= self.s.size:
            return None
        self.deep += 1
        best = longer(longer(self._named(at), self._directed(at)), self._designated(at))
        self.deep -= 1
        return best

    def _is_placed(self, at: int) -> bool:
        return is_placed(self.s, at, self.before)

    # ---- directions: northern Syria, east of Homs ----

    def _directed(self, at: int) -> Phrase | None:
        for match in self.s.all_at(at, "direction"):
            here = at + match.size
            if "attribute" in match.features:
                phrase = self._of_a_part(at, here, match)
            else:
                inner = self._after_of(here) or (self.place(here) if match.sense == "compass" else None)
                phrase = self._beside(at, inner, match)
            if phrase is not None:
                return phrase
        return None

    def _of_a_part(self, at: int, here: int, match: Match) -> Phrase | None:
        """A direction that describes what follows: a place, or a part with the article (`the eastern districts`)."""
        also = self.s.at(here + 1, "direction")
        if self.s.at(here, "particle", "and") is not None and also is not None and "attribute" in also.features:
            here += 1 + also.size
        inner = self.place(here) or (self._unknown(here) if self.s.is_cased else None)
        if inner is not None:
            return self._beside(at, inner, match)
        part = self.s.at(here, "designator")
        if part is None or part.sense == "head" or not is_definite(self.s, at) or not self._goes_on(here + part.size):
            return None
        precision = part.entry.attributes.get("precision")
        return Phrase(at, here + part.size - 1, 0, NOTHING, precision, match.entry.id, located=True)

    def _beside(self, at: int, inner: Phrase | None, match: Match) -> Phrase | None:
        """A part of a place, or what lies beside one: of the place itself only its country is known."""
        if inner is None:
            return None
        if match.sense == "centre":
            return inner._replace(first=at, located=True)
        known = inner.known if match.sense == "part" else inner.known.part()
        precision = inner.precision if match.sense == "part" and inner.precision else "district"
        return Phrase(at, inner.last, 0, known, precision, match.entry.id, inner.plural, True)

    def _after_of(self, at: int) -> Phrase | None:
        """The place that `of` and an article lead to."""
        if self.s.at(at, "particle", "of") is None:
            return None
        here = at + 2 if is_article(self.s, at + 1) else at + 1
        while self.s.at(here, "demonym") is not None and self.s.at(here, "place") is None:
            here += 1
        return self.place(here) or self._unknown(here)

    # ---- kinds: city of Homs, the prison, Lake Assad ----

    def _designated(self, at: int) -> Phrase | None:
        best: Phrase | None = None
        for match in self.s.all_at(at, "designator"):
            if match.sense == "head":
                continue
            here = at + match.size
            inner = self._after_of(here)
            if inner is None and "before" in match.features:
                inner = self._unknown(here)
            phrase = self._of_kind(at, match, inner) if inner is not None else self._site(at, match)
            best = longer(best, phrase)
        return best

    def _of_kind(self, at: int, match: Match, inner: Phrase) -> Phrase:
        plural = "plural" in match.features
        known, precision = self._known_as(match, inner.known)
        return Phrase(at, inner.last, 0, known, precision, match.entry.id, plural, self._is_placed(at))

    def _site(self, at: int, match: Match) -> Phrase | None:
        """A kind with the definite article that is a place by itself (`the prison`)."""
        after = at + match.size
        if "site" not in match.features or "plural" in match.features or not is_definite(self.s, at):
            return None
        if not self._goes_on(after):
            return None
        precision = match.entry.attributes.get("precision")
        return Phrase(at, after - 1, 0, NOTHING, precision, match.entry.id, located=self._is_placed(at))

    def _goes_on(self, at: int) -> bool:
        """Whether a noun has ended before a token (`the prison was`, not `the prison guards`)."""
        if not self.s.is_word(at):
            return self.s.form(at) != "-" and not is_possessive(self.s, at)
        return not self.s.words[at].kinds.isdisjoint(_GOES_ON) or at in self.s.phrases

    def _known_as(self, match: Match, known: Known) -> tuple[Known, str | None]:
        """What is known of a place whose name and kind are told, and its precision."""
        precision = match.entry.attributes.get("precision")
        itself = match.sense in ITSELF or known.precision == precision
        if match.sense == "province" and known.precision == "town":
            itself = False
        if not itself:
            return (known.part() if match.sense in AROUND else NOTHING._replace(country=known.country)), precision
        if match.sense == "settlement" and known.precision not in (None, "town"):
            precision = known.precision
        return known, precision

    # ---- names: Aleppo, Idlib province, Ras al-Ain ----

    def _named(self, at: int) -> Phrase | None:
        """A name with its kind behind it, a known name, or an unknown one after a word of place."""
        s = self.s
        last = name_end(s, at)
        known = self.names.at(s, at) if last >= at or s.is_capital(at) else None
        if known is not None and known.last == at and not _DAYS.isdisjoint(s.words[at].kinds):
            known = None  # March, the month
        sure = last >= at and not (opens_sentence(s, at) and last == at and s.words[at].kinds == frozenset())
        best: Phrase | None = None
        if last >= at:
            best = self._with_kind(at, last, sure) or self._together(at, last)
        if best is None and known is not None and known.last > last and not known.doubtful:
            last = known.last
            best = self._kind_behind(at, last, last + 1)
        if best is not None or last < at:
            return best
        if known is not None and (known.last >= last or (self._is_placed(at) and not self._is_longer(known, last))):
            return self._known(at, known.last, known.place or NOTHING) if self._is_told(at, known) else None
        if s.is_cased and not self._is_placed(at):
            self.taken = last
            return None
        return self._unknown(at) if self._is_placed(at) else None

    def _is_longer(self, known: Toponym, last: int) -> bool:
        """Whether a name goes on behind a known one, by words that no pack knows (`Tell Dagher`)."""
        after = [at for at in range(known.last + 1, last + 1) if self.s.is_word(at)]
        return all(not self.s.words[at].kinds or is_small(self.s, at) for at in after)

    def _is_told(self, at: int, known: Toponym) -> bool:
        """Whether a name that a word or a person may bear as well is a place here: by what stands before it."""
        wide = known.place is not None and known.place.precision in _WIDE
        if wide or not (known.doubtful or known.small) or self._is_placed(at):
            return True
        if self._is_of_country_behind(known):
            return True
        return bool(self.before) and self.before[-1].last == at - 2 and self.s.form(at - 1) in self.names.commas

    def _is_of_country_behind(self, known: Toponym) -> bool:
        """Whether the country of a name stands behind it, after a comma (`Hays, Yemen`)."""
        if known.place is None or self.s.form(known.last + 1) not in self.names.commas:
            return False
        behind = self.names.at(self.s, known.last + 2) if self.s.is_word(known.last + 2) else None
        wide = behind is not None and behind.place is not None and behind.place.precision == "country"
        return wide and behind is not None and behind.place is not None and behind.place.country == known.place.country

    def _known(self, at: int, last: int, known: Known) -> Phrase:
        return Phrase(at, last, 0, known, known.precision, "register", located=self._is_placed(at))

    def _unknown(self, at: int) -> Phrase | None:
        """A name that nothing is known of, taken for a place by the words before it."""
        last = name_end(self.s, at)
        if last < at:
            return None
        toponym = self.names.at(self.s, at)
        known = toponym.place if toponym is not None and toponym.last == last else self._alike(at, last)
        precision = known.precision if known is not None else None
        return Phrase(at, last, 0, known or NOTHING, precision, "name", located=True)

    def _with_kind(self, at: int, last: int, sure: bool) -> Phrase | None:
        """The name with the kind that its last word is, or that follows it; none where a longer name goes on."""
        best: Phrase | None = None
        for here in range(at + 1, last + 2):
            phrase = self._kind_behind(at, here - 1, here)
            if phrase is not None:
                best = phrase
        if best is None or best.last < last:
            return None
        known = self.names.at(self.s, at)
        return best if sure or best.last > last + 1 or known is not None else None

    def _kind_behind(self, at: int, last: int, here: int) -> Phrase | None:
        """The name that ends at `last` with the kind at `here`."""
        for match in self._kinds_after(here):
            toponym = self.names.at(self.s, at, designated=match.sense == "province", behind=match.sense in OF_KIND)
            if toponym is not None and toponym.last == last:
                known = self._meant(toponym, match)
            else:
                known = self._alike(at, last, match) or NOTHING
            told, precision = self._known_as(match, known)
            end = here + match.size - 1
            phrase = Phrase(at, end, 0, told, precision, match.entry.id, False, self._is_placed(at))
            more = self._kind_behind(at, end, end + 1)
            if more is not None:
                return more
            inner = self._after_of(end + 1) if match.sense == "countryside" else None
            return phrase if inner is None else phrase._replace(last=inner.last)
        return None

    def _meant(self, toponym: Toponym, kind: Match) -> Known:
        """What is known of a name with its kind: of namesakes, the place of that kind."""
        if toponym.name and kind.sense in OF_KIND:
            same = self.names.known(toponym.name, kind.entry.attributes.get("precision"))
            if same is None and kind.sense == "countryside":
                same = self.names.known(toponym.name, "governorate")
            if same is not None:
                return same
        return toponym.place or NOTHING

    def _alike(self, at: int, last: int, kind: Match | None = None) -> Known | None:
        """What is known of a name in another spelling (`Hassakeh`); with a kind, of that kind."""
        name = " ".join([self.s.forms[here] for here in range(at, last + 1) if self.s.is_word(here)])
        precision = kind.entry.attributes.get("precision") if kind is not None and kind.sense in OF_KIND else None
        return self.names.spelt_alike(name, precision)

    def _kinds_after(self, at: int) -> Iterator[Match]:
        for match in self.s.all_at(at, "designator"):
            if "after" in match.features:
                yield match

    def _together(self, at: int, last: int) -> Phrase | None:
        """Several names before one plural kind (`al-Midan and al-Ashrafiyeh neighborhoods`)."""
        s, here = self.s, last + 1
        for _ in range(_MOST_NAMES):
            while s.form(here) in self.names.commas:
                here += 1
            if s.at(here, "particle", "and") is not None:
                here += 1
            end = name_end(s, here)
            if end < here or here == last + 1:
                return None
            for match in self._kinds_after(end + 1):
                if "plural" in match.features:
                    precision = match.entry.attributes.get("precision")
                    return Phrase(
                        at, end + match.size, 0, NOTHING, precision, match.entry.id, located=self._is_placed(at)
                    )
            last, here = end, end + 1
        return None

    def rest_of_list(self, phrase: Phrase) -> list[Phrase]:
        """The further names after a plural kind (`towns of Binnish, Taftanaz and Sarmin`)."""
        s, found, here = self.s, list[Phrase](), phrase.last + 1
        while len(found) < 40:
            at = here
            while s.form(at) in self.names.commas:
                at += 1
            if s.at(at, "particle", "and") is not None:
                at += 1
            inner = self._unknown(at) if at > here else None
            if inner is None:
                break
            found.append(inner._replace(precision=phrase.precision, rule=phrase.rule))
            here = inner.last + 1
        return found
