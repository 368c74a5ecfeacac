"""Compute an estimate within what a page may take."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bearwitness.actions.linking.linked_counts import linked_counts
from bearwitness.actions.linking.sample_progress import sample_progress
from bearwitness.actions.recorded_counts import STRATUM, recorded_counts
from bearwitness.casebook.partner_lists import run_found
from bearwitness.casebook.rights import analysing
from bearwitness.web.pages.estimates.asked import Asked
from bearwitness.web.pages.estimates.zipped import is_zip, replicates_of, unzipped
from bearwitness.web.pages.links.held import FOLDER, held_counts
from bearwitness.web.request import PageRequest

if TYPE_CHECKING:
    from bearwitness.estimate import Reading, Replicates, StratifiedReading

REPS = 100
"""Draws or replicates of each method; the command makes 1,000."""
TABLES = 5
"""Replicates of a linkage that are estimated; the command takes all."""
MOST_STRATA = 12
SEED = 1
PATIENCE = 30
"""Seconds to wait for somebody else's estimate; one is made at a time."""
_computing = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came out.

    Attributes
    ----------
    certain
        The same with every link taken as certain, where there is doubt about links in `reading`.
    remarks
        What bounds it, as keys below `web_estimates.remarks`.
    """

    reading: Reading
    strata: StratifiedReading | None = None
    certain: Reading | None = None
    remarks: tuple[str, ...] = ("bounded",)


def answer(request: PageRequest, asked: Asked) -> Answer | None:
    """Estimate it; None where somebody else's takes too long.

    Raises
    ------
    NothingLinked, NotAllowed
    BearwitnessError
        What is wrong with the table, by row.
    """
    make = {"run": _of_run, "record": _of_record, "file": _of_file}[asked.source]
    if not _computing.acquire(timeout=PATIENCE):
        return None
    try:
        return make(request, asked)
    finally:
        _computing.release()


def _of_run(request: PageRequest, asked: Asked) -> Answer:
    """Of the latest linkage: with the doubt about links where this process drew it, else without, and it says so."""
    from bearwitness.estimate.note import Note
    from bearwitness.estimate.parts.estimate_replicates import disputed

    text = linked_counts(request.casebook).to_csv(index=False)
    sample, ran = sample_progress(), run_found(datetime.now(UTC))
    doubts = ["links_certain"] if sample and not sample.left else ["links_certain", "links_not_reviewed"]
    certain = disputed(_plain(text, asked), tuple(Note(code=each) for each in doubts))
    held = held_counts(ran.run_id) if ran and not ran.closed else None
    if held is None:
        return Answer(reading=certain, remarks=("bounded", "certain_only"))
    texts = {name.removeprefix(FOLDER): text for name, text in held.files.items() if name.startswith(FOLDER)}
    reading = _pooled(replicates_of(texts, TABLES), asked)
    return Answer(reading=reading, certain=certain, remarks=("bounded_links",))


def _of_record(request: PageRequest, asked: Asked) -> Answer:
    text = recorded_counts(request.casebook, analysing(request.roles), asked.split)
    if asked.split:
        return _stratified(text, (STRATUM,), asked)
    return Answer(reading=_plain(text, asked))


def _of_file(request: PageRequest, asked: Asked) -> Answer:
    from bearwitness.intake.text import document_of

    if is_zip(asked.data):
        return Answer(
            reading=_pooled(replicates_of(unzipped(asked.data), TABLES), asked), remarks=("bounded_links",)
        )
    text = document_of(asked.data).text
    if asked.by:
        return _stratified(text, asked.by, asked)
    return Answer(reading=_plain(text, asked))


def _plain(text: str, asked: Asked) -> Reading:
    from bearwitness.estimate import CaptureTable, estimate

    return estimate(CaptureTable.read(text).apart(*asked.apart), **_options(asked))


def _pooled(replicates: Replicates, asked: Asked) -> Reading:
    from bearwitness.estimate import estimate_replicates

    return estimate_replicates(replicates.apart(*asked.apart), **_options(asked))


def _stratified(text: str, by: Sequence[str], asked: Asked) -> Answer:
    from bearwitness.domain.errors import BadValue
    from bearwitness.estimate import StratifiedTable, estimate_strata

    table = StratifiedTable.read(text, by=by).apart(*asked.apart)
    if len(table.strata) > MOST_STRATA:
        raise BadValue(kind="strata", example=f"2-{MOST_STRATA}")
    found = estimate_strata(table, **_options(asked))
    return Answer(reading=found.total, strata=found)


def _options(asked: Asked) -> dict[str, Any]:
    import numpy as np

    return {"rng": np.random.default_rng(SEED), "frame": asked.frame, "reps": REPS}
