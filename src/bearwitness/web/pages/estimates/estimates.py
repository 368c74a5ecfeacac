"""How many there are: asked for, and answered."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from bearwitness.actions.recorded_counts import UNKNOWN
from bearwitness.casebook.partner_lists import RunFound, run_found
from bearwitness.domain.messages import Language, message
from bearwitness.web.forms import Form
from bearwitness.web.pages.estimates.answer import REPS, SEED, TABLES, Answer, answer
from bearwitness.web.pages.estimates.asked import Asked, estimate_form, read_asked
from bearwitness.web.pages.estimates.shown import headline_line, shown_reading, strata_lines
from bearwitness.web.pages.figures.asked import code_words
from bearwitness.web.pages.links.held import held_counts
from bearwitness.web.pages.page import page
from bearwitness.web.request import PageRequest


@page("analyse", writes=True)
def estimates(request: PageRequest) -> HttpResponse:
    """Ask of whom, and show what may be said; nothing that is sent in is kept."""
    ran = run_found(datetime.now(UTC))
    form = estimate_form(request, linked=ran is not None)
    asked = read_asked(form) if form.sent else None
    if asked is not None:
        with form.refusing("file" if asked.source == "file" else ""):
            found = answer(request, asked)
            if found is not None:
                return render(request, "estimates/answer.html", _shown(request, asked, found))
            form.error = message("web_estimates.busy", request.language)
    return render(request, "estimates/estimates.html", _asking(form, ran), status=form.status)


def _asking(form: Form, ran: RunFound | None) -> dict[str, object]:
    held = ran is not None and not ran.closed and held_counts(ran.run_id) is not None
    return {"form": form, "ran": ran, "held": held}


def _shown(request: PageRequest, asked: Asked, found: Answer) -> dict[str, object]:
    language = request.language
    shown: dict[str, object] = {
        "asked": asked,
        "found": shown_reading(found.reading, language),
        "remarks": [f"web_estimates.remarks.{each}" for each in found.remarks],
        "reps": REPS,
        "tables": TABLES,
        "seed": SEED,
    }
    if found.certain is not None:
        shown["beside"] = [
            headline_line(message("web_estimates.doubted", language), found.reading, language),
            headline_line(message("web_estimates.certain", language), found.certain, language),
        ]
    if found.strata is not None:
        names = [" | ".join(_stratum(asked, each, language) for each in key) for key in found.strata.strata]
        shown["strata"] = strata_lines(found.strata, names, language)
    return shown


def _stratum(asked: Asked, code: str, language: Language) -> str:
    """Stratum of the persons on record in the codebook's words; of a table that was sent in, as it stands there."""
    if not asked.split:
        return code
    if code == UNKNOWN:
        return message("web_figures.not_known", language)
    return code_words(asked.split, code, language)
