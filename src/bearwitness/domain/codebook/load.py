"""Read a codebook from its folders of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from bearwitness.domain.codebook.band import AgeBand, Band, DateBand
from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.code_list import Code, CodeList
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.errors import BadCodebook, BadValue, UnknownValueType
from bearwitness.domain.messages.catalogue import LANGUAGES, Language
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.subject import SUBJECT_KINDS, SubjectKind
from bearwitness.domain.value import value_type

Entry = Mapping[str, object]


@cache
def codebook() -> Codebook:
    """The codebook that ships with the package, read once."""
    return load_codebook(Path(__file__).parent)


def load_codebook(*folders: Path) -> Codebook:
    """Read folders in turn; a later one adds codes, properties and bands, or replaces them.

    Each folder may hold ``lists/NAME.yaml``, ``properties.yaml`` and ``bands.yaml``, as the package's own.

    Raises
    ------
    BadCodebook
        Where a file is not of that shape, or a property or band names a list that is nowhere.
    """
    lists: dict[str, CodeList] = {}
    properties: dict[str, Property] = {}
    bands: dict[str, tuple[Band, ...]] = {}
    for folder in folders:
        for path in sorted((folder / "lists").glob("*.yaml")):
            earlier = lists[path.stem].codes if path.stem in lists else {}
            lists[path.stem] = CodeList(id=path.stem, codes={**earlier, **_codes(path)})
        properties |= {name: _property(name, entry) for name, entry in _entries(folder / "properties.yaml")}
        bands |= {name: _bands(name, entry) for name, entry in _entries(folder / "bands.yaml")}
    _refuse_loose_ends(lists, properties, bands)
    return Codebook(lists=lists, properties=properties, bands=bands)


def _entries(path: Path) -> list[tuple[str, Entry]]:
    """Named entries of a file, none where there is no file."""
    from bearwitness.domain.yaml_file import read_yaml

    if not path.exists():
        return []
    entries: list[tuple[str, Entry]] = []
    for name, entry in read_yaml(path).items():
        if not isinstance(entry, dict):
            raise BadCodebook(file=path.name, place=name)
        entries.append((name, entry))
    return entries


def _codes(path: Path) -> dict[str, Code]:
    """Codes of a list's file."""
    return {
        code: Code(
            code=code,
            labels=_labels(path.name, code, entry),
            definition=_text(path.name, code, entry, "definition"),
            supports=_texts(path.name, code, entry, "supports"),
            aliases=_texts(path.name, code, entry, "aliases"),
            htcds=str(entry.get("htcds", "")),
            ctdc=str(entry.get("ctdc", "")),
        )
        for code, entry in _entries(path)
    }


def _property(name: str, entry: Entry) -> Property:
    """One property."""
    file = "properties.yaml"
    subjects = _texts(file, name, entry, "subjects")
    tag = _text(file, name, entry, "type")
    try:
        value_type(tag)
    except UnknownValueType as error:
        raise BadCodebook(file=file, place=name) from error
    targets = _texts(file, name, entry, "targets")
    if not {*subjects, *targets} <= set(SUBJECT_KINDS) or bool(targets) != (tag == "subject"):
        raise BadCodebook(file=file, place=name)
    return Property(
        id=name,
        type=tag,
        labels=_labels(file, name, entry),
        subjects=cast(tuple[SubjectKind, ...], subjects),
        list=str(entry.get("list", "")),
        band=str(entry.get("band", "")),
        many=entry.get("many") is True,
        targets=cast(tuple[SubjectKind, ...], targets),
        htcds=str(entry.get("htcds", "")),
        ctdc=str(entry.get("ctdc", "")),
    )


def _bands(name: str, entry: Entry) -> tuple[Band, ...]:
    """Bands of a list, in order."""
    rules = entry.get("bands")
    if not isinstance(rules, dict):
        raise BadCodebook(file="bands.yaml", place=name)
    try:
        return tuple(_band(entry["type"], str(code), *ends) for code, ends in rules.items())
    except (BadValue, KeyError, TypeError, ValueError) as error:
        raise BadCodebook(file="bands.yaml", place=name) from error


def _band(tag: object, code: str, low: str | None, high: str | None) -> Band:
    """One band from its two ends."""
    if tag == "age":
        return AgeBand(
            code=code, low=None if low is None else int(low), high=None if high is None else int(high)
        )
    if tag == "date":
        return DateBand(code=code, period=PartialDate(edtf=f"{low or '..'}/{high or '..'}"))
    raise ValueError(tag)


def _labels(file: str, name: str, entry: Entry) -> dict[Language, str]:
    """Label in each language; all three must be there."""
    return {language: _text(file, name, entry, language) for language in LANGUAGES}


def _text(file: str, name: str, entry: Entry, key: str) -> str:
    """Words that must be there."""
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadCodebook(file=file, place=f"{name}.{key}")
    return value


def _texts(file: str, name: str, entry: Entry, key: str) -> tuple[str, ...]:
    """List of words, perhaps empty."""
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadCodebook(file=file, place=f"{name}.{key}")
    return tuple(value)


def _refuse_loose_ends(
    lists: Mapping[str, CodeList], properties: Mapping[str, Property], bands: Mapping[str, tuple[Band, ...]]
) -> None:
    """Invariant: every list, band and banded code that is named is there; a term has a list, nothing else has."""
    for each in properties.values():
        if (each.type == "term") != (each.list in lists) or (each.band and each.band not in bands):
            raise BadCodebook(file="properties.yaml", place=each.id)
    for name, rules in bands.items():
        if name not in lists or any(band.code not in lists[name].codes for band in rules):
            raise BadCodebook(file="bands.yaml", place=name)
