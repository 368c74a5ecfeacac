"""Start Django inside the casebook's own settings, once a process."""

from __future__ import annotations

import django
from django.conf import settings

from bearwitness.casebook import settings as casebook_settings


def start_django() -> None:
    """Configure and set up Django, unless a surface of the house has configured it before.

    A settings module that the environment names is ignored: a stray variable must not choose what opens a casebook.
    """
    if settings.configured:
        return
    values = {name: getattr(casebook_settings, name) for name in dir(casebook_settings) if name.isupper()}
    settings.configure(**values)
    django.setup()
