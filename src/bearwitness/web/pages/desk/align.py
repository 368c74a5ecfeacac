"""Put right how a text and its translation lie side by side."""

from __future__ import annotations

from django.http import HttpResponse

from bearwitness.actions.coding.align_texts import align_texts
from bearwitness.actions.coding.take_back_alignment import take_back_alignment
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.messages import message
from bearwitness.intake.aligning.correction import HOW, Correction, How, correction, held
from bearwitness.web.pages.desk.answered import answered, not_saved
from bearwitness.web.pages.desk.beside import Beside, beside
from bearwitness.web.pages.desk.shown import read
from bearwitness.web.pages.page import page
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.request import PageRequest

MOST_DIGITS = 9


@page("code", writes=True)
def align(request: PageRequest, text: str) -> HttpResponse:
    """Join, divide or move rows at ``at``, an offset in the text of ``side``; ``do=back`` returns to what held before.

    The text beside is the one that is open in her session.
    """
    if request.method != "POST":
        return answered(request, text)
    show, case = unfolded(request), request.case()
    by = beside(request, case, read(request, text, whole=show), unfolded=show)
    if by.coded is None:
        raise NoSuchItem
    asked, other = request.POST.get("do", ""), by.coded.text_id
    if asked == "back":
        taken = take_back_alignment(request.casebook, text, other)
        return answered(request, text, saved="rows_taken_back" if taken else "no_rows_to_take_back")
    change = _change(request, by, asked)
    if not change.rows:
        return not_saved(request, message("web_desk.no_row_changed", request.language))
    rows = held(by.beads, by.fixed, change)
    align_texts(
        request.casebook,
        text,
        other,
        [(each.start, each.end, each.other_start, each.other_end) for each in rows],
    )
    return answered(request, text, saved="rows_laid")


def _change(request: PageRequest, by: Beside, asked: str) -> Correction:
    """What is wanted; nothing, where it is no such change or stands nowhere."""
    at = request.POST.get("at", "")
    how: How | None = next((each for each in HOW if each == asked), None)
    if how is None or by.coded is None or not at.isdecimal() or len(at) > MOST_DIGITS:
        return Correction()
    if request.POST.get("side") == "other":
        beads = [each.turned() for each in by.beads]
        return correction(by.coded.text, by.own.text, beads, how, int(at)).turned()
    return correction(by.own.text, by.coded.text, by.beads, how, int(at))
