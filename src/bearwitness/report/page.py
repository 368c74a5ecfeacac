"""One page of a release in one language: opens from disk, runs nothing, asks for nothing."""

from __future__ import annotations

from bearwitness.domain.messages import Language
from bearwitness.domain.release import Receipt, Release
from bearwitness.report.estimate_section import estimate_section
from bearwitness.report.image_section import image_section
from bearwitness.report.kept_out_line import kept_out_line
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.money_section import money_section
from bearwitness.report.quote_section import quote_section
from bearwitness.report.receipt_section import receipt_section, verify_section
from bearwitness.report.references_section import references_section
from bearwitness.report.series_section import series_section
from bearwitness.report.shell import document, language_links
from bearwitness.report.synthetic_section import synthetic_section
from bearwitness.report.table_section import table_section
from bearwitness.report.words import Speaker


def render_page(release: Release, receipts: tuple[Receipt, ...], fingerprint: str, language: Language) -> str:
    """The whole page.

    Parameters
    ----------
    release
        What is shown.
    receipts
        What each figure rests on.
    fingerprint
        Of the key that signs the bundle, in hex.
    language
        Language of the page.
    """
    say = Speaker(language=language)
    parts = (_header(release, say), _main(release, receipts, fingerprint, say), _footer(release, say))
    return document(release.title.of(language), parts, language)


def _header(release: Release, say: Speaker) -> Html:
    return tag(
        "header",
        language_links(say),
        tag("h1", release.title.of(say.language)),
        tag("p", release.purpose.of(say.language), class_="lead"),
        tag("p", say("dated", date=say.day(release.at), period=say.period(release.period)), class_="note"),
        *_recipient(release, say),
        *_uncompared(release, say),
        *_rounded(release, say),
        *_weakened(release, say),
    )


def _recipient(release: Release, say: Speaker) -> list[Html]:
    if not release.recipient:
        return []
    return [tag("p", say("for_recipient", recipient=release.recipient), class_="note")]


def _uncompared(release: Release, say: Speaker) -> list[Html]:
    return [tag("p", say("uncompared"), class_="weaker")] if release.uncompared else []


def _rounded(release: Release, say: Speaker) -> list[Html]:
    if release.rounding is None:
        return []
    return [tag("p", say("rounded", base=release.rounding), class_="note")]


def _weakened(release: Release, say: Speaker) -> list[Html]:
    figures = [each.figure for each in release.markable if each.weakened]
    if not figures:
        return []
    return [tag("p", say("weakened.where", figures=say.listed(figures)), class_="weaker")]


def _main(release: Release, receipts: tuple[Receipt, ...], fingerprint: str, say: Speaker) -> Html:
    own = [each for each in release.estimates if each.kind != "recomputed"]
    published = [each for each in release.estimates if each.kind == "recomputed"]
    return tag(
        "main",
        _facts(release, say),
        _about(release, say),
        _points("reading", _readings(release), release, say),
        _group("tables", [table_section(each, say) for each in release.tables if each.series is None], say),
        _group(
            "series", [series_section(each, say) for each in release.tables if each.series is not None], say
        ),
        _group("money", [money_section(each, say) for each in release.money], say),
        _refused(release, say),
        _group("quotes", [quote_section(each, say) for each in release.quotes], say),
        _group("images", [image_section(each, say) for each in release.images], say),
        _group("own", [estimate_section(each, say) for each in own], say),
        _group("published", [estimate_section(each, say) for each in published], say),
        _group("synthetic", [synthetic_section(each, say) for each in (release.synthetic,) if each], say),
        kept_out_section(release, say),
        _points("methods", _methods(release), release, say),
        references_section([*own, *published], say),
        _points("limits", ("common", "trend", "absent", "single"), release, say),
        receipt_section(receipts, say),
        verify_section(fingerprint, say),
    )


def _readings(release: Release) -> tuple[str, ...]:
    status = ("status",) if release.estimates else ()
    return ("persons", "frame", "withheld", *status, "claims")


def _methods(release: Release) -> tuple[str, ...]:
    amounts = ("amounts", "amounts_protected") if release.money else ()
    rounded = ("rounded",) if release.rounding is not None else ()
    estimated = ("estimated",) if release.estimates else ()
    return ("counted", "protected", "compared", *rounded, *amounts, *estimated)


def _facts(release: Release, say: Speaker) -> Html:
    facts: list[tuple[str, str]] = []
    totals = (table.count(*(None for _ in table.dimensions)) for table in release.tables)
    if (total := next((each for each in totals if each is not None), None)) is not None:
        facts.append((say("facts.persons"), say.number(total)))
    own = next((each for each in release.estimates if each.kind != "recomputed"), None)
    if own is not None and (own.lower, own.upper) != (None, None):
        status = say.from_estimate(f"status.{own.status}")
        facts.append((say("facts.estimate", status=status), say.span(own.lower, own.upper)))
    facts.append((say("facts.withheld"), say.number(sum(each.withheld for each in release.tables))))
    if release.refused:
        facts.append((say("facts.refused"), say.number(len(release.refused))))
    return tag(
        "dl", *(tag("div", tag("dt", name), tag("dd", value)) for name, value in facts), class_="facts"
    )


def _about(release: Release, say: Speaker) -> Html:
    holds = say("about.quotes") if release.quotes else say("about.no_words")
    return tag("section", tag("h2", say("about.title")), tag("p", say.sentences([say("about.text"), holds])))


def _points(part: str, keys: tuple[str, ...], release: Release, say: Speaker) -> Html:
    items = [
        tag("li", say(f"{part}.{key}", threshold=release.threshold, base=release.rounding)) for key in keys
    ]
    return tag("section", tag("h2", say(f"{part}.title")), tag("ul", *items))


def _group(key: str, sections: list[Html], say: Speaker) -> Html:
    if not sections:
        return Html("")
    return join(tag("h2", say(f"{key}.title")), tag("p", say(f"{key}.text")), *sections)


def _refused(release: Release, say: Speaker) -> Html:
    if not release.refused:
        return Html("")
    titles = [tag("li", each.of(say.language)) for each in release.refused]
    return tag("section", tag("h3", say("refused")), tag("ul", *titles))


def kept_out_section(release: Release, say: Speaker) -> Html:
    """Who and what is in no figure, and why."""
    items = [tag("li", kept_out_line(each, say, release.threshold)) for each in release.withheld]
    items = items or [tag("li", say("kept_out.nothing"))]
    persons = any(each.reason != "small_cells" for each in release.withheld)
    held = [tag("p", say("kept_out.held", threshold=release.threshold), class_="note")] if persons else []
    head = tag("h2", say("kept_out.title")), tag("p", say("kept_out.text"))
    return tag("section", *head, tag("ul", *items), *held)


def _footer(release: Release, say: Speaker) -> Html:
    words = say("footer", approvals=release.approvals)
    ids = join(tag("code", release.id), " · ", say("plan"), " ", tag("code", release.plan))
    return tag("footer", tag("p", words), tag("p", ids))
