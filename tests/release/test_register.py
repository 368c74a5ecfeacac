"""Each case whose answer is known from elsewhere has a test, named here."""

from __future__ import annotations

import ast
from pathlib import Path

HERE = Path(__file__).parent
CASES = {
    "sdcMicro freqCalc: class sizes": "microdata/test_classes.py::test_frequency_counts_of_sdcmicro",
    "sdcMicro freqCalc: uniques and pairs": "microdata/test_classes.py::test_frequency_counts_of_sdcmicro",
    "sdcMicro freqCalc: missing values": (
        "microdata/test_classes.py::test_frequency_counts_of_sdcmicro_with_missing_values"
    ),
    "sdcMicro francdat": "microdata/test_classes.py::test_frequency_counts_of_francdat",
    "sdcMicro ldiversity": "microdata/test_classes.py::test_distinct_values_of_sdcmicro",
    "GaussSuppression 1: primary only is recovered": (
        "test_known_answers.py::test_withholding_small_cells_alone_protects_nothing"
    ),
    "GaussSuppression 1: the published pattern": "test_suppression.py::test_a_pattern_that_protects_for_one_is_too_narrow_for_ten",
    "GaussSuppression 1: ranges [0, 2] and [2, 4]": (
        "test_known_answers.py::test_the_published_pattern_leaves_ranges_of_two"
    ),
    "GaussSuppression 1: width 2 fails a threshold of 10": (
        "test_suppression.py::test_a_pattern_that_protects_for_one_is_too_narrow_for_ten"
    ),
    "GaussSuppression 2: linked areas": "test_known_answers.py::test_linked_areas_are_not_worked_out_by_anybody",
    "Fischetti and Salazar: (II, C) in [5, 30]": "test_suppression.py::test_ranges_are_those_of_the_textbook",
    "Fischetti and Salazar: (III, A) in [0, 25]": "test_suppression.py::test_ranges_are_those_of_the_textbook",
    "rounding to 5 without control": "test_known_answers.py::test_counts_are_exact_or_withheld_never_rounded",
    "differencing: one new minor girl": "test_nesting.py::test_a_new_minor_girl_does_not_show",
    "differencing: nested areas": "test_nesting.py::test_nested_areas",
    "differencing: all less adults": "test_nesting.py::test_all_less_adults",
    "14.3 % of a base under 15": "test_known_answers.py::test_no_share_leaves_whose_base_could_be_told",
    "accounting: simple, one and three releases": (
        "synthetic/test_accounting.py::test_exact_accounting_is_tighter_than_the_simple_rule_and_the_plain_sum"
    ),
    "accounting: exact, one release": "synthetic/test_accounting.py::test_published_values_of_the_gaussian_mechanism",
    "accounting: exact, three releases": (
        "synthetic/test_accounting.py::test_published_values_of_the_gaussian_mechanism"
    ),
    "accounting: plain sum of three": (
        "synthetic/test_accounting.py::test_exact_accounting_is_tighter_than_the_simple_rule_and_the_plain_sum"
    ),
    "fresh jitter averages out": "test_known_answers.py::test_a_map_is_of_counts_and_never_jittered",
    "a degree that is unique": "test_known_answers.py::test_no_network_leaves_person_by_person",
}


def test_every_known_answer_has_a_test() -> None:
    assert len(CASES) == 23
    for case, place in CASES.items():
        path, name = place.split("::")
        tree = ast.parse((HERE / path).read_text("utf-8"))
        assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}, case
