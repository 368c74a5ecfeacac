"""The tables agree among themselves and with the page that readers check."""

from pathlib import Path

import yaml

from bearwitness.linkage.model.comparisons import COMPARISONS
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.names.page import names_page
from bearwitness.linkage.names.tables import characters, given, surnames

ROOT = Path(__file__).parents[2]
NAMES = ROOT / "src/bearwitness/linkage/names"


def test_the_page_is_current() -> None:
    assert (ROOT / "docs" / "names.md").read_text("utf-8") == names_page(), "run tools/write_names_page.py"


def test_syllables_are_readings_of_their_characters() -> None:
    wrong = [
        (row.hangul, char)
        for row in given().syllables
        for char in row.characters
        if row.hangul not in characters()[char].hangul
    ]
    assert wrong == []


def test_surnames_are_readings_of_their_characters() -> None:
    for row in surnames():
        if row.south and len(row.han[0]) == 1:
            read = {sound for form in row.han if form in characters() for sound in characters()[form].hangul}
            assert {row.north, row.south} & read, row.south


def test_no_word_of_the_tables_turned_into_a_truth_value() -> None:
    def leaves(tree: object) -> list[object]:
        if isinstance(tree, dict):
            return [leaf for key, value in tree.items() for leaf in (key, *leaves(value))]
        return [leaf for each in tree for leaf in leaves(each)] if isinstance(tree, list) else [tree]

    for path in [*NAMES.glob("*.yaml"), ROOT / "src/bearwitness/linkage/simulation/stock.yaml"]:
        assert not [
            each for each in leaves(yaml.safe_load(path.read_text("utf-8"))) if isinstance(each, bool)
        ]


def test_weights_are_shares_of_every_level() -> None:
    for comparison in COMPARISONS:
        levels = shipped()[comparison.name]
        assert list(levels) == [level.key for level in comparison.levels]
        for side in (0, 1):
            assert abs(sum(pair[side] for pair in levels.values()) - 1) < 0.01
