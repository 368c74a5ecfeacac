"""The words of the demo's texts, and a deck that deals them so that none comes twice before all came once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bearwitness.demo.world.draw import shuffled
from bearwitness.domain.yaml_file import read_yaml


@cache
def bank(name: str) -> dict[str, Any]:
    """Content of a file in ``texts``, read once."""
    return dict(read_yaml(Path(__file__).parent / "texts" / f"{name}.yaml"))


class Deck:
    """Deals the frames of each section in random order."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._piles: dict[tuple[str, ...], list[str]] = {}

    def deal(self, *path: str) -> str:
        """Next frame of a section, such as ``deal("ko", "means", "Deception")``."""
        if not self._piles.get(path):
            frames: Any = bank(path[0])
            for step in path[1:]:
                frames = frames[step]
            self._piles[path] = shuffled(self._rng, frames)
        return self._piles[path].pop()
