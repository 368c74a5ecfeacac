"""Words on screen and paper: one catalogue a language, the same for every surface."""

from bearwitness.domain.messages.bounds_words import bounds_words
from bearwitness.domain.messages.catalogue import LANGUAGES, Language, language_of, message, say
from bearwitness.domain.messages.day_words import day_words

__all__ = ["LANGUAGES", "Language", "bounds_words", "day_words", "language_of", "message", "say"]
