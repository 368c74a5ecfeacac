"""Trajectories to rows for the engines: under tokens of one run, coarse, without helpers or escapes."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from bearwitness.casebook.episodes.hidden import HELPER, Hidden, hidden, shown
from bearwitness.casebook.lineage import Lineage
from bearwitness.domain.codebook import codebook
from bearwitness.domain.episode import EpisodeRecord, Trajectory
from bearwitness.domain.frame import EpisodeRow
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.precision import Precision

FINEST: Precision = "county"
"""Places that engines see, and how finely."""
SAFE = "ArrivalInSafety"
"""Where and with whose help somebody reached safety stays in the casebook; that she did is counted."""

SourcesOf = Callable[[Iterable[str]], frozenset[str]]
"""Tokens of the sources of some claims."""


def episode_rows(
    trajectories: Iterable[Trajectory], passages: Callable[[Iterable[str]], list[PassageRecord]]
) -> tuple[list[EpisodeRow], Lineage]:
    """Rows of all episodes, in an order that says nothing, and the way back."""
    tokens: dict[str, str] = defaultdict(lambda: secrets.token_hex(16))
    unseen = hidden()
    kept = seen(trajectories, unseen)
    rows = rows_of(kept, tokens, unseen, lambda claims: frozenset())
    return rows, Lineage(
        run=secrets.token_hex(16),
        persons={token: name for name, token in tokens.items()},
        claims={tokens[each.id]: each.claims for each in kept},
        passages=passages,
    )


def seen(trajectories: Iterable[Trajectory], unseen: Hidden) -> list[EpisodeRecord]:
    """Episodes that engines may see, each with the number that it has among all."""
    return [
        each
        for trajectory in trajectories
        for each in trajectory.episodes
        if each.id not in unseen.episodes and each.venue_id not in unseen.venues
    ]


def rows_of(
    episodes: Iterable[EpisodeRecord], tokens: Mapping[str, str], unseen: Hidden, sources: SourcesOf
) -> list[EpisodeRow]:
    """Rows by token; whoever is anywhere on record as a helper is left out of the actors."""
    return sorted((_row(each, tokens, unseen, sources) for each in episodes), key=lambda row: row.episode_id)


def _row(episode: EpisodeRecord, tokens: Mapping[str, str], unseen: Hidden, sources: SourcesOf) -> EpisodeRow:
    safe = SAFE in episode.states
    open_actors = () if safe else episode.actors
    actors = [e for e in open_actors if e.role != HELPER and e.subject_id not in unseen.helpers]
    place = None if safe else episode.place
    paid = episode.payment_id and episode.payment_id not in unseen.payments and not safe
    return EpisodeRow(
        episode_id=tokens[episode.id],
        person_id=tokens[episode.person_id],
        seq=episode.seq,
        act=episode.act,
        means=episode.means,
        purpose=episode.purpose,
        when=_text(episode.when),
        place_id="" if place is None else place.coarsen(FINEST).place_id,
        actors=tuple(sorted((tokens[each.subject_id], each.role) for each in actors)),
        payment_id=tokens[episode.payment_id] if paid else "",
        states=_ordered("step", episode.states),
        forms=_ordered("exploitation", episode.forms),
        began=_text(episode.began),
        ended=_text(episode.ended),
        handover=episode.handover if shown("handover_kind", episode.handover) else "",
        venue_id=tokens[episode.venue_id] if episode.venue_id and not safe else "",
        venue_kind=episode.venue_kind if shown("venue_kind", episode.venue_kind) and not safe else "",
        sources=sources(claim for claims in episode.claims.values() for claim in claims),
    )


def _ordered(name: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes that engines may see, in the codebook's order."""
    order = list(codebook().list(codebook().property(name).list).codes)
    return tuple(sorted((each for each in codes if shown(name, each)), key=order.index))


def _text(day: PartialDate | None) -> str:
    return "" if day is None else day.edtf
