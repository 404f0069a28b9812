"""`feeds.toml`: what it may say, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import BadFeeds
from marsad.intake.network.addresses import network_of
from marsad.intake.network.feed_file import Feed, feeds_of, read_feeds

FEEDS = """allow = ["127.0.0.1/32", "fd00::/8"]
contact = "desk@example.org"

[[feed]]
url = "https://www.news.example/rss"

[[page]]
url = "https://council.example/toll"
language = "ar"
every = "1d"

[[feed]]
url = "https://agency.example/atom"
outlet = "وكالة البلدة"
language = "ar"
every = "5 m"
content = "feed"
"""


def test_feeds_of_a_file_stand_in_its_order() -> None:
    found = feeds_of(FEEDS, "feeds.toml")
    assert found.feeds == (
        Feed("https://www.news.example/rss", "news.example"),
        Feed("https://council.example/toll", "council.example", "ar", 86_400, kind="page"),
        Feed("https://agency.example/atom", "وكالة البلدة", "ar", 300, "feed"),
    )
    assert found.allow == (network_of("127.0.0.1/32"), network_of("fd00::/8"))
    assert found.contact == "desk@example.org"


def _feed(rest: str) -> str:
    return f'\n[[feed]]\nurl = "https://a.example/"\n{rest}\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "there is no [[feed]]"),
        ("[[feed]\n", "line 1"),
        ("[[feed]]\nurl = 7\n", "feeds.toml:1: url is no text"),
        ("[[feed]]\noutlet = 'x'\n", "feeds.toml:1: url '' is no address of the web"),
        ("\n[[feed]]\nurl = 'file:///etc/passwd'\n", "feeds.toml:2: url 'file:///etc/passwd' is no address of the web"),
        ("[[feed]]\nurl = 'https://a:b@a.example/'\n", "feeds.toml:1: url has a name or password"),
        ("[[feed]]\nurl = 'https://[::1'\n", "feeds.toml:1: url 'https://[::1' is no address"),
        (_feed("color = 'x'"), "feeds.toml:2: 'color' is none of: url outlet language every content"),
        (_feed("language = 'xx'"), "feeds.toml:2: language 'xx' is none of: "),
        (_feed("every = '0m'"), "feeds.toml:2: every '0m' is no span of time"),
        (_feed("every = 15"), "feeds.toml:2: every is no text"),
        (_feed("content = 'all'"), "feeds.toml:2: content 'all' is neither"),
        (_feed("") + _feed(""), "feeds.toml:6: url 'https://a.example/' is already at feeds.toml:2"),
        ("[[page]]\nurl = 'https://a.example'\ncontent = 'feed'\n", "feeds.toml:1: 'content' is none of"),
        ("feed = []\nother = 1\n", "'other' is none of"),
        ("[feed]\nurl = 'https://a.example'\n", "under [[feed]]"),
        ("allow = ['127.0.0.1/33']" + _feed(""), "allow: '127.0.0.1/33'"),
        ("allow = ['10.0.0.1/8']" + _feed(""), "allow: 10.0.0.1/8 has host bits set"),
        ("allow = '10.0.0.0/8'" + _feed(""), "allow is no list"),
        ("contact = \"a\\nb\"" + _feed(""), "contact is no plain text"),
    ],
)  # fmt: skip
def test_feeds_of_says_where_a_file_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(BadFeeds) as raised:
        feeds_of(text, "feeds.toml")
    assert reason in str(raised.value)


def test_read_feeds_says_what_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_bytes(b"[[feed]]\nurl = '\xff'\n")
    with pytest.raises(BadFeeds, match=r"feeds\.toml:2: not UTF-8"):
        read_feeds(file)
    file.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(BadFeeds, match="more than"):
        read_feeds(file)
    file.write_text(FEEDS, "utf-8")
    assert len(read_feeds(file).feeds) == 3
