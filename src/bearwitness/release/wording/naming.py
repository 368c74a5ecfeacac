"""Let no name and no pseudonym of a person into a release by what a team writes itself, in a plan or in its codebook (H7)."""

from __future__ import annotations

import re

from bearwitness.domain.masking import TOKEN
from bearwitness.intake.masking.propose import propose_masks
from bearwitness.release.errors import NameInPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.wording.check import plan_texts
from bearwitness.release.wording.own_words import own_texts

_PSEUDONYM = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]-[A-Z2-7]{8,26}|[A-Za-z]-[A-Za-z2-7]{26})(?![A-Za-z0-9])")
"""An identifier, whole in any case, or its beginning as it is written."""


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
        if _PSEUDONYM.search(text) or TOKEN.search(text) or propose_masks(text, language=language):
            raise NameInPlan(key=place)
