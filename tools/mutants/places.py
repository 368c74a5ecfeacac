"""Where the gate and its tests are, and which tests are nearest to each module."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "bearwitness"
RELEASE = PACKAGE / "release"
TESTS = {
    "roster": ("test_roster",),
    "cells": ("test_cells",),
    "system": ("test_stranger", "test_known_answers", "test_suppression"),
    "parts": ("test_stranger", "test_multiples"),
    "stranger": ("test_stranger", "test_known_answers", "test_suppression"),
    "ties": ("test_ties", "test_series_beside"),
    "shown": ("test_multiples",),
    "multiples": ("test_multiples_edges", "test_multiples"),
    "told": ("test_multiples",),
    "rounding_plan": ("test_plan_parts",),
    "check_rounding": ("test_check_rounding",),
    "proofs": ("test_proofs", "test_suppression_edges", "test_suppression", "test_stranger"),
    "cliques": ("test_cliques",),
    "suppression": ("test_suppression_edges", "test_suppression", "test_known_answers", "test_earlier"),
    "moment": ("test_moment", "test_rings"),
    "rings": ("test_rings_edges", "test_rings"),
    "nesting": ("test_nesting_edges", "test_nesting"),
    "unions": ("test_unions",),
    "comparing/levels": ("test_areas", "test_series_later"),
    "kept_numbers": ("test_kept_numbers",),
    "exact_before": ("test_rounded_release",),
    "differencing": ("test_rests", "test_rings_edges", "test_differencing", "test_earlier"),
    "snapshot": ("test_roster", "test_differencing"),
    "look": ("test_look",),
    "amounts": ("test_money",),
    "amount_cells": ("test_amount_cells", "test_protect_amounts"),
    "dominance": ("test_money",),
    "quantiles": ("test_quantiles", "test_money"),
    "money_plan": ("test_money_plan", "test_money"),
    "money": ("test_money_tables", "test_money"),
    "protect_amounts": ("test_protect_amounts", "test_money"),
    "protect_together": ("test_amounts_together",),
    "known_sums": ("test_known_sums",),
    "lightest": ("test_lightest",),
    "standing": ("test_standing",),
    "check_money": ("test_check_money",),
    "weaken": ("test_weaken",),
    "known": ("test_network", "test_gate_edges"),
    "series_plan": ("test_series",),
    "steps": ("test_series",),
    "gate": ("test_gate_edges", "test_gate", "test_weaken"),
    "plan": ("test_plan", "test_plan_parts", "test_weaken", "test_money_plan"),
    "plan_digest": ("test_plan_parts", "test_plan"),
    "plan_file": ("test_plan", "test_plan_parts"),
    "level_plan": ("test_place_levels",),
    "planning/levels": ("test_place_levels",),
    "audience": ("test_plan_parts",),
    "quote_plan": ("test_plan_parts", "test_quotes"),
    "synthetic_plan": ("test_plan_parts",),
    "dossier_plan": ("test_plan_parts",),
    "second_look": ("test_second_look", "test_quotes"),
    "quotes": ("test_second_look", "test_quotes"),
    "alike": ("test_alike",),
    "attested": ("test_attested",),
    "rounding": ("test_rounding",),
    "nearly_all": ("test_nearly_all",),
    "own": ("test_own",),
    "linked": ("test_linked_edges",),
    "linked_counts": ("test_linked_edges", "test_linked_estimate"),
    "estimates/estimates": ("test_attested",),
    "estimates/published": ("test_published_estimates", "test_verify", "test_alike"),
    "verifying/checks": ("test_pages_beside", "test_checks", "test_verify_edges"),
    "verify": ("test_verify_order", "test_notices", "test_verify_edges", "test_verify"),
    "copies": ("test_copies", "test_verify"),
    "strangers": ("test_checks", "test_verify"),
    "papers": ("test_copies", "test_papers"),
    "charts": ("test_copies",),
    "check_images": ("test_checks",),
    "check_synthetic": ("test_synthetic_sheet", "test_synthetic_figure", "test_checks"),
    "verification": ("test_verify_order", "test_verify_edges"),
    "withdrawn": ("test_notices",),
    "microdata/classes": ("microdata/test_classes", "microdata/test_report", "microdata/test_look"),
    "diversity": ("microdata/test_classes", "microdata/test_report"),
    "uniques": ("microdata/test_classes", "microdata/test_report"),
    "coarsen": ("microdata/test_report",),
    "microdata/report": ("microdata/test_report", "microdata/test_look"),
    "folder": ("test_folder",),
    "signature": ("test_bundle_parts",),
    "receipts": ("test_bundle_record", "test_bundle_parts"),
    "data_files": ("test_bundle_parts",),
    "data_package": ("test_bundle_record", "test_bundle_parts"),
    "dictionary": ("test_bundle_record", "test_bundle_parts"),
    "citation": ("test_bundle_parts",),
    "parquet": ("test_bundle_parts",),
    "sheet": ("test_sheet", "test_bundle_parts"),
    "bundle/bundle": ("test_bundle_record", "test_bundle_parts"),
    "bundle/withdrawal": ("test_notices",),
    "withholdings": ("test_drawn_up", "test_kept_numbers"),
    "labels": ("test_drawn_up",),
    "counts/tables": ("test_drawn_up", "test_series"),
    "clean_image": ("test_images",),
    "images": ("test_images",),
    "dossier/dossier": ("test_dossier_files",),
    "bag": ("test_dossier_files",),
    "archive": ("test_dossier_files",),
    "wording/check": ("test_wording",),
    "naming": ("test_wording",),
    "own_words": ("test_wording",),
    "problem": ("test_checks",),
    "accounting": ("synthetic/test_ledger_edges", "test_plan_parts", "synthetic/test_accounting"),
    "ledger": (
        *("synthetic/test_ledger_edges", "synthetic/test_ledger"),
        "test_synthetic_beside_counts",
    ),
    "noise": ("synthetic/test_accounting",),
    "synthetic/checks": ("synthetic/test_parts",),
    "intervals": ("synthetic/test_parts",),
    "datasheet": ("synthetic/test_parts",),
    "from_rows": ("synthetic/test_parts",),
    "records": ("synthetic/test_parts", "synthetic/test_codebook"),
    "synthetic/tables": ("synthetic/test_parts",),
    "workload": ("synthetic/test_parts", "synthetic/test_accounting"),
    "structure": ("synthetic/test_parts",),
    "codebook": ("synthetic/test_parts", "synthetic/test_codebook"),
    "draw": ("synthetic/test_draw",),
    "synthesis": ("synthetic/test_synthesis_edges",),
    "model": ("synthetic/test_model", "synthetic/test_draw"),
    "reweigh": ("synthetic/test_reweigh",),
    "choose": ("synthetic/test_reweigh",),
    "kernels": ("synthetic/test_reweigh",),
    "synthesized": ("synthetic/test_synthesized", "test_synthetic_beside_counts"),
    "beside_counts": ("test_synthetic_beside_counts",),
    "synthetic/files": ("synthetic/test_synthesized",),
    "casebook/forgotten": ("casebook/test_forgotten",),
    "actions/require_remembered": ("casebook/test_forgotten",),
    "actions/counted_rows": ("actions/test_counted_rows",),
    "actions/releases/asked_back": ("actions/test_asked_back",),
    "actions/releases/begin_again": ("actions/test_proposed",),
    "actions/releases/proposed": ("actions/test_proposed",),
    "actions/releases/second_looks": ("actions/test_proposed",),
    "actions/releases/show_notice": ("actions/test_withdrawn_at_once",),
    "actions/releases/withdraw_release": ("actions/test_withdrawn_at_once",),
    "actions/releases/refuse_unseen": ("actions/test_approving",),
    "actions/releases/check_dossier": ("actions/test_approving",),
    "actions/releases/check_release": ("actions/test_approving",),
    "actions/releases/contents": ("actions/test_approving",),
    "actions/releases/propose_release": ("actions/test_approving",),
    "actions/releases/put_forward": ("actions/test_approving",),
    "actions/releases/approve_release": ("actions/test_approving", "actions/test_looking_again"),
    "actions/releases/look_again": ("actions/test_looking_again", "actions/test_approving"),
    "actions/releases/register_approver": ("actions/test_approving",),
    "actions/releases/request_approval": ("actions/test_approving",),
    "actions/releases/spend_budget": ("actions/test_spending",),
    "actions/releases/hand_dossier": ("actions/test_handing_over",),
    "actions/releases/approve_outside": ("actions/test_approving",),
    "additions": ("synthetic/test_synthesized",),
}
"""Each module, by its file's name or the end of its path, and the tests that are nearest to it."""


READERS = frozenset(
    {
        *("verifying/checks", "verify", "copies", "strangers", "papers", "charts", "check_images"),
        *("check_synthetic", "verification", "withdrawn", "alike"),
    }
)
"""Modules that read a bundle and make none: their tests are given one that the gate made as it stands."""


def source_of(module: str) -> Path:
    """The file of a module, in whichever room of the gate it is, or before it; leaves the program where there is not just one."""
    found = sorted(RELEASE.rglob(f"{module}.py")) or sorted(PACKAGE.glob(f"{module}.py"))
    if len(found) != 1:
        raise SystemExit(
            f"{len(found)} files of the gate are called {module}.py; name it in {Path(__file__).name}"
        )
    return found[0]


def files_of(module: str) -> list[Path]:
    """The files of a module's own tests, which stand by those of the gate or before it."""
    tests = ROOT / "tests"
    places = [(tests / "release" / f"{each}.py", tests / f"{each}.py") for each in TESTS[module]]
    return [first if first.exists() else other for first, other in places]


def every_file() -> list[Path]:
    """The files of tests of the whole gate."""
    return list(dict.fromkeys(path for module in TESTS for path in files_of(module)))
