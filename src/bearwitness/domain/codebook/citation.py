"""Where a definition comes from: a standard and the article of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A treaty, standard or thesaurus that definitions follow; ``own`` stands for this codebook itself.

    Attributes
    ----------
    titles
        Title in each language: for a treaty, that of its official or commonly cited translation.
    reference
        Adoption, number or version, as one would cite it.
    """

    id: str
    titles: Mapping[Language, str]
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Standard and article, such as ``palermo`` and ``3(a)``; the article is empty where there is none."""

    standard: str
    article: str = ""

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read ``palermo 3(a)``."""
        standard, _, article = text.strip().partition(" ")
        return cls(standard=standard, article=article.strip())
