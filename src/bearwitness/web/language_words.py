"""What a language is called in another."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language


def language_words(tag: str, language: Language) -> str:
    """Name of a language, or its tag where the codebook has none."""
    code = tag.partition("-")[0].lower()
    return codebook().label("language", code, language) if code in codebook().codes("language") else tag
