"""A kept search in one line."""

from __future__ import annotations

from collections.abc import Mapping

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, message
from bearwitness.web.colon import COLON
from bearwitness.web.layout import OWN_NAMES


def in_words(asked: Mapping[str, str], language: Language) -> str:
    """Words, then each filter, in the language of the page."""
    name, _, code = asked["term"].partition(":")
    book, parts = codebook(), [asked["words"]]
    if name:
        wanted = book.property(name)
        parts.append(f"{wanted.labels[language]}{COLON[language]}{book.label(wanted.list, code, language)}")
    if asked["kind"]:
        parts.append(message(f"web_desk.kinds.{asked['kind']}", language))
    parts.append(OWN_NAMES.get(asked["language"], ""))
    return " · ".join(filter(None, parts))
