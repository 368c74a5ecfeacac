"""The weights of a run: those shipped, moved by EM towards what these lists show, as far as they can carry it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bearwitness.linkage.model.comparisons import COMPARISONS, Weights
from bearwitness.linkage.model.engine import comparing
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.note import Note
from bearwitness.linkage.records import Records

ENOUGH_RECORDS = 5000
"""Records from which EM is tried; below, the shipped weights are better than what it could learn."""
WORTH = 400.0
"""Matches that the shipped weights are worth beside those of the lists."""
FARTHEST = 1.0
"""Log2 ratio beyond which a learnt share is taken for a degenerate fit and refused."""

SOUND = "l.sound = r.sound AND l.name >= 0 AND r.name >= 0"
"""Pairs that EM learns from; naming the column `name` keeps names out of it, for these pairs agree by choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Weights, and what must be said of them."""

    weights: Weights
    notes: tuple[Note, ...]


def fitted(records: Records, *, engine: str, area: Path) -> Fitted:
    """Weights for these lists; never an error, and never a silent fallback."""
    if len(records) < ENOUGH_RECORDS:
        return Fitted(weights=shipped(), notes=(Note(code="few_records"),))
    try:
        learnt = _learnt(records, engine, area)
    except Exception:  # noqa: BLE001  (Splink raises bare exceptions of many kinds)
        return Fitted(weights=shipped(), notes=(Note(code="em_failed"),))
    return _blended(learnt, matches=0.1 * len(records))


def _learnt(records: Records, engine: str, area: Path) -> Mapping[str, list[float]]:
    """Shares m by comparison, from EM over pairs that share the sounds of a whole name."""
    with comparing(records, shipped(), engine=engine, area=area) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.linker.training.estimate_parameters_using_expectation_maximisation(
            SOUND, fix_u_probabilities=True
        )
        model: dict[str, Any] = made.linker.misc.save_model_to_json()
    found = {}
    for comparison in model["comparisons"]:
        levels = [each for each in comparison["comparison_levels"] if not each.get("is_null_level")]
        found[comparison["output_column_name"]] = [
            float(each.get("m_probability", np.nan)) for each in levels
        ]
    return found


def _blended(learnt: Mapping[str, list[float]], *, matches: float) -> Fitted:
    weights: dict[str, dict[str, tuple[float, float]]] = {}
    refused = []
    for comparison in COMPARISONS:
        own = shipped()[comparison.name]
        m = np.array([own[level.key][0] for level in comparison.levels])
        new = np.array(learnt[comparison.name])
        blend = (matches * new + WORTH * m) / (matches + WORTH)
        if comparison.name in {"names", "order"} or not _sound(m, blend):
            blend = m
            refused += [] if comparison.name in {"names", "order"} else [comparison.name]
        weights[comparison.name] = {
            level.key: (float(share), own[level.key][1])
            for level, share in zip(comparison.levels, blend / blend.sum(), strict=True)
        }
    notes = (Note(code="em_refused", values={"comparisons": ", ".join(refused)}),) if refused else ()
    return Fitted(weights=weights, notes=notes)


def _sound(prior: np.ndarray[Any, Any], blend: np.ndarray[Any, Any]) -> bool:
    """Whether a fit is finite, keeps the order of agreement and moves no common level far."""
    if not np.isfinite(blend).all():
        return False
    common = prior > 0.05
    return bool(np.abs(np.log2(blend[common] / prior[common])).max() <= FARTHEST)
