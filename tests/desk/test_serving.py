"""The desk as a server: what it refuses to start with, who sends slowly or too much, a database that goes away."""

from __future__ import annotations

import io
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client
from gunicorn.workers.gthread import ThreadWorker

from marsad.desk import serving
from marsad.desk.arriving import AHEAD, due
from marsad.desk.server import Whole, Worker, whole_bodies
from marsad.desk.settings import FORM
from marsad.errors import BadDesk
from marsad.record.home import Home
from tests.desk.served import PLAIN, START, asked, served
from tests.desk.signing import give_password, made
from tests.postgresql import Server

PASSWORD = "nahr-qamar-zaytun-4"


@pytest.mark.parametrize("name", ["DEBUG", "DJANGO_DEBUG", "MARSAD_DEBUG"])
@pytest.mark.parametrize("value", ["1", "true", "yes", "*"])
def test_it_does_not_start_for_debugging(name: str, value: str) -> None:
    with pytest.raises(BadDesk, match=f"unset {name}"):
        serving.check_environment({name: value})


def test_a_page_does_not_wait_for_long_turns_of_a_ruling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ThreadWorker, "init_process", lambda _: None)
    monkeypatch.setattr("marsad.desk.server.warm_beside", lambda: None)
    before = sys.getswitchinterval()
    try:
        object.__new__(Worker).init_process()
        assert sys.getswitchinterval() <= before / 5
    finally:
        sys.setswitchinterval(before)


@pytest.mark.parametrize("environment", [{}, {"DEBUG": ""}, {"DEBUG": "0"}, {"MARSAD_DEBUG": "False"}])
def test_it_starts_where_debugging_is_off(environment: dict[str, str]) -> None:
    serving.check_environment(environment)


@pytest.mark.parametrize("length", [str(FORM + 1), "9" * 40, "-1", "1e3", "٣٠٠٠٠٠٠٠٠"])
def test_a_form_that_is_too_large_is_refused_before_it_is_read(desk: Home, length: str) -> None:
    class Never(io.RawIOBase):
        def readinto(self, _buffer: object) -> int:
            raise AssertionError("it was read")

    told: list[str] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/account/sign-in/",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "CONTENT_LENGTH": length,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "wsgi.input": Never(),
        "wsgi.url_scheme": "http",
    }
    list(whole_bodies(WSGIHandler())(environ, lambda status, headers: told.append(status)))  # type: ignore[arg-type,return-value]
    assert told[0].startswith("413")


def test_too_many_fields_are_refused(desk: Home) -> None:
    shown = Client().post("/account/sign-in/", {f"f{number}": "1" for number in range(600)})
    assert shown.status_code == 413


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_form_that_broke_off_is_not_believed(desk: Home, cut: int) -> None:
    """`…&set-value=373` cut short would say 3."""
    made("amal")
    client = Client()
    give_password(client, "amal")
    body = b"kind=correct&target=d001/1&because=because&next=/&set-value=373"
    seen: list[int] = []

    class Handler(WSGIHandler):
        def get_response(self, request):  # type: ignore[no-untyped-def]
            request._dont_enforce_csrf_checks = True
            response = super().get_response(request)
            seen.append(response.status_code)
            return response

    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/decide/",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_COOKIE": f"sessionid={client.cookies['sessionid'].value}",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "wsgi.input": io.BytesIO(body[:-cut]),
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
    }
    list(whole_bodies(Handler())(environ, lambda status, headers: lambda data: None))  # type: ignore[arg-type,return-value]
    assert seen[0] == 400


def test_a_length_of_thousands_of_digits_is_too_long(desk: Home) -> None:
    long = "9" * 5000
    assert Client().post("/account/sign-in/", {}, headers={"content-length": long}).status_code == 413
    application = whole_bodies(lambda environ, start: [environ["CONTENT_LENGTH"].encode()])
    environ = {"CONTENT_LENGTH": long, "wsgi.input": io.BytesIO()}
    assert list(application(environ, lambda status, headers: lambda data: None)) == [long.encode()]  # type: ignore[arg-type,return-value]


