"""The counts of the latest linkage, as long as nothing that it rests on has changed."""

from __future__ import annotations

import json
from datetime import datetime

from bearwitness.actions.linking.drawn_counts import DrawnCounts
from bearwitness.actions.linking.errors import LinkageOvertaken, NothingLinked
from bearwitness.casebook.linkage_state import linkage_state, settled_pairs
from bearwitness.casebook.linked_rows import closed_since, lists_of
from bearwitness.casebook.linking import latest_run
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.release.estimates.linked_counts import LinkedCounts


def counts_to_release(at: datetime) -> LinkedCounts:
    """Capture table and replicates that the latest run drew, and by how many its random sample was reviewed.

    They are as people had judged when it ran. They are never made anew here: whoever judges, links again.

    Raises
    ------
    NothingLinked
    LinkageOvertaken
        A list, an agreement, a row or a settled pair is not what it was, or the run kept no counts.
    """
    run = latest_run()
    if run is None:
        raise NothingLinked
    if "drawn" not in run.retrained:
        raise LinkageOvertaken
    drawn = DrawnCounts(**run.retrained["drawn"])
    settled = settled_pairs(at)
    if drawn.state != linkage_state(at, settled) or closed_since(run, at):
        raise LinkageOvertaken
    sampled = [each for each in settled.values() if each.weight > 0]
    return LinkedCounts(
        captures=drawn.captures,
        replicates=tuple(drawn.replicates),
        meta=json.dumps(drawn.meta, sort_keys=True),
        reviewers=len({word.by for each in sampled for word in each.judgements}),
        tokens=tuple(sorted(snapshot_tokens(lists_of(run)).values())),
    )
