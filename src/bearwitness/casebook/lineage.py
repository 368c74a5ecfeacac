"""From a cell of a figure back to the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bearwitness.domain.passage import PassageRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Who stands behind the tokens of one run: kept in memory only, and never given to an engine.

    Attributes
    ----------
    run
        Random name of the run; tokens of another run are unknown here.
    persons
        Token to the pseudonym of the person, or of another subject, that it stands for.
    claims
        Token to property to the claims that its codes rest on.
    sources
        Token to the source that it stands for.
    """

    run: str
    persons: Mapping[str, str] = field(repr=False)
    claims: Mapping[str, Mapping[str, tuple[str, ...]]] = field(repr=False)
    passages: Callable[[Iterable[str]], list[PassageRecord]] = field(repr=False)
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)

    def open(self, tokens: Iterable[str], properties: Iterable[str] | None = None) -> list[PassageRecord]:
        """Passages behind the persons in a cell, as far as their consent allows at this moment.

        Parameters
        ----------
        tokens
            Tokens of the persons in the cell.
        properties
            Properties that the cell is made of; all, where not given.
        """
        return self.passages(self.cited(tokens, properties))

    def cited(self, tokens: Iterable[str], properties: Iterable[str] | None = None) -> list[str]:
        """Claims behind the tokens, whether or not they may be read now."""
        wanted = None if properties is None else set(properties)
        return [
            claim
            for token in tokens
            for name, claims in self.claims.get(token, {}).items()
            if wanted is None or name in wanted
            for claim in claims
        ]
