"""One family: its range, its lines, and the differences as a table."""

from __future__ import annotations

from bearwitness.domain.genealogy import Change, Family, Genealogy
from bearwitness.report.genealogy.naming import credit, kinds, measure, origin_name, reported_by
from bearwitness.report.genealogy.range_chart import range_chart
from bearwitness.report.genealogy.tree import tree
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.words import Speaker


def family_title(family: Family, say: Speaker) -> str:
    """What is measured and whom it speaks of."""
    return say("genealogy.family.title", measure=measure(family.measure, say), population=family.population)


def family_section(family: Family, genealogy: Genealogy, say: Speaker) -> Html:
    """A family of two or more figures."""
    lines = _lines(family, genealogy)
    return tag(
        "section",
        tag("h3", family_title(family, say)),
        tag("p", _summary(family, genealogy, say), class_="reading"),
        _range(family, genealogy, say),
        *(_line(origin, members, genealogy, say) for origin, members in lines if len(members) > 1),
        _differences(family, genealogy, say),
        class_="figure",
        id_=family.id,
    )


def _lines(family: Family, genealogy: Genealogy) -> list[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for id_ in family.members:
        found.setdefault(genealogy.origin(id_), []).append(id_)
    return sorted(((key, tuple(ids)) for key, ids in found.items()), key=lambda each: -len(each[1]))


def _summary(family: Family, genealogy: Genealogy, say: Speaker) -> str:
    sources = {genealogy.figure(each).source for each in family.members}
    said = [say("genealogy.family.size", figures=len(family.members), sources=len(sources))]
    if len(family.independent) == 1:
        origin = genealogy.origin(family.members[0])
        said.append(say("genealogy.family.one", origin=origin_name(origin, genealogy, say)))
    else:
        said.append(say("genealogy.family.several", number=len(family.independent)))
    return say.sentences(said)


def _range(family: Family, genealogy: Genealogy, say: Speaker) -> Html:
    same = [each for each in family.independent if genealogy.figure(each).unit == family.unit]
    if len(same) < 2:
        return Html("")
    text = say("genealogy.range.text", range=range_words(family, genealogy, say))
    return join(
        tag("h4", say("genealogy.range.title")),
        tag("p", text),
        tag("figure", range_chart(family, genealogy, say)),
    )


def range_words(family: Family, genealogy: Genealogy, say: Speaker) -> str:
    """Stated ends of the independent figures; the figure itself where there is one."""
    if len(family.independent) == 1:
        return genealogy.figure(family.independent[0]).amount(say.language)
    low, high = (f"{end:,f}" for end in family.range)
    ends = low if low == high else say("span", lower=low, upper=high)
    return f"{ends} {_unit(family.unit, say)}"


def _unit(unit: str, say: Speaker) -> str:
    return say(f"genealogy.unit.{unit}") if unit in ("persons", "percent", "years") else unit


def _line(origin: str, members: tuple[str, ...], genealogy: Genealogy, say: Speaker) -> Html:
    title = say("genealogy.tree.title", origin=origin_name(origin, genealogy, say), number=len(members))
    return join(tag("h4", title), tag("figure", tree(origin, members, genealogy, say)))


def _differences(family: Family, genealogy: Genealogy, say: Speaker) -> Html:
    rows = [
        _row(genealogy.changes_of(each), genealogy, say)
        for each in family.members
        if genealogy.changes_of(each)
    ]
    if not rows:
        return Html("")
    names = ("figure", "from", "how", "grade")
    heads = [tag("th", say(f"genealogy.differences.{name}"), scope="col", class_="words") for name in names]
    caption = tag("caption", say("genealogy.differences.caption", title=family_title(family, say)))
    table = tag("table", caption, tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="stacked")
    return tag("details", tag("summary", say("genealogy.differences.summary", number=len(rows))), table)


def _row(changes: tuple[Change, ...], genealogy: Genealogy, say: Speaker) -> Html:
    child, parent = (genealogy.figure(id_) for id_ in (changes[0].child, changes[0].parent))
    cells = [
        join(
            tag("span", f"{each.amount(say.language)}: {each.population}", class_="says"),
            tag("span", f"{reported_by(each, genealogy, say)} · {each.id}", class_="note says"),
        )
        for each in (child, parent)
    ]
    grade = say(
        "genealogy.differences.graded",
        grade=say(f"genealogy.grade.{changes[0].grade}"),
        credit=credit(child, genealogy, say),
    )
    return tag(
        "tr",
        tag("th", cells[0], scope="row", class_="words"),
        *(
            tag("td", cell, class_="words", data_label=say(f"genealogy.differences.{name}"))
            for name, cell in (
                ("from", cells[1]),
                ("how", tag("span", kinds(changes, say), class_="differs")),
                ("grade", grade),
            )
        ),
    )
