"""Subjects of which only one of two coders spoke, and which of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bearwitness.casebook.models import BlindCoding, Claim, Subject
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.patterns.agreement import counterparts

Own = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Codings in which subjects of the second coder that have a counterpart bear the name of that.

    Attributes
    ----------
    paired
        Subjects, by the first coder's name, that each of the two made for herself.
    alone
        Subjects of which one coder spoke, and the other neither of them nor of a counterpart.
    """

    codings: list[BlindCodingRecord]
    paired: frozenset[str]
    alone: frozenset[str]


def compared(codings: Sequence[BlindCodingRecord], coders: Mapping[str, tuple[str, str]]) -> Compared:
    """Pair, text by text and kind by kind, what each coder called something of her own; by passages, never by values.

    Persons are not paired: both coders know those whom they are to speak of, so that another one is another answer. Nor
    is what the casebook knows from elsewhere, for whoever took it meant just that.
    """
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in codings:
        told[each.text_id][each.subject_id].add(each.by)
    single = {(text, name) for text, names in told.items() for name, by in names.items() if len(by) == 1}
    kinds = _new({name for _, name in single}, {each.text_id for each in codings})
    own: dict[tuple[str, str], dict[str, Own]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for each in codings:
        if (each.text_id, each.subject_id) in single and each.subject_id in kinds:
            own[each.text_id, kinds[each.subject_id]][each.by][each.subject_id].append((each.start, each.end))
    names: dict[str, str] = {}
    for (text, _), by in own.items():
        first, second = coders[text]
        names |= counterparts(by[first], by[second])
    return Compared(
        codings=[_renamed(each, names) for each in codings],
        paired=frozenset(names.values()),
        alone=frozenset(name for _, name in single) - names.keys() - frozenset(names.values()),
    )


def _new(subjects: set[str], texts: set[str]) -> dict[str, str]:
    """By subject that only these texts speak of, its kind; no person is among them."""
    elsewhere = set(
        Claim.objects.filter(subject__in=subjects)
        .exclude(passage__text__in=texts)
        .values_list("subject", flat=True)
    )
    elsewhere |= _in_several(subjects)
    rows = Subject.objects.filter(id__in=subjects - elsewhere).exclude(kind="Person")
    return dict(rows.values_list("id", "kind"))


def _in_several(subjects: set[str]) -> set[str]:
    """Those of which several double codings speak."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, coding in (
        BlindCoding.objects.filter(subject__in=subjects).values_list("subject", "coding").distinct()
    ):
        found[name].add(coding)
    return {name for name, codings in found.items() if len(codings) > 1}


def _renamed(coding: BlindCodingRecord, names: Mapping[str, str]) -> BlindCodingRecord:
    """The same under the name of the counterpart, also where it stands as a value."""
    value = coding.value
    if isinstance(value, SubjectRef) and value.subject_id in names:
        value = replace(value, subject_id=names[value.subject_id])
    return replace(coding, subject_id=names.get(coding.subject_id, coding.subject_id), value=value)
