"""Which addresses may be reached."""

from __future__ import annotations

import pytest

from marsad.errors import NotFetched
from marsad.intake.network.addresses import check_address, network_of

CLOSED = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.8.9.1", "169.254.169.254", "172.16.0.1", "172.31.255.255"),
    *("192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
    *("224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1"),
    *("2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "::ffff:0:7f00:1"),
]
OPEN = [
    "93.184.216.34",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "64:ff9b::101:101",
    "::ffff:1.1.1.1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_public_may_not_be_reached(address: str) -> None:
    with pytest.raises(NotFetched, match="not an address of the public internet"):
        check_address(address)


@pytest.mark.parametrize("address", OPEN)
def test_what_is_public_may_be_reached(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize("address", ["10.0.0.7", "::ffff:10.0.0.7", "64:ff9b::a00:7"])
def test_what_the_user_allows_may_be_reached(address: str) -> None:
    check_address(address, [network_of("10.0.0.0/24")])
    with pytest.raises(NotFetched):
        check_address(address, [network_of("10.0.1.0/24"), network_of("fd00::/8")])
