"""The mapping file: which column of a list is which property, and what its cells mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.linkage_columns import LINKAGE_COLUMNS
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text
from bearwitness.intake.errors import BadMapping
from bearwitness.intake.lists.forms import Form, form_of

_FIELDS = frozenset(
    {"record", "columns", "linkage", "table", "header", "missing", "role", "basis", "reliability", "doubtful"}
)
_COLUMN_FIELDS = frozenset({"property", "values", "forms", "counting", "currency", "unit"})
_COLUMNS_EXAMPLE = "{sex: {property: sex, values: {f: Female}}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column says.

    Attributes
    ----------
    values
        Words of a cell, in lower case, to what they mean in the property's own notation.
    forms
        Forms of cells, tried in order after the values.
    suffix
        What follows every meaning, such as `` korean`` or `` CNY per sale``.
    """

    header: str
    property: str
    values: Mapping[str, str]
    forms: tuple[Form, ...]
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping:
    """How one list is read.

    Attributes
    ----------
    record
        Header of the column with the number of each record: it says that a person is there, and tells her row again.
    table, header
        Number of the table or sheet, and the row in it that holds the headers.
    missing
        Words of a cell that say nothing, in lower case.
    role
        Code of the role that every person on the list has.
    basis, reliability, doubtful
        Codes for every claim; `doubtful` is the reliability where the value itself is a range or uncertain.
    linkage
        Columns that linkage reads (`LINKAGE_COLUMNS`) to headers of the list; they are sealed to the custodians, and
        masked in the text unless `columns` names them too.
    """

    record: str
    columns: tuple[Column, ...]
    table: int
    header: int
    missing: frozenset[str]
    role: str
    basis: str
    reliability: str
    doubtful: str
    linkage: Mapping[str, str] = field(default_factory=dict)


def mapping_of(text: str) -> ListMapping:
    """Read a mapping, in YAML or JSON.

    Raises
    ------
    BadMapping
        Names the place, and how to write it; never what stood there.
    """
    try:
        tree = read_yaml_text(text)
    except NotYaml as error:
        raise BadMapping(place=f"line {error.line}", example="record: number") from None
    top = _fields(tree, "the top", _FIELDS, "{record: number, columns: ...}")
    columns = top.get("columns")
    if not isinstance(columns, Mapping) or not columns:
        raise BadMapping(place="columns", example=_COLUMNS_EXAMPLE)
    reliability = _code(top, "reliability", "reliability", "LikelyReliable")
    return ListMapping(
        record=_text(top, "record", "number"),
        columns=tuple(_column(str(name), each, at) for at, (name, each) in enumerate(columns.items(), 1)),
        table=_number(top, "table"),
        header=_number(top, "header"),
        missing=_missing(top.get("missing", [])),
        role=_code(top, "role", "person_role", "Survivor"),
        basis=_code(top, "basis", "basis", "Document"),
        reliability=reliability,
        doubtful=_code(top, "doubtful", "reliability", reliability),
        linkage=_linkage(top.get("linkage")),
    )


def _column(header: str, tree: object, number: int) -> Column:
    place = f"columns, entry {number}"
    fields = _fields(tree, place, _COLUMN_FIELDS, _COLUMNS_EXAMPLE)
    name = str(fields.get("property", ""))
    if name not in codebook().properties or "Person" not in codebook().property(name).subjects:
        raise BadMapping(place=f"{place}, property", example="age_when_trafficked")
    return Column(
        header=header.strip(),
        property=name,
        values={key.strip().lower(): each for key, each in _words(fields, "values", place).items()},
        forms=tuple(
            form_of(key, each, f"{place}, forms") for key, each in _words(fields, "forms", place).items()
        ),
        suffix=_suffix(fields, place),
    )


def _linkage(tree: object) -> Mapping[str, str]:
    if tree is None:
        return {}
    known = set(LINKAGE_COLUMNS) - {"rec_id"}
    if not isinstance(tree, Mapping) or not tree or not set(tree) <= known:
        raise BadMapping(place="linkage", example=f"{{name: full name}}, with {', '.join(sorted(known))}")
    return {str(column): str(header).strip() for column, header in tree.items()}


def _suffix(fields: Mapping[object, object], place: str) -> str:
    counting, currency, unit = (fields.get(each) for each in ("counting", "currency", "unit"))
    if counting not in (None, "international", "korean"):
        raise BadMapping(place=f"{place}, counting", example="korean")
    words = f" {currency}" if currency else ""
    words += f" per {unit}" if unit else ""
    return words + (" korean" if counting == "korean" else "")


def _words(fields: Mapping[object, object], name: str, place: str) -> dict[str, str]:
    tree = fields.get(name) or {}
    if not isinstance(tree, Mapping) or not all(isinstance(each, str | int) for each in tree.values()):
        raise BadMapping(place=f"{place}, {name}", example='{"yes": "Female"}')
    return {str(key): str(each) for key, each in tree.items()}


def _fields(tree: object, place: str, known: frozenset[str], example: str) -> Mapping[object, object]:
    if not isinstance(tree, Mapping) or not set(tree) <= known:
        raise BadMapping(place=place, example=example)
    return tree


def _text(top: Mapping[object, object], name: str, example: str) -> str:
    value = top.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise BadMapping(place=name, example=example)
    return str(value).strip()


def _number(top: Mapping[object, object], name: str) -> int:
    value = top.get(name, 1)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise BadMapping(place=name, example="1")
    return value


def _code(top: Mapping[object, object], name: str, code_list: str, default: str) -> str:
    code = str(top.get(name, default))
    try:
        codebook().check(code_list, code)
    except BearwitnessError:
        raise BadMapping(place=name, example=default) from None
    return code


def _missing(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise BadMapping(place="missing", example='["-", "unknown"]')
    return frozenset(str(each).strip().lower() for each in value)
