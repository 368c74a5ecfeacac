"""Properties: what can be claimed of a subject, and by a value of which type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.codebook.sensitivity import Publish, Sensitivity
from bearwitness.domain.messages import Language
from bearwitness.domain.subject import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of some kinds of subject.

    Attributes
    ----------
    type
        Tag of the value type: date, age, money, count, share, place, term, text or subject.
    why
        Why the field is asked for, as its form states it; a field without a reason is not asked.
    sensitivity, publish
        How carefully it is handled, and the finest form in which it may leave in a release.
    list
        Code list of a term; empty for every other type.
    band
        Code list under whose bands engines see it; empty where it has none.
    many
        Whether several values can hold at once; where not, two different values are a conflict.
    targets
        Kinds of subject that a value of type subject can name; empty for every other type.
    """

    id: str
    type: str
    labels: Mapping[Language, str]
    why: Mapping[Language, str]
    subjects: tuple[SubjectKind, ...]
    sensitivity: Sensitivity
    publish: Publish
    list: str = ""
    band: str = ""
    many: bool = False
    targets: tuple[SubjectKind, ...] = ()
