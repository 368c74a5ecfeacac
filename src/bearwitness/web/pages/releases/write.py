"""Write a plan as a form."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.actions.releases.show_budget import Budget, show_budget
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.rights import allowed
from bearwitness.domain.errors import BearwitnessError, MissingExtra
from bearwitness.domain.messages import LANGUAGES
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.weaken import FEW_SOURCES, HIGH_EPSILON
from bearwitness.release.synthetic.accounting import STRONG
from bearwitness.web.forms import Form
from bearwitness.web.forms.form import Shown
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.releases.drafts import draft_plan, keep_draft
from bearwitness.web.pages.releases.plan_form.misplaced import field_of
from bearwitness.web.pages.releases.plan_form.offer import offer, step_of
from bearwitness.web.pages.releases.plan_form.offered import Offered
from bearwitness.web.pages.releases.plan_form.offered_shown import shown_offers, shown_pictures
from bearwitness.web.pages.releases.plan_form.written import ASKED, TITLE, fields, fits, initial, plan_text
from bearwitness.web.pages.releases.plan_form.written_pictures import PICTURES, refuse_pictures
from bearwitness.web.pages.releases.plan_form.written_quotes import FIND, QUOTES, SHOWN, refuse_quotes
from bearwitness.web.pages.releases.plan_form.written_recipient import PARTS as RECIPIENT
from bearwitness.web.pages.releases.plan_form.written_rounding import ROUNDING
from bearwitness.web.pages.releases.plan_form.written_series import PARTS as SERIES
from bearwitness.web.pages.releases.plan_form.written_series import TITLE as SERIES_TITLE
from bearwitness.web.pages.releases.plan_form.written_series import WITHHELD, named
from bearwitness.web.pages.releases.plan_form.written_synthetic import (
    BESIDE,
    COLUMNS,
    EPSILON,
    OWN_EPSILON,
    refuse_synthetic,
)
from bearwitness.web.pages.releases.plan_form.written_weakening import REASONS, refuse_weakening
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def write(request: PageRequest) -> HttpResponse:
    """Ask for everything, and show next what would leave; a step asks for more of the form."""
    kept = draft_plan(request)
    if kept and not fits(kept) and request.method != "POST":
        return redirect("releases:text")
    step = step_of(request)
    offered = offer(request, kept)
    form = Form(request, fields(request.language, offered), initial(kept, request.language, offered))
    if form.sent and not step and _stands(form, offered):
        content = plan_text(form, offered)
        if _read(form, offered, content):
            keep_draft(request, content)
            return redirect("releases:draft")
    shown = {"form": form, **_shown(request, form, offered)}
    return render(request, "releases/write.html", shown, status=form.status)


def _stands(form: Form, offered: Offered) -> bool:
    """Whether everything is there that a plan needs."""
    form.reads()
    refuse_quotes(form, offered.quotes)
    refuse_pictures(form, offered.pictures)
    refuse_weakening(form)
    refuse_synthetic(form)
    return form.status == 200


def _read(form: Form, offered: Offered, content: str) -> bool:
    """Whether it is a plan; what is wrong is said beside its field."""
    try:
        Plan.from_yaml(content)
    except (NoSuchItem, NotAllowed):
        raise
    except BearwitnessError as error:
        place = field_of(error, form, offered)
        form.say(error, place if place in {each.field.name for each in form} else "")
        return False
    return True


def _shown(request: PageRequest, form: Form, offered: Offered) -> dict[str, object]:
    parts = {each.field.name: each for each in form}

    def in_all(name: str) -> list[Shown]:
        return [parts[f"{name}_{language}"] for language in LANGUAGES]

    before = request.POST.getlist(SHOWN)
    show = unfolded(request)
    return {
        "first": [*in_all("title"), *in_all("purpose"), parts["period"], parts["threshold"], parts[ROUNDING]],
        "tables": [_table(parts, number) for number in range(offered.tables)],
        "series": [_series(parts, number) for number in range(offered.series)],
        "frame": in_all("frame"),
        "published": parts["published"],
        "offered": offered,
        "quotes": shown_offers(offered.quotes, parts, before, request.language, unfolded=show),
        "quotes_error": parts[QUOTES].error,
        "find": parts[FIND],
        "may_ask": allowed(request.roles, "consent"),
        "guarded": any(each.guarded for each in offered.quotes),
        "unfolded": show,
        "pictures": shown_pictures(offered.pictures, parts),
        "pictures_error": parts[PICTURES].error,
        "synthetic": [parts[name] for name in (COLUMNS, EPSILON, OWN_EPSILON)],
        "strong": f"{STRONG:g}",
        "beside": BESIDE,
        "budget": _budget(request),
        "recipient": [parts[f"for_{part}"] for part in RECIPIENT],
        "weakened": parts[FEW_SOURCES],
        "reason": in_all(REASONS[FEW_SOURCES]),
        "typed": parts[HIGH_EPSILON],
        "reason_high": in_all(REASONS[HIGH_EPSILON]),
    }


def _budget(request: PageRequest) -> Budget | None:
    """What is left; None where what adds it up is not installed."""
    try:
        return show_budget(request.casebook)
    except MissingExtra:
        return None


def _table(parts: Mapping[str, Shown], number: int) -> dict[str, object]:
    """Fields of one table, of the amounts beside it, and of its title; these stand open where any are asked for."""

    def of(*names: str) -> list[Shown]:
        return [parts[f"{name}_{number}"] for name in names]

    title = [parts[f"{TITLE}_{number}_{language}"] for language in LANGUAGES]
    return {
        "by": of("by", "and", "level"),
        "more": of(*ASKED),
        "amounts": of("kind", "currency", "unit"),
        "paid": parts[f"kind_{number}"].value,
        "title": title,
        "titled": any(each.value or each.error for each in title),
    }


def _series(parts: Mapping[str, Shown], number: int) -> dict[str, object]:
    """Fields of one series; those of its title stand open where it has one."""
    title = [parts[f"{named(SERIES_TITLE, number)}_{language}"] for language in LANGUAGES]
    return {
        "parts": [parts[named(part, number)] for part in SERIES],
        "withheld": parts[named(WITHHELD, number)],
        "title": title,
        "titled": any(each.value or each.error for each in title),
    }
