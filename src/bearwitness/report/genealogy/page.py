"""The genealogy of published figures as one page that opens from disk and runs nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bearwitness.domain.genealogy import Change, Family, Genealogy
from bearwitness.domain.messages import Language
from bearwitness.report.genealogy.family_section import family_section, family_title, range_words
from bearwitness.report.genealogy.naming import credit, kinds, origin_name, period, reported_by
from bearwitness.report.genealogy.style import GENEALOGY_CSS
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.shell import document, language_links
from bearwitness.report.words import Speaker

STRONG = frozenset({"bound inverted", "share inverted"})
"""Differences that turn a figure into another one; they stand first."""
SHOWN = 6


def render_genealogy(genealogy: Genealogy, language: Language) -> str:
    """The whole page in one language."""
    say = Speaker(language=language)
    families = [each for each in genealogy.families if len(each.members) > 1]
    alone = [each for each in genealogy.families if len(each.members) == 1]
    main = tag(
        "main",
        _facts(genealogy, say),
        _findings(genealogy, say),
        _reading(say),
        _overview(families, genealogy, say),
        *(family_section(each, genealogy, say) for each in families),
        _alone(alone, genealogy, say),
        _checks(genealogy, say),
        _sources(genealogy, say),
    )
    header = tag(
        "header",
        language_links(say),
        tag("h1", say("genealogy.title")),
        tag("p", say("genealogy.lead"), class_="lead"),
    )
    footer = tag("footer", tag("p", say("genealogy.footer")))
    return document(say("genealogy.title"), (header, main, footer), language, GENEALOGY_CSS)


def _facts(genealogy: Genealogy, say: Speaker) -> Html:
    changed = {each.child for each in genealogy.changes}
    unread = [each for each in genealogy.sources if not each.read]
    facts = (
        ("figures", len(genealogy.figures)),
        ("origins", len({genealogy.origin(each.id) for each in genealogy.figures})),
        ("differ", len(changed)),
        ("unread", len(unread)),
    )
    items = (
        tag("div", tag("dt", say(f"genealogy.facts.{key}")), tag("dd", say.number(n))) for key, n in facts
    )
    return tag("dl", *items, class_="facts")


def _findings(genealogy: Genealogy, say: Speaker) -> Html:
    items = [
        *_largest(genealogy, say),
        *_ranges(genealogy, say),
        *_turned(genealogy, say),
        *_failed(genealogy, say),
    ]
    if not items:
        return Html("")
    return tag(
        "section", tag("h2", say("genealogy.findings.title")), tag("ul", *(tag("li", each) for each in items))
    )


def _largest(genealogy: Genealogy, say: Speaker) -> list[str]:
    """Source behind most figures, where it is behind more than one."""
    counted = Counter(genealogy.origin(each.id) for each in genealogy.figures)
    origin, number = min(counted.items(), key=lambda each: (-each[1], each[0]))
    if number < 2:
        return []
    line = [each for each in genealogy.figures if genealogy.origin(each.id) == origin]
    said = [
        say(
            "genealogy.findings.largest",
            origin=origin_name(origin, genealogy, say),
            number=number,
            all=len(genealogy.figures),
            sources=len({each.source for each in line}),
        )
    ]
    source = genealogy.source(origin)
    if source is not None and not source.read:
        said.append(say("genealogy.findings.unread"))
    return [say.sentences(said)]


def _ranges(genealogy: Genealogy, say: Speaker) -> list[str]:
    """Families with the most independent figures."""
    found = [each for each in genealogy.families if len(each.independent) > 2]
    return [
        say(
            "genealogy.findings.range",
            title=family_title(each, say),
            number=len(each.independent),
            range=range_words(each, genealogy, say),
            years=_years(each, genealogy, say),
        )
        for each in found[:3]
    ]


def _years(family: Family, genealogy: Genealogy, say: Speaker) -> str:
    stated = (genealogy.figure(id_).as_of for id_ in family.independent)
    years = sorted(year for text in stated for year in re.findall(r"\d{4}", text))
    if not years:
        return say("genealogy.no_year")
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _turned(genealogy: Genealogy, say: Speaker) -> list[Html]:
    """Figures that say something else than what they probably descend from."""
    turned = dict.fromkeys(each.child for each in genealogy.changes if each.kind in STRONG)
    ranked = sorted(turned, key=lambda each: -len(genealogy.changes_of(each)))
    return [_differs(genealogy.changes_of(each), genealogy, say) for each in ranked[:SHOWN]]


def _differs(changes: tuple[Change, ...], genealogy: Genealogy, say: Speaker) -> Html:
    child, parent = (genealogy.figure(each) for each in (changes[0].child, changes[0].parent))
    sentence = say(
        f"genealogy.findings.differs_{changes[0].grade}",
        child=f"{child.amount(say.language)}: {child.population}",
        source=reported_by(child, genealogy, say),
        parent=f"{parent.amount(say.language)}: {parent.population}",
        other=reported_by(parent, genealogy, say),
    )
    return join(sentence, " ", tag("span", kinds(changes, say), class_="differs"))


def _failed(genealogy: Genealogy, say: Speaker) -> list[str]:
    number = len([each for each in genealogy.checks if not each.ok])
    if not genealogy.checks:
        return []
    return [say("genealogy.findings.checks", number=number, all=len(genealogy.checks))]


def _reading(say: Speaker) -> Html:
    items = (
        tag("li", say(f"genealogy.reading.{key}"))
        for key in ("line", "unread", "differs", "independent", "not")
    )
    return tag("section", tag("h2", say("genealogy.reading.title")), tag("ul", *items))


def _group(key: str, say: Speaker, *sections: Html) -> Html:
    if not sections:
        return Html("")
    return tag(
        "section", tag("h2", say(f"genealogy.{key}.title")), tag("p", say(f"genealogy.{key}.text")), *sections
    )


def _overview(families: list[Family], genealogy: Genealogy, say: Speaker) -> Html:
    if not families:
        return Html("")
    rows: list[tuple[str, ...]] = [
        (
            tag("a", family_title(each, say), href=f"#{each.id}"),
            say.number(len(each.members)),
            say.number(len(each.independent)),
            range_words(each, genealogy, say),
        )
        for each in families
    ]
    return _group("families", say, _table("families", ("about", "figures", "origins", "range"), rows, say))


def _alone(alone: list[Family], genealogy: Genealogy, say: Speaker) -> Html:
    if not alone:
        return Html("")
    rows = []
    for family in alone:
        figure = genealogy.figure(family.members[0])
        rows.append(
            (
                family_title(family, say),
                f"{figure.amount(say.language)} · {period(figure, say)}",
                f"{reported_by(figure, genealogy, say)} · {credit(figure, genealogy, say)} · {figure.id}",
            )
        )
    return _group("alone", say, _table("alone", ("about", "says", "source"), rows, say))


def _checks(genealogy: Genealogy, say: Speaker) -> Html:
    rows = [
        (
            f"{say('genealogy.check.' + each.check.replace(' ', '_'))} · {each.figure}",
            say(f"genealogy.check.{'ok' if each.ok else 'not_ok'}"),
            genealogy.said(each, say.language),
        )
        for each in sorted(genealogy.checks, key=lambda each: each.ok)
    ]
    return (
        _group("checks", say, _table("checks", ("check", "result", "sum"), rows, say)) if rows else Html("")
    )


def _sources(genealogy: Genealogy, say: Speaker) -> Html:
    rows = [
        (
            each.id,
            join(
                tag(
                    "span", f"{each.publisher}: {each.title}" if each.title else each.publisher, class_="says"
                ),
                tag("code", each.url) if each.url else Html(""),
            ),
            f"{each.date or say('genealogy.no_date')} · {each.kind}",
            say("genealogy.sources.read", held=each.held or "–")
            if each.read
            else say("genealogy.sources.unread"),
        )
        for each in genealogy.sources
    ]
    return _group("sources", say, _table("sources", ("id", "who", "when", "held"), rows, say))


def _table(key: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], say: Speaker) -> Html:
    heads = (tag("th", say(f"genealogy.{key}.{each}"), scope="col", class_="words") for each in columns)
    body = (
        tag(
            "tr",
            tag("th", row[0], scope="row", class_="words"),
            *(
                tag("td", cell, class_="words", data_label=say(f"genealogy.{key}.{column}"))
                for column, cell in zip(columns[1:], row[1:], strict=True)
            ),
        )
        for row in rows
    )
    caption = tag("caption", say(f"genealogy.{key}.title"), class_="unseen")
    return tag("table", caption, tag("thead", tag("tr", *heads)), tag("tbody", *body), class_="stacked")
