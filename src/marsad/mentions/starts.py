"""Where in a sentence something can begin: what every written word can open is worked out once and remembered."""

from __future__ import annotations

from marsad.languages.lexicon import Remembered, Word
from marsad.text.tokens import Sentence

_LIMIT = 200_000


class Starts:
    """Finds the tokens that can be entries of some kinds (`month`), or have a trait (`dual`); digits too, if asked."""

    def __init__(self, *traits: str, digits: bool = False) -> None:
        self.traits = frozenset(traits)
        self._digits = digits
        self._known: Remembered[Word, bool] = Remembered(self._opens, _LIMIT)

    def _opens(self, word: Word) -> bool:
        return not self.traits.isdisjoint(word.traits) or (
            self._digits and not word.kinds and word.form[0].isdecimal()
        )

    def words(self, sentence: Sentence) -> list[int]:
        """The tokens that open something by themselves, in order."""
        return [at for at, opens in enumerate(map(self._known.__getitem__, sentence.words)) if opens]

    def all(self, sentence: Sentence) -> list[int]:
        """The tokens that open something by themselves or as the first of several words, in order."""
        found = self.words(sentence)
        if sentence.phrases:
            more = [at for at, kinds in sentence.phrases.items() if not self.traits.isdisjoint(kinds)]
            if more:
                return sorted({*found, *more})
        return found
