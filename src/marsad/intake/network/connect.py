"""Connections to checked addresses alone: a name is resolved once, and what was checked is what is connected to."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from marsad.errors import NotFetched
from marsad.intake.network.addresses import Network, check_address

Resolve = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a name, in the system's order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to an address of a name only where all its addresses may be reached, and never past a deadline.

    The name still goes into TLS and `Host`; the address is what was checked, so that a name server that answers
    differently the second time changes nothing.
    """

    def __init__(self, allow: Iterable[Network], resolve: Resolve, deadline: float) -> None:
        self._allow = tuple(allow)
        self._resolve = resolve
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers. Raises NotFetched, httpcore's errors."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise NotFetched(f"the name {host!r} has no address: {error}") from None
        for address in addresses:
            check_address(address, self._allow)
        failure: Exception = httpcore.ConnectError(f"the name {host!r} has no address")
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(address, port, _left(self._deadline, timeout), local_address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Bounded(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, *arguments: Any, **named: Any) -> httpcore.NetworkStream:
        """Nothing on the web is a socket of this machine."""
        raise NotFetched("a socket of this machine is no address of the web")

    def sleep(self, seconds: float) -> None:
        """Wait between tries."""
        self._backend.sleep(seconds)


class _Bounded(httpcore.NetworkStream):
    """A stream that gives up at a deadline, however slowly but steadily its bytes come."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """The seconds that one step may take. Raises httpcore.ReadTimeout past the deadline."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for all of it is over")
    return left if timeout is None else min(left, timeout)
