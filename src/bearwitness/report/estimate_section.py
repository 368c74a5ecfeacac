"""An estimate on the page: status, reading, chart, methods, what it rests on and what would break it."""

from __future__ import annotations

from bearwitness.domain.release import ReleasedEstimate, ReleasedLinks, ReleasedMethod
from bearwitness.report.data_line import data_line
from bearwitness.report.figures import alt_of, estimate_rows, figure_path
from bearwitness.report.frame_line import frame_line
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.references_section import to_references
from bearwitness.report.rounded_note import rounded_note
from bearwitness.report.words import Speaker


def estimate_section(estimate: ReleasedEstimate, say: Speaker) -> Html:
    """One estimate with all that belongs to it."""
    status = say.from_estimate(f"status.{estimate.status}")
    return tag(
        "section",
        tag("h3", estimate.title.of(say.language)),
        tag("p", say("estimate.status"), " ", tag("span", status, class_="status"), class_="state"),
        tag("p", estimate.reading.of(say.language), class_="reading"),
        _chart(estimate, say),
        _numbers(estimate, say),
        tag("h4", say("estimate.rests")),
        tag("p", estimate_rests(estimate, say)),
        _list(say("estimate.cautions"), [each.of(say.language) for each in estimate.cautions]),
        _list(say("estimate.breaks"), [each.of(say.language) for each in estimate.breaks]),
        _list(say("estimate.citations"), list(estimate.citation), language="en"),
        to_references(estimate, say),
        frame_line(estimate.figure, estimate.frame, say),
        class_="figure",
        id_=estimate.figure,
    )


def estimate_rests(estimate: ReleasedEstimate, say: Speaker) -> str:
    """On what an estimate rests, and what linking the lists did to it."""
    if estimate.kind == "recomputed":
        return say("estimate.recomputed", lists=estimate.lists, source=estimate.source)
    if estimate.linked is None:
        return say("estimate.attested", lists=estimate.lists)
    return _linked(estimate.lists, estimate.linked, say)


def _linked(lists: int, links: ReleasedLinks, say: Speaker) -> str:
    said = [
        say(
            "estimate.linked",
            lists=lists,
            reviewers=links.reviewers,
            pairs=links.pairs,
            replicates=links.replicates,
        )
    ]
    if (links.lower, links.upper) != (None, None):
        said.append(say("estimate.certain", limits=say.span(links.lower, links.upper)))
    if links.added is not None:
        said.append(say("estimate.added" if links.added else "estimate.added_little", percent=links.added))
    return say.sentences(said)


def _chart(estimate: ReleasedEstimate, say: Speaker) -> Html:
    if not estimate_rows(estimate, say):
        return Html("")
    picture = tag("img", src=figure_path(estimate.figure, say.language), alt=alt_of(estimate, say))
    return join(tag("figure", picture, class_="chart"), data_line("data_behind", estimate.figure, say))


def _numbers(estimate: ReleasedEstimate, say: Speaker) -> Html:
    heads = [say(f"estimate.{key}") for key in ("method", "total", "limits", "verdict")]
    head = tag("tr", *(tag("th", each, scope="col") for each in heads))
    caption = tag("caption", say("estimate.caption", title=estimate.title.of(say.language)))
    body = [_method_row(each, say) for each in estimate.methods]
    extra = [(say("estimate.observed"), estimate.observed), (say("floor"), estimate.floor)]
    rows = [
        tag("tr", tag("th", name, scope="row"), tag("td", say.number(value)), tag("td", "–"), tag("td", "–"))
        for name, value in extra
        if value is not None
    ]
    table = tag("table", caption, tag("thead", head), tag("tbody", *body, *rows))
    if not (body or rows):
        return Html("")
    label = estimate.title.of(say.language)
    wide = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)
    rounded = [say("estimate.rounding")] if body else []
    notes = [*rounded, *([say("estimate.floor_above")] if estimate.floor_above else [])]
    notes += rounded_note(estimate.rounded, say, of="estimate")
    return join(wide, *(tag("p", each, class_="note") for each in notes))


def _method_row(each: ReleasedMethod, say: Speaker) -> Html:
    return tag(
        "tr",
        tag("th", say.from_estimate(f"method.{each.method}"), scope="row"),
        tag("td", say.number(each.total)),
        tag("td", say.span(each.lower, each.upper)),
        tag("td", say.from_estimate(f"status.{each.status}"), class_="words"),
    )


def _list(title: str, items: list[str], *, language: str | None = None) -> Html:
    if not items:
        return Html("")
    return join(tag("h4", title), tag("ul", *(tag("li", each, lang=language) for each in items)))
