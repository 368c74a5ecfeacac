"""One subject: what is claimed of it, contradictions side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.persons.read_subject import SubjectFile, read_subject
from bearwitness.casebook.rights import allowed
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.term import Term
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.persons.questions import topics
from bearwitness.web.request import PageRequest


@page("search")
def person(request: PageRequest, subject: str) -> HttpResponse:
    """Show it; ``?unfold=yes`` shows the sensitive passages."""
    found = read_subject(request.casebook, request.reading_role(), subject, unfolded=unfolded(request))
    language = request.language
    folding = folding_of(request.case(), [each.passage for each in found.claims])
    made = topics(found.claims, found.positions, found.reviews, found.under_review, folding, language)
    shown = {
        **heading(request, found),
        "topics": made,
        "claims": len(found.claims),
        "open_questions": sum(one.torn and not one.position for topic in made for one in topic.asked),
        "guarded": any(
            line.guarded
            for topic in made
            for one in topic.asked
            for answer in one.answers
            for line in answer.lines
        ),
        "unfolded": unfolded(request),
        "mentions": [
            {
                "id": each.claim.subject_id,
                "property": codebook().property(each.claim.property).labels[language],
                "against": each.claim.against,
                "passage": each.passage,
            }
            for each in found.mentions
        ],
        "states": list(found.states.values()),
        "may_review": allowed(request.roles, "review"),
    }
    return render(request, "persons/person.html", shown)


def heading(request: PageRequest, found: SubjectFile) -> dict[str, object]:
    """What stands at the top of every page of one subject."""
    roles = [
        value_words(each.claim.value, request.language)
        for each in found.claims
        if each.claim.property == "role" and isinstance(each.claim.value, Term) and not each.claim.against
    ]
    return {
        "subject": found.id,
        "kind": found.kind,
        "kind_words": codebook().kinds[found.kind].labels[request.language],
        "roles": list(dict.fromkeys(roles)),
        **tabs(request, found.id),
    }


def tabs(request: PageRequest, subject: str) -> dict[str, object]:
    """What whoever looks may open of a person."""
    return {
        "subject": subject,
        "may_code": allowed(request.roles, "code"),
        "may_analyse": allowed(request.roles, "analyse"),
        "may_ask": allowed(request.roles, "add"),
        "may_identify": allowed(request.roles, "identities"),
    }
