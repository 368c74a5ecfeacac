"""Words of one or two characters, which a trigram index cannot hold."""

from __future__ import annotations

from itertools import pairwise

LONGEST = 2
_RANGES = ((0x30, 0x24F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x20000, 0x2A6DF))
"""Latin letters and digits, Han, Hangul: what the tokenizer of the gram table surely keeps together."""


def is_gram(folded: str) -> bool:
    """Whether the folded words are looked up in the gram table."""
    return 0 < len(folded) <= LONGEST and all(map(_is_sign, folded))


def grams(folded: str) -> str:
    """Each letter, digit and character of a folded text, and each two that stand together, once."""
    signs = {each for each in set(folded) if _is_sign(each)}
    pairs = {two for two in map("".join, pairwise(folded)) if signs.issuperset(two)}
    return " ".join(sorted(signs | pairs))


def _is_sign(each: str) -> bool:
    return each.isalnum() and any(low <= ord(each) <= high for low, high in _RANGES)
