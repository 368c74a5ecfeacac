"""Django settings of the process that serves the pages: the casebook's own, and what the pages need.

The first six stand in `casebook.settings` too (a test compares them): that module cannot be imported before Django is
configured, and Django is configured once.
"""

from pathlib import Path

INSTALLED_APPS = ["bearwitness.casebook", "bearwitness.casebook.identity", "bearwitness.web.accounts"]
DATABASE_ROUTERS = ["bearwitness.casebook.identity.router.IdentityRouter"]
DATABASES: dict[str, dict[str, object]] = {}
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None

HERE = Path(__file__).parent
DEBUG = False
USE_I18N = False
ROOT_URLCONF = "bearwitness.web.urls"
APPEND_SLASH = False
ALLOWED_HOSTS = ["*"]
"""`middleware.same_site` compares the whole of Host with the addresses that the server was started for."""

MIDDLEWARE = [
    "bearwitness.web.middleware.headers.headers",
    "bearwitness.web.middleware.same_site.same_site",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bearwitness.web.middleware.who.who",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "builtins": ["bearwitness.web.words"],
            "context_processors": [
                "django.template.context_processors.csrf",
                "bearwitness.web.layout.layout",
            ],
            "string_if_invalid": "",
        },
    }
]

SESSION_ENGINE = "bearwitness.web.accounts.session_store"
SESSION_COOKIE_AGE = 30 * 60
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "bearwitness.web.pages.refused.forged"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
FILE_UPLOAD_HANDLERS = ["bearwitness.web.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
"""Bytes of a form without its files."""
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
