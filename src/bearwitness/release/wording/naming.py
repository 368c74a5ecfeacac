"""Let no name and no pseudonym of a person into a release by what a team writes itself, in a plan or in its codebook (H7)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.codebook import Codebook
from bearwitness.domain.masking import TOKEN
from bearwitness.domain.messages import Language
from bearwitness.intake.masking.propose import propose_masks
from bearwitness.release.errors import NameInPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.wording.check import plan_texts
from bearwitness.release.wording.own_words import leaving_texts, own_texts

_PSEUDONYM = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]-[A-Z2-7]{8,26}|[A-Za-z]-[A-Za-z2-7]{26})(?![A-Za-z0-9])")
"""An identifier, whole in any case, or its beginning as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeemingName:
    """Words that look like somebody's name or number, and their place in the team's file."""

    place: str
    words: str


def refuse_names(plan: Plan) -> None:
    """Refuse a plan whose free text, or what it would show of a team's own codebook, seems to name somebody.

    That is a pseudonym, a token of a masked text, or what looks like a name or a number.

    Whoever releases holds no names to compare with; so what the finders of masking would propose is refused, whoever it
    is, and has to be written otherwise. It is a net with holes: two people still read the plan.

    Raises
    ------
    NameInPlan
        Names the place in the plan or in the team's file, never what stands there.
    """
    for place, language, text in (*plan_texts(plan), *own_texts(plan)):
        if _seeming(text, language):
            raise NameInPlan(key=place)


def seeming_names(book: Codebook) -> tuple[SeemingName, ...]:
    """What in a team's own codes and labels a plan that would show it would be refused for; a person decides early."""
    return tuple(
        SeemingName(place=place, words=words)
        for place, language, text in leaving_texts(book)
        for words in _seeming(text, language)
    )


def _seeming(text: str, language: Language) -> list[str]:
    """Expressions that look like somebody's name, number or pseudonym."""
    matched = [each[0] for pattern in (_PSEUDONYM, TOKEN) for each in pattern.finditer(text)]
    return [*matched, *(each.quote for each in propose_masks(text, language=language))]
