"""What claims are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

SubjectKind = Literal["Person", "Group", "Place", "Venue", "Episode", "Payment"]
SUBJECT_KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRecord:
    """A subject is an id and a kind: everything else about it is a claim; a person's id is a pseudonym."""

    id: str
    kind: SubjectKind
