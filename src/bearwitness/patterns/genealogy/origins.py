"""Whom the text of a figure credits: a source of the file, a name that can be looked up, or nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bearwitness.domain.published_figure import PublishedFigure, PublishedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What ``attributed_to`` amounts to.

    Attributes
    ----------
    kind
        ``source`` of the file; ``name`` that is not in it; ``anonymous`` (experts, an aid worker: nobody that can
        be looked up); ``own``: the source itself, or nobody.
    key
        Identifier of the source, or the name; empty for the others.
    """

    kind: Literal["source", "name", "anonymous", "own"]
    key: str = ""

    @property
    def stated(self) -> bool:
        """Whether somebody is credited who can be looked up."""
        return self.kind in ("source", "name")


def credit_of(figure: PublishedFigure, sources: Mapping[str, PublishedSource]) -> Credit:
    """Credit of one figure."""
    said = figure.attributed_to
    if not said:
        return Credit(kind="own")
    if said not in sources:
        named = [each.id for each in sources.values() if each.publisher.casefold() == said.casefold()]
        if len(named) == 1:
            said = named[0]
    if said == figure.source:
        return Credit(kind="own")
    if said in sources:
        return Credit(kind="source", key=said)
    nobody = said.isascii() and not any(each.isupper() for each in said)
    return Credit(kind="anonymous") if nobody else Credit(kind="name", key=said)
