"""Which words of a sentence each saying governs: nested, side by side, or after what is said."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources.sayings import Saying, Sayings
from marsad.claims.sources.source_words import COMMAS
from marsad.text.tokens import Sentence

_MUTE: Final = frozenset({"issue", "call", "address", "react"})
_DEPTH: Final = 6
"""How deep sayings nest."""
_MEDIA: Final = frozenset({"agency", "outlet"})


def arrange(sentence: Sentence, found: list[Saying]) -> Sayings:
    """The sayings of a sentence with the stretches that they govern."""
    arranger = _Arranger(sentence, found)
    for n in range(len(found)):
        arranger.add(n)
    return arranger.result


class _Arranger:
    """Goes through the sayings of a sentence in order and keeps which of them govern the words that follow."""

    def __init__(self, sentence: Sentence, found: list[Saying]) -> None:
        self.s = sentence
        self.found = found
        self.result = Sayings(found, [0], [()])
        self.stack: tuple[int, ...] = ()
        self.floor = 0  # a source that follows its words reaches no further back

    def add(self, n: int) -> None:
        """Take the next saying, by whether it stands after its words or before them."""
        saying = self.found[n]
        if saying.sense in _MUTE:
            return
        if saying.way == "after":
            self.after(n, saying)
        else:
            self.ahead(n, saying)

    def ahead(self, n: int, saying: Saying) -> None:
        """A saying that governs what follows it."""
        top = self.found[self.stack[-1]] if self.stack else None
        if saying.way == "participle" and self.stack:
            self.stack = (*self.stack[:-1], n)
        elif saying.nested and self.stack:
            self.stack = self.deeper(n)
        elif top is not None and top.way == "after" and saying.left - top.last <= 3 and top.left >= self.floor_of(top):
            self.emit(saying.left, ())
            self.stack = (n, self.stack[-1]) if top.rule == "handed-on" else self.deeper(n)
        else:
            around = top is not None and top.nested and saying.left <= top.left and top.scope < saying.at
            self.emit(saying.at if around else saying.left, ())  # the police, who reported six dead, said
            self.stack = (n,)
        self.emit(saying.scope, self.stack)
        self.floor = max(self.floor, saying.left)

    def deeper(self, n: int) -> tuple[int, ...]:
        """The sayings that govern, with one more within them."""
        return (*self.stack[: _DEPTH - 1], n)

    def floor_of(self, top: Saying) -> int:
        """The token from which on a source can still open its clause."""
        for at in range(top.left - 1, max(-1, top.left - 12), -1):
            if self.counts(at):
                return len(self.s.forms)
        return 0

    def counts(self, at: int) -> bool:
        """Whether a token tells of a figure: a number or an outcome word."""
        s = self.s
        return s.is_number(at) or (at < len(s.words) and bool(s.words[at].kinds & {"outcome", "numeral"}))

    def after(self, n: int, saying: Saying) -> None:
        """A source that follows what it says, or stands inside it."""
        if saying.rule == "document" and not self.placed(saying):
            return
        fresh = saying.joined
        if saying.rule in ("handed-on", "leaning") and self.stack and not fresh:
            top = self.found[self.stack[-1]]
            self.stack = self.deeper(n)
            if top.way != "after":
                self.cover(top.scope, len(self.s.forms), self.stack)
            self.emit(max(top.scope, saying.last + 1), self.stack)
            return
        if fresh and saying.speakers and saying.left > 1:
            self.stack = (n,)
            self.emit(saying.left, ())
            self.emit(saying.last + 1, self.stack)
            self.floor = saying.last + 1
            return
        if not self.stack or self.found[self.stack[-1]].way in ("after", "aside"):
            if not self.stack or not saying.implied or saying.told is not None:
                self.cover(self.reach(saying, self.floor), saying.left, (n,))
                self.stack = (n,)
                self.emit(saying.last + 1, self.stack)
            self.floor = saying.last + 1
            return
        begin = self.found[self.stack[-1]].scope

        contrast = self.contrast(begin, saying.left)
        if contrast is None and self.outer(saying):
            outer = (n, *self.stack[: _DEPTH - 1])
            self.cover(begin, saying.left, outer)
            self.stack = outer
            self.emit(max(begin, saying.last + 1), outer)
        elif not saying.implied and not self.same(saying):
            start = contrast if contrast is not None else self.clause(saying.left, begin)
            self.cover(self.reach(saying, start), saying.left, (n,))
            if contrast is not None or self.inserted(saying):
                self.stack = (n,)
            self.emit(saying.last + 1, self.stack)
        self.floor = saying.last + 1

    def reach(self, saying: Saying, start: int) -> int:
        """Where what a passive verb tells begins, from `start` on: behind any verb of saying before it.

        Of two counts set against each other it tells the second (`33, fewer than the 36 listed by the lawyers`).
        `The mayor kept to 12 dead and said he knew nothing of a victim reported by the clinic`.
        """
        back = range(saying.left - 1, start, -1) if saying.rule == "passive" else ()
        against = next((at for at in back if self.s.at(at, "particle", "set-against") is not None), start)
        verbs = (at + 1 for at in back if self.s.has(at, "reporting", "verb") is not None)
        return max(next(verbs, start), against)

    def inserted(self, saying: Saying) -> bool:
        """Whether a source stands between commas before the figure that a verb before it brings (`خلفت، حسب X، 18`)."""
        after = saying.last + 1
        commas = self.s.form(saying.left - 1) in COMMAS and self.s.form(after) in COMMAS
        brings = self.s.at(saying.left - 2, "carrier") is not None or self.s.has(saying.left - 2, "outcome", "verb")
        return commas and bool(brings) and self.counts(after + 1)

    def placed(self, saying: Saying) -> bool:
        """Whether a document stands where a source would: first, after a comma, after a contrast."""
        if saying.left <= 1 or self.s.form(saying.left - 1) in COMMAS:
            return True
        return self.contrast(max(self.floor, saying.left - 12), saying.left) is not None

    def outer(self, saying: Saying) -> bool:
        """Whether a trailing source handed on what the governing speaker said."""
        if saying.implied:
            return saying.told is not None
        governing = self.found[self.stack[-1]]
        if governing.speakers and governing.speakers[-1].kind in _MEDIA:
            return False
        return bool(saying.speakers) and saying.speakers[0].kind in _MEDIA

    def same(self, saying: Saying) -> bool:
        """Whether a trailing source is the governing one told again (`وفق البيان`)."""
        if not saying.speakers:
            return False
        if "document" in saying.speakers[0].features:
            return True
        forms = self.s.forms
        ours = {forms[at][-5:] for at in range(saying.speakers[0].first, saying.speakers[0].last + 1)}
        for n in self.stack:
            for speaker in self.found[n].speakers:
                if ours <= {forms[at][-5:] for at in range(speaker.first, speaker.last + 1)}:
                    return True
        return False

    def contrast(self, begin: int, end: int) -> int | None:
        """The last token before `end` that sets a clause off (`بينما`)."""
        for at in range(end - 1, max(begin, self.floor) - 1, -1):
            if self.s.forms[at] == "؛" or self.s.at(at, "frame", "contrast") is not None:
                return at
        return None

    def clause(self, end: int, begin: int) -> int:
        """Where the clause that ends before `end` begins: after the comma before its own."""
        at = end - 1
        while at > begin and self.s.forms[at] in COMMAS:
            at -= 1
        while at > max(begin, self.floor) and self.s.forms[at] not in COMMAS:
            at -= 1
        return max(at, begin)

    def emit(self, token: int, governing: tuple[int, ...]) -> None:
        """From `token` on, these govern."""
        starts, all_governing = self.result.starts, self.result.governing
        token = max(token, starts[-1])
        if starts[-1] == token:
            all_governing[-1] = governing
        else:
            starts.append(token)
            all_governing.append(governing)

    def cover(self, start: int, end: int, governing: tuple[int, ...]) -> None:
        """Let these govern `start` to `end` (exclusive), whatever did before."""
        if end <= start:
            return
        starts, all_governing = self.result.starts, self.result.governing
        kept: list[tuple[int, tuple[int, ...]]] = []
        while starts and starts[-1] >= end:
            kept.append((starts.pop(), all_governing.pop()))
        last = all_governing[-1] if starts else ()
        while starts and starts[-1] >= start:
            last = all_governing.pop() if last is None else last
            starts.pop()
            if len(all_governing) > len(starts):
                all_governing.pop()
        if start > 0 and not starts:
            starts.append(0)
            all_governing.append(())
        starts.append(start)
        all_governing.append(governing)
        if not kept or kept[-1][0] > end:
            starts.append(end)
            all_governing.append(last)
        for at, what in reversed(kept):
            starts.append(at)
            all_governing.append(what)
