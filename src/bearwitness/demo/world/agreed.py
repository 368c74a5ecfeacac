"""Consent files and sharing agreements of the demo, in the shape of a consent file."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np

from bearwitness.demo.world.draw import one_of, weighted
from bearwitness.domain.messages import Language

Mood = Literal["counts", "quotes", "until_later", "expired", "analyse_only", "record_only", "unrecorded"]
MOODS: dict[Mood, int] = {
    "quotes": 16,
    "until_later": 9,
    "expired": 5,
    "analyse_only": 10,
    "record_only": 7,
    "unrecorded": 6,
}
"""How many testimonies of each kind there are; the others simply count."""
EXPIRED = date(2025, 6, 30)
LATER = date(2035, 12, 31)


def consent_of(
    rng: np.random.Generator,
    mood: Mood,
    language: Language,
    *,
    organisation: str,
    on: date,
    guardian: bool = False,
) -> dict[str, object] | None:
    """Content of a consent file; None where none was recorded."""
    if mood == "unrecorded":
        return None
    interpreter = weighted(rng, {None: 0.6, f"{organisation}-i{int(rng.integers(1, 5))}": 0.4})
    return {
        "scopes": _scopes(rng, mood),
        "language": language,
        "text_version": f"{language}-{one_of(rng, (1, 2))}",
        "method": weighted(rng, {"signed": 5, "voice": 4, "witnessed": 2}),
        "interviewer": f"{organisation}-{int(rng.integers(1, 8))}",
        "interpreter": interpreter,
        "date": on,
        "child": guardian,
        "guardian": _guardian(organisation) if guardian else None,
        "assent": True if guardian else None,
        "questions": [True] * 7,
    }


def agreement_of(organisation: str, language: Language) -> dict[str, object]:
    """Sharing agreement of a partner's list: its rows may be analysed and counted, never quoted or named."""
    return {
        "scopes": {
            "record": True,
            "analyse": True,
            "count": True,
            "quote": False,
            "name": False,
            "contact": False,
        },
        "language": language,
        "text_version": "agreement-1",
        "method": "signed",
        "interviewer": f"{organisation}-1",
        "interpreter": None,
        "date": date(2026, 1, 12),
        "guardian": None,
        "assent": None,
        "questions": [True] * 7,
    }


def _scopes(rng: np.random.Generator, mood: Mood) -> dict[str, object]:
    """Answer to each scope."""
    scopes: dict[str, object] = {
        "record": True,
        "analyse": mood != "record_only",
        "count": mood not in {"record_only", "analyse_only"},
        "quote": mood == "quotes",
        "name": False,
        "contact": bool(rng.random() < 0.3),
    }
    if mood in {"expired", "until_later"}:
        until = EXPIRED if mood == "expired" else LATER
        scopes |= {"analyse": until, "count": until}
    if mood == "quotes" and rng.random() < 0.3:
        scopes["share"] = {"legal-clinic": date(2027, 12, 31)}
    return scopes


def _guardian(organisation: str) -> dict[str, object]:
    """A guardian who had no part in the events, named by a number only."""
    return {"name": f"{organisation}-g1", "relation": "appointed guardian", "party_to_events": False}
