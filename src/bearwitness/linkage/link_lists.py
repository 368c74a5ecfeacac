"""Link the lists of several organisations, with the doubt of every link."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.alarm import MOST, allowed_beyond, check_clusters, check_copies
from bearwitness.linkage.area import private_area
from bearwitness.linkage.captures import capture_table
from bearwitness.linkage.clusters import cluster
from bearwitness.linkage.label import Label, Labelled, placed
from bearwitness.linkage.linkage import ALLOWED, Linkage
from bearwitness.linkage.missed import Missed
from bearwitness.linkage.model.engine import Scored, score
from bearwitness.linkage.model.fit import fitted
from bearwitness.linkage.model.retrain import retrained, reweighed
from bearwitness.linkage.names.read_name import forget_names
from bearwitness.linkage.note import Note
from bearwitness.linkage.odds import Odds, threshold_of, twice_price, weigh
from bearwitness.linkage.records import Records, gather
from bearwitness.linkage.reviewed import Reviewed
from bearwitness.linkage.sample import random_sample
from bearwitness.linkage.sampler import Graph
from bearwitness.linkage.words import evidence

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 0.01
"""Probability below which a pair is not listed among the judgements."""


def link_lists(
    frames: Mapping[str, pd.DataFrame],
    *,
    seed: int,
    engine: str = "duckdb",
    most: int = MOST,
    work: Path | None = None,
    labels: Sequence[Label] = (),
) -> Linkage:
    """Find the persons who are on several lists, and say how sure each link is.

    This keeps no log. It is for research on fictional lists or on lists that are public already; lists with names
    from a casebook go through the casebook's own action, which is logged and belongs to a custodian. It links whole
    lists, refuses small ones, and answers for no single person. Nothing of a name is in what it returns or writes.

    Parameters
    ----------
    frames : mapping
        List to its records: `rec_id`, and any of `name, alias, birth_year, birth_prec, sex, prov, county,
        china_place, year_cross, year_arrive`, as text; all but `rec_id` may be empty.
    seed : int
        For the replicates; the judgements draw nothing.
    engine : {"duckdb", "spark"}
        Where pairs are compared; the judgements are the same.
    most : int
        Records that may become one person; more stops the run, and whoever has looked at them may allow more.
    work : Path, optional
        Folder below which a private folder for spilled data is made, and removed at the end.
    labels : sequence of Label
        Pairs on which two reviewers agreed. They are what they said in every clustering, and they move the
        calibration; those of a random sample move the weights too.

    Raises
    ------
    TooFewLists, ListTooSmall, BadList, NoSuchEngine, SuspectCluster, MissingExtra
        See their messages.
    """
    began = time.perf_counter()
    records = gather(frames)
    try:
        check_copies(records, most)
        with private_area(work) as area:
            fit = fitted(records, engine=engine, area=area)
            scored = score(records, fit.weights, engine=engine, area=area)
        scored, labelled = placed(records.outline, scored, labels)
        scored = reweighed(scored, fit.weights, retrained(fit.weights, scored, labelled))
        return _judged(records, scored, labelled, _Run(engine, most, seed, began, fit.notes))
    finally:
        forget_names()


@dataclass(frozen=True, slots=True)
class _Run:
    engine: str
    most: int
    seed: int
    began: float
    notes: tuple[Note, ...]


def _judged(records: Records, scored: Scored, labelled: Labelled, run: _Run) -> Linkage:
    import pandas as pd

    outline = records.outline
    odds = weigh(outline, scored, labelled)
    missed = Missed.of(outline, scored, odds)
    threshold = threshold_of(odds.probability, sum(float(each.sum()) for each in missed.expected()))
    different = labelled.pair[~labelled.same]
    apart = set(zip(scored.left[different].tolist(), scored.right[different].tolist(), strict=True))
    home = cluster(outline, scored, odds.probability, threshold, apart)
    check_clusters(records, home, run.most)
    shown = np.flatnonzero(odds.probability >= SHOWN)
    drawn, weight = random_sample(odds.probability, np.random.default_rng([run.seed, 2]))
    return Linkage(
        judgements=_judgements(records, scored, odds, home, shown),
        sample=_judgements(records, scored, odds, home, drawn).assign(weight=weight),
        clusters=pd.DataFrame(
            {
                "list": [outline.lists[n] for n in outline.list_of],
                "rec_id": list(outline.rec_ids),
                "cluster": np.unique(home, return_inverse=True)[1],
            }
        ),
        captures=capture_table(outline, home),
        threshold=threshold,
        engine=run.engine,
        compared=len(scored),
        seconds=time.perf_counter() - run.began,
        notes=_notes(records, run.notes, allowed_beyond(records, home, run.most)),
        outline=outline,
        missed=missed,
        curve=odds.curve,
        reviewed=Reviewed.of(labelled, odds.unaided, threshold, len(drawn)),
        _graph=Graph.of(outline, scored.left, scored.right, odds.odds, twice=twice_price(outline, odds)),
        _home=home,
        _seed=run.seed,
    )


def _notes(records: Records, notes: tuple[Note, ...], allowed: int) -> tuple[Note, ...]:
    if records.disguised.any():
        notes = (*notes, Note(code="look_alike", values={"names": int(records.disguised.sum())}))
    return (*notes, Note(code=ALLOWED, values={"records": allowed})) if allowed else notes


def _judgements(
    records: Records,
    scored: Scored,
    odds: Odds,
    home: npt.NDArray[np.int64],
    shown: npt.NDArray[np.int64],
) -> pd.DataFrame:
    import pandas as pd

    a, b = scored.left[shown], scored.right[shown]
    outline, likeness = records.outline, records.likeness
    return pd.DataFrame(
        {
            "list_a": [outline.lists[n] for n in outline.list_of[a]],
            "a": [outline.rec_ids[n] for n in a],
            "list_b": [outline.lists[n] for n in outline.list_of[b]],
            "b": [outline.rec_ids[n] for n in b],
            "probability": odds.probability[shown],
            "linked": home[a] == home[b],
            "evidence": [
                evidence(records.book, likeness, records.names[[x, y]], scored.levels[n])
                for x, y, n in zip(a.tolist(), b.tolist(), shown.tolist(), strict=True)
            ],
        }
    )
