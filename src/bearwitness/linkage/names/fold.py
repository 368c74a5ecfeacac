"""One form for what only looks different: width, case, marks, letters of other alphabets that look alike."""

from __future__ import annotations

import re
import unicodedata

_TWINS = str.maketrans(
    "АВСЕНІЈКМОРЅТУХасеіјорѕухԁԛԝһӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο" + "ıɡɑ",
    "ABCEHIJKMOPSTYXaceijopsyxdqwhl" + "ABEZHIKMNOPTYXo" + "iga",
)
"""Cyrillic, Greek and phonetic letters, to the Latin letters that they pass for."""
_MARKED = (("ŏ", "eo"), ("ŭ", "eu"), ("ü", "v"))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'"})
_SPACES = re.compile(r"[\s,·・.]+")
_WHOLE = re.compile(r"[가-힣一-鿿]+")
"""Syllables and characters that have one form only."""


def folded(text: str) -> str:
    """Small letters, whole Hangul syllables, breves turned into eo and eu, look-alike letters into Latin ones."""
    if text.isascii():
        plain = text.replace("`", "'").lower()
        return " ".join(plain.replace(",", " ").replace(".", " ").split())
    if _WHOLE.fullmatch(text):
        return text
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    if any(unicodedata.name(each, "").startswith("LATIN") for each in plain):
        plain = plain.translate(_TWINS)
    plain = plain.lower()
    if plain.isascii():
        return _SPACES.sub(" ", plain).strip()
    for marked, letters in _MARKED:
        plain = plain.replace(marked, letters)
    bare = "".join(each for each in unicodedata.normalize("NFD", plain) if not _is_mark(each))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 and not "ᄀ" <= char <= "ᇿ"


def disguised(text: str) -> bool:
    """Whether Latin letters are mixed with letters of another alphabet that look alike."""
    plain = unicodedata.normalize("NFKC", text)
    latin = any("a" <= each.lower() <= "z" for each in plain)
    return latin and plain != plain.translate(_TWINS)
