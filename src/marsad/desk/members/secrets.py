"""How second factors' secrets lie in the desk's database: encrypted under the desk's own secret, kept elsewhere."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter  # type: ignore[import-untyped]  # it has no types
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from marsad.desk.members.models import Member


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth tells mypy nothing of it
    """What allauth asks of the desk."""

    def encrypt(self, text: str) -> str:
        """A secret as it is kept."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it was."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """Whose code it is, as an app shows it."""
        return f"Marsad {self._get_site_name()}"

    def get_public_key_credential_user_entity(self, user: Member) -> dict[str, object]:
        """Whom a passkey is of, as a browser shows it: the number tells nobody the name."""
        return {"id": str(user.pk).encode(), "display_name": user.signs_as, "name": user.username}


def _box() -> Fernet:
    key = HKDF(SHA256(), 32, None, b"marsad.desk/second-factors/1").derive(str(settings.SECRET_KEY).encode())
    return Fernet(urlsafe_b64encode(key))
