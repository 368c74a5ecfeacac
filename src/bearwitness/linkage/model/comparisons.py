"""What is compared of two records, level by level, as Splink settings; the weights come from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bearwitness.linkage.model.given_pairs import BITS

NAME_BITS = (18, 15, 13, 11, 9, 7, 5, 3, 1, -1)
"""Lower bounds, in bits, of the levels of likeness of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level: its key in the file of weights, its condition, the column whose frequency it adjusts for."""

    key: str
    sql: str
    frequency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A kind of evidence: when it says nothing, and its levels from the strongest agreement on."""

    name: str
    silent: str
    levels: tuple[Level, ...]


_EXACT = "born_l = born_to_l AND born_r = born_to_r"
_GAP = "greatest(born_l - born_to_r, born_r - born_to_l)"
_BOTH_CROSSED = "crossed_l IS NOT NULL AND crossed_r IS NOT NULL"
_ORDER_KNOWN = (
    "(arrived_l IS NOT NULL AND crossed_r IS NOT NULL) OR (arrived_r IS NOT NULL AND crossed_l IS NOT NULL)"
)


def _either_null(column: str) -> str:
    return f"{column}_l IS NULL OR {column}_r IS NULL"


def _years(column: str, *gaps: int) -> tuple[Level, ...]:
    levels = [Level(key=f"{gap}", sql=f"abs({column}_l - {column}_r) <= {gap}") for gap in gaps]
    return (*levels, Level(key="else", sql="ELSE"))


COMPARISONS = (
    Comparison(
        name="names",
        silent=_either_null("name"),
        levels=(
            *(Level(key=f"{bits}", sql=f"{BITS}_l >= {bits}") for bits in NAME_BITS),
            Level(key="else", sql="ELSE"),
        ),
    ),
    Comparison(
        name="birth",
        silent=_either_null("born"),
        levels=(
            Level(key="same", sql=f"{_EXACT} AND born_l = born_r"),
            Level(key="overlap", sql=f"{_GAP} <= 0"),
            Level(key="1", sql=f"{_GAP} <= 1"),
            Level(key="2", sql=f"{_GAP} <= 2"),
            Level(key="4", sql=f"{_GAP} <= 4"),
            Level(key="else", sql="ELSE"),
        ),
    ),
    Comparison(
        name="sexes",
        silent=_either_null("sex"),
        levels=(Level(key="same", sql="sex_l = sex_r"), Level(key="else", sql="ELSE")),
    ),
    Comparison(
        name="home",
        silent=_either_null("province"),
        levels=(
            Level(key="county", sql="county_l = county_r", frequency="county"),
            Level(
                key="near",
                sql="province_l = province_r AND county_l IS NOT NULL AND county_r IS NOT NULL",
            ),
            Level(key="province", sql="province_l = province_r", frequency="province"),
            Level(key="else", sql="ELSE"),
        ),
    ),
    Comparison(
        name="stay",
        silent=_either_null("china"),
        levels=(
            Level(key="same", sql="china_l = china_r", frequency="china"),
            Level(key="else", sql="ELSE"),
        ),
    ),
    Comparison(name="crossing", silent=_either_null("crossed"), levels=_years("crossed", 0, 1, 2)),
    Comparison(name="arrival", silent=_either_null("arrived"), levels=_years("arrived", 0, 1, 2)),
    Comparison(
        name="order",
        silent=f"({_BOTH_CROSSED}) OR NOT ({_ORDER_KNOWN})",
        levels=(
            Level(
                key="broken",
                sql="coalesce(arrived_l < crossed_r - 1, false) OR coalesce(arrived_r < crossed_l - 1, false)",
            ),
            Level(key="else", sql="ELSE"),
        ),
    ),
)

Weights = Mapping[str, Mapping[str, tuple[float, float]]]
"""Comparison, level: the shares (m, u) of matching and of other pairs that show it."""


def settings(weights: Weights | None) -> Any:
    """Splink's settings; without weights, Splink's own defaults, for training."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import SettingsCreator

    def made(comparison: Comparison) -> Any:
        found: list[Any] = [levels.CustomLevel(comparison.silent).configure(is_null_level=True)]
        for level in comparison.levels:
            if level.sql == "ELSE":
                each: Any = levels.ElseLevel()
            elif level.frequency:
                each = levels.ExactMatchLevel(level.frequency)
                if level.key == "province":
                    each = levels.CustomLevel(level.sql)
            else:
                each = levels.CustomLevel(level.sql)
            options: dict[str, Any] = {"label_for_charts": level.key}
            if level.frequency and level.key != "province":
                options["tf_adjustment_column"] = level.frequency
            if weights is not None:
                m, u = weights[comparison.name][level.key]
                options |= {"m_probability": m, "u_probability": u}
            found.append(each.configure(**options))
        return comparisons.CustomComparison(comparison_levels=found, output_column_name=comparison.name)

    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[made(each) for each in COMPARISONS],
        blocking_rules_to_generate_predictions=[],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=False,
        probability_two_random_records_match=1e-4,
    )
