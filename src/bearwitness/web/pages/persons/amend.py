"""Put one's own coding in the place of another person's."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.read_claim import read_claim
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.coding.stated_value import stated_value
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.notation import notation
from bearwitness.domain.errors import BadValue
from bearwitness.domain.term import Term
from bearwitness.web.forms import Field, Form
from bearwitness.web.notices import notify
from bearwitness.web.pages.desk.choices import coded_choices
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.persons.review import coding
from bearwitness.web.request import PageRequest


@page("review", writes=True)
def amend(request: PageRequest, claim: str) -> HttpResponse:
    """Show the coding in a form; what is changed takes its place, with the reason, and both stay on record."""
    found, _ = read_claim(request.casebook, request.reading_role(), claim, unfolded=unfolded(request))
    form = Form(request, _fields(request, found.claim), _stands(found.claim))
    if form.sent and form.reads():
        draft = _draft(form, found.claim)
        if draft is None:
            form.say(BadValue(kind="value", example=notation(found.claim.property)), "value")
        elif _says(draft) == _says(found.claim):
            form.refuse("value", "web_persons.amended_nothing")
        else:
            with form.refusing("reason"):
                review_coding(request.casebook, claim, "amend", reason=form.value("reason"), amendment=draft)
                notify(request, "web_persons.amended")
                return redirect("persons:person", subject=found.claim.subject_id)
    return render(request, "persons/amend.html", _shown(request, found, form), status=form.status)


def _shown(request: PageRequest, found: ShownClaim, form: Form) -> dict[str, object]:
    """An example of how a value is written stands where it is written, not where it is chosen from a list."""
    name = found.claim.property
    example = "" if codebook().property(name).type == "term" else notation(name)
    return {**coding(request, found), "form": form, "example": example}


def _fields(request: PageRequest, claim: ClaimRecord) -> tuple[Field, ...]:
    language = request.language
    wanted = codebook().property(claim.property)
    if wanted.type == "term":
        choices = tuple(coded_choices(wanted.list, language))
        value = Field(name="value", label="web_desk.value", kind="select", choices=choices)
    else:
        value = Field(name="value", label="web_desk.value", hint="web_persons.amend_hint", most=500)
    coded = [
        Field(
            name=name, label=f"web_desk.{name}", kind="select", choices=tuple(coded_choices(name, language))
        )
        for name in ("basis", "reliability")
    ]
    against = Field(name="against", label="web_desk.against", kind="check", required=False)
    reason = Field(
        name="reason", label="web_persons.reason", hint="web_persons.amend_reason_hint", kind="textarea"
    )
    return (value, *coded, against, reason)


def as_written(claim: ClaimRecord) -> str:
    """Value of a claim as somebody would write it: a code, or its notation."""
    return claim.value.code if isinstance(claim.value, Term) else str(claim.value)


def _stands(claim: ClaimRecord) -> dict[str, str]:
    """The coding as the form writes it."""
    return {
        "value": as_written(claim),
        "basis": claim.basis,
        "reliability": claim.reliability,
        **({"against": "yes"} if claim.against else {}),
    }


def _draft(form: Form, claim: ClaimRecord) -> ClaimDraft | None:
    """What takes the place of the claim; None where its value cannot be read."""
    value = stated_value(claim.property, form.value("value"))
    if value is None:
        return None
    return ClaimDraft(
        subject_id=claim.subject_id,
        property=claim.property,
        value=value,
        basis=form.value("basis"),
        reliability=form.value("reliability"),
        against=bool(form.value("against")),
    )


def _says(each: ClaimDraft | ClaimRecord) -> tuple[object, ...]:
    return each.value, each.basis, each.reliability, each.against
