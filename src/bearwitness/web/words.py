"""Template tags: words from the catalogues and the codebook, dates as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, cast

from django.template import Library

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, message

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
def day(context: Any, value: date | datetime | None) -> str:
    """Day as the language writes it; a dash where there is none."""
    if value is None:
        return "–"
    return day_words(value, _language(context))


@register.simple_tag(takes_context=True)
def moment(context: Any, value: datetime | None) -> str:
    """Day and minute, in UTC."""
    if value is None:
        return "–"
    at = value.astimezone(UTC)
    return f"{day_words(at, _language(context))} {at:%H:%M}"


def day_words(value: date, language: Language) -> str:
    """Day as a language writes it."""
    if language == "ko":
        return f"{value.year}년 {value.month}월 {value.day}일"
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b} {value.year}"
