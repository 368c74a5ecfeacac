"""What would leave, what is withheld and why, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, message
from bearwitness.domain.release import Release, ReleasedEstimate, ReleasedSynthetic
from bearwitness.domain.released_table import ReleasedCell, ReleasedTable
from bearwitness.release.look import Look
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.synthesized import Ahead
from bearwitness.release.wording import Flag, plan_flags, plan_texts
from bearwitness.report.cell_labels import cell_labels
from bearwitness.report.estimate_section import estimate_rests
from bearwitness.report.kept_out_line import kept_out_line
from bearwitness.report.network import network_ahead
from bearwitness.report.rounded_note import rounded_note
from bearwitness.report.series import series_ahead
from bearwitness.report.words import Speaker
from bearwitness.web.pages.releases.shown_money import ShownMoney, shown_money
from bearwitness.web.pages.releases.shown_quotes import ShownQuote, shown_quote


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A line of a table: its codes in words, its number as text, and why there is none."""

    labels: tuple[str, ...]
    count: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table as lines, and whom it speaks of."""

    title: str
    frame: str
    columns: tuple[str, ...]
    lines: tuple[ShownCell, ...]
    shown: int
    withheld: int
    mapped: bool
    network: str
    series: str
    rounded: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMethod:
    """What one method says, as text."""

    method: str
    total: str
    limits: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEstimate:
    """An estimate in words, with every number of it and what weakens it."""

    title: str
    status: str
    reading: str
    frame: str
    methods: tuple[ShownMethod, ...]
    observed: str
    rests: str
    rounded: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownImage:
    """An image by its place, counted from one; what it shows, and its licence."""

    place: int
    alt: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRefused:
    """A table of which nothing would be left: its title, and why, each reason once."""

    title: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRelease:
    """All that leaves or would leave; `kept_out` are sentences. `silent`: the plan must first let a table say nothing."""

    title: str
    purpose: str
    tables: tuple[ShownTable, ...]
    estimates: tuple[ShownEstimate, ...]
    refused: tuple[ShownRefused, ...]
    kept_out: tuple[str, ...]
    money: tuple[ShownMoney, ...] = ()
    quotes: tuple[ShownQuote, ...]
    weakened: tuple[str, ...]
    synthetic: tuple[str, ...] = ()
    images: tuple[ShownImage, ...] = ()
    silent: tuple[str, ...] = ()
    roleless: int = 0
    exact_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A free text of a plan, in its own language, with what is flagged in it."""

    place: str
    language: Language
    text: str
    flags: tuple[str, ...]


def shown_look(look: Look, language: Language) -> ShownRelease:
    """A look ahead, with the reason beside every number that would not leave, and what the quotes could tell."""
    why = {
        (each.figure, each.cell.of(language)): message(f"release.why.{each.why}", language)
        for each in look.kept
    }
    shown_tables = {each.figure for each in look.release.tables}
    shown_tables |= {each.figure for each in look.release.money}
    gone = dict.fromkeys(each.figure for each in look.kept if each.figure not in shown_tables)
    refused = tuple(
        ShownRefused(
            title=title.of(language),
            why=tuple(dict.fromkeys(said for (of, _), said in why.items() if of == figure)),
        )
        for title, figure in zip(look.release.refused, gone, strict=True)
    )
    quotes = tuple(shown_quote(each, language, look.findings) for each in look.release.quotes)
    shown = shown_release(look.release, language, why)
    made = shown.synthetic if look.synthetic is None else _ahead(look.synthetic, language)
    return replace(
        shown,
        refused=refused,
        quotes=quotes,
        silent=look.silent,
        roleless=look.roleless,
        synthetic=made,
        exact_before=Speaker(language=language).listed(list(look.exact_before)),
    )


def _ahead(ahead: Ahead, language: Language) -> tuple[str, ...]:
    """What synthetic data would hold and cost; rows nobody has drawn yet."""
    columns = [codebook().property(name).labels[language] for name in ahead.columns]
    return (
        message("report.synthetic.columns", language, columns=Speaker(language=language).listed(columns)),
        message(
            "release.cli.ahead",
            language,
            epsilon=f"{ahead.epsilon:g}",
            delta=f"{ahead.delta:g}",
            spent=f"{ahead.spent:g}",
            cap=f"{ahead.cap:g}",
        ),
        *((message("release.cli.ahead_apart", language),) if ahead.apart else ()),
    )


