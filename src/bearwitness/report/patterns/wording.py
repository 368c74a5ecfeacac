"""Labels, figures and whole answers in the words of one language."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import Language, message
from bearwitness.domain.pattern import Pattern, PatternFigure, PatternTable
from bearwitness.domain.place_level import leveled

NONE = "–"
WITHHELD = ("word:withheld",)
"""Labels of the number of flows that are withheld."""


def say(key: str, language: Language, **values: object) -> str:
    """Message under ``patterns.answer``."""
    return message(f"patterns.answer.{key}", language, **values)


def label_words(label: str, language: Language) -> str:
    """What a label says: a code of a list, a place, a word, a number, the share of a quartile."""
    kind, _, code = label.partition(":")
    if kind == "word":
        return say(f"word.{code}", language)
    if kind == "place":
        return Gazetteer.load().name(code, language)
    if kind == "unit":
        return say(f"unit.{'per_year' if code == 'year' else code}", language)
    if kind == "quartile":
        return f"{float(code) * 100:g} %"
    if kind == "number":
        return code
    return codebook().label(kind, code, language)


def column_words(column: str, language: Language) -> str:
    """Heading of a column; a property has the codebook's."""
    kind, _, name = column.partition(":")
    if kind == "property":
        base, level = leveled(name)
        label = codebook().property(base).labels[language]
        return message(f"release.at_{level}", language, property=label) if level else label
    return say(f"column.{column}", language)


def value_column(table: PatternTable, language: Language) -> str:
    """Heading of the figures of a table: what they are, where they all are one thing."""
    units = {each.unit for each in counted(table)}
    return say(f"value_of.{units.pop()}" if len(units) == 1 else "column.value", language)


def counted(table: PatternTable) -> list[PatternFigure]:
    """Figures that stand as lines; how many flows are withheld is a remark, and of years the empty ones say nothing."""
    kept = [each for each in table.figures if each.labels != WITHHELD]
    return [each for each in kept if table.id != "timeline" or each.value is not None]


def figure_words(figure: PatternFigure, language: Language) -> tuple[str, str, str]:
    """Value, limits and count."""
    if figure.status == "withheld" and figure.value is None:
        return message("report.patterns.withheld", language), NONE, NONE
    value = _amount(figure.value, figure, language)
    if figure.high is not None and figure.high != figure.value:
        value = f"{value} – {_amount(figure.high, figure, language)}"
    elif figure.unit == "months" and figure.high is None and figure.value is not None:
        value = say("unit.over", language, value=value)
    limits = NONE
    if figure.lower is not None:
        upper = "∞" if figure.upper is None else _amount(figure.upper, figure, language)
        limits = f"{_amount(figure.lower, figure, language)} – {upper}"
    return value, limits, _count(figure, language)


def _amount(value: float | None, figure: PatternFigure, language: Language) -> str:
    if value is None:
        return NONE
    if figure.unit in ("share", "difference"):
        sign = "+" if figure.unit == "difference" and value > 0 else ""
        return f"{sign}{value * 100:.0f} %"
    if figure.unit == "months":
        return say("unit.months", language, value=f"{value:,.0f}")
    if figure.unit == "ratio":
        return say("unit.times", language, value=f"{value:.1f}")
    return f"{value:,.0f}"


def _count(figure: PatternFigure, language: Language) -> str:
    if figure.n is None:
        return NONE
    if figure.of is None:
        return f"{figure.n:,}"
    key = "open" if figure.unknown else "at_most"
    unknown = say("among.few", language) if figure.unknown < 10 else f"{figure.unknown:,}"
    return say(f"unit.{key}", language, n=f"{figure.n:,}", of=f"{figure.of:,}", unknown=unknown)


def among_words(pattern: Pattern, language: Language) -> str:
    """Of whom the figures speak."""
    if not pattern.among:
        return say("among.all", language)
    state = codebook().label("trajectory_state", pattern.among, language)
    return say("among.reached", language, state=state)


def frame_words(pattern: Pattern, language: Language) -> str:
    """How many persons and sources, and when."""
    few = say("among.few", language)
    persons, sources = (
        few if number < 10 else f"{number:,}" for number in (pattern.persons, pattern.sources)
    )
    return say(
        "among.frame",
        language,
        persons=persons,
        sources=sources,
        period=_period(pattern.period, language) or say("among.unknown_period", language),
    )


def _period(period: str, language: Language) -> str:
    """Years, or the codebook's bands of them."""
    known = codebook().list("period").codes
    ends = period.split("/")
    return "–".join(known[end].labels[language] if end in known else end for end in ends)


def terms_words(pattern: Pattern, language: Language) -> str:
    """On what terms amounts are compared; empty where there are none."""
    if not pattern.terms:
        return ""
    currency, *rest = pattern.terms.split()
    if rest == ["nominal"]:
        return say("among.nominal", language, currency=currency)
    return say("among.real", language, currency=currency, year=rest[0])


def notes(table: PatternTable, language: Language) -> list[str]:
    """Remarks on a table, first how many flows of it are withheld."""
    gone = [each.value for each in table.figures if each.labels == WITHHELD and each.value is not None]
    return [
        *(say("withheld_flows", language, number=f"{number:,.0f}") for number in gone),
        *(say(f"note.{note}", language) for note in table.notes),
    ]


def lines(pattern: Pattern, language: Language) -> list[str]:
    """A whole answer for a terminal."""
    found = [
        f"{say(f'title.{pattern.kind}', language)}. {among_words(pattern, language)}",
        frame_words(pattern, language),
    ]
    if pattern.terms:
        found.append(terms_words(pattern, language))
    for table in pattern.tables:
        if not table.figures:
            continue
        found += ["", say(f"table.{table.id}", language)]
        for figure in counted(table):
            value, limits, count = figure_words(figure, language)
            labels = " · ".join(label_words(each, language) for each in figure.labels)
            found.append(f"  {labels}: {value} ({limits}; {count})")
        found += [f"  {note}" for note in notes(table, language)]
    found += ["", say("among.refused", language)]
    found += [f"  {say(f'refused.{each}', language)}" for each in pattern.refused]
    return found
