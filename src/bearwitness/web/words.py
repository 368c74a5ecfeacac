"""Template tags: words from the catalogues and the codebook, dates as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, cast

from django.template import Library

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, day_words, message
from bearwitness.web.colon import COLON
from bearwitness.web.language_words import language_words

register = Library()


def _language(context: Any) -> Language:
    return cast("Language", context["language"])


@register.simple_tag(takes_context=True, name="say")
def say_key(context: Any, key: str, **values: object) -> str:
    """Message of the catalogues: ``{% say "web.home.title" %}``, ``{% say "web.people.count" number=3 %}``."""
    return message(key, _language(context), **values)


@register.simple_tag(takes_context=True)
def term(context: Any, code_list: str, code: str) -> str:
    """Codebook's label of a code: ``{% term "basis" claim.basis %}``."""
    return codebook().label(code_list, code, _language(context))


@register.simple_tag(takes_context=True)
def day(context: Any, value: date | datetime | str | None) -> str:
    """Day, or its ISO form, as the language writes it; a dash where there is none."""
    if value is None:
        return "–"
    return day_words(date.fromisoformat(value) if isinstance(value, str) else value, _language(context))


@register.simple_tag(takes_context=True)
def moment(context: Any, value: datetime | None) -> str:
    """Day and minute, in UTC."""
    if value is None:
        return "–"
    at = value.astimezone(UTC)
    return f"{day_words(at, _language(context))} {at:%H:%M}"


@register.simple_tag(takes_context=True)
def tongue(context: Any, tag: str) -> str:
    """Name of a language by its tag: ``{% tongue "ko" %}``; the tag where the codebook has none, a dash where there is none."""
    return language_words(tag, _language(context)) if tag else "–"


@register.simple_tag
def number(value: int) -> str:
    """Number with a comma between thousands, as all three languages write it."""
    return f"{value:,}"


@register.simple_tag(takes_context=True)
def colon(context: Any) -> str:
    """What stands between a name and what is said of it, as the language sets it."""
    return COLON[_language(context)]
