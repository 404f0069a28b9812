"""Time-stamps of checkpoints (RFC 3161): an authority's word that a checkpoint existed by a time."""

from __future__ import annotations

import urllib.error
import urllib.request
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client.errors import VerificationError

from marsad.errors import BadTimestamp
from marsad.record.log.checkpoints import Checkpoint, checkpoint_to_bytes

_LIMIT: Final = 1 << 20
_SECONDS: Final = 30
_REQUEST: Final = "application/timestamp-query"


def timestamp_request(checkpoint: Checkpoint) -> bytes:
    """The request (DER) for a stamp of a checkpoint's file; the authority learns its SHA-256 and nothing else."""
    builder = TimestampRequestBuilder().data(checkpoint_to_bytes(checkpoint)).hash_algorithm(HashAlgorithm.SHA256)
    return builder.cert_request(cert_request=True).nonce(nonce=True).build().as_bytes()


def ask_authority(url: str, request: bytes) -> bytes:
    """An authority's answer (DER), over the network. Raises BadTimestamp; the answer is still to be checked."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadTimestamp(f"{url} is no address of a time-stamping authority: it starts with http:// or https://")
    asked = urllib.request.Request(url, request, {"Content-Type": _REQUEST})  # noqa: S310 - the scheme is checked above
    try:
        with urllib.request.build_opener(_Stay).open(asked, timeout=_SECONDS) as answer:
            response: bytes = answer.read(_LIMIT + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise BadTimestamp(f"{url} did not answer: {error}") from None
    if len(response) > _LIMIT:
        raise BadTimestamp(f"{url} answered more than a time-stamp is long")
    return response


def check_timestamp(response: bytes, checkpoint: Checkpoint, certificates: bytes) -> datetime:
    """By when the authority says that a checkpoint existed (UTC).

    `certificates` (PEM) are those that the user trusts: the authority's root, and what lies between it and the one that
    signed. Raises BadTimestamp where the answer is none, refuses, is of another file or not signed under them.
    """
    trusted = _certificates(certificates)
    answer = _answer(response)
    builder = VerifierBuilder()
    for certificate in trusted:
        builder = builder.add_root_certificate(certificate)
    try:
        builder.build().verify_message(answer, checkpoint_to_bytes(checkpoint))
    except (VerificationError, ValueError) as error:
        raise BadTimestamp(f"the time-stamp does not hold: {error}") from None
    return answer.tst_info.gen_time.astimezone(UTC)


class _Stay(urllib.request.HTTPRedirectHandler):
    """The authority that was named answers, and no other address that it may point to."""

    def redirect_request(self, *_: object) -> None:
        """No other request is made: the redirect is an error."""


def _answer(response: bytes) -> TimeStampResponse:
    try:
        answer = decode_timestamp_response(response)
    except ValueError:
        raise BadTimestamp("the answer is no time-stamp response (RFC 3161)") from None
    if answer.status not in (0, 1):
        said = "; ".join(answer.status_string) or f"status {answer.status}"
        raise BadTimestamp(f"the authority gave no time-stamp: {said}")
    return answer


def _certificates(pem: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError:
        raise BadTimestamp("the authority's certificates are not PEM (BEGIN CERTIFICATE)") from None
