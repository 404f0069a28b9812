"""What a host asks of robots (RFC 9309), and how long it asks them to wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host. Without rules all is allowed; where they could not be had, nothing is."""

    rules: Protego | None = None
    unreachable: str | None = None

    def allows(self, url: str, agent: str) -> bool:
        """Whether an agent may fetch an address."""
        if self.unreachable is not None:
            return False
        return self.rules is None or self.rules.can_fetch(url, agent)

    def delay(self, agent: str) -> float | None:
        """The seconds between two requests that the host asks for, of `Crawl-delay` or `Request-rate`."""
        if self.rules is None:
            return None
        rate = self.rules.request_rate(agent)
        paced = rate.seconds / rate.requests if rate and rate.requests else None
        asked = [seconds for seconds in (self.rules.crawl_delay(agent), paced) if seconds is not None]
        return max(asked) if asked else None


def rules_of(status: int, data: bytes) -> Robots:
    """RFC 9309, 2.3.1: 4xx means that there are no rules, 5xx that nothing may be fetched."""
    if status >= 500:
        return Robots(unreachable=f"the server answered {status}")
    if status != 200:
        return Robots()
    from protego import Protego

    return Robots(Protego.parse(data.decode("utf-8", "replace")))
