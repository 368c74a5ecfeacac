"""Django settings of a casebook process: no web, one encrypted database, chosen when it is opened."""

SECRET_KEY = "unused: nothing is signed by Django here"  # noqa: S105
INSTALLED_APPS = ["bearwitness.casebook"]
DATABASES: dict[str, dict[str, object]] = {}
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING_CONFIG = None
