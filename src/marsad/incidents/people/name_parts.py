"""A person's name as its parts: what its bearer, father, grandfather and family are called, whatever stands between.

`عبد الله بن أحمد الحسن`, `عبدالله أحمد حسن` and `Abdullah Ahmad al-Hassan` have three parts each.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from marsad.incidents.people.spelling import spelling
from marsad.languages.pack import orthography_of
from marsad.text.mask import is_arabic

_FOLDED_BY: Final = ("ar", "en")
_WORD: Final = re.compile(r"[^\W\d_]+")
_APOSTROPHES: Final = re.compile(r"(?<=\w)['`’‘ʼ](?=\w)")
_STEM: Final = 3
"""Letters that are left of a word once something that was written onto it is off."""
_SERVANT: Final = re.compile(r"^abd(?:[aeiou](?=([rsnztdl])\1)|[aeiou]l(?=\w{3}))")
_ARTICLE: Final = re.compile(r"^[ae]l(?=[^aeiouy]\w{3})")
_FAITH: Final = re.compile(r"(?<=\w\w\w)[aeiou]d+(?:in|een|ine|eine)$")
_GOD: Final = re.compile(r"(?<=\w\w)[aeiu]?ll+ah?$")


class Part(NamedTuple):
    """One part of a name, folded, without its article; `text` as it was written."""

    form: str
    text: str


@lru_cache(maxsize=100_000)
def parts_of_name(name: str) -> tuple[Part, ...]:
    """The parts of a name as it is written; none where it has no letters."""
    plain = "".join([sign for sign in name if unicodedata.category(sign) not in ("Mn", "Cf", "Lm")])
    words = [word for word in _WORD.findall(_APOSTROPHES.sub("", plain)) if _fold(word)]
    made: list[Part] = []
    at = 0
    while at < len(words):
        word, form = words[at], _fold(words[at])
        more = at + 1 < len(words)
        at += 1
        if form in _listed("between") or (form in _listed("articles") and more):
            continue
        opens = _one_for_all("opens", form) if more else None
        if opens:
            while _fold(words[at]) in _listed("articles") and at + 1 < len(words):
                at += 1
            rest = _fold(words[at])
            made.append(Part(_bare(opens + (_one_for_all("closes", rest) or _bare(rest))), f"{word} {words[at]}"))
            at += 1
            continue
        closes = _one_for_all("closes", form) or _one_for_all("closes", _bare(form))
        if closes and made:
            made[-1] = Part(made[-1].form + closes, f"{made[-1].text} {word}")
            continue
        made.append(Part(_bare(form), word))
    return tuple(made)


def _bare(form: str) -> str:
    """A folded word without its article, and without those inside it (`عبدالرحمن`, `نورالدين`; `abdurrahman`)."""
    if not is_arabic(form[0]):
        form = _SERVANT.sub("abd", form)
        form = _FAITH.sub("din", form)
        form = _GOD.sub("lah", form)
        return _ARTICLE.sub("", form)
    article: str = spelling()["article"]
    for first in spelling()["opens"]:
        if form.startswith(first + article) and len(form) >= len(first + article) + _STEM - 1:
            form = first + form[len(first + article) :]
    for last in spelling()["closes"]:
        if form.endswith(article + last) and len(form) > len(article + last) + 1:
            form = form.removesuffix(article + last) + last
    if form.startswith(article) and len(form) >= len(article) + _STEM and form not in _listed("no-article"):
        return form[len(article) :]
    return form


def _one_for_all(table: str, form: str) -> str | None:
    """The form, in the same script, that stands for all spellings of a word that is one with its neighbour."""
    for arabic, forms in spelling()[table].items():
        if form in forms or form == arabic:
            return str(arabic) if is_arabic(form[0]) else next(one for one in forms if not is_arabic(one[0]))
    return None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(spelling()[name])


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    for code in _FOLDED_BY:
        word = orthography_of(code).fold(word)
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join([sign for sign in plain if sign.isalpha() and unicodedata.category(sign) != "Lm"])
