"""Django settings of a casebook process: no web, two encrypted databases, chosen when they are opened."""

SECRET_KEY = "unused: nothing is signed by Django here"  # noqa: S105
INSTALLED_APPS = ["bearwitness.casebook", "bearwitness.casebook.identity"]
DATABASE_ROUTERS = ["bearwitness.casebook.identity.router.IdentityRouter"]
DATABASES: dict[str, dict[str, object]] = {}
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None
