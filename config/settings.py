"""Artel's settings: one file, read from the environment (docs/operations.md lists every variable)."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import ninja

from config.postgres import database_url
from config.secrets import secret
from config.state import state_dir

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("ARTEL_DEBUG") == "1"
DEMO = os.environ.get("ARTEL_DEMO") == "1"
SECRET_KEY = os.environ.get("ARTEL_SECRET_KEY") or secret("django")
PORT = int(os.environ.get("PORT", "8000"))
# Links in mails are made from this, never from the Host header.
ORIGIN = os.environ.get("ARTEL_ORIGIN", f"http://localhost:{PORT}").rstrip("/")
HTTPS = ORIGIN.startswith("https://")
_ORIGIN_HOST = urlsplit(ORIGIN).hostname or "localhost"
ALLOWED_HOSTS = os.environ.get("ARTEL_HOSTS", f"{_ORIGIN_HOST},localhost,.localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "channels",
    "ninja",  # its templates: /api/docs
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "journal",
    "accounts",
    "accounts.two_factor",
    "accounts.mail",
    "permissions",
    "collaboration",
    "collaboration.files",
    "collaboration.notifications",
    "collaboration.comments",
    "collaboration.sharing",
    "collaboration.documents",
    "collaboration.documents.threads",
    "collaboration.documents.templates",
    "collaboration.documents.finding",
    "workspace",
    "workspace.companies",
    "workspace.people",
    "workspace.products",
    "workspace.deals",
    "workspace.activities",
    "workspace.service_requests",
    "workspace.imports",
    "workspace.search",
    "portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.headers.content_security_policy",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.end_stale_sign_in",
    "accounts.middleware.note_session",
    "accounts.middleware.speak_the_persons_language",
    "accounts.middleware.note_last_seen",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]


def database(url: str, role: str) -> dict[str, Any]:
    """Django's settings for one postgresql:// address.

    Args:
        url: `postgresql://login:password@host:port/name`; a percent-encoded path as host is a socket folder.
        role: the role every connection assumes after login; row-level security applies to it.
    """
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    host = unquote(query.pop("host", "")) or unquote(parts.hostname or "")
    # No password in the options: a stray repr must not print it twice.
    return {
        "ENGINE": "config.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "assume_role": role,
            # When a hundred ask at once each waits its turn; who waits longer than this is told that we are busy.
            "pool": {"min_size": 2, "max_size": 20, "timeout": 15},
            **{key: unquote(value) for key, value in query.items()},
        },
    }


DATABASES = {"default": database(database_url(), os.environ.get("ARTEL_DB_ROLE", "artel_app"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL", "")
CHANNEL_LAYERS: dict[str, Any] = {
    "default": (
        {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
        if REDIS_URL
        else {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 10_000}}
    )
}
# Rate limits must hold over processes, so the cache is shared even without Redis. Django's table throws a third of it
# away above 300 entries: whoever fills it with addresses of their own would be given fresh attempts at somebody else's.
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "artel_cache",
            "OPTIONS": {"MAX_ENTRIES": 200_000},
        }
    )
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # permissions.scope decides, not an authentication backend

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address; open sign-up is refused by the adapter
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address gets no mail from us
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or factor is told by mail
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Beside allauth's own budgets.
ACCOUNT_RATE_LIMITS = {
    "open_workspace": "10/d/user",
    "invite": "300/d/user,5/h/key",
    "outside_words": "30/m/user,1000/d/user",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "accounts.reset_tokens.ResetTokens"  # noqa: S105 - a name
# Reverse proxies in front of us: which address in X-Forwarded-For the attempt budgets count by.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("ARTEL_PROXIES", "0"))
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{ORIGIN}/sign-in",
    "account_reset_password": f"{ORIGIN}/reset-password",
    "account_reset_password_from_key": f"{ORIGIN}/reset-password/{{key}}",
    "account_signup": f"{ORIGIN}/sign-in",
}
MFA_ADAPTER = "accounts.two_factor.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_NAME = "__Host-artel_trusted" if HTTPS else "artel_trusted"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Artel"
# The first key encrypts, all of them decrypt: add a new one in front to rotate.
MFA_SECRET_KEYS = (os.environ.get("ARTEL_MFA_KEYS") or secret("mfa")).split(",")
USERSESSIONS_TRACK_ACTIVITY = True
USERSESSIONS_ADAPTER = "accounts.adapter.SessionsAdapter"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-artel_session" if HTTPS else "artel_session"
CSRF_COOKIE_NAME = "__Host-artel_csrf" if HTTPS else "artel_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "config.uploads.TidyFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
LANGUAGE_COOKIE_NAME = "artel_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
FRONTEND_DIST = Path(os.environ.get("ARTEL_FRONTEND_DIST", BASE_DIR / "frontend" / "dist"))
STATIC_ROOT = FRONTEND_DIST if FRONTEND_DIST.exists() else None
# Vite puts a hash of the content into these names.
SERVESTATIC_IMMUTABLE_FILE_TEST = r"^/static/assets/"
SERVESTATIC_USE_MANIFEST = False
# Beside the front end only what /api/docs is made of.
SERVESTATIC_USE_FINDERS = True
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATICFILES_DIRS = [("ninja", Path(ninja.__file__).parent / "static" / "ninja")]
SERVESTATIC_USE_STATIC_ROOT = STATIC_ROOT is not None

# Whom a push service may write to about our messages, and the key that signs them; made at first run.
PUSH_CONTACT = os.environ.get("ARTEL_PUSH_CONTACT", f"mailto:no-reply@{_ORIGIN_HOST}")
VAPID_PRIVATE_KEY = os.environ.get("ARTEL_VAPID_KEY") or secret("vapid")
# "host:port,..." that requests to given addresses may go to although they are inside, or without TLS.
OUTBOUND_ALLOWED = [one for one in os.environ.get("ARTEL_OUTBOUND_ALLOWED", "").split(",") if one]

EMAIL_URL = os.environ.get("EMAIL_URL", "")
DEFAULT_FROM_EMAIL = os.environ.get("ARTEL_MAIL_FROM", f"Artel <no-reply@{_ORIGIN_HOST}>")
UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024
FILES_DIR = state_dir() / "files"  # made with the first upload; several web servers share it

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"without_links": {"()": "config.logs.WithoutLinks"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_links"]}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("ARTEL_LOG_LEVEL", "WARNING")},
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
