"""The fields of HTCDS 2.0, each with what it is here."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bearwitness.domain.codebook.entry import Entry
from bearwitness.domain.messages import Language

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class HtcdsField:
    """A field: the facts of the standard, and our mapping.

    Attributes
    ----------
    section, name, type, core, status, listed
        As the standard has them; ``listed`` is its picklist, or where its codes come from.
    property
        Ours; empty where the field is ``outside``, for a reason of the table.
    codes
        Its codes to ours: codes of the property's list, or ids of the gazetteer for a place.
    back
        Our codes to its codes, where the reading is not simply turned round.
    defined
        Codes that it defines and its picklist lacks: read, never written.
    aliases
        Other spellings of its codes.
    checked
        Our code for a ticked box.
    level
        Of a place, the precision that the field holds.
    """

    section: str
    name: str
    type: str
    core: bool
    status: str
    listed: tuple[str, ...]
    property: str
    outside: str
    codes: Mapping[str, str]
    back: Mapping[str, str]
    defined: Mapping[str, str]
    aliases: Mapping[str, str]
    checked: str
    level: str

    def several(self) -> bool:
        """Whether the standard lets it hold several codes."""
        return self.type.startswith("Multiselect")

    def written(self, code: str) -> str | None:
        """Its code for one of ours; ``None`` where it has none."""
        if code in self.back:
            return self.back[code]
        return next((its for its, ours in self.codes.items() if ours == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtcdsTable:
    """Every field by name, the names of its XLSForm that differ, and why some fields stay outside."""

    fields: Mapping[str, HtcdsField]
    aliases: Mapping[str, str]
    reasons: Mapping[str, Mapping[Language, str]]

    def of(self, name: str) -> tuple[HtcdsField, ...]:
        """Fields of one of our properties."""
        return tuple(each for each in self.fields.values() if each.property == name)


@cache
def htcds() -> HtcdsTable:
    """The table that ships with the package, read once.

    References
    ----------
    International Organization for Migration, Human Trafficking Case Data Standard 2.0, 24 December 2021,
    UNMigration/HTCDS, CC BY 4.0.
    """
    from bearwitness.domain.yaml_file import read_yaml

    tree = Entry.of((), read_yaml(FOLDER / "htcds.yaml"))
    fields = tree.entry("fields")
    with (FOLDER / "htcds.csv").open(encoding="utf-8", newline="") as file:
        rows = [_field(row, fields.entry(row["field"])) for row in csv.DictReader(file)]
    return HtcdsTable(
        fields={each.name: each for each in rows},
        aliases=_pairs(tree.entry("aliases")),
        reasons={each.path[-1]: each.words() for each in tree.entry("reasons").entries()},
    )


def _field(row: Mapping[str, str], entry: Entry) -> HtcdsField:
    return HtcdsField(
        section=row["section"],
        name=row["field"],
        type=row["type"],
        core=row["core"] == "yes",
        status=row["status"],
        listed=tuple(each for each in row["codes"].split("|") if each),
        property=entry.text("property", ""),
        outside=entry.text("outside", ""),
        codes=_pairs(entry.entry("codes")),
        back=_pairs(entry.entry("back")),
        defined=_pairs(entry.entry("defined")),
        aliases=_pairs(entry.entry("aliases")),
        checked=entry.text("checked", ""),
        level=entry.text("level", ""),
    )


def _pairs(entry: Entry) -> dict[str, str]:
    return {key: entry.text(key) for key in entry.fields}
