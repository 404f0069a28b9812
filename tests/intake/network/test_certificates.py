"""A site over TLS is believed only with a certificate that holds for its name."""

from __future__ import annotations

import datetime
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from marsad.errors import NotFetched
from marsad.intake.network.fetch import Fetcher
from tests.intake.network.conftest import HERE, SHORT


def _certificate(folder: Path) -> Path:
    """A certificate of its own making for `news.example`, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "news.example")])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "site.pem"
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return file


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"" if self.path == "/robots.txt" else b"<p>seven killed</p>"
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    file = _certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *arguments: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_address[1], file
    server.shutdown()
    server.server_close()


def _fetcher() -> Fetcher:
    return Fetcher(limits=SHORT, allow=[HERE], resolve=lambda host, port: ["127.0.0.1"])


def test_fetch_refuses_a_certificate_that_nobody_vouches_for(secure: tuple[int, Path]) -> None:
    with pytest.raises(NotFetched, match=r"(?i)certificate"):
        _fetcher().fetch(f"https://news.example:{secure[0]}/a")


def test_fetch_asks_for_the_name_while_it_connects_to_the_address(
    secure: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, file = secure
    monkeypatch.setattr(certifi, "where", lambda: str(file))
    assert _fetcher().fetch(f"https://news.example:{port}/a").data == b"<p>seven killed</p>"
    with pytest.raises(NotFetched, match=r"(?i)certificate"):
        _fetcher().fetch(f"https://other.example:{port}/a")
