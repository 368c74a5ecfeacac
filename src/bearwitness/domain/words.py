"""Words for readers, in three languages."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The same words in three languages."""

    en: str
    ko: str
    zh: str

    def of(self, language: Language) -> str:
        """The words in one language."""
        return {"en": self.en, "ko": self.ko, "zh": self.zh}[language]
