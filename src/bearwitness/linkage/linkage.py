"""What came of a linkage: judgements, one clustering, and as many others as the doubt allows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.calibration import Curve
from bearwitness.linkage.captures import capture_table
from bearwitness.linkage.missed import FACTOR, HIDDEN, Missed, add_missed
from bearwitness.linkage.note import Note
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.reviewed import Reviewed
from bearwitness.linkage.sampler import Graph, draw

if TYPE_CHECKING:
    import pandas as pd

REPLICATES = 100
ALLOWED = "alarm_passed"
"""Code of the note that somebody let a run go on which had stopped and asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """Lists linked, with the doubt of every link; holds no name.

    Attributes
    ----------
    judgements : DataFrame
        `list_a, a, list_b, b` (list and rec_id), `probability` that they are one person, `linked`, and `evidence` in
        codes that `say_evidence` puts into words; pairs below 1 in 100 are left out.
    sample : DataFrame
        A random sample of the compared pairs, whatever their probability: the same columns, and `weight`, how many
        compared pairs each stands for.
    clusters : DataFrame
        `list, rec_id, cluster`.
    captures : DataFrame
        A 0/1 column a list, and `count`.
    threshold : float
        Probability from which pairs were linked.
    compared : int
        Pairs compared.
    notes : tuple of Note
        What a reader of the result must know.
    curve : Curve
        Calibration of the evidence, moved by what people judged.
    reviewed : Reviewed
        What people said of pairs of a random sample.
    """

    judgements: pd.DataFrame
    sample: pd.DataFrame
    clusters: pd.DataFrame
    captures: pd.DataFrame
    threshold: float
    engine: str
    compared: int
    seconds: float
    notes: tuple[Note, ...]
    outline: Outline
    missed: Missed
    curve: Curve
    reviewed: Reviewed
    _graph: Graph
    _home: npt.NDArray[np.int64]
    _seed: int

    def replicates(self, k: int = REPLICATES, *, with_missed: bool = True) -> list[pd.DataFrame]:
        """Capture tables of k clusterings drawn whole, links that nothing shows among them.

        Parameters
        ----------
        k : int
            How many.
        with_missed : bool
            Whether links that no comparison shows are drawn too; without them totals come out too high.
        """
        rng = np.random.default_rng([self._seed, 1])
        drawn = draw(self._graph, self._home, k, rng)
        if with_missed:
            drawn = np.stack([add_missed(self.outline, home, self.missed, rng) for home in drawn])
        return [capture_table(self.outline, home) for home in drawn]

    def replicate_files(self, k: int = REPLICATES) -> dict[str, str]:
        """Texts of `NNN.csv` and `meta.json` by name: counts only."""
        texts = {f"{n:03d}.csv": table.to_csv(index=False) for n, table in enumerate(self.replicates(k))}
        meta = {
            "format": 1,
            "lists": list(self.outline.lists),
            "replicates": k,
            "seed": "given",
            "threshold": round(self.threshold, 4),
            "missed": self.missed.probabilities(self.outline.lists),
            "ranges": {"overlap without a name": list(FACTOR), "hidden among the named": list(HIDDEN)},
            "reviewed_sample": self.reviewed.to_json(),
            "notes": [each.code for each in self.notes],
        }
        return {**texts, "meta.json": json.dumps(meta, ensure_ascii=False, indent=1) + "\n"}

    def write_replicates(self, folder: Path, k: int = REPLICATES) -> None:
        """Write `replicates/NNN.csv` and `replicates/meta.json` below a folder."""
        write_files(self.replicate_files(k), folder)


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write what `replicate_files` gave below ``folder/replicates``."""
    target = folder / "replicates"
    target.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (target / name).write_text(text, encoding="utf-8")
