"""Write a plan as a form."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from bearwitness.release.planning.plan import Plan
from bearwitness.web.forms import Form
from bearwitness.web.pages.page import page
from bearwitness.web.pages.releases.drafts import draft_plan, keep_draft
from bearwitness.web.pages.releases.written import TABLES, fields, fits, initial, plan_text
from bearwitness.web.request import PageRequest


@page("release", writes=True)
def write(request: PageRequest) -> HttpResponse:
    """Ask for everything, and show next what would leave."""
    kept = draft_plan(request)
    if kept and not fits(kept) and request.method != "POST":
        return redirect("releases:text")
    form = Form(request, fields(request.language), initial(kept))
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
        "tables": [[parts[f"{part}_{number}"] for part in ("by", "and", "map")] for number in range(TABLES)],
        "frame": [parts[name] for name in parts if name.startswith("frame")],
        "published": parts["published"],
    }
    return render(request, "releases/write.html", shown, status=form.status)
