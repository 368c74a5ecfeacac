"""Words on screen and paper: one catalogue a language, the same for every surface."""

from bearwitness.domain.messages.catalogue import LANGUAGES, Language, language_of, message, say

__all__ = ["LANGUAGES", "Language", "language_of", "message", "say"]
