"""Dates as they are told."""

from __future__ import annotations

import numpy as np

from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.draw import weighted
from bearwitness.demo.world.said import Said
from bearwitness.domain.messages import Language

_TOLD = {"year": 22, "about": 20, "unsure": 8, "season": 18, "about_season": 14, "month": 10, "either": 8}
_WRITTEN = {"year": 50, "about": 14, "unsure": 8, "season": 8, "about_season": 4, "month": 10, "either": 6}
_EDTF = {
    "year": "{year}",
    "about": "{year}~",
    "unsure": "{year}?",
    "season": "{year}-{season}",
    "about_season": "{year}-{season}~",
    "month": "{year}-{month:02}",
    "either": "{year}/{next}",
}


def say_date(rng: np.random.Generator, year: int, month: int, language: Language, *, cell: bool) -> Said:
    """When she left home, in words for a sentence or for a cell."""
    form = weighted(rng, _WRITTEN if cell else _TOLD)
    if form == "either" and rng.random() < 0.5:
        year -= 1
    words = bank("labels")[language]
    season = _season(month)
    return Said(
        words=words["cells" if cell else "dates"][form].format(
            year=year, next=year + 1, month=words["months"][month - 1], season=words["seasons"][season]
        ),
        property="left_home",
        value={
            "type": "date",
            "edtf": _EDTF[form].format(year=year, next=year + 1, month=month, season=season),
        },
        certain=form in {"year", "season", "month"},
    )


def _season(month: int) -> int:
    """EDTF's number of the season; a winter is told by the year in which it began or ended."""
    return 24 if month in {12, 1, 2} else 21 + (month - 3) // 3
