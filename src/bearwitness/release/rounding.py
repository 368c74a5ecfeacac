"""Numbers that leave, to two significant figures."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Round estimates outwards, never finer than a step (persons)."""

    step: int

    def near(self, value: float | None) -> int | None:
        """To the nearest."""
        return None if value is None else self._coarse(value, 0.5)

    def down(self, value: float | None) -> int | None:
        """Lower ends and floors."""
        return None if value is None else self._coarse(value, 0.0)

    def up(self, value: float | None) -> int | None:
        """Upper ends."""
        return None if value is None else -self._coarse(-value, 0.0)

    def _coarse(self, value: float, half: float) -> int:
        size: int = max(self.step, 10 ** max(len(str(int(abs(value)))) - 2, 0))
        return math.floor(value / size + half) * size
