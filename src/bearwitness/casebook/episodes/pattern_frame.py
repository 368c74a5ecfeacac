"""The one frame of the engines of patterns: persons, episodes and payments under the same tokens."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from django.db.models import QuerySet

from bearwitness.casebook.episodes.frame import rows_of, seen
from bearwitness.casebook.episodes.hidden import hidden
from bearwitness.casebook.episodes.payments import by_source, payment_rows
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import Claim
from bearwitness.casebook.persons import gather
from bearwitness.casebook.trajectory import trajectories
from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.passage import PassageRecord


def pattern_frame(
    claims: QuerySet[Claim], passages: Callable[[Iterable[str]], list[PassageRecord]]
) -> tuple[PatternFrame, Lineage]:
    """All rows that the given claims make, and the way back from every token.

    Parameters
    ----------
    claims
        Standing claims that the consent gate has let through.
    passages
        How the lineage finds the passages of claims again.
    """
    persons, lineage = gather(claims, passages)
    tokens: dict[str, str] = defaultdict(lambda: secrets.token_hex(16))
    tokens |= {name: token for token, name in lineage.persons.items()}
    origin = by_source(claims)

    def sources(cited: Iterable[str]) -> frozenset[str]:
        return frozenset(tokens[origin[each]] for each in cited if each in origin)

    unseen = hidden()
    episodes = seen(trajectories(claims).values(), unseen)
    rows = rows_of(episodes, tokens, unseen, sources)
    payments, paid = payment_rows(claims, episodes, tokens, unseen, sources)
    cited: dict[str, Mapping[str, tuple[str, ...]]] = {**lineage.claims, **paid}
    cited |= {tokens[each.id]: each.claims for each in episodes}
    frame = PatternFrame(
        persons=tuple(
            replace(row, sources=sources(c for own in lineage.claims[row.token].values() for c in own))
            for row in persons
        ),
        episodes=tuple(rows),
        payments=tuple(payments),
        groups=frozenset(token for name, token in tokens.items() if name.startswith("G-")),
    )
    names = {token: name for name, token in tokens.items()}
    told = {tokens[source]: source for source in set(origin.values()) if source in tokens}
    return frame, replace(lineage, persons=names, claims=cited, sources=told)
