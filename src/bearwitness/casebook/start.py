"""Start Django inside the casebook's own settings, once a process."""

from __future__ import annotations

import os

import django
from django.conf import settings

from bearwitness.casebook import settings as casebook_settings


def start_django() -> None:
    """Configure and set up Django, unless a surface of the house has done or is doing so.

    A settings module that the environment names from outside the house is ignored: what opens a casebook
    is never chosen by a stray variable.
    """
    named = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    if settings.configured or named.startswith("bearwitness."):
        return
    values = {name: getattr(casebook_settings, name) for name in dir(casebook_settings) if name.isupper()}
    settings.configure(**values)
    django.setup()