def shown_release(
    release: Release, language: Language, why: Mapping[tuple[str, str], str] | None = None
) -> ShownRelease:
    """A release; without reasons, for they never leave."""
    say = Speaker(language=language)
    return ShownRelease(
        title=release.title.of(language),
        purpose=release.purpose.of(language),
        tables=tuple(_table(each, say, why or {}) for each in release.tables),
        estimates=tuple(_estimate(each, say) for each in release.estimates),
        refused=tuple(ShownRefused(title=each.of(language), why=()) for each in release.refused),
        quotes=tuple(shown_quote(each, language) for each in release.quotes),
        synthetic=_synthetic(release.synthetic, say),
        images=tuple(
            ShownImage(place=place, alt=each.alt.of(language), licence=each.licence)
            for place, each in enumerate(release.images, start=1)
        ),
        weakened=tuple(
            say.sentences(
                [
                    f"{table.title.of(language)}:",
                    say(f"weakened.{each.guard}"),
                    say("weakened.reason", reason=each.reason.of(language)),
                ]
            )
            for table in release.tables
            for each in table.weakened
        ),
        kept_out=tuple(kept_out_line(each, say, release.threshold) for each in release.withheld),
        money=tuple(
            shown_money(each, next(one for one in release.tables if one.figure == each.table), say, why or {})
            for each in release.money
        ),
    )


def _synthetic(made: ReleasedSynthetic | None, say: Speaker) -> tuple[str, ...]:
    if made is None:
        return ()
    return (
        say("synthetic.rows", number=made.rows),
        say("synthetic.people", number=made.people, lower=made.lower, upper=made.upper),
        say("synthetic.promise", epsilon=f"{made.epsilon:g}", delta=f"{made.delta:g}", cap=f"{made.cap:g}"),
    )


def _estimate(estimate: ReleasedEstimate, say: Speaker) -> ShownEstimate:
    return ShownEstimate(
        title=estimate.title.of(say.language),
        status=say.from_estimate(f"status.{estimate.status}"),
        reading=estimate.reading.of(say.language),
        frame=estimate.frame.frame.of(say.language),
        methods=tuple(
            ShownMethod(
                method=say.from_estimate(f"method.{each.method}"),
                total=say.number(each.total),
                limits=say.span(each.lower, each.upper),
                status=say.from_estimate(f"status.{each.status}"),
            )
            for each in estimate.methods
        ),
        observed=say.number(estimate.observed),
        rests=estimate_rests(estimate, say),
        rounded=tuple(rounded_note(estimate.rounded, say, of="estimate")),
        cautions=tuple(each.of(say.language) for each in estimate.cautions),
    )


def _table(table: ReleasedTable, say: Speaker, why: Mapping[tuple[str, str], str]) -> ShownTable:
    frame = table.frame
    return ShownTable(
        title=table.title.of(say.language),
        frame=say(
            "frame_line",
            population=frame.population.of(say.language),
            frame=frame.frame.of(say.language),
            period=say.period(frame.period),
        ),
        columns=tuple(each.label.of(say.language) for each in table.dimensions),
        lines=tuple(_cell(table, each, say, why) for each in table.cells),
        shown=len(table.cells) - table.withheld,
        withheld=table.withheld,
        mapped=table.mapped,
        network=network_ahead(table, say) if table.network else "",
        series=series_ahead(table, say) if table.series is not None else "",
        rounded=tuple(rounded_note(table.rounded, say)),
    )


def _cell(
    table: ReleasedTable, cell: ReleasedCell, say: Speaker, why: Mapping[tuple[str, str], str]
) -> ShownCell:
    labels = cell_labels(table, cell, say)
    codes = zip(labels, cell.key, strict=True)
    named = " · ".join(each for each, code in codes if code is not None) or say("all_persons")
    return ShownCell(
        labels=labels,
        count="" if cell.count is None else say.number(cell.count),
        why=why.get((table.figure, named), ""),
    )


def shown_words(plan: Plan, language: Language) -> tuple[ShownText, ...]:
    """Every free text of a plan, with its flags in words beside it."""
    flags = plan_flags(plan)
    return tuple(
        ShownText(place=place, language=spoken, text=text, flags=_said(flags, place, language))
        for place, spoken, text in plan_texts(plan)
    )


def _said(flags: Sequence[Flag], place: str, language: Language) -> tuple[str, ...]:
    return tuple(
        message(f"web_releases.flags.{each.reason}", language, words=each.words, instead=each.instead)
        for each in flags
        if each.place == place
    )
