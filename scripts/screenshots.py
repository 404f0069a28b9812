"""Take the pictures of the README anew: `python -m scripts.screenshots`. Needs playwright and Debian's Chromium.

They show the bundled story of invented dispatches, as a reader of the desk sees it, and go to `docs/pictures/`.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs/pictures"
LARGEST: Final = 200_000
"""Bytes that a picture may have."""
_SIZE: Final = {"width": 1280, "height": 860}
_CHROMIUM: Final = "/usr/bin/chromium"
_FLAGS: Final = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_MARSAD: Final = (sys.executable, "-c", "from marsad.cli.main import run; run()")
_PATIENCE: Final = 60
_REPORT: Final = "d074"
"""A report of the incident that is shown."""

_FEWER: Final = """async (png) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = bitmap, canvas = new OffscreenCanvas(width, height), pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height), counted = new Map(), keys = new Uint32Array(width * height);
  for (let at = 0; at < keys.length; at += 1) {
    const [r, g, b] = data.subarray(4 * at, 4 * at + 3), key = (r >> 2 << 16) | (g >> 2 << 8) | (b >> 2);
    const one = counted.get(key) || { n: 0, colour: [r, g, b] };
    one.n += 1;
    counted.set(key, one);
    keys[at] = key;
  }
  const palette = [...counted.values()].sort((a, b) => b.n - a.n).slice(0, 256).map((one) => one.colour);
  const far = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const nearest = new Map();
  for (const [key, { colour }] of counted) {
    let best = 0;
    palette.forEach((each, at) => { if (far(each, colour) < far(palette[best], colour)) best = at; });
    nearest.set(key, best);
  }
  let pixels = "";
  for (const key of keys) pixels += String.fromCharCode(nearest.get(key));
  return { width, palette: palette.flat(), pixels: btoa(pixels) };
}"""
"""Gives a picture with its 256 most frequent colours alone."""


def main() -> None:
    """Makes the record in a folder that is gone afterwards, serves it, and takes the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "record"
        _marsad("add", str(ROOT / "examples/story/reports.jsonl"), "--quiet", "--no-progress", "--home", str(home))
        told = map(json.loads, _marsad("incidents", "--json", "--home", str(home)).splitlines())
        incident = next(one["id"] for one in told if _REPORT in one["reports"])
        with _served(home) as (desk, password), sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
            for lang in ("ar", "en"):
                page = _signed_in(chromium, desk, password, lang)
                _take(page, f"{desk}/?days=0", f"front-{lang}", "[data-map][data-drawn=yes]")
                _take(
                    page,
                    f"{desk}/incidents/{incident}/",
                    f"incident-{lang}",
                    "#canvas canvas",
                    "#chosen" if lang == "en" else "body",
                )
            chromium.close()


def _take(page: Page, address: str, name: str, drawn: str, at: str = "body") -> None:
    page.goto(address)
    page.wait_for_selector(drawn)
    page.locator(at).evaluate("one => one.scrollIntoView()")
    file = PICTURES / f"{name}.png"
    quantizer = page.context.new_page()
    told = quantizer.evaluate(_FEWER, base64.b64encode(page.screenshot()).decode())
    quantizer.close()
    file.write_bytes(_png(told["width"], bytes(told["palette"]), base64.b64decode(told["pixels"])))
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {size:,} bytes")
    if size > LARGEST:
        raise SystemExit(f"{file.name} is larger than {LARGEST:,} bytes")


def _png(width: int, palette: bytes, pixels: bytes) -> bytes:
    """A picture of at most 256 colours (PNG, ISO/IEC 15948)."""
    lines = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    header = struct.pack(">IIBBBBB", width, len(pixels) // width, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _signed_in(chromium: Browser, desk: str, password: str, lang: str) -> Page:
    context = chromium.new_context(viewport=_SIZE, color_scheme="light")
    context.add_cookies([{"name": "django_language", "value": lang, "url": desk}])
    page = context.new_page()
    page.goto(f"{desk}/account/sign-in/")
    page.fill("#id_username", "demo")
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{desk}/")
    return page


@contextmanager
def _served(home: Path) -> Iterator[tuple[str, str]]:
    """The address of a desk on a record, and its administrator's password."""
    password = secrets.token_urlsafe(12)
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    own = os.environ | {"MARSAD_ADMIN_NAME": "demo", "MARSAD_ADMIN_PASSWORD": password}
    process = subprocess.Popen([*_MARSAD, "serve", "--home", str(home), "--port", str(port), "--workers", "1"], env=own)  # noqa: S603 - this Python, this package
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}", password
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with closing(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)) as connection:
            try:
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.2)
    raise SystemExit("the desk does not answer")


def _marsad(*given: str) -> str:
    return subprocess.run([*_MARSAD, *given], check=True, capture_output=True, text=True).stdout  # noqa: S603 - this Python, this package


if __name__ == "__main__":
    main()
