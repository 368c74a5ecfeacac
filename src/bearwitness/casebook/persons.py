"""Claims on survivors to rows for the engines: codes under tokens, and the way back kept apart."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from bearwitness.casebook.banding import coded, dated, is_many
from bearwitness.casebook.derived import first_sources
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.models import Claim
from bearwitness.casebook.positions import decisions
from bearwitness.casebook.resolve import Decision, Resolution, Said, resolve
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.value import value_from_json

Decided = Mapping[tuple[str, str], Sequence[Decision]]
"""Positions by subject and property."""
LIST_KINDS = frozenset({"testimony", "list"})
"""Kinds of source that put a person on an organisation's list: an article about her does not."""

_COLUMNS = (
    *("id", "subject", "property", "value", "basis", "reliability", "against"),
    *("passage__text__source__kind", "passage__text__source__organisation", "passage__text__source"),
)


@dataclass(slots=True)
class _Person:
    """`years` by claim."""

    lists: set[str]
    said: dict[str, list[Said]]
    sources: set[str]
    years: dict[str, str]


def gather(
    claims: QuerySet[Claim], passages: Callable[[Iterable[str]], list[PassageRecord]]
) -> tuple[list[PersonRow], Lineage]:
    """Rows of the survivors of whom the given claims speak, in an order that says nothing.

    Parameters
    ----------
    claims
        Standing claims that the consent gate has let through.
    passages
        How the lineage finds the passages of claims again.
    """
    told: dict[str, str] = defaultdict(lambda: secrets.token_hex(16))
    persons = _by_person(claims, told)
    decided = decisions()
    known = {name: _resolved(name, each, decided) for name, each in persons.items()}
    tokens = {secrets.token_hex(16): name for name, found in known.items() if _is_survivor(found)}
    resolved = {token: known[name] for token, name in tokens.items()}
    chosen = {each.choice for weighed in decided.values() for each in weighed}
    rows = [_row(token, persons[tokens[token]], resolved[token], chosen) for token in sorted(tokens)]
    cited = {token: {prop: each.claims for prop, each in found.items()} for token, found in resolved.items()}
    return rows, Lineage(
        run=secrets.token_hex(16),
        persons=tokens,
        claims=cited,
        passages=passages,
        sources={token: source for source, token in told.items()},
    )


def _by_person(claims: QuerySet[Claim], tokens: Mapping[str, str]) -> Mapping[str, _Person]:
    """Persons of whom claims speak; `tokens` makes one for each source that it is asked for."""
    persons: dict[str, _Person] = defaultdict(lambda: _Person(set(), defaultdict(list), set(), {}))
    roots = first_sources()
    # columns, not rows: a row would bring along the words of its passage and the whole text; and as they lie on the
    # disk, for in the order of random identifiers each would be on another page
    rows = claims.filter(subject__kind="Person").order_by().values_list(*_COLUMNS)
    for (
        claim,
        subject,
        prop,
        value,
        basis,
        reliability,
        against,
        kind,
        organisation,
        source,
    ) in rows.iterator():
        told = value_from_json(value)
        code = coded(prop, told)
        if code is None:
            continue
        person = persons[subject]
        if (year := dated(prop, told)) is not None:
            person.years[claim] = year
        person.sources.add(tokens[roots[source]])
        person.said[code[0]].append(
            Said(claim=claim, code=code[1], basis=basis, reliability=reliability, against=against)
        )
        if code == ("role", "Survivor") and not against and kind in LIST_KINDS and organisation:
            person.lists.add(organisation)
    for person in persons.values():
        for said in person.said.values():
            said.sort(key=lambda each: each.claim)
    return persons


def _is_survivor(resolved: Mapping[str, Resolution]) -> bool:
    return "role" in resolved and "Survivor" in resolved["role"].codes


def _resolved(subject: str, person: _Person, decided: Decided) -> Mapping[str, Resolution]:
    return {
        name: resolve(said, many=is_many(name), decisions=decided.get((subject, name), ()))
        for name, said in sorted(person.said.items())
    }


def _row(
    token: str, person: _Person, resolved: Mapping[str, Resolution], chosen: Collection[str | None]
) -> PersonRow:
    return PersonRow(
        token=token,
        lists=frozenset(person.lists),
        values={name: each.codes for name, each in resolved.items() if each.codes},
        conflicts=frozenset(name for name, each in resolved.items() if each.conflict),
        n={name: each.number for name, each in resolved.items()},
        positioned=frozenset(name for name, each in resolved.items() if each.positioned),
        sources=frozenset(person.sources),
        years={
            name: found for name, each in resolved.items() if (found := _years(name, each, person, chosen))
        },
    )


def _years(
    name: str, resolved: Resolution, person: _Person, chosen: Collection[str | None]
) -> tuple[str, ...]:
    """Years of the claims that stand; of the one that a position chose, where only one date can hold."""
    taken = () if is_many(name) else tuple(each for each in resolved.claims if each in chosen)
    cited = taken or resolved.claims
    return tuple(sorted({person.years[each] for each in cited if each in person.years}))
