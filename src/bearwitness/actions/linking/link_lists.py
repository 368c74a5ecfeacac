"""Link the lists of the casebook, as a custodian."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.linking.drawn_counts import DrawnCounts
from bearwitness.actions.linking.errors import TooManyHere
from bearwitness.actions.linking.keep_linkage import keep_linkage
from bearwitness.actions.linking.list_rows import ListRows, chosen_lists, read_lists
from bearwitness.actions.out_folder import out_folder
from bearwitness.actions.require_remembered import require_remembered
from bearwitness.casebook.acting import acting, refuse, require
from bearwitness.casebook.errors import CasebookExists
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.linkage_state import linkage_state, settled_pairs
from bearwitness.casebook.linking import CountableList, standing_judgements
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.judgement import RecordPlace, agreements

if TYPE_CHECKING:
    from bearwitness.linkage import Linkage
    from bearwitness.linkage.label import Label

REPLICATES = 100
NOTE = "lists are linked as a whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What a run found; no record in it leads to a name.

    Attributes
    ----------
    run_id
        Of the run that the casebook keeps.
    linkage
        As the engine returned it, under numbers of records made for this run.
    places
        Where each of these records is kept: list and row.
    records
        Number of records by list.
    labels
        Pairs on which two reviewers had agreed before.
    files
        Replicates and `meta.json` by name, as they are written.
    """

    run_id: str
    linkage: Linkage
    places: Mapping[tuple[str, str], RecordPlace]
    records: Mapping[str, int]
    labels: int
    files: Mapping[str, str]


def link_lists(
    casebook: Casebook,
    *,
    lists: Sequence[str] = (),
    engine: str = "duckdb",
    out: Path | None = None,
    seed: int = 1,
    replicates: int = REPLICATES,
    most: int | None = None,
    work: Path | None = None,
    at_most: int | None = None,
) -> Linked:
    """Find the persons who are on several lists, keep what was found, and write counts.

    It is logged before the identity store is opened, and each list before it is read. Only lists under an agreement
    that lets them be counted are read; rows with a stricter answer are left out. Pairs on which two reviewers agreed
    are what they said. Names are in memory only.

    Parameters
    ----------
    casebook
        The open casebook; its actor must be a custodian who holds the identities key.
    lists
        Codes of organisations, or sources; none means every list that may be linked.
    engine
        ``duckdb`` or ``spark``.
    out
        Folder for ``captures.csv`` and ``replicates/``: counts only. Without it nothing is written.
    seed, replicates
        Of the replicates.
    most
        Records that may become one person; whoever has looked at a suspect cluster may allow more.
    work
        Folder below which a private folder for spilled numbers is made, and removed at the end.
    at_most
        Records on all lists together, for a caller who lets others wait.

    Raises
    ------
    NotAllowed
        The actor is no custodian; the attempt is logged.
    ReleasesForgotten
        Counts would be written, and a withdrawal may be forgotten.
    ListNotOpen
        A list is not there, or may not be counted.
    LooksLikeRegister, TooFewLists, ListTooSmall, SuspectCluster, NoSuchEngine, MissingExtra
        See their messages; the stop is logged.
    TooManyHere
        There are more than `at_most` records.
    CasebookExists
        Another run was written to `out`.
    NoOutFolder, CannotWrite
    """
    require(casebook, "link_lists", "link")
    if casebook.keys.identities is None:
        refuse(casebook, "link_lists")
    chosen = chosen_lists(lists, datetime.now(UTC))
    if out is not None:
        require_remembered(casebook)
        _refuse_standing(out)
        out_folder(out)
    run_id = new_identifier("H")
    with acting(casebook, "link_lists", "link") as entry:
        entry.object = run_id
        entry.detail.update(lists=[each.source for each in chosen], replicates=replicates)
    try:
        return _link(casebook, run_id, chosen, engine, out, seed, replicates, most, work, at_most)
    except BearwitnessError as error:
        with acting(casebook, "linkage_stopped", "link") as entry:
            entry.object = run_id
            entry.detail["error"] = error.code
        raise


def _refuse_standing(out: Path) -> None:
    """Replicates of another run beside these would be pooled with them."""
    if os.path.lexists(out / "replicates") or os.path.lexists(out / "captures.csv"):
        raise CasebookExists


def _link(
    casebook: Casebook,
    run_id: str,
    chosen: Sequence[CountableList],
    engine: str,
    out: Path | None,
    seed: int,
    replicates: int,
    most: int | None,
    work: Path | None,
    at_most: int | None,
) -> Linked:
    """Read, link, keep and write, once the run is in the record."""
    from bearwitness import linkage
    from bearwitness.linkage.alarm import MOST
    from bearwitness.linkage.linkage import write_files

    now = datetime.now(UTC)
    state = linkage_state(now, settled_pairs(now))
    with open_identity(casebook, reason="Linkage", note=NOTE) as store:
        rows = read_lists(store, chosen)
    if at_most is not None and len(rows.places) > at_most:
        raise TooManyHere(records=len(rows.places), most=at_most)
    labels = labels_for(rows)
    done = linkage.link_lists(
        rows.frames,
        seed=seed,
        engine=engine,
        most=MOST if most is None else most,
        work=work,
        labels=labels,
    )
    files = done.replicate_files(replicates)
    with acting(casebook, "lists_linked", "link") as entry:
        keep_linkage(
            run_id,
            done,
            rows,
            drawn=DrawnCounts.of(done, files, state),
            labels=len(labels),
            seed=seed,
            at=datetime.now(UTC),
            by=casebook.actor,
        )
        entry.object = run_id
        entry.detail.update(records=len(rows.places), compared=done.compared, labels=len(labels))
    if out is not None:
        (out / "captures.csv").write_text(done.captures.to_csv(index=False), encoding="utf-8")
        write_files(files, out)
    return Linked(
        run_id=run_id,
        linkage=done,
        places=rows.places,
        records={name: len(frame) for name, frame in rows.frames.items()},
        labels=len(labels),
        files=files,
    )


def labels_for(rows: ListRows) -> list[Label]:
    """Pairs on which two reviewers agree, by the numbers of this run's records."""
    from bearwitness.linkage.label import Label

    at = {place: key for key, place in rows.places.items()}
    return [
        Label(first=at[a], second=at[b], same=each.verdict == "same", weight=each.weight)
        for (a, b), each in agreements(standing_judgements(datetime.now(UTC))).items()
        if each.verdict is not None and a in at and b in at
    ]
