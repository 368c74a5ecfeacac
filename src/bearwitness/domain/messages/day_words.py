"""A day as each language writes it."""

from __future__ import annotations

from datetime import date

from bearwitness.domain.messages.catalogue import Language


def day_words(value: date, language: Language) -> str:
    """Day as a language writes it.

    Examples
    --------
    >>> day_words(date(2026, 5, 1), "en"), day_words(date(2026, 5, 1), "ko")
    ('1 May 2026', '2026년 5월 1일')
    """
    if language == "ko":
        return f"{value.year}년 {value.month}월 {value.day}일"
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b} {value.year}"
