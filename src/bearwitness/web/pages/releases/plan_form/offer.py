"""What the form of a plan offers to somebody: of the casebook, only what may leave and she may see."""

from __future__ import annotations

import re
from dataclasses import replace

from bearwitness.actions.releases.list_quotable import QuotesListed, list_quotable
from bearwitness.casebook.quotes_seen import Asked
from bearwitness.release.planning.plan import Plan
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.releases.plan_form.offered import SERIES, TABLES, Offered, first
from bearwitness.web.pages.releases.plan_form.offered_picture import OfferedPicture
from bearwitness.web.pages.releases.plan_form.offered_quote import OfferedQuote
from bearwitness.web.pages.releases.plan_form.written_pictures import PICTURES
from bearwitness.web.pages.releases.plan_form.written_quotes import FIND, OPEN, QUOTES, leave_out_of
from bearwitness.web.request import PageRequest

STEP = "step"
"""Button that asks for more of the form, instead of sending the plan."""
ASK_QUOTES, ASK_TABLE, ASK_SERIES, ENTER = "quotes", "table", "series", "enter"
FOUND = "found"
"""Words by which the passages of the page were found."""
_ROW, _SERIES_ROW = re.compile(r"by_(\d{1,2})"), re.compile(r"series_of_(\d{1,2})")


def step_of(request: PageRequest) -> str:
    """Step that was asked for; Enter finds, while words to find by stand there unasked, else it sends the plan."""
    step = request.POST.get(STEP, "")
    if step != ENTER:
        return step
    return ASK_QUOTES if request.POST.get(FIND, "") != request.POST.get(FOUND, "") else ""


def offer(request: PageRequest, kept: Plan | None) -> Offered:
    """All that the kept plan asks for, what was sent, and what else can be chosen."""
    tables, series = (
        _rooms(request, _ROW, TABLES, ASK_TABLE),
        _rooms(request, _SERIES_ROW, SERIES, ASK_SERIES),
    )
    offered = Offered.by(kept, tables, series)
    offered = _with_pictures(request, offered)
    asked = step_of(request) == ASK_QUOTES or bool(request.POST.get(OPEN))
    return _with_quotes(request, offered) if offered.open or asked else offered


def _rooms(request: PageRequest, row: re.Pattern[str], least: int, step: str) -> int:
    """Number of tables or series that were sent, and one more where it was asked for."""
    sent = [int(match[1]) + 1 for name in request.POST if (match := row.fullmatch(name))]
    return max([least, *sent]) + int(request.POST.get(STEP) == step)


def _with_pictures(request: PageRequest, offered: Offered) -> Offered:
    named = first([each.source for each in offered.pictures], request.POST.getlist(PICTURES))
    found, more = request.case().pictures_seen(named)
    seen = {each.source_id: each for each in found}
    pictures = [
        OfferedPicture(source=each.source, seen=seen.pop(each.source, None)) for each in offered.pictures
    ]
    pictures += [OfferedPicture(source=name, seen=its) for name, its in seen.items()]
    return replace(offered, pictures=tuple(pictures), more_pictures=more)


def _with_quotes(request: PageRequest, offered: Offered) -> Offered:
    named = first([each.passage for each in offered.quotes], request.POST.getlist(QUOTES))
    recipient = request.POST.get("for_recipient", "").strip() or None
    asked = Asked(words=request.POST.get(FIND, "").strip(), named=named, recipient=recipient)
    listed = list_quotable(request.casebook, asked, unfolded=unfolded(request))
    quotes = [*offered.quotes, *_others(listed, offered)]
    return replace(offered, quotes=_known(request, quotes, listed), more_quotes=listed.more, open=True)


def _others(listed: QuotesListed, offered: Offered) -> list[OfferedQuote]:
    planned = {each.passage for each in offered.quotes}
    names = [each.passage.id for each in listed.quotes]
    return [OfferedQuote(passage=name) for name in names if name not in planned]


def _known(
    request: PageRequest, quotes: list[OfferedQuote], listed: QuotesListed
) -> tuple[OfferedQuote, ...]:
    seen = {each.passage.id: each for each in listed.quotes}
    folding = folding_of(request.case(), [each.passage for each in listed.quotes])
    return tuple(
        each.known(
            seen[each.passage],
            request.POST.getlist(leave_out_of(each.passage)),
            guarded=each.passage in folding,
        )
        if each.passage in seen
        else each
        for each in quotes
    )
