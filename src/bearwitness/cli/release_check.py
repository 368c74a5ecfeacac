"""What `release PATH check` says: all that would leave, what would not and why, and the mark of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.release import Release
    from bearwitness.release.look import Look


def checked(casebook: Casebook, text: str, language: Language) -> tuple[dict[str, object], list[str]]:
    """Run a plan through the gate; return what it found, as an object and in lines."""
    from bearwitness.actions.releases.check_release import check_release
    from bearwitness.cli.release_look import reasons
    from bearwitness.cli.release_quotes import shown as shown_quotes
    from bearwitness.report.kept_out_line import kept_out_line
    from bearwitness.report.words import Speaker

    look = check_release(casebook, text)
    release = look.release
    figures, lines = _figures(look, language)
    lines += reasons(look.kept, language)
    quotes, said = shown_quotes(look, language)
    say = Speaker(language=language)
    lines += said
    kept_out = [kept_out_line(each, say, release.threshold) for each in release.withheld]
    lines += [say("kept_out.title"), *(f"  {each}" for each in kept_out)] if kept_out else []
    lines += [message("release.cli.silent", language, place=each) for each in look.silent]
    if look.exact_before:
        releases = say.listed(list(look.exact_before))
        lines.append(message("release.cli.exact_before", language, releases=releases))
    if look.roleless:
        lines.append(message("vault.doctor.Roleless", language, value=look.roleless))
    mark, last = _mark(look, language)
    found: dict[str, object] = {
        "figures": figures,
        "kept_out": [{"reason": each.reason, "number": each.number} for each in release.withheld],
        "refused": [title.of(language) for title in release.refused],
        "silent": list(look.silent),
        "exact_before": list(look.exact_before),
        "cells": [
            {"figure": each.figure, "cell": each.cell.of(language), "why": each.why} for each in look.kept
        ],
        "roleless": look.roleless,
    }
    return {**found, **quotes, "mark": mark}, [*lines, message("release.cli.nothing_left", language), last]


def _mark(look: Look, language: Language) -> tuple[str, str]:
    """The mark, none where the plan cannot leave or has images, which are not shown here; and what to do."""
    if look.silent or any(each.never for each in look.findings):
        return "", message("release.cli.fix_first", language)
    if look.images:
        return "", message("release.cli.images", language)
    return look.mark, message("release.cli.mark", language, mark=look.mark)


def _figures(look: Look, language: Language) -> tuple[list[object], list[str]]:
    """Tables, amounts, estimates and synthetic data, each with its numbers beneath."""
    from bearwitness.cli.release_look import of_synthetic, of_table
    from bearwitness.cli.release_numbers import of_cells

    found: list[object] = []
    lines: list[str] = []
    for table in look.release.tables:
        told, said = of_table(table, language)
        numbers, counts = of_cells(table, language)
        found.append({**told, "numbers": numbers})
        lines += [*said, *counts]
    others, said = _amounts_and_estimates(look.release, language)
    found += others
    lines += said
    if look.synthetic is not None:
        costs, said = of_synthetic(look.synthetic, language)
        found.append(costs)
        lines += said
    return found, lines


def _amounts_and_estimates(release: Release, language: Language) -> tuple[list[object], list[str]]:
    from bearwitness.cli.release_numbers import of_amounts, of_methods

    found: list[object] = []
    lines: list[str] = []
    for money in release.money:
        kept = sum(row.withheld for row in money.rows)
        title, shown = money.title.of(language), len(money.rows) - kept
        numbers, said = of_amounts(money, language)
        found.append({"money": money.figure, "shown": shown, "withheld": kept, "numbers": numbers})
        lines += [message("release.cli.table", language, title=title, shown=shown, withheld=kept), *said]
    lines += [message("release.cli.refused", language, title=each.of(language)) for each in release.refused]
    for each in release.estimates:
        numbers, said = of_methods(each, language)
        found.append(
            {"estimate": each.figure, "status": each.status, "receipt": each.kind, "numbers": numbers}
        )
        lines += [f"{each.title.of(language)}: {each.reading.of(language)}", *said]
    return found, lines
