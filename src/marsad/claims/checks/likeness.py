"""Whether two groups, places or times that one report names can be the same."""

from __future__ import annotations

from marsad.claims.endings import Endings, endings
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.model.claim import Group, Place, When


class Likeness:
    """Compares what the words of one report name, in one language. Nothing named can be anything."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._signs: Endings = endings(pack)

    def groups(self, one: Group | None, other: Group | None) -> bool:
        """Whether two groups can be the same: neither names a party, a people or a name that the other denies."""
        if one is None or other is None:
            return True
        if one.party is not None and other.party is not None:
            return one.party == other.party
        mine, theirs = self._words(one.text), self._words(other.text)
        if self._points_back(mine) or self._points_back(theirs):
            return True
        peoples = self._peoples(mine), self._peoples(theirs)
        if peoples[0] and peoples[1] and peoples[0].isdisjoint(peoples[1]):
            return False
        first, second = self._stems(mine), self._stems(theirs)
        if not first or not second:
            return True
        shared = [stem for stem in first if stem in second]
        if len(first) > 1 and len(second) > 1:
            return len(shared) > 1 or (bool(shared) and shared[-1] != first[0])
        return bool(shared) or (not self._is_named(mine) and not self._is_named(theirs))

    def shares(self, one: Group | None, other: Group | None) -> bool:
        """Whether two groups are named, and by words that they share."""
        if one is None or other is None:
            return False
        mine, theirs = self._words(one.text), self._words(other.text)
        return not set(self._stems(mine)).isdisjoint(self._stems(theirs)) and self.groups(one, other)

    def affected(self, one: Group | None, other: Group | None) -> bool:
        """Whether two counted groups can be the same people: what both state of them must not differ."""
        if one is None or other is None:
            return True
        if one.party is not None and other.party is not None:
            return one.party == other.party
        if one.tags and other.tags:
            return not set(one.tags).isdisjoint(other.tags)
        return self.groups(one, other)

    def places(self, one: Place | None, other: Place | None) -> bool:
        """Whether two places can be one: the same name, or words of the one in the other."""
        if one is None or other is None:
            return True
        if one.name is not None and other.name is not None:
            return one.name == other.name or one.text == other.text
        first, second = self._stems(self._words(one.text)), self._stems(self._words(other.text))
        return not first or not second or first[-1] in second or second[-1] in first

    def times(self, one: When | None, other: When | None) -> bool:
        """Whether two times can overlap; days that are not known are compared by their words."""
        if one is None or other is None:
            return True
        if one.first and other.first and one.last and other.last:
            return one.first[: len(other.last)] <= other.last and other.first[: len(one.last)] <= one.last
        return one.text is None or other.text is None or one.text == other.text

    def _words(self, text: str) -> list[Word]:
        folded = self._pack.orthography.fold(text)
        return [self._pack.lexicon.word(form) for form in folded.replace('"', " ").split()]

    def _points_back(self, words: list[Word]) -> bool:
        """Whether a group is named by its owner or not at all (قواته، أي جهة)."""
        if not words:
            return True
        if any(match.sense == "any" for match in words[0].matches.get("context", ())):
            return True
        return any("pronoun" in matches[0].features for word in words for matches in word.matches.values())

    def _peoples(self, words: list[Word]) -> set[str]:
        return {match.sense for word in words for match in word.matches.get("demonym", ())}

    def _stems(self, words: list[Word]) -> list[str]:
        """The words without clitics and article."""
        stems = []
        for word in words:
            form = word.form
            for beginning in sorted(self._signs.definite, key=len, reverse=True):
                if form.startswith(beginning) and len(form) > len(beginning) + 1:
                    form = form[len(beginning) :]
                    break
            if form.isalpha() and len(form) > 1:
                stems.append(form.removesuffix(self._signs.accusative) if len(form) > 4 else form)
        return stems

    def _is_named(self, words: list[Word]) -> bool:
        """Whether a group has a name of its own: a party, a place, a word that no pack knows."""
        return any(not word.kinds or word.kinds & {"party", "place", "demonym"} for word in words)
