"""Kinds of subject, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.messages import Language
from bearwitness.domain.subject import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of subject in words."""

    id: SubjectKind
    labels: Mapping[Language, str]
    definitions: Mapping[Language, str]
