"""Write our properties and codes as a row of HTCDS 2.0."""

from __future__ import annotations

from bearwitness.domain.age import Age
from bearwitness.domain.codebook.mappings.htcds_from import from_htcds
from bearwitness.domain.codebook.mappings.htcds_table import HtcdsField, htcds
from bearwitness.domain.codebook.mappings.projection import Projection
from bearwitness.domain.codebook.mappings.record import Record, without
from bearwitness.domain.count import Count
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value


def to_htcds(record: Record) -> Projection:
    """Row of one subject, in the codes of the picklists, several set apart by semicolons.

    What the standard cannot hold is left out and listed: ``lost`` is found by reading the row back.

    Parameters
    ----------
    record
        Property to values. Whether it may leave is for the caller to have asked.
    """
    row: dict[str, str] = {}
    for field in htcds().fields.values():
        values = record.get(field.property, ()) if field.property else ()
        texts = dict.fromkeys(text for each in values if (text := _text(field, each)) is not None)
        if texts:
            row[field.name] = ";".join(texts) if field.several() else next(iter(texts))
    return Projection(row=row, lost=without(record, from_htcds(row).record))


def _text(field: HtcdsField, value: Value) -> str | None:
    """Text of a value in a field; ``None`` where the field cannot say it."""
    if isinstance(value, Term):
        if field.checked:
            return "true" if value.code == field.checked else None
        return field.written(value.code)
    if isinstance(value, PlaceValue):
        return _place(field, value)
    if isinstance(value, Age):
        exact = value.counting == "international" and value.low is not None and value.low == value.high
        return str(value.low) if exact else None
    if isinstance(value, Count):
        return str(value.low) if value.low is not None and value.low == value.high else None
    if isinstance(value, PartialDate):
        whole = value.earliest == value.latest and not value.uncertain and not value.approximate
        return value.edtf if whole else None
    return None


def _place(field: HtcdsField, value: PlaceValue) -> str | None:
    """Code of a country, or the English name of the place or of one that holds it, at the field's level."""
    gazetteer = Gazetteer.load()
    if not field.level:
        return field.written(value.place_id)
    chain = dict.fromkeys((value.place_id, *gazetteer.ancestors(value.place_id)))
    own = ("town", "county", "point") if field.level == "county" else (field.level,)
    return next((gazetteer.name(each) for each in chain if gazetteer.place(each).precision in own), None)
