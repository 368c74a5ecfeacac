"""What `add` does with a list beyond keeping it: show what its rows would make, then make it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import warn
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.intake.document import Document
    from bearwitness.intake.lists.mapping import ListMapping
    from bearwitness.intake.lists.plan import ListPlan
    from bearwitness.intake.lists.preview import ListPreview


def list_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The mapping, and a look ahead."""
    text = message("intake.lists.mapping", language)
    parser.add_argument("--mapping", metavar="FILE", type=Path, help=text)
    parser.add_argument("--dry-run", action="store_true", help=message("intake.lists.dry_run", language))


def mapping_named(chosen: argparse.Namespace) -> ListMapping | None:
    """The mapping that was named, if one was.

    Raises
    ------
    BadMapping
        It is not valid, or the files are no lists.
    """
    from bearwitness.intake.errors import BadMapping
    from bearwitness.intake.lists.mapping import mapping_of
    from bearwitness.intake.text import read_document

    if chosen.mapping is None:
        return None
    if chosen.kind not in (None, "list"):
        raise BadMapping(place="--kind", example="--kind list --mapping FILE")
    return mapping_of(read_document(chosen.mapping).text)


def look_ahead(
    casebook: Casebook,
    document: Document,
    mapping: ListMapping | None,
    chosen: argparse.Namespace,
    language: Language,
    told: list[dict[str, object]],
) -> None:
    """Show, and add to `told`, what each row would make; without a mapping, propose one. Nothing is written.

    Raises
    ------
    BadMapping
    BadValue
        Without a mapping: the file is no list, or is to be kept as something else.
    RowsRefused
        After the reasons have been told.
    """
    from bearwitness.actions.sources.import_list import refuse_rows
    from bearwitness.actions.sources.plan_list import plan_list
    from bearwitness.domain.errors import BadValue
    from bearwitness.intake.lists.linkage_rows import linkage_rows
    from bearwitness.intake.lists.preview import preview
    from bearwitness.intake.lists.propose import propose
    from bearwitness.intake.lists.table import table_of

    if mapping is None:
        table = table_of(document.text, document.segments)
        if not table.rows or chosen.consent or chosen.kind not in (None, "list"):
            raise BadValue(kind="list", example="add PATH LIST.csv --kind list --dry-run")
        proposal = propose(table)
        if not chosen.json:
            print(proposal, end="")
        told.append({"proposal": proposal})
        return
    linkage_rows(document, mapping)
    plan = plan_list(casebook, document.text, document.segments, mapping, chosen.organisation)
    refused = [{"row": each.row, "column": each.column, "reason": each.reason} for each in plan.refusals]
    told.append({"rows": len(plan.rows), "new": len(plan.new), "held": len(plan.held), "refused": refused})
    if chosen.dry_run:
        shown = preview(table_of(document.text, document.segments, mapping.table), mapping)
        told[-1] |= {"columns": [asdict(each) for each in shown.mapped], "unmapped": list(shown.unmapped)}
    if chosen.dry_run and not chosen.json:
        print("\n".join([*_columns(shown, language), *_rows(plan, language)]))
    elif plan.refusals:
        warn("\n".join(_refusals(plan, language)))
    refuse_rows(plan)


def bring_in(
    casebook: Casebook, source: str, document: Document, mapping: ListMapping, *, fresh: bool
) -> dict[str, object]:
    """Make persons and claims of a list that is in the casebook; seal what linkage needs of one that is new."""
    from bearwitness.actions.sources.import_list import import_list
    from bearwitness.actions.sources.keep_columns import keep_columns
    from bearwitness.intake.lists.linkage_rows import linkage_rows

    rows = linkage_rows(document, mapping) if fresh else []
    if rows:
        keep_columns(casebook, source, rows)
    made = import_list(casebook, source, mapping)
    found: dict[str, object] = {"source": source, "persons": len(made.persons), "claims": made.claims}
    return found | ({"kept": len(rows)} if rows else {})


def _columns(shown: ListPreview, language: Language) -> list[str]:
    """Each column with what some of its cells become, and the headers that are left out."""
    lines = []
    for each in shown.mapped:
        lines.append(f"{each.header} → {each.property}")
        lines += [f"  {words} → {'?' if value is None else value}" for words, value in each.samples]
    if shown.unmapped:
        headers = ", ".join(shown.unmapped)
        lines.append(message("care.cli.list_unmapped", language, headers=headers))
    return lines


def _rows(plan: ListPlan, language: Language) -> list[str]:
    lines = []
    for each in plan.rows:
        if each.refusals:
            continue
        key = "held" if each.held else "new"
        lines.append(message(f"intake.lists.{key}", language, row=each.row, claims=len(each.claims) + 1))
    return [*lines, *_refusals(plan, language), _sum(plan, language)]


def _refusals(plan: ListPlan, language: Language) -> list[str]:
    return [
        message(
            "intake.lists.refused",
            language,
            row=each.row,
            column=each.column,
            reason=message(f"intake.lists.reasons.{each.reason}", language),
        )
        for each in plan.refusals
    ]


def _sum(plan: ListPlan, language: Language) -> str:
    refused = len(plan.rows) - len(plan.new) - len(plan.held)
    return message(
        "intake.lists.sum",
        language,
        rows=len(plan.rows),
        new=len(plan.new),
        held=len(plan.held),
        refused=refused,
    )
