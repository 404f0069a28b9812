"""A server's password comes from a file where a URL must not hold it, and never where nobody asked for a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import BadHome
from marsad.record.home import home_of

SERVER = "postgresql://marsad@database/marsad"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with a password that has signs of a URL's own, and the end of line that editors leave."""
    file = tmp_path / "database-password"
    file.write_text("a/b@c:d e%?#+\n", encoding="utf-8")
    return file


def _home(file: Path | str, server: str | None = SERVER) -> str | None:
    return home_of("/r", {"MARSAD_DATABASE": server or "", "MARSAD_DATABASE_PASSWORD_FILE": str(file)}).database


def test_the_password_of_a_file_goes_into_the_url_and_is_never_shown(secret: Path) -> None:
    assert _home(secret) == "postgresql://marsad:a%2Fb%40c%3Ad%20e%25%3F%23%2B@database/marsad"
    assert _home(secret, f"{SERVER}?sslmode=verify-full") == (
        "postgresql://marsad:a%2Fb%40c%3Ad%20e%25%3F%23%2B@database/marsad?sslmode=verify-full"
    )
    home = home_of("/r", {"MARSAD_DATABASE": SERVER, "MARSAD_DATABASE_PASSWORD_FILE": str(secret)})
    assert repr(home) == "Home('/r', 'postgresql://database/marsad')"


def test_a_url_s_own_password_is_left(secret: Path) -> None:
    own = "postgresql://marsad:own@database/marsad"
    assert _home(secret, own) == own


def test_without_a_file_the_url_is_as_it_is() -> None:
    assert home_of("/r", {"MARSAD_DATABASE": SERVER, "MARSAD_DATABASE_PASSWORD_FILE": ""}).database == SERVER


def test_a_password_without_a_server_does_not_begin_a_record_in_files(secret: Path) -> None:
    with pytest.raises(BadHome, match="set MARSAD_DATABASE as well"):
        _home(secret, None)


@pytest.mark.parametrize(
    ("content", "server", "says"),
    [
        (None, SERVER, "cannot be read"),
        (b"", SERVER, "is empty"),
        (b" \n", SERVER, "is empty"),
        (b"\xff\xfe\xff", SERVER, "cannot be read"),
        (b"word", "postgresql://database/marsad", "names no user"),
    ],
)
def test_a_file_that_gives_no_password_is_said(tmp_path: Path, content: bytes | None, server: str, says: str) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadHome, match=says) as refused:
        _home(file, server)
    assert str(file) in str(refused.value)
    assert "word" not in str(refused.value).replace("password", "").replace("PASSWORD", "")
