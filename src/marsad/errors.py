"""Every error that Marsad raises for bad input, on one page.

A bug is any other exception: nothing in Marsad catches it, save the one boundary per report.
"""

from __future__ import annotations


class MarsadError(Exception):
    """Something given to Marsad cannot be used; the message says what, where and what to do."""


class UnreadableReport(MarsadError):
    """A report whose bytes cannot become text: empty, binary, an encoding that does not decode, too large."""


class UnknownLanguage(MarsadError):
    """A language that no pack covers, or a text whose language cannot be told."""


class BadDate(MarsadError):
    """A publication date that is not an ISO 8601 day."""


class BadPack(MarsadError):
    """A language pack that breaks its own rules; the message names file and line."""


class BadRegister(MarsadError):
    """A register of parties or places that cannot be used, shipped or a user's own; the message names file, line."""


class BadClaims(MarsadError):
    """Claims that are not of the format `marsad.claims/1`; the message names the member."""


class BadLog(MarsadError):
    """Something that should be of the log and is not as the log is written: an entry, a proof, a checkpoint."""


class BadPayload(MarsadError):
    """Sealed content that does not open, or is not the content that an entry committed to."""


class BadKey(MarsadError):
    """A signing key that cannot be made or used: no key, a wrong or short passphrase, a file that is already there."""


class BadTimestamp(MarsadError):
    """An answer of a time-stamping authority that does not prove when a checkpoint existed."""


class SameId(MarsadError):
    """Two different reports of one id: what is said of one would be taken for the other's."""


class BadDecision(MarsadError):
    """A person's decision that cannot be used; the message names the member, a file's also file and line."""


class AlreadyRead(BadDecision):
    """Words that somebody adds a claim from are one already; `claim` is its id (`report/claim`)."""

    def __init__(self, message: str, claim: str) -> None:
        super().__init__(message)
        self.claim = claim


class DecidedMeanwhile(BadDecision):
    """Somebody else ruled on the same thing since the author looked; nothing was kept. `decisions` are their ids."""

    def __init__(self, message: str, decisions: tuple[str, ...]) -> None:
        super().__init__(message)
        self.decisions = decisions


class UnknownPolicy(MarsadError):
    """A policy of tolls that Marsad does not have; the message lists those that it has."""


class BadSearch(MarsadError):
    """Words to search for that are none, or too many."""


class BadHome(MarsadError):
    """A record's folder or database that cannot be used: read-only, full, damaged, a newer one, no server."""


class BadProject(MarsadError):
    """A project's settings (`marsad.toml`) that cannot be used; the message names file and member."""


class NotInRecord(MarsadError):
    """Something asked of a record that it does not have; the message says how to find what it has."""


class NotFetched(MarsadError):
    """An address on the network that may not or cannot be fetched; the message says why."""


class BadFeeds(MarsadError):
    """A file of feeds to watch that cannot be used; the message names file and line."""


class BadBackup(MarsadError):
    """A backup that cannot be made or brought back: a wrong passphrase, a changed or cut file, one that is there."""


class BadExport(MarsadError):
    """An export that cannot be made: an unknown format or field, a place to write to that cannot take it."""


class BadPublication(MarsadError):
    """An act of publishing that cannot be: no reason, nothing published there, or somebody acted there meanwhile."""


class BadSketch(MarsadError):
    """What a store gave is no sketch of a report that this version made."""


class BadDesk(MarsadError):
    """A desk that cannot be started as it was asked for; the message says what to do."""
