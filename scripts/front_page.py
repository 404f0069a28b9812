"""Sign in at a desk and fetch its front page once: `python scripts/front_page.py http://127.0.0.1:8000`.

Name and password are those of the environment's administrator. Nothing but Python is needed.
"""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import suppress
from html import unescape
from http.cookiejar import CookieJar
from typing import Final
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

_PATIENCE: Final = 60.0
_OPENER: Final = build_opener(HTTPCookieProcessor(CookieJar()))


def main(desk: str) -> str:
    """What the front page says it is, and the incidents that it shows first."""
    _wait_for(desk)
    form = _page(f"{desk}/account/sign-in/")
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[-1]
    said = {"username": os.environ["MARSAD_ADMIN_NAME"], "password": os.environ["MARSAD_ADMIN_PASSWORD"]}
    front = _page(f"{desk}/account/sign-in/", {**said, "next": "/", "csrfmiddlewaretoken": token})
    incidents = re.findall(r'<a href="/incidents/[^"/]+/">([^<]+)</a>', front)
    if not incidents:
        raise SystemExit("the front page shows no incident")
    title = re.findall(r"<title>([^<]*)</title>", front)[0]
    return f"{unescape(title)}: {'; '.join(map(unescape, incidents[:3]))}"


def _page(address: str, said: dict[str, str] | None = None) -> str:
    with _OPENER.open(address, urlencode(said).encode() if said else None, timeout=_PATIENCE) as answer:
        return str(answer.read().decode())


def _wait_for(desk: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        with suppress(OSError):
            _page(f"{desk}/readyz")
            return
        if time.monotonic() > until:
            raise SystemExit(f"{desk} does not answer")
        time.sleep(0.2)


if __name__ == "__main__":
    print(main(sys.argv[1]))
