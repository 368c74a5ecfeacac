"""What comes after coding: what still keeps it out of the figures, and where the work goes on."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.coding.read_text import CodedText
from bearwitness.casebook.speakers import is_roleless
from bearwitness.casebook.subject_claims import under_review
from bearwitness.domain.messages.value_words import short
from bearwitness.web.forms import Choice

PERSON = "P-"
"""Begins a person's pseudonym."""


def next_steps(coded: CodedText) -> dict[str, object]:
    """Whether nobody here is counted yet, the persons coded here, and what waits for review.

    Nothing, where nothing is coded yet.
    """
    if not coded.claims:
        return {}
    tokens = {subject: token for token, subject in coded.tokens.items()}
    persons = dict.fromkeys(
        claim.subject_id for _, claim in coded.claims if claim.subject_id.startswith(PERSON)
    )
    held_back = under_review()
    return {
        "roleless": is_roleless(coded.source_id, datetime.now(UTC)),
        "persons": [
            Choice(value=each, label=f"{tokens[each]} {short(each)}" if each in tokens else short(each))
            for each in persons
        ],
        "waits": any(claim.property in held_back for _, claim in coded.claims),
    }
