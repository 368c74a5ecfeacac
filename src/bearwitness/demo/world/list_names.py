"""How offices write down the names on their lists: of nobody, as those that testimonies begin with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.demo.world.draw import one_of, weighted
from bearwitness.demo.world.hidden_person import HiddenPerson
from bearwitness.domain.messages import Language
from bearwitness.linkage.simulation.romanised import System, romanised

APART = 7
"""Names have random numbers of their own, so that nothing else of the world hangs on them."""
SURNAMES = (("편", "片"), ("맹", "孟"), ("탁", "卓"), ("옥", "玉"), ("표", "表"), ("길", "吉"))
SYLLABLES = tuple("솔별온담결찬샘새단하늘들봄빛달잎")
SYSTEMS: dict[System, float] = {"revised": 0.4, "mccune_plain": 0.3, "dprk": 0.3}
UNNAMED = 0.06
"""Chance that an office wrote down no name."""
SPACED = 0.1


class ListNames:
    """Names of the world's persons, each the same person's wherever it stands, however it is written."""

    def __init__(self, seed: int, persons: Sequence[HiddenPerson]) -> None:
        self._rng = np.random.default_rng([seed, APART])
        self._of = {each.key: self._name() for each in persons}

    def _name(self) -> tuple[str, str, str]:
        surname, character = one_of(self._rng, SURNAMES)
        first, second = self._rng.choice(len(SYLLABLES), size=2, replace=False).tolist()
        return surname, character, SYLLABLES[first] + SYLLABLES[second]

    def written(self, key: str, language: Language) -> str | None:
        """A person's name as an office of this language writes it; None where it wrote none."""
        rng = self._rng
        if rng.random() < UNNAMED:
            return None
        surname, character, given = self._of[key]
        if language == "en":
            return self._latin(surname, given)
        if language == "zh" and rng.random() < 0.6:
            surname = character
        return f"{surname}{' ' if rng.random() < SPACED else ''}{given}"

    def _latin(self, surname: str, given: str) -> str:
        system = weighted(self._rng, SYSTEMS)
        parts = romanised(given, system)
        joined = one_of(
            self._rng, ("-".join(parts), "".join(parts), " ".join(each.capitalize() for each in parts))
        )
        return f"{romanised(surname, system)[0].capitalize()} {joined[:1].upper()}{joined[1:]}"
