"""People at the desk: those who read go from page to page, those who decide rule on what awaits somebody."""

from __future__ import annotations

import html
import random
import re
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode, urlsplit

from bench.desk.timed import PAGE

_TIMEOUT: Final = 120
_FORM: Final = "application/x-www-form-urlencoded"
_MATTER: Final = re.compile(r'name="matter" value="([^"]+)\|([0-9a-f]+)"')
_FIELD: Final = re.compile(r'name="(since|seen)" value="(\d+)"')
_SAID: Final = re.compile(r'<p class="said (\w+)" role="status">(.*?)</p>', re.DOTALL)
_WHY: Final = re.compile(r'class="(?:problem|trouble|said[^"]*)"[^>]*>(.*?)</', re.DOTALL)
_DECISION: Final = re.compile(r"\bd-\d+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request came to; status 0 where there was no answer."""

    status: int
    text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def there(self) -> str:
        """Where it leads."""
        return self.headers.get("Location", "")


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling that somebody sent: its reason, which no other has, and what they were told."""

    because: str
    taken: tuple[str, ...]
    """The decisions that it became, as the desk said."""
    refused: str
    """Why it was not taken, as the desk said; neither of both is a ruling of which its author does not know."""
    status: int


@dataclass(slots=True)
class Browser:
    """One person's browser, signed in; `seen` are the seconds that each page took as the person waited for it."""

    port: int
    language: str = "en"
    since: float = 0.0
    """From when on the server's clock notes what is asked, in seconds of `time.monotonic()`."""
    cookies: dict[str, str] = field(default_factory=dict)
    seen: list[tuple[str, int, float]] = field(default_factory=list)

    def get(self, page: str, address: str) -> Answer:
        """A page; `page` is what it is called in the figures."""
        return self._asked(page, "GET", address, None)

    def post(self, page: str, address: str, form: Sequence[tuple[str, str]]) -> Answer:
        """What a form is answered with."""
        return self._asked(page, "POST", address, [*form, ("csrfmiddlewaretoken", self.cookies.get("csrftoken", ""))])

    def upload(self, address: str, form: Sequence[tuple[str, str]], name: str, data: bytes) -> Answer:
        """What a form with a file is answered with."""
        edge = "edge-of-a-part"
        told = [*form, ("csrfmiddlewaretoken", self.cookies.get("csrftoken", ""))]
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{each}"\r\n\r\n{said}\r\n' for each, said in told]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n')
        whole = "".join(parts).encode() + data + f"\r\n--{edge}--\r\n".encode()
        return self._answer("", "POST", address, whole, f"multipart/form-data; boundary={edge}")

    def sign_in(self, name: str, password: str) -> None:
        """Through the form, as everybody."""
        self.get("sign-in", "/account/sign-in/")
        answer = self.post("sign-in", "/account/sign-in/", [("username", name), ("password", password)])
        assert answer.status == 302, (name, answer.status)

    def _asked(self, page: str, method: str, address: str, form: Sequence[tuple[str, str]] | None) -> Answer:
        begun = time.perf_counter()
        try:
            answer = self._answer(page, method, address, urlencode(form).encode() if form is not None else None)
        except (OSError, HTTPException) as error:
            answer = Answer(0, repr(error))
        self.seen.append((page, answer.status, time.perf_counter() - begun))
        return answer

    def _answer(self, page: str, method: str, address: str, body: bytes | None, kind: str = _FORM) -> Answer:
        cookies = {"django_language": self.language} | self.cookies
        counted = page if time.monotonic() >= self.since else ""
        headers = {PAGE: counted, "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=_TIMEOUT)) as connection:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            for one in response.headers.get_all("Set-Cookie") or ():
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(one).items()}
            return Answer(response.status, text, dict(response.headers))


def read(
    browser: Browser, pages: Mapping[str, Sequence[str]], chance: random.Random, until: float, pause: float
) -> None:
    """Goes from page to page, every kind of page as often, and looks at each for some seconds."""
    names = sorted(pages)
    time.sleep(chance.uniform(0, pause))  # nobody comes at the same instant as everybody
    while time.monotonic() < until:
        name = chance.choice(names)
        browser.get(name, chance.choice(pages[name]))
        time.sleep(chance.expovariate(1 / pause) if pause else 0)


class Decider:
    """Somebody who accepts, rejects, corrects and takes back, page by page."""

    def __init__(self, browser: Browser, name: str, chance: random.Random, pause: float) -> None:
        self._browser, self._name, self._chance, self._pause = browser, name, chance, pause
        self.ruled: list[Ruled] = []
        self._own: list[str] = []

    def decide(self, until: float) -> None:
        """Rules until it is time."""
        self._wait()
        while time.monotonic() < until:
            found = self._queue()
            self._wait()
            if self._own and self._chance.random() < 0.2:
                self._withdraw()
            elif found is not None:
                since, key, mark = found
                if self._chance.random() < 0.3:
                    self._correct(key)
                else:
                    self._together(since, key, mark)
            self._wait()

    def _wait(self) -> None:
        time.sleep(self._chance.expovariate(1 / self._pause) if self._pause else 0)

    def _queue(self) -> tuple[str, str, str] | None:
        """A figure of one of the first pages of the queue, with what its form says."""
        page = self._chance.randint(1, 5)
        answer = self._browser.get("review (who decides)", f"/review/?ground=one-source&page={page}")
        matters, since = _MATTER.findall(answer.text), dict(_FIELD.findall(answer.text)).get("since")
        if not matters or since is None:
            return None
        key, mark = self._chance.choice(matters)
        return since, html.unescape(key), mark

    def _together(self, since: str, key: str, mark: str) -> None:
        do, because = self._chance.choice(("accept", "reject")), self._reason()
        said = [("since", since), ("matter", f"{key}|{mark}"), ("do", do), ("because", because), ("next", "/review/")]
        self._note(because, self._browser.post(f"{do} (form)", "/review/act/", said))

    def _correct(self, key: str) -> None:
        report, _, claim = key.rpartition("/")
        page = self._browser.get("report, form open", f"/reports/{report}/?claim={claim}&do=correct")
        seen = dict(_FIELD.findall(page.text)).get("seen", "")
        self._wait()
        because, value = self._reason(), str(self._chance.randint(1, 90))
        said = [("kind", "correct"), ("target", key), ("report", report), ("seen", seen), ("because", because)]
        said += [("set-value", value), ("was-value", ""), ("next", f"/reports/{report}/")]
        self._note(because, self._browser.post("correct (form)", "/decide/", said))

    def _withdraw(self) -> None:
        because, decision = self._reason(), self._own.pop(self._chance.randrange(len(self._own)))
        said = [("kind", "withdraw"), ("target", decision), ("because", because), ("next", "/review/proposals/")]
        self._note(because, self._browser.post("withdraw (form)", "/decide/", said))

    def _reason(self) -> str:
        return f"{self._name}, ruling {len(self.ruled)}"

    def _note(self, because: str, answer: Answer) -> None:
        """Notes what a ruling was answered with: on the page that it leads to, or that stands there again."""
        shown = self._browser.get("after a ruling", _path(answer.there)) if answer.status == 302 else answer
        told = [(kind, html.unescape(text)) for kind, text in _SAID.findall(shown.text)]
        taken = tuple(id_ for kind, text in told if kind == "success" for id_ in _DECISION.findall(text))
        refused = "; ".join(text for kind, text in told if kind == "error")
        if not taken and not refused and answer.status in (409, 422):
            refused = " ".join(_WHY.findall(shown.text)) or f"answered with {answer.status}"
        self._own += taken
        self.ruled.append(Ruled(because, taken, refused, answer.status))


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
