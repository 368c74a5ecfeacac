"""Read the codebook from the package's YAML, with a team's extension where there is one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from bearwitness.domain.codebook.band import Band
from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.build import (
    LIST_FIELDS,
    bands_of,
    check_code,
    check_property,
    code_of,
    defaults_of,
    kind_of,
    property_of,
    standard_of,
)
from bearwitness.domain.codebook.code_list import CodeList
from bearwitness.domain.codebook.entry import Entry, Fault
from bearwitness.domain.errors import BadCodebook

T = TypeVar("T")

FOLDER = Path(__file__).parent


@cache
def package_codebook() -> Codebook:
    """The codebook that ships with the package, read once."""
    return read_codebook(FOLDER)


def load_codebook(extension: bytes | None = None) -> Codebook:
    """The codebook with what a team's own file adds.

    Parameters
    ----------
    extension
        The bytes of the team's YAML file, as `docs/codebook.md` describes it.

    Raises
    ------
    BadExtension, ExtensionRedefines, OutsideNamespace
        Where it cannot be added; each states the line and column.
    """
    if extension is None:
        return package_codebook()
    from bearwitness.domain.codebook.extension import extend

    return extend(package_codebook(), extension)


def read_codebook(folder: Path) -> Codebook:
    """Read ``sources.yaml``, ``subjects.yaml``, ``lists.yaml``, ``lists/NAME.yaml``, ``properties.yaml`` and ``bands.yaml``.

    Raises
    ------
    BadCodebook
        Where a file is not of its shape, or names what is nowhere.
    """
    standards = {each.id: each for each in _all(folder / "sources.yaml", standard_of)}
    kinds = {each.id: each for each in _all(folder / "subjects.yaml", kind_of)}
    lists: dict[str, CodeList] = {}
    files = {path.stem for path in (folder / "lists").glob("*.yaml")}
    for entry in _entries(folder / "lists.yaml"):
        name = entry.path[-1]
        if name not in files:
            raise BadCodebook(file="lists.yaml", place=name)
        lists[name] = _list(folder / "lists" / f"{name}.yaml", entry)
    if set(lists) != files:
        raise BadCodebook(file="lists.yaml", place=min(files - set(lists)))
    properties = {each.id: each for each in _all(folder / "properties.yaml", property_of)}
    book = Codebook(
        kinds=kinds, standards=standards, lists=lists, properties=properties, bands=_bands(folder, lists)
    )
    _refuse_loose_ends(folder, book)
    return book


def _entries(path: Path) -> list[Entry]:
    """Named entries of a file."""
    from bearwitness.domain.yaml_file import read_yaml

    try:
        return Entry.of((), read_yaml(path)).entries()
    except Fault as fault:
        raise _bad(path, fault) from fault


def _list(path: Path, entry: Entry) -> CodeList:
    try:
        entry.refuse_unknown(LIST_FIELDS)
        defaults = defaults_of(entry)
    except Fault as fault:
        raise _bad(path.parent.with_suffix(".yaml"), fault) from fault
    codes = _all(path, lambda each: code_of(each, defaults))
    return CodeList(
        id=path.stem,
        labels=entry.words(),
        codes={code.code: code for code in codes},
        sealed=defaults.sealed,
    )


def _all(path: Path, of: Callable[[Entry], T]) -> list[T]:
    """Every entry of a file as what it stands for."""
    try:
        return [of(entry) for entry in _entries(path)]
    except Fault as fault:
        raise _bad(path, fault) from fault


def _bands(folder: Path, lists: dict[str, CodeList]) -> dict[str, tuple[Band, ...]]:
    path = folder / "bands.yaml"
    try:
        bands = {entry.path[-1]: bands_of(entry) for entry in _entries(path)}
    except Fault as fault:
        raise _bad(path, fault) from fault
    for name, rules in bands.items():
        if name not in lists or any(band.code not in lists[name].codes for band in rules):
            raise BadCodebook(file=path.name, place=name)
    return bands


def _refuse_loose_ends(folder: Path, book: Codebook) -> None:
    """Invariant: every list, band, standard and element that is named is there."""
    elements = book.lists["legal_element"].codes
    for each in book.lists.values():
        for code in each.codes.values():
            try:
                check_code(code, Entry(path=(code.code,), fields={}), book.standards, elements)
            except Fault as fault:
                raise _bad(folder / "lists" / f"{each.id}.yaml", fault) from fault
    for named in book.properties.values():
        try:
            check_property(named, Entry(path=(named.id,), fields={}), book.lists, book.bands)
        except Fault as fault:
            raise _bad(folder / "properties.yaml", fault) from fault


def _bad(path: Path, fault: Fault) -> BadCodebook:
    return BadCodebook(file=path.name, place=".".join(fault.path) or "line 1")
