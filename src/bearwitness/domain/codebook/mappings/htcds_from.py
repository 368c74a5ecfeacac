"""Read a row of HTCDS 2.0 as our properties and codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bearwitness.domain.age import Age
from bearwitness.domain.codebook.in_force import codebook
from bearwitness.domain.codebook.mappings.htcds_table import HtcdsField, htcds
from bearwitness.domain.codebook.mappings.record import Record, codes_of
from bearwitness.domain.count import Count
from bearwitness.domain.errors import BadValue
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

_SEVERAL = re.compile(r"[;|,\s]+")
_TICKED = frozenset({"true", "1", "yes"})
_WHOLE = re.compile(r"\d{1,3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a row says.

    Attributes
    ----------
    record
        Property to values.
    variants
        Fields, and codes as ``field:code``, that were not spelt as the standard's picklist spells them but were read.
    outside
        Fields that are kept elsewhere or nowhere, to the reason, a key of the table's ``reasons``.
    unread
        Fields that the standard has not, or whose text is none of its codes or no whole value.
    """

    record: Record
    variants: tuple[str, ...]
    outside: Mapping[str, str]
    unread: tuple[str, ...]


def from_htcds(row: Mapping[str, str]) -> Reading:
    """Read one row.

    Several codes of a field are set apart by semicolons, bars, commas or spaces. A code that only sums up what
    another field says more finely is dropped: ``SexualExploitation`` beside ``Prostitution``.

    Parameters
    ----------
    row
        Field of HTCDS, or its name in the XLSForm, to its text; an empty text says nothing.
    """
    table = htcds()
    variants: list[str] = []
    outside: dict[str, str] = {}
    unread: list[str] = []
    found: list[tuple[HtcdsField, tuple[Value, ...]]] = []
    for given, text in row.items():
        field = table.fields.get(table.aliases.get(given, given))
        if field is None:
            unread.append(given)
        elif text.strip():
            variants += [given] if given != field.name else []
            if field.outside:
                outside[field.name] = field.outside
                continue
            values = _values(field, text.strip(), variants)
            if values is None:
                unread.append(field.name)
            found.append((field, values or ()))
    return Reading(record=_joined(found), variants=tuple(variants), outside=outside, unread=tuple(unread))


def _values(field: HtcdsField, text: str, variants: list[str]) -> tuple[Value, ...] | None:
    """Values of a field's text; ``None`` where part of it cannot be read."""
    if field.checked:
        return (_term(field, field.checked),) if text.lower() in _TICKED else ()
    if field.codes:
        parts = [each for each in _SEVERAL.split(text) if each]
        if len(parts) > 1 and not field.several():
            variants.append(field.name)
        codes = [_code(field, each, variants) for each in parts]
        return None if None in codes else tuple(_coded(field, each) for each in codes if each)
    return _plain(field, text)


def _code(field: HtcdsField, text: str, variants: list[str]) -> str | None:
    """Our code."""
    its = field.aliases.get(text, text)
    if text in field.aliases or text in field.defined:
        variants.append(f"{field.name}:{text}")
    return field.codes.get(its) or field.defined.get(its)


def _coded(field: HtcdsField, code: str) -> Value:
    if codebook().property(field.property).type == "place":
        return PlaceValue(place_id=code, precision=Gazetteer.load().place(code).precision)
    return _term(field, code)


def _term(field: HtcdsField, code: str) -> Term:
    return Term(list=codebook().property(field.property).list, code=code)


def _plain(field: HtcdsField, text: str) -> tuple[Value, ...] | None:
    """Whole number, day or name of a place."""
    kind = codebook().property(field.property).type
    try:
        if kind == "age" and _WHOLE.fullmatch(text):
            return (Age(low=int(text), high=int(text)),)
        if kind == "count" and _WHOLE.fullmatch(text):
            return (Count(low=int(text), high=int(text)),)
        if kind == "date" and _DAY.fullmatch(text):
            return (PartialDate(edtf=text),)
    except BadValue:
        return None
    return _place(text) if kind == "place" else None


def _place(text: str) -> tuple[Value, ...] | None:
    gazetteer = Gazetteer.load()
    for language in ("en", "ko", "zh"):
        place_id = gazetteer.names(language).get(text)
        if place_id is not None:
            return (PlaceValue(place_id=place_id, precision=gazetteer.place(place_id).precision),)
    return None


def _joined(found: Iterable[tuple[HtcdsField, tuple[Value, ...]]]) -> dict[str, tuple[Value, ...]]:
    """Values of all fields by property, each once, without what only sums up others."""
    record: dict[str, tuple[Value, ...]] = {}
    for field, values in found:
        earlier = record.get(field.property, ())
        record[field.property] = (*earlier, *(each for each in dict.fromkeys(values) if each not in earlier))
    for field, values in found:
        finer = _finer(field, record)
        for value in values:
            if isinstance(value, Term) and field.written(value.code) in finer:
                record[field.property] = tuple(each for each in record[field.property] if each != value)
            elif isinstance(value, PlaceValue) and field.level:
                record[field.property] = _innermost(record[field.property])
    return {name: values for name, values in record.items() if values}


def _finer(field: HtcdsField, record: Record) -> frozenset[str]:
    """Codes of a field that sum up codes which only another field can say, where those are recorded."""
    others = {code for each in htcds().of(field.property) if each != field for code in each.codes.values()}
    return frozenset(
        field.back[code]
        for code in codes_of(record, field.property)
        if code in field.back and code in others and code not in field.codes.values()
    )


def _innermost(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Places without those that hold another of them."""
    gazetteer = Gazetteer.load()
    places = [each for each in values if isinstance(each, PlaceValue)]
    around = {
        each for place in places for each in gazetteer.ancestors(place.place_id) if each != place.place_id
    }
    return tuple(each for each in places if each.place_id not in around)
