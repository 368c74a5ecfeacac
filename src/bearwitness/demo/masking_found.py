"""How much of what is to be masked the machine proposes by itself."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.demo.world import World
from bearwitness.intake.masking.propose import propose_masks


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskingFound:
    """Spans that the documenters masked, how many of them were proposed whole, and proposals that they refused."""

    confirmed: int
    proposed: int
    refused: int


def masking_found(world: World) -> MaskingFound:
    """Compare the proposals with what the fictional documenters confirmed."""
    confirmed = proposed = refused = 0
    for source in world.sources:
        if source.kind != "testimony":
            continue
        spans = [(each.start, each.end) for each in propose_masks(source.text)]
        wanted = [(each.start, each.end) for each in source.masks]
        confirmed += len(wanted)
        proposed += sum(any(a <= start and end <= b for a, b in spans) for start, end in wanted)
        refused += sum(not any(a < end and start < b for start, end in wanted) for a, b in spans)
    return MaskingFound(confirmed=confirmed, proposed=proposed, refused=refused)
