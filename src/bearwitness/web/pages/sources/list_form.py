"""The mapping of a list as a form: what each column says, and what its words mean."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language
from bearwitness.domain.yaml_file import read_yaml_text
from bearwitness.intake.document import Document
from bearwitness.intake.lists.plan import ListPlan
from bearwitness.intake.lists.propose import propose
from bearwitness.intake.lists.table import Table, table_of
from bearwitness.web.request import PageRequest

OPEN = "TODO"
SAMPLES = 3
WORDS = 40
"""Different words of a column that are asked for at once; more come when these have a meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column: its number and header, some of its cells, the property that it codes, its column for linkage, its words."""

    number: int
    header: str
    samples: tuple[str, ...] = ()
    codes: str = ""
    linkage: str = ""
    counting: str = ""
    currency: str = ""
    unit: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks(self) -> str:
        """Type of its values: what else must be asked depends on it."""
        return codebook().property(self.codes).type if self.codes else ""

    def to_tree(self) -> dict[str, object]:
        """The column in a mapping; words without a meaning are left out, so that their cells are refused."""
        said = {each: meant for each, meant in self.words.items() if meant}
        slots = {each: meant for each, meant in said.items() if "{" in each}
        more = {name: getattr(self, name) for name in ("counting", "currency", "unit") if getattr(self, name)}
        values = {each: meant for each, meant in said.items() if each not in slots}
        return {"property": self.codes, "values": values, "forms": slots, **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm:
    """The whole mapping, as far as somebody has filled it."""

    table: int
    header: int
    record: int
    missing: str
    role: str
    basis: str
    reliability: str
    doubtful: str
    columns: tuple[ListColumn, ...]

    def mapping_text(self) -> str:
        """The mapping as a file would have it."""
        headers = {each.number: each.header for each in self.columns}
        mapped = {each.header: each.to_tree() for each in self.columns if each.codes}
        linkage = {each.linkage: each.header for each in self.columns if each.linkage}
        tree = {
            "record": headers.get(self.record, ""),
            "table": self.table,
            "header": self.header,
            "missing": [each.strip() for each in self.missing.split("|") if each.strip()],
            "role": self.role,
            "basis": self.basis,
            "reliability": self.reliability,
            "doubtful": self.doubtful,
            "columns": {
                header: each for header, each in mapped.items() if header != headers.get(self.record)
            },
            **({"linkage": linkage} if linkage else {}),
        }
        return json.dumps(tree, ensure_ascii=False)

    def asking(self, plan: ListPlan, document: Document) -> ListForm:
        """The form with a line for each word that the plan found no meaning for."""
        rows = table_of(document.text, document.segments, self.table).rows
        met: dict[int, list[str]] = {}
        for each in plan.refusals:
            if each.reason == "no_meaning":
                met.setdefault(each.column, []).append(rows[each.row][each.column].words)
        columns = tuple(
            replace(
                each, words={**each.words, **dict.fromkeys(_few(met.get(each.number, []), each.words), "")}
            )
            for each in self.columns
        )
        return replace(self, columns=columns)


def proposed_form(document: Document) -> ListForm:
    """First mapping of a list, from its headers; what its words mean is never guessed."""
    table = table_of(document.text, document.segments)
    tree = read_yaml_text(propose(table))
    top: Mapping[str, object] = tree if isinstance(tree, dict) else {}
    header = top.get("header")
    found = top.get("columns")
    columns = found if isinstance(found, dict) else {}
    row = header if isinstance(header, int) else 1
    lines = tuple(_proposal(each, columns.get(each.header)) for each in _columns(table, row))
    missing = top.get("missing")
    record = next((each.number for each in lines if each.header == top.get("record")), 0)
    return ListForm(
        table=1,
        header=row,
        record=record,
        missing=" | ".join(map(str, missing)) if isinstance(missing, list) else "",
        role="Survivor",
        basis="Document",
        reliability="LikelyReliable",
        doubtful="LikelyReliable",
        columns=lines,
    )


def sent_form(request: PageRequest, document: Document) -> ListForm:
    """The mapping as it was sent; where the header stands elsewhere now, its columns are read anew."""
    sent = request.POST
    table_number, header = _number(sent.get("table", "")), _number(sent.get("header", ""))
    table = table_of(document.text, document.segments, table_number)
    columns = tuple(_sent_column(request, each) for each in _columns(table, header))
    return ListForm(
        table=table_number,
        header=header,
        record=_number(sent.get("record", "0"), 0),
        missing=sent.get("missing", ""),
        **{name: sent.get(name, "") for name in ("role", "basis", "reliability", "doubtful")},
        columns=columns,
    )


def properties(language: Language) -> list[tuple[str, str]]:
    """Properties of a person, by their label."""
    found = [
        (each.id, each.labels[language])
        for each in codebook().properties.values()
        if "Person" in each.subjects
    ]
    return sorted(found, key=lambda each: each[1])


def _columns(table: Table, header: int) -> list[ListColumn]:
    found = []
    for column, cell in sorted(table.rows.get(header, {}).items()):
        below = [
            cells[column].words
            for row, cells in sorted(table.rows.items())
            if row > header and column in cells
        ]
        samples = tuple(dict.fromkeys(below))[:SAMPLES]
        found.append(ListColumn(number=column, header=cell.words, samples=samples))
    return found


def _proposal(column: ListColumn, tree: object) -> ListColumn:
    if not isinstance(tree, dict):
        return column
    words = [str(said) for name in ("values", "forms") for said in tree.get(name) or {}]
    return replace(column, codes=str(tree.get("property", "")), words=dict.fromkeys(words[:WORDS], ""))


def _sent_column(request: PageRequest, column: ListColumn) -> ListColumn:
    sent, number = request.POST, column.number
    name = sent.get(f"property-{number}", "")
    known = codebook().properties
    said, means = sent.getlist(f"said-{number}"), sent.getlist(f"means-{number}")
    return replace(
        column,
        codes=name if name in known and "Person" in known[name].subjects else "",
        linkage=sent.get(f"linkage-{number}", ""),
        counting=sent.get(f"counting-{number}", ""),
        currency=sent.get(f"currency-{number}", "").strip(),
        unit=sent.get(f"unit-{number}", "").strip(),
        words={each.strip(): meant.strip() for each, meant in zip(said, means, strict=False) if each.strip()},
    )


def _few(met: Sequence[str], known: Mapping[str, str]) -> list[str]:
    return [each for each in dict.fromkeys(met) if each not in known][:WORDS]


def _number(words: str, other: int = 1) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else other
