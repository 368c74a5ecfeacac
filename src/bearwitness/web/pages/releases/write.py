"""Write a plan as a form."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.weaken import FEW_SOURCES
from bearwitness.web.forms import Form
from bearwitness.web.forms.form import Shown
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import draft_plan, keep_draft
from bearwitness.web.pages.releases.written import ASKED, TABLES, fields, fits, initial, plan_text
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def write(request: PageRequest) -> HttpResponse:
    """Ask for everything, and show next what would leave."""
    kept = draft_plan(request)
    if kept and not fits(kept) and request.method != "POST":
        return redirect("releases:text")
    form = Form(request, fields(request.language), initial(kept, request.language))
    if form.sent and form.reads():
        with form.refusing():
            content = plan_text(form)
            Plan.from_yaml(content)
            keep_draft(request, content)
            return redirect("releases:draft")
    parts = {each.field.name: each for each in form}
    shown = {
        "form": form,
        "first": [
            parts[name] for name in parts if name.startswith(("title", "purpose", "period", "threshold"))
        ],
        "tables": [_table(parts, number) for number in range(TABLES)],
        "frame": [parts[name] for name in parts if name.startswith("frame")],
        "published": parts["published"],
        "recipient": [parts[name] for name in parts if name.startswith("for_")],
        "weakened": parts[FEW_SOURCES],
        "reason": [parts[name] for name in parts if name.startswith("reason")],
    }
    return render(request, "releases/write.html", shown, status=form.status)


def _table(parts: Mapping[str, Shown], number: int) -> dict[str, object]:
    """Fields of one table, and of the amounts beside it; these stand open where any are asked for."""

    def of(*names: str) -> list[Shown]:
        return [parts[f"{name}_{number}"] for name in names]

    return {
        "by": of("by", "and", "level"),
        "more": of(*ASKED),
        "amounts": of("kind", "currency", "unit"),
        "paid": parts[f"kind_{number}"].value,
    }
