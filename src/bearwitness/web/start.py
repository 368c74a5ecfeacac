"""Start Django with the pages, before anything imports the casebook."""

from __future__ import annotations

import secrets

import django
from django.conf import settings

from bearwitness.web import settings as web_settings
from bearwitness.web.fault_log import say_places_only


def start_web() -> None:
    """Configure and set up Django once a process; what Django signs holds no longer than the process."""
    values = {name: getattr(web_settings, name) for name in dir(web_settings) if name.isupper()}
    settings.configure(**values, SECRET_KEY=secrets.token_urlsafe(48))
    django.setup()
    say_places_only()
