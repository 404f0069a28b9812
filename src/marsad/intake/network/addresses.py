"""Which addresses may be reached: those of the public internet, and what the user allows.

A feed, a redirect or a name server could else make Marsad ask a router, a database or a cloud's metadata service in the
user's own network. Ranges: IANA's registries of special-purpose addresses (RFC 6890, RFC 8190).
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from marsad.errors import NotFetched

Network = IPv4Network | IPv6Network
_CLOSED_4: Final = [
    IPv4Network(range)
    for range in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
]
_OPEN_6: Final = IPv6Network("2000::/3")
_CLOSED_6: Final = [IPv6Network(range) for range in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
_EMBEDDING: Final = [IPv6Network(range) for range in ("::ffff:0:0/96", "64:ff9b::/96")]
"""IPv4-mapped addresses and those of NAT64: the last four bytes are the IPv4 address that is reached."""


def check_address(address: str, allow: Iterable[Network] = ()) -> None:
    """Raise NotFetched where an IP address is neither public nor in a range that the user allows."""
    found = ip_address(address)
    reached = _embedded(found)
    if any(one in network for network in allow for one in (found, reached) if one.version == network.version):
        return
    if not _is_public(reached):
        raise NotFetched(
            f"{address} is not an address of the public internet; allow its range in feeds.toml if it is meant"
        )


def network_of(range: str) -> Network:
    """A range of addresses (`127.0.0.1/32`). Raises ValueError."""
    return ip_network(range)


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv6Address) and any(address in network for network in _EMBEDDING):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _CLOSED_4)
    return address in _OPEN_6 and not any(address in network for network in _CLOSED_6)