def test_a_whole_body_is_given_whole() -> None:
    body = Whole(io.BytesIO(b"one\ntwo\nthree"), 13)
    assert (body.readline(), body.read(2), body.read(), body.read()) == (b"one\n", b"tw", b"o\nthree", b"")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_database_that_goes_away_is_told_and_comes_back(desk: Home, lang: str) -> None:
    made("amal")
    client = Client(raise_request_exception=False)
    give_password(client, "amal")
    client.cookies["django_language"] = lang
    said = {"en": "The desk cannot reach its database", "ar": "لا يصل المكتب إلى قاعدة بياناته"}
    files = [desk.folder / "desk.sqlite3", desk.evidence]
    for file in files:
        connections.close_all()
        file.rename(file.with_suffix(".away"))
        file.mkdir()  # what cannot be opened as a database
        shown = client.get("/")
        assert shown.status_code == 503
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        if file == files[0]:
            assert said[lang] in shown.content.decode()
        connections.close_all()
        file.rmdir()
        file.with_suffix(".away").rename(file)
        assert client.get("/").status_code == 200
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(
    ("begun", "wanted"),
    [
        (b"", 1),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", 26),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 27),
        (b"POST / HTTP/1.1\r\ncontent-length: 90\r\n\r\nuser", 39 + 90),
        (b"POST / HTTP/1.1\r\nContent-Length:90\r\nHost: a\r\n\r\n", 47 + 90),
        (b"POST / HTTP/1.1\r\nX: 1\r\n\r\nContent-Length: 90\r\n", 25),
        (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 39),
        (b"POST / HTTP/1.1\r\nX-Content-Length: 90\r\n\r\n", 41),
    ],
)
def test_a_request_says_how_much_of_it_must_come(begun: bytes, wanted: int) -> None:
    assert due(begun) == wanted


def _slow(port: int) -> list[socket.socket]:
    """Three times as many as there are threads, who began: some with the first line, some with a form, some to add."""
    begun = (
        b"GET /healthz HTT",
        b"POST /account/sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\nuser",
        b"POST /add/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1900000\r\n\r\n" + b"a" * AHEAD,
    )
    slow = []
    for one in begun * 8:
        slow.append(socket.create_connection(("127.0.0.1", port), timeout=10))
        slow[-1].sendall(one)
    return slow


@pytest.mark.slow
def test_who_sends_a_byte_a_second_holds_nobody_up(desk: Home) -> None:
    """With the desk's own patience: were a thread with each of them, the desk would answer nobody for half a minute."""
    admin = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": PASSWORD}
    with served(desk.folder, PLAIN, admin) as port:
        slow = _slow(port)
        try:
            for _second in range(3):
                for one in slow:
                    with suppress(OSError):  # one whom the desk broke off by now
                        one.sendall(b"a")
                began = time.monotonic()
                assert asked(port, "/account/sign-in/") == 200
                assert time.monotonic() - began < 25
                time.sleep(1)
        finally:
            for one in slow:
                one.close()


@pytest.mark.slow
def test_a_request_in_pieces_is_answered_and_one_that_stops_is_broken_off(desk: Home) -> None:
    admin = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": PASSWORD}
    with served(desk.folder, START, admin) as port:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as one:
            for _request in range(2):  # the second on the same connection
                for piece in (b"GET /healthz HTTP/1.1\r\nHo", b"st: 127.0.0.1\r", b"\n\r\n"):
                    one.sendall(piece)
                    time.sleep(0.1)
                answer = one.recv(65_536)
                while b"ok\n" not in answer:
                    answer += one.recv(65_536)
                assert answer.startswith(b"HTTP/1.1 200")
        with socket.create_connection(("127.0.0.1", port), timeout=10) as one:
            one.sendall(b"GET /healthz HTTP/1.1\r\nHo")
            assert _until_it_ends(one) == b""
        with socket.create_connection(("127.0.0.1", port), timeout=10) as one:
            one.sendall(b"GET /healthz HTTP/1.1\r\nHo")
            one.shutdown(socket.SHUT_WR)
            assert _until_it_ends(one)[:12] in (b"", b"HTTP/1.1 400")


def _until_it_ends(one: socket.socket) -> bytes:
    """What is answered until the desk closes a connection, or breaks it off."""
    try:
        return one.recv(100)
    except ConnectionResetError:
        return b""


@pytest.mark.slow
def test_uploads_that_wait_for_others_come_to_their_turn(desk: Home) -> None:
    """More large requests than are read at once: each is answered once those before it are done, or broke off."""
    admin = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": PASSWORD}
    large = b"POST /add/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n"
    with served(desk.folder, PLAIN, admin) as port:
        came = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(10)]
        for one in came:
            one.sendall(large + b"a" * AHEAD)
        for one in came:
            one.sendall(b"a" * (200_000 - AHEAD))
        assert [one.recv(65_536)[:12] for one in came] == [b"HTTP/1.1 403"] * 10
        for one in came:
            one.close()


@pytest.mark.full
def test_a_server_that_goes_away_is_told_and_comes_back(tmp_path: Path, server: Server) -> None:
    """As for files, with PostgreSQL, under a desk that runs."""
    database = server.new_database()
    name = database.rpartition("/")[2]
    admin = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": PASSWORD, "MARSAD_DATABASE": database}
    with served(tmp_path, START, admin) as port, psycopg.connect(server.url("postgres"), autocommit=True) as other:
        assert asked(port, "/readyz") == 200
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        assert (asked(port, "/readyz"), asked(port, "/healthz")) == (503, 200)
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        assert asked(port, "/readyz") == 200
        assert asked(port, "/account/sign-in/") == 200
