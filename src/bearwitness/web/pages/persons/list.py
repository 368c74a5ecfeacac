"""Who and what the claims speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from bearwitness.actions.persons.list_subjects import SubjectList, list_subjects
from bearwitness.casebook.disagreement import disagree
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.casebook.source_states import ASKED, RiskState
from bearwitness.casebook.subject_pages import PAGE, Wanted
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import Scope
from bearwitness.domain.messages import Language
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.subject import SUBJECT_KINDS, SubjectKind
from bearwitness.domain.term import Term
from bearwitness.web.page_number import page_number
from bearwitness.web.pages.page import page
from bearwitness.web.pages.persons.questions import by_matter
from bearwitness.web.pages.persons.terms import chosen_term, term_choices
from bearwitness.web.request import PageRequest

SAID_FIRST = ("role", "act", "venue_kind", "payment_kind")
"""Properties that tell at once what a subject is: the first of which something is said."""
WORST: tuple[RiskState, ...] = ("overdue", "unassessed", "current", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One subject in a line; `scopes` are the uses that all its sources are open for."""

    id: str
    said: tuple[str, ...]
    claims: int
    sources: int
    torn: int
    decided: int
    scopes: tuple[Scope, ...]
    risk: RiskState


@page("search")
def subjects(request: PageRequest) -> HttpResponse:
    """List them, a page at a time."""
    given, language = request.GET, request.language
    kind = cast("SubjectKind", given["kind"]) if given.get("kind") in SUBJECT_KINDS else "Person"
    choices = term_choices(language, kind, *(("Episode",) if kind == "Person" else ()))
    name, code = chosen_term(given.get("term", ""), choices)
    number = page_number(request)
    wanted = Wanted(kind=kind, property=name, code=code)
    found = list_subjects(request.casebook, request.reading_role(), wanted, number)
    last = -(-found.total // PAGE)
    kept: dict[str, str | int] = {"kind": kind, **({"term": given["term"]} if name else {})}
    shown = {
        "kinds": [(each, codebook().kinds[each].labels[language]) for each in SUBJECT_KINDS],
        "kind": kind,
        "choices": choices,
        "may_review": allowed(request.roles, "review"),
        "term": given["term"] if name else "",
        "rows": [_row(each, found, language) for each in found.subjects],
        "before": f"?{urlencode({**kept, 'page': number - 1})}" if number > 1 else "",
        "after": f"?{urlencode({**kept, 'page': number + 1})}" if number < last else "",
        "total": found.total,
        "at": number,
        "of": last if number <= last else 0,
    }
    return render(request, "persons/list.html", shown)


def _row(subject: str, found: SubjectList, language: Language) -> Row:
    claims = found.claims[subject]
    sources = {each.source_id for each in claims}
    states = [found.states[each] for each in sources]
    torn = [matter for matter, said in by_matter(claims).items() if disagree(each.claim for each in said)]
    telling = {name: _said(claims, name, language) for name in SAID_FIRST}
    said = next(filter(None, telling.values()), [])
    return Row(
        id=subject,
        said=tuple(dict.fromkeys(said)),
        claims=len(claims),
        sources=len(sources),
        torn=len(torn),
        decided=sum(matter in found.decided for matter in torn),
        scopes=tuple(scope for scope in ASKED if all(scope in each.scopes for each in states)),
        risk=next((each for each in WORST if any(state.risk == each for state in states)), "none"),
    )


def _said(claims: Sequence[ShownClaim], name: str, language: Language) -> list[str]:
    return [
        value_words(each.claim.value, language)
        for each in claims
        if each.claim.property == name and isinstance(each.claim.value, Term) and not each.claim.against
    ]
