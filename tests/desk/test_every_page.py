"""Every page in a real browser, both languages, wide and narrow: all is there, nothing is in the way, a keyboard will do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.desk import browsing, whole_desk
from tests.desk.every_page import EMPTY, HALF, NOBODY, SIGHTS, START, Sight, missed
from tests.desk.served import PLAIN, served
from tests.desk.signing import PASSWORD

pytestmark = [pytest.mark.full, pytest.mark.slow]
HERE = Path(__file__).parent
#: No name is looked up and no other machine is reached: the network is cut off. Maps are drawn without a graphics card.
CUT_OFF = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
WALKED = [("en", 1280), ("ar", 360)]
"""Where axe looks at every page, the tab key goes through it, and the empty record is looked at."""
SEATS = [(lang, width) for lang in ("en", "ar") for width in (1280, 360)]
_DIRECTION = {"en": "ltr", "ar": "rtl"}


@dataclass
class Heard:
    """What a page tells besides what it shows."""

    address: str
    troubles: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", lambda one: self.troubles.append(f"missing: {one.url} {one.failure}"))
        page.on("response", self._answered)

    def _console(self, message: ConsoleMessage) -> None:
        of_page = message.location.get("url") == message.page.url if message.page is not None else False
        if message.text.startswith("Failed to load resource") and of_page:
            return  # the page itself, which is to answer so
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.troubles.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.troubles.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.troubles.append(f"missing: {response.url} {response.status}")


@dataclass
class Desk:
    """A desk that is served, and the browsers of those who look at it."""

    address: str
    ids: dict[str, str]
    browser: Browser
    states: dict[str, Any] = field(default_factory=dict)

    def state(self, who: str) -> Any:
        """What a browser remembers in which somebody signed in."""
        if who not in self.states:
            context = self.browser.new_context()
            page = context.new_page()
            if who != NOBODY:
                page.goto(f"{self.address}/account/sign-in/")
                page.fill("#id_username", who)
                page.fill("#id_password", PASSWORD)
                page.press("#id_password", "Enter")
                page.wait_for_url("**/account/second-factor/" if who == HALF else f"{self.address}/")
            self.states[who] = context.storage_state()
            context.close()
        return self.states[who]


@dataclass
class Seat:
    """A language and a width, and pages of those who look, one each."""

    desk: Desk
    lang: str
    width: int
    pages: dict[str, tuple[Page, Heard]] = field(default_factory=dict)

    def page(self, who: str) -> tuple[Page, Heard]:
        """The page of somebody."""
        if who not in self.pages:
            size = {"width": self.width, "height": 900}
            context = self.desk.browser.new_context(viewport=size, storage_state=self.desk.state(who))  # type: ignore[arg-type]
            context.set_default_timeout(browsing.PATIENCE)
            context.add_cookies([{"name": "django_language", "value": self.lang, "url": self.desk.address}])
            context.add_init_script(path=HERE / "of_a_page.js")
            page, heard = context.new_page(), Heard(self.desk.address)
            heard.listen(page)
            self.pages[who] = page, heard
        return self.pages[who]

    def contexts(self) -> Iterator[BrowserContext]:
        """What is to be closed."""
        yield from (page.context for page, _ in self.pages.values())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> whole_desk.Whole:
    """A record on which something of everything is there."""
    return whole_desk.whole(tmp_path_factory.mktemp("every"))


@pytest.fixture(scope="module")
def browser(whole: whole_desk.Whole) -> Iterator[Browser]:
    """Debian's Chromium without a network; started last, for Django asks no database while it runs."""
    with sync_playwright() as playwright, browsing.launched(playwright, CUT_OFF) as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(browser: Browser, whole: whole_desk.Whole) -> Iterator[Desk]:
    """The desk of that record."""
    with served(whole.folder, START, {}) as port:
        yield Desk(f"http://127.0.0.1:{port}", whole.ids, browser)


@pytest.fixture(scope="module")
def bare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a record of nothing."""
    folder = whole_desk.empty(tmp_path_factory.mktemp("bare"))
    given = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": PASSWORD}
    with served(folder, PLAIN, given) as port:
        yield Desk(f"http://127.0.0.1:{port}", {}, browser)


@pytest.fixture(scope="module", params=SEATS, ids=lambda seat: f"{seat[0]}-{seat[1]}")
def seat(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Seat]:
    """A language and a width at the desk."""
    yield from _seat(desk, *request.param)


@pytest.fixture(scope="module", params=WALKED, ids=lambda seat: f"{seat[0]}-{seat[1]}")
def bare_seat(request: pytest.FixtureRequest, bare: Desk) -> Iterator[Seat]:
    """A language and a width at the empty one."""
    yield from _seat(bare, *request.param)


def _seat(desk: Desk, lang: str, width: int) -> Iterator[Seat]:
    taken = Seat(desk, lang, width)
    yield taken
    for context in taken.contexts():
        context.close()


def test_no_page_is_left_out() -> None:
    assert missed() == set()


@pytest.mark.parametrize("sight", SIGHTS, ids=str)
def test_a_page_is_whole_and_open_to_everybody(sight: Sight, seat: Seat) -> None:
    _look(sight, seat)


@pytest.mark.parametrize("sight", EMPTY, ids=str)
def test_a_page_of_an_empty_record_is_too(sight: Sight, bare_seat: Seat) -> None:
    _look(sight, bare_seat)


def _look(sight: Sight, seat: Seat) -> None:
    page, heard = seat.page(sight.who)
    page.goto("about:blank")
    heard.troubles.clear()
    answer = page.goto(seat.desk.address + sight.address.replace("LANG", seat.lang).format(**seat.desk.ids))
    assert answer is not None
    assert answer.status == sight.status
    _drawn(page)
    assert _facts(page, seat, sight) == []
    assert heard.troubles == []
    if (seat.lang, seat.width) in WALKED:
        if sight.walked:
            _walk(page)
        assert browsing.grave(page) == []
        assert heard.troubles == []


def _drawn(page: Page) -> None:
    """Waits until a map or a chart of the page, if it has one, is drawn."""
    for box, drawn in (("[data-map]", "[data-map][data-drawn=yes]"), ("#canvas", "#canvas canvas")):
        if page.locator(box).count():
            page.locator(box).first.scroll_into_view_if_needed()
            expect(page.locator(drawn).first).to_be_visible()


def _facts(page: Page, seat: Seat, sight: Sight) -> list[str]:
    """What is not as it must be on any page."""
    facts = page.evaluate("ofThisPage.facts()")
    wanted = {
        "lang": seat.lang, "dir": _DIRECTION[seat.lang], "title": True, "headings": 1, "wider": 0, "refused": [],
        "outOfReach": [], "ordered": [], "cut": [], "twice": [], "scheme": "text/html",
    }  # fmt: skip
    if not sight.own_language:
        del wanted["lang"], wanted["dir"]
    return [f"{name}: {facts[name]}" for name in wanted if facts[name] != wanted[name]]


def _walk(page: Page) -> None:
    """Goes round the page by the tab key: everything that can be used is come to, and is seen to be."""
    for _ in range(2 * page.evaluate("ofThisPage.stops()") // 20 + 3):
        for _ in range(20):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        if not page.evaluate("ofThisPage.missed()"):
            break
    assert page.evaluate("ofThisPage.missed()") == []
    assert page.evaluate("ofThisPage.unmarked()") == []
