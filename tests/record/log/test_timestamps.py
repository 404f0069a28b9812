"""A time-stamp is taken only for the checkpoint that it is of, signed by an authority that the user trusts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from rfc3161_client import TimestampRequestBuilder

from marsad.errors import BadTimestamp
from marsad.record.log.checkpoints import checkpoint_digest, checkpoint_from_bytes
from marsad.record.log.timestamps import ask_authority, check_timestamp, timestamp_request
from tests.record.log.authority import Authority
from tests.record.log.making import small_log

EARLIER, LATER = (checkpoint_from_bytes(data) for data in small_log().beside)


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def test_a_request_holds_the_digest_of_the_checkpoint_and_is_new_each_time():
    one, other = timestamp_request(LATER), timestamp_request(LATER)
    assert bytes.fromhex(checkpoint_digest(LATER)) in one
    assert one != other


@pytest.mark.full
def test_a_time_stamp_tells_by_when_a_checkpoint_existed(authority):
    at = check_timestamp(authority.answer(timestamp_request(LATER)), LATER, authority.certificates)
    assert at.tzinfo is UTC
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


@pytest.mark.full
def test_a_time_stamp_of_another_checkpoint_or_authority_is_refused(authority, tmp_path):
    answer = authority.answer(timestamp_request(LATER))
    with pytest.raises(BadTimestamp, match="Mismatch between messages"):
        check_timestamp(answer, EARLIER, authority.certificates)
    with pytest.raises(BadTimestamp, match="does not hold"):
        check_timestamp(answer, LATER, Authority(tmp_path).certificates)


@pytest.mark.full
def test_every_changed_byte_of_what_a_time_stamp_signs_is_found(authority):
    answer = authority.answer(timestamp_request(LATER))
    at = check_timestamp(answer, LATER, authority.certificates)
    unchecked = []
    for place in range(len(answer)):
        changed = bytearray(answer)
        changed[place] ^= 0x01
        try:
            assert check_timestamp(bytes(changed), LATER, authority.certificates) == at
            unchecked.append(place)
        except BadTimestamp:
            continue
    assert len(unchecked) <= 16, "more than the names of algorithms, which CMS leaves outside of what is signed"


@pytest.mark.full
def test_an_authority_that_refuses_is_told(authority):
    sha512 = TimestampRequestBuilder().data(b"another digest than it takes").build().as_bytes()
    with pytest.raises(BadTimestamp, match="gave no time-stamp"):
        check_timestamp(authority.answer(sha512), LATER, authority.certificates)


@pytest.mark.parametrize("answer", [b"", b"<html>", b"0\x03\x02\x01", b"0\x05\x30\x03\x02\x01\x02"])
def test_an_answer_that_is_none_is_told(authority, answer):
    with pytest.raises(BadTimestamp):
        check_timestamp(answer, LATER, authority.certificates)


@pytest.mark.parametrize("certificates", [b"", b"no certificate"])
def test_certificates_that_are_none_are_told(certificates):
    with pytest.raises(BadTimestamp, match="PEM"):
        check_timestamp(b"", LATER, certificates)


class _Answers(BaseHTTPRequestHandler):
    """Gives back what it was asked, or too much, or an error."""

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response({"/error": 500, "/elsewhere": 302}.get(self.path, 200))
        self.send_header("Location", "/")
        self.end_headers()
        self.wfile.write(bytes(1 << 21) if self.path == "/much" else self.headers["Content-Type"].encode() + asked)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_authority_is_asked_over_the_network(address):
    assert ask_authority(address, b"asked") == b"application/timestamp-queryasked"


@pytest.mark.parametrize(
    ("path", "reason"), [("/much", "more than"), ("/error", "did not answer"), ("/elsewhere", "did not answer")]
)
def test_an_authority_that_does_not_answer_well_is_told(address, path, reason):
    with pytest.raises(BadTimestamp, match=reason):
        ask_authority(address + path, b"asked")


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://host/", "host", "http://127.0.0.1:1/"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(BadTimestamp, match=r"no address|did not answer"):
        ask_authority(url, b"asked")
