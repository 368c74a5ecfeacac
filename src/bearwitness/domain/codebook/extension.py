"""A team's own codes and properties: added to the codebook, under the team's own prefix, never in place of ours."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.build import (
    LIST_FIELDS,
    Defaults,
    check_code,
    check_property,
    code_of,
    defaults_of,
    property_of,
)
from bearwitness.domain.codebook.code_list import Code, CodeList
from bearwitness.domain.codebook.entry import Entry, Fault
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.errors import BadExtension, BearwitnessError, ExtensionRedefines, OutsideNamespace
from bearwitness.domain.yaml_file import NotYaml, Position, read_yaml_positions

LARGEST = 1 << 20
"""Bytes of an extension; far more than a team could read through."""
_PREFIX = re.compile(r"[a-z][a-z0-9]{1,11}")
_LIST = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_FIELDS = frozenset({"format", "prefix", "lists", "properties"})


class _Redefined(Fault):
    """The name is the codebook's own, or its list is closed."""


class _Outside(Fault):
    """The name does not begin with the prefix."""


def extend(book: Codebook, extension: bytes) -> Codebook:
    """Codebook with what an extension adds.

    Raises
    ------
    BadExtension
        Where the bytes are no YAML of the right shape.
    ExtensionRedefines
        Where a name is in the codebook already, or its list takes no codes.
    OutsideNamespace
        Where a new name does not begin with the extension's prefix.
    """
    tree, positions = _parsed(extension)
    try:
        return _extended(book, Entry.of((), tree, whole=False))
    except Fault as fault:
        raise _at(fault, positions) from None


def _parsed(extension: bytes) -> tuple[object, dict[tuple[str, ...], Position]]:
    if len(extension) > LARGEST:
        raise BadExtension(line=1, column=1, example=f"{LARGEST} bytes")
    try:
        return read_yaml_positions(extension.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = extension.count(b"\n", 0, error.start) + 1
        column = error.start - extension.rfind(b"\n", 0, error.start)
        raise BadExtension(line=line, column=column, example="UTF-8") from None
    except NotYaml as error:
        raise BadExtension(line=error.line, column=error.column, example="key: value") from None


def _at(fault: Fault, positions: dict[tuple[str, ...], Position]) -> BearwitnessError:
    """Error at the nearest place that the file has."""
    path = fault.path
    while path and path not in positions:
        path = path[:-1]
    line, column = positions.get(path, (1, 1))
    if isinstance(fault, _Redefined):
        return ExtensionRedefines(line=line, column=column)
    if isinstance(fault, _Outside):
        return OutsideNamespace(line=line, column=column, prefix=fault.example)
    return BadExtension(line=line, column=column, example=fault.example)


def _extended(book: Codebook, top: Entry) -> Codebook:
    top.refuse_unknown(_FIELDS)
    if top.fields.get("format") != 1 or isinstance(top.fields["format"], bool):
        raise Fault(top.at("format"), "format: 1")
    prefix = top.text("prefix")
    if not _PREFIX.fullmatch(prefix):
        raise Fault(top.at("prefix"), "prefix: abc")
    lists = dict(book.lists)
    for entry in top.entry("lists").entries():
        lists[entry.path[-1]] = _list(book, entry, prefix)
    properties = dict(book.properties)
    for entry in top.entry("properties").entries():
        _check_name(entry, prefix, properties, _LIST)
        properties[entry.path[-1]] = _property(book, lists, entry)
    return replace(book, lists=lists, properties=properties)


def _list(book: Codebook, entry: Entry, prefix: str) -> CodeList:
    """A list of the book with more codes, or a new one."""
    known = book.lists.get(entry.path[-1])
    codes = entry.entry("codes")
    if not codes.fields:
        raise Fault(entry.path, "codes: {...}")
    if known is None:
        _check_name(entry, prefix, (), _LIST)
        entry.refuse_unknown((LIST_FIELDS | {"codes"}) - {"sealed"})
        own = _codes(book, codes, prefix, (), defaults_of(entry))
        return CodeList(id=entry.path[-1], labels=entry.words(), codes=own)
    for field in entry.fields:
        if field in LIST_FIELDS:
            raise _Redefined(entry.at(field), "")
    entry.refuse_unknown({"codes"})
    if known.sealed:
        raise _Redefined(entry.path, "")
    added = _codes(book, codes, prefix, known.codes, defaults_of(replace(entry, fields={})))
    spelt = [each for code in (*known.codes.values(), *added.values()) for each in code.aliases]
    if len(spelt) != len(set(spelt)) or set(spelt) & {*known.codes, *added}:
        raise _Redefined(codes.path, "")
    return replace(known, codes={**known.codes, **added})


def _codes(
    book: Codebook, codes: Entry, prefix: str, known: Collection[str], defaults: Defaults
) -> dict[str, Code]:
    found: dict[str, Code] = {}
    for entry in codes.entries():
        _check_name(entry, prefix, known, _CODE)
        code = code_of(entry, defaults)
        check_code(code, entry, book.standards, book.lists["legal_element"].codes)
        found[code.code] = code
    return found


def _property(book: Codebook, lists: dict[str, CodeList], entry: Entry) -> Property:
    found = property_of(entry)
    check_property(found, entry, lists, book.bands)
    return found


def _check_name(entry: Entry, prefix: str, known: Collection[str], shape: re.Pattern[str]) -> None:
    name = entry.path[-1]
    if name in known:
        raise _Redefined(entry.path, "")
    if not name.startswith(f"{prefix}_") or not shape.fullmatch(name):
        raise _Outside(entry.path, f"{prefix}_")
