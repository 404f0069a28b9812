"""What two accounts have in common by their words: names by their sound, and words of one language."""

from __future__ import annotations

from math import sqrt
from typing import Final

from marsad.incidents.accounts.split import Account

_SHORT: Final = 3


def alike_names(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]], *, exact: bool) -> set[str]:
    """The consonants of the names that two sets share: exactly, or but for vowels that one script leaves unwritten."""
    if exact:
        return {name[0] for name in one & other if len(name[0]) + len(name[1]) > _SHORT}
    sounds = dict(sorted(other))
    return {
        sound
        for sound, vowels in one
        if len(sound) + len(vowels) > _SHORT and sound in sounds and _sounds_alike(vowels, sounds[sound])
    }


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two names with the same consonants may have the same vowels: one script leaves some unwritten."""
    fewer, more = sorted((one, other), key=lambda vowels: (len(vowels), vowels))
    left = iter(more)
    return all(vowel in left for vowel in fewer)


def alike_words(one: Account, other: Account) -> float:
    """Up to 2, by the cosine of the words that two accounts in one language have.

    No word counts for more than another: how rare one is could only be told from all other reports, and then what one
    report is like would change with every report that is added.
    """
    if one.language != other.language or not one.words or not other.words:
        return 0.0
    return min(2.0, 4.0 * len(one.words & other.words) / sqrt(len(one.words) * len(other.words)))
