"""Trajectories to rows for the engines: under tokens of one run, coarse, without helpers."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable

from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import Claim
from bearwitness.domain.episode import EpisodeRecord, Trajectory
from bearwitness.domain.frame import EpisodeRow
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.precision import Precision

HELPER = "Helper"
FINEST: Precision = "county"
"""Places that engines see, and how finely."""


def episode_rows(
    trajectories: Iterable[Trajectory], passages: Callable[[Iterable[str]], list[PassageRecord]]
) -> tuple[list[EpisodeRow], Lineage]:
    """Rows of all episodes, in an order that says nothing, and the way back.

    Whoever is anywhere on record as a helper is left out of the actors.
    """
    tokens: dict[str, str] = defaultdict(lambda: secrets.token_hex(16))
    helpers = _helpers()
    episodes = [each for trajectory in trajectories for each in trajectory.episodes]
    rows = sorted((_row(each, tokens, helpers) for each in episodes), key=lambda row: row.episode_id)
    return rows, Lineage(
        run=secrets.token_hex(16),
        persons={token: name for name, token in tokens.items()},
        claims={tokens[each.id]: each.claims for each in episodes},
        passages=passages,
    )


def _row(episode: EpisodeRecord, tokens: dict[str, str], helpers: set[str]) -> EpisodeRow:
    actors = [each for each in episode.actors if each.role != HELPER and each.subject_id not in helpers]
    return EpisodeRow(
        episode_id=tokens[episode.id],
        person_id=tokens[episode.person_id],
        seq=episode.seq,
        act=episode.act,
        means=episode.means,
        purpose=episode.purpose,
        when="" if episode.when is None else episode.when.edtf,
        place_id="" if episode.place is None else episode.place.coarsen(FINEST).place_id,
        actors=tuple(sorted((tokens[each.subject_id], each.role) for each in actors)),
        payment_id=tokens[episode.payment_id] if episode.payment_id else "",
    )


def _helpers() -> set[str]:
    """Subjects that any standing claim calls a helper, whoever may read it: this only hides."""
    standing = Claim.objects.filter(retraction=None, against=False)
    said = standing.filter(property="role", value__code=HELPER).values_list("subject", flat=True)
    named = standing.filter(property="done_by", value__role=HELPER).values_list(
        "value__subject_id", flat=True
    )
    return {*said, *named}
