"""Django's settings of a desk: strict by default, nothing from another origin, no secret in code."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from csp.constants import NONE, SELF

from marsad.desk.adding.folder import adding_folder
from marsad.desk.router import DESK
from marsad.interface.labels import INTERFACE_LANGUAGES
from marsad.record.connect import databases
from marsad.record.home import Home
from marsad.record.settings import DATABASE_ROUTERS, INSTALLED_APPS

_HERE: Final = Path(__file__).parent
_SECRET_BYTES: Final = 48
FORM: Final = 2 * 1024 * 1024
"""Bytes that a form may have: one of the desk's is a few kilobytes; a file that is added has its own limit."""
_FIELDS: Final = 500
#: Sign-ins that may fail before the name is shut out from the address, and for how many hours.
FAILURES: Final = 5
HOURS: Final = 1
_SESSION: Final = 12 * 60 * 60
_YEAR: Final = 365 * 24 * 60 * 60

POLICY: Final = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
"""What a page may load and do (Content Security Policy level 3): nothing but the desk's own files."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk is reached: the names that a browser may call it by, and whether a TLS proxy stands before it."""

    hosts: tuple[str, ...]
    behind_tls: bool = False


def settings_of(home: Home, place: Place) -> dict[str, Any]:
    """The settings of the desk on a record. Makes the record's secret where there is none yet. Raises BadHome."""
    return {
        "ALLOWED_HOSTS": list(place.hosts),
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 12},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        ],
        "AUTH_USER_MODEL": "members.Member",
        "ACCOUNT_USER_MODEL_EMAIL_FIELD": None,
        "AXES_CLIENT_IP_CALLABLE": "marsad.desk.noted.address_of",
        "AXES_COOLOFF_TIME": HOURS,
        "AXES_DISABLE_ACCESS_LOG": True,  # the record's log tells it
        "AXES_FAILURE_LIMIT": FAILURES,
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_LOCKOUT_TEMPLATE": "desk/shut_out.html",
        "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_SENSITIVE_PARAMETERS": ["username", "password", "code", "credential", "csrfmiddlewaretoken", "next"],
        "AXES_VERBOSE": False,
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",  # one for all processes
                "LOCATION": "desk_cache",
                "OPTIONS": {"MAX_ENTRIES": 100_000},
            }
        },
        "CONTENT_SECURITY_POLICY": POLICY,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SECURE": place.behind_tls,
        "CSRF_FAILURE_VIEW": "marsad.desk.pages.failures.no_token",
        "DATABASES": {**databases(home), DESK: desk_database(home)},
        "DATABASE_ROUTERS": ["marsad.desk.router.Router", *DATABASE_ROUTERS],
        "DATA_UPLOAD_MAX_MEMORY_SIZE": FORM,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": _FIELDS,
        "DEBUG": False,
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "FILE_UPLOAD_HANDLERS": ["marsad.desk.adding.uploads.Uploads"],
        "FILE_UPLOAD_TEMP_DIR": str(adding_folder(home)),
        "INSTALLED_APPS": [
            *INSTALLED_APPS,
            "marsad.desk.members",
            "marsad.desk.kept",
            "marsad.desk.queue",
            "marsad.desk",
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "allauth.account",
            "allauth.mfa",
            "axes",
            "csp",
        ],
        "LANGUAGES": [(code, code) for code in INTERFACE_LANGUAGES],
        "LANGUAGE_CODE": "en",
        "LANGUAGE_COOKIE_SAMESITE": "Strict",
        "LOCALE_PATHS": [_HERE / "locale"],
        "LOGGING_CONFIG": None,
        "LOGIN_REDIRECT_URL": "front",
        "LOGIN_URL": "sign-in",
        "MFA_ADAPTER": "marsad.desk.members.secrets.Adapter",
        "MFA_RECOVERY_CODE_DIGITS": 10,
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_TOTP_TOLERANCE": 1,  # clocks in the field go wrong by half a minute
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "csp.middleware.CSPMiddleware",
            "marsad.desk.middleware.SizeMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "marsad.desk.middleware.ReaderMiddleware",
            "marsad.desk.middleware.RecordMiddleware",
            "axes.middleware.AxesMiddleware",
        ],
        "ROOT_URLCONF": "marsad.desk.urls",
        "SECRET_KEY": _secret(home),
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": _YEAR if place.behind_tls else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if place.behind_tls else None,
        "SECURE_REDIRECT_EXEMPT": ["^healthz$", "^readyz$"],  # asked by whoever watches it, from within
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_SSL_REDIRECT": place.behind_tls,
        "SESSION_COOKIE_AGE": _SESSION,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_COOKIE_SECURE": place.behind_tls,
        "SESSION_ENGINE": "marsad.desk.members.sessions",
        "SILENCED_SYSTEM_CHECKS": [],
        "STATIC_URL": "/static/",
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                        "marsad.desk.context.interface",
                    ],
                },
            }
        ],
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "USE_TZ": True,
        "WHITENOISE_USE_FINDERS": True,
    }


def desk_database(home: Home) -> dict[str, Any]:
    """Where accounts and sessions stand: a file beside the record, or the record's own server."""
    if home.database is not None:
        return dict(databases(home)["default"])
    own = dict(databases(home)["default"])
    pragmas = own["OPTIONS"]["init_command"].replace("trusted_schema = OFF", "trusted_schema = ON")  # allauth's checks
    return own | {"NAME": str(home.folder / "desk.sqlite3"), "OPTIONS": own["OPTIONS"] | {"init_command": pragmas}}


def _secret(home: Home) -> str:
    """What signs sessions and forms: made once for a record, readable by its owner alone."""
    file = home.folder / "desk-secret"
    try:
        return file.read_text("ascii")
    except FileNotFoundError:
        made = secrets.token_urlsafe(_SECRET_BYTES)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(made)
        return made
