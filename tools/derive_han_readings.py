"""Derive `src/bearwitness/linkage/names/han.tsv` from Unihan 15.0.

Usage: derive_han_readings.py FOLDER, the folder that holds `Unihan_Readings.txt(.bz2)` and
`Unihan_Variants.txt(.bz2)` (Debian package unicode-data 15.0.0-1: /usr/share/unicode).

A line: character, Hangul readings (those of the Korean list of names or of schools first; `*` marks a reading that
is neither), pinyin without tones (kMandarin, then what kHanyuPinlu counts; u with two dots is `v`), and the other
forms of the same character that have a Korean reading.
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/bearwitness/linkage/names/han.tsv"
VARIANTS = {"kSimplifiedVariant", "kTraditionalVariant", "kZVariant", "kSemanticVariant"}


def main() -> None:
    folder = Path(sys.argv[1])
    readings, variants = fields(folder, "Unihan_Readings.txt"), fields(folder, "Unihan_Variants.txt")
    hangul = {char: korean(values["kHangul"]) for char, values in readings.items() if "kHangul" in values}
    related: dict[str, set[str]] = defaultdict(set)
    for char, values in variants.items():
        for name in VARIANTS & set(values):
            for other in re.findall(r"U\+([0-9A-F]{4,5})", values[name]):
                related[char].add(chr(int(other, 16)))
                related[chr(int(other, 16))].add(char)
    lines = []
    for char in sorted(set(hangul) | set(related)):
        others = sorted(each for each in related[char] if each in hangul and each != char)
        if "一" <= char <= "鿿" and (char in hangul or others):
            sounds = pinyin(readings.get(char, {}))
            if sounds:
                lines.append(
                    "\t".join((char, " ".join(hangul.get(char, [])), " ".join(sounds), "".join(others)))
                )
    head = "# Derived by tools/derive_han_readings.py from Unihan 15.0 (Unicode licence, see NOTICE). Do not edit.\n"
    TARGET.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print(len(lines), "characters")


def fields(folder: Path, name: str) -> dict[str, dict[str, str]]:
    packed = folder / f"{name}.bz2"
    data = bz2.decompress(packed.read_bytes()) if packed.exists() else (folder / name).read_bytes()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in data.decode("utf-8").splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t", 2)
            found[chr(int(code[2:], 16))][field] = value
    return found


def korean(value: str) -> list[str]:
    pairs = [each.split(":") for each in value.split()]
    ordered = sorted(pairs, key=lambda pair: not set(pair[1]) & {"N", "E"})
    return [sound if set(source) & {"N", "E"} else sound + "*" for sound, source in ordered]


def pinyin(values: dict[str, str]) -> list[str]:
    said = values.get("kMandarin", "").split()
    said += [each.split("(")[0] for each in values.get("kHanyuPinlu", "").split()]
    return list(dict.fromkeys(plain(each) for each in said))


def plain(sound: str) -> str:
    marked = unicodedata.normalize("NFD", sound.replace("ü", "v"))
    marked = marked.replace("u\u0308", "v")
    return "".join(each for each in marked if not unicodedata.combining(each))


if __name__ == "__main__":
    main()
