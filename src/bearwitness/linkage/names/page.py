"""`docs/names.md`, generated from the tables, for a reader of Korean to check."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.linkage.names.hangul import southern
from bearwitness.linkage.names.likeness import SHARES
from bearwitness.linkage.names.read_name import read_name
from bearwitness.linkage.names.romanised import spelled
from bearwitness.linkage.names.tables import characters, given, spellings, surnames

EXAMPLES = (
    "김영희",
    "金英姬",
    "Kim Yong-hui",
    "Kim Younghee",
    "Jin Yingji",
    "Yŏngch'un Yun",
    "金보람",
    "김씨",
    "王红",
)
"""Invented, of the commonest syllables: they are nobody's in particular."""


def names_page() -> str:
    """Text of the page; `tools/write_names_page.py` writes it and a test holds it current."""
    return "\n".join((*_opening(), *_readings(), *_surnames(), *_syllables(), *_spelled(), *_alike())) + "\n"


def _opening() -> Iterator[str]:
    exact, heard, other = (round(100 * share) for share in SHARES[1])
    yield "# The tables behind the name keys"
    yield ""
    yield "Generated from `src/bearwitness/linkage/names/` by `tools/write_names_page.py`. Do not edit this page;"
    yield "correct the tables. No reader of Korean outside the project has checked them yet: please do."
    yield ""
    yield "A written name becomes a weighted set of readings, surname and given syllables apart. Two written names"
    yield "are compared by the names that could stand behind both: how much more often would these two forms meet"
    yield "if one person bore both? A rare name says more than a common one; the frequencies below are moved towards"
    yield "those of the lists at hand. A part is taken to be written as borne in"
    yield f"{exact} of 100 cases, as a like sound in {heard}, as anything in {other}."
    yield ""
    yield "Sources: characters from Unihan 15.0 (`kHangul`, `kMandarin`, `kHanyuPinlu`, variants). Frequencies of"
    yield "surnames are rounded from what is commonly published of the 2015 census of the Republic of Korea, those of"
    yield "Chinese surnames from the reports of the Ministry of Public Security of China; neither was checked against"
    yield "the original tables. Given syllables, their classes and the habits of spelling are hand-made."
    yield "Romanisation: Revised (2000), McCune-Reischauer (1939), DPRK (1992)."
    yield ""


def _readings() -> Iterator[str]:
    yield "## How some names are read"
    yield ""
    yield "| written | surname | first | second | weight |"
    yield "|---|---|---|---|---|"
    for text in EXAMPLES:
        for each in read_name(text):
            parts = " | ".join(token.text or "-" for token in each[:3])
            yield f"| {text} | {parts} | {each.weight:.2f} |"
    yield ""


def _surnames() -> Iterator[str]:
    yield "## Surnames"
    yield ""
    yield "| South | North | characters | pinyin | per 1,000 | spellings, the usual first |"
    yield "|---|---|---|---|---|---|"
    for row in surnames():
        if row.south:
            han, spelled_ = " ".join(row.han), ", ".join(row.spellings)
            share = f"{1000 * row.share:.1f}"
            yield f"| {row.south} | {row.north} | {han} | {row.pinyin} | {share} | {spelled_} |"
    yield ""
    chinese = (f"{'/'.join(row.han)} {row.pinyin}" for row in surnames() if not row.south)
    yield f"Chinese surnames, for assumed names: {', '.join(chinese)}."
    yield ""


def _syllables() -> Iterator[str]:
    yield "## Syllables of given names"
    yield ""
    yield "Northern form; the South's form where it differs at the start of a name. Classes from 0 (rare) to 9."
    yield ""
    yield "| syllable | at the start, South | first | second | characters (pinyin) | in Latin letters |"
    yield "|---|---|---|---|---|---|"
    for row in given().syllables:
        south = southern(row.hangul)
        han = ", ".join(f"{char} ({characters()[char].pinyin[0]})" for char in row.characters)
        latin = ", ".join(sorted(spelled(row.hangul), key=lambda text: -spelled(row.hangul)[text])[:6])
        shown = south if south != row.hangul else ""
        yield f"| {row.hangul} | {shown} | {row.first} | {row.second} | {han} | {latin} |"
    yield ""
    yield f"Syllables of native names, which have no characters: {' '.join(given().native)}."
    yield ""
    yield f"Characters of Chinese given names: {' '.join(given().chinese)}."
    yield ""


def _spelled() -> Iterator[str]:
    yield "## Parts of a syllable in Latin letters"
    yield ""
    yield "| part | spellings with rough shares |"
    yield "|---|---|"
    table = spellings()
    for kind, side in (("initial", table.initials), ("vowel", table.vowels), ("final", table.finals)):
        for part, shares in side.items():
            said = ", ".join(f"{text or '(none)'} {share}" for text, share in shares.items())
            yield f"| {kind} {part or '(none)'} | {said} |"
    yield ""


def _alike() -> Iterator[str]:
    yield "## Sounds taken for one another"
    yield ""
    for kind, classes in zip(("Initials", "Vowels", "Finals"), spellings().alike, strict=True):
        yield f"- {kind}: {', '.join(each or '(none)' for each in classes)}"
