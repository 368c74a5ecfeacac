"""Claims on episodes, or on payments, to what stands of each, before anything is ordered."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from bearwitness.casebook.models import Claim
from bearwitness.casebook.positions import decisions
from bearwitness.casebook.resolve import Decision, Resolution, Said, resolve
from bearwitness.domain.codebook import codebook
from bearwitness.domain.subject import SubjectKind
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.value import Value, value_from_json
from bearwitness.vault.audit_detail import canonical

_COLUMNS = ("id", "subject", "property", "value", "basis", "reliability", "against")
ONE_ACT = "act"
"""An episode is one step, so that two acts contradict one another, though a person may have undergone many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Values that stand for each property of one subject, best founded first where there is one only."""

    id: str
    values: Mapping[str, tuple[Value, ...]]
    claims: Mapping[str, tuple[str, ...]]
    conflicts: frozenset[str]

    def one(self, name: str) -> Value | None:
        """The value of a property that holds one."""
        return next(iter(self.values.get(name, ())), None)

    def person(self) -> str | None:
        """Who underwent it; None where nobody says, or the claims disagree."""
        named = self.one("undergone_by")
        return named.subject_id if isinstance(named, SubjectRef) else None


def steps_of(claims: QuerySet[Claim], kind: SubjectKind = "Episode") -> list[Step]:
    """Episodes, or subjects of another kind, of which the given claims speak, by identifier."""
    said: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    # as they lie on the disk: in the order of random identifiers each would be on another page
    rows = claims.filter(subject__kind=kind).order_by().values_list(*_COLUMNS)
    for claim, subject, name, value, basis, reliability, against in rows.iterator():
        said[subject][name].append(
            Said(claim=claim, code=canonical(value), basis=basis, reliability=reliability, against=against)
        )
    for properties in said.values():
        for each in properties.values():
            each.sort(key=lambda one: one.claim)
    decided = decisions()
    return [_step(name, said[name], decided) for name in sorted(said)]


def _step(
    name: str,
    said: Mapping[str, Sequence[Said]],
    decided: Mapping[tuple[str, str], Sequence[Decision]],
) -> Step:
    found = {
        each: resolve(claims, many=_many(each), decisions=decided.get((name, each), ()))
        for each, claims in sorted(said.items())
    }
    return Step(
        id=name,
        values={each: _values(resolution) for each, resolution in found.items() if resolution.codes},
        claims={each: resolution.claims for each, resolution in found.items() if resolution.claims},
        conflicts=frozenset(each for each, resolution in found.items() if resolution.conflict),
    )


def _many(name: str) -> bool:
    return name != ONE_ACT and codebook().property(name).many


def _values(resolution: Resolution) -> tuple[Value, ...]:
    return tuple(_value(code) for code in resolution.codes)


def _value(code: str) -> Value:
    return value_from_json(json.loads(code))


def with_person(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """By person, the steps of which it is known who underwent them."""
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        person = step.person()
        if person is not None:
            found[person].append(step)
    return found
