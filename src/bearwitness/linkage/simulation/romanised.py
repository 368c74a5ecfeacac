"""How simulated clerks write a Hangul syllable in Latin letters, by the three systems in use.

Rules as published: Revised Romanization (Republic of Korea, 2000, without assimilation between the syllables of a
name), McCune-Reischauer (1939, with voicing inside the given name), DPRK (1992, as transliterated for names).
Written for the simulation alone; the name keys have tables of their own.
"""

from __future__ import annotations

from typing import Literal

System = Literal["revised", "mccune", "mccune_plain", "dprk"]

_VOWELS = {
    "revised": [
        "a",
        "ae",
        "ya",
        "yae",
        "eo",
        "e",
        "yeo",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wo",
        "we",
        "wi",
        "yu",
        "eu",
        "ui",
        "i",
    ],
    "mccune": [
        "a",
        "ae",
        "ya",
        "yae",
        "ŏ",
        "e",
        "yŏ",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wŏ",
        "we",
        "wi",
        "yu",
        "ŭ",
        "ŭi",
        "i",
    ],
    "dprk": [
        "a",
        "ae",
        "ya",
        "yae",
        "o",
        "e",
        "yo",
        "ye",
        "o",
        "wa",
        "wae",
        "oe",
        "yo",
        "u",
        "wo",
        "we",
        "wi",
        "yu",
        "u",
        "ui",
        "i",
    ],
}
_INITIALS = {
    "revised": [
        "g",
        "kk",
        "n",
        "d",
        "tt",
        "r",
        "m",
        "b",
        "pp",
        "s",
        "ss",
        "-",
        "j",
        "jj",
        "ch",
        "k",
        "t",
        "p",
        "h",
    ],
    "mccune": [
        "k",
        "kk",
        "n",
        "t",
        "tt",
        "r",
        "m",
        "p",
        "pp",
        "s",
        "ss",
        "-",
        "ch",
        "tch",
        "ch'",
        "k'",
        "t'",
        "p'",
        "h",
    ],
    "dprk": [
        "k",
        "kk",
        "n",
        "t",
        "tt",
        "r",
        "m",
        "p",
        "pp",
        "s",
        "ss",
        "-",
        "j",
        "jj",
        "ch",
        "kh",
        "th",
        "ph",
        "h",
    ],
}
_VOICED = {"k": "g", "t": "d", "p": "b", "ch": "j"}
_FINALS = [
    "-",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]


def romanised(syllables: str, system: System) -> list[str]:
    """Each syllable of a surname or of a given name, in small letters."""
    table = "mccune" if system.startswith("mccune") else system
    written: list[str] = []
    voiced_before = False
    for syllable in syllables:
        initial, vowel, final = _parts(syllable)
        onset = _INITIALS[table][initial].replace("-", "")
        if table == "mccune" and voiced_before:
            onset = _VOICED.get(onset, onset)
        coda = _FINALS[final].replace("-", "")
        text = onset + _VOWELS[table][vowel] + coda
        written.append(_plain(text) if system == "mccune_plain" else text)
        voiced_before = coda in {"", "n", "m", "ng", "l"}
    return written


def _parts(syllable: str) -> tuple[int, int, int]:
    index = ord(syllable) - 0xAC00
    if not 0 <= index < 11172:
        raise ValueError("not a Hangul syllable")
    return index // 588, index % 588 // 28, index % 28


def _plain(text: str) -> str:
    return text.replace("ŏ", "o").replace("ŭ", "u").replace("'", "")
