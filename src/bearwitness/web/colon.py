"""What stands between a name and what is said of it."""

from bearwitness.domain.messages import Language

COLON: dict[Language, str] = {"en": ": ", "ko": ": ", "zh": "："}
"""As each language sets it."""
