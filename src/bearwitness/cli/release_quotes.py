"""The second look at quotes, in words: what each would say, what it could tell, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.release.look import Look
    from bearwitness.release.quoting.second_look import Finding

Found = tuple[dict[str, object], list[str]]


def shown(look: Look, language: Language, figure: str | None = None) -> Found:
    """Quotes of a look ahead, or one of them, with every finding."""
    quotes: list[object] = []
    lines: list[str] = []
    for each in look.release.quotes:
        if figure not in (None, each.figure):
            continue
        told = [one for one in look.findings if one.figure == each.figure]
        found = [{"kind": one.kind, "words": one.words, "span": one.span, "never": one.never} for one in told]
        quotes.append({"figure": each.figure, "words": each.words, "findings": found})
        lines.append(message("release.cli.quote", language, figure=each.figure, words=each.words))
        lines += [_line(one, language) for one in told]
    return {"quotes": quotes}, lines


def looked(casebook: Casebook, text: str, passage: str, language: Language) -> Found:
    """Show a quote, and note that the actor has read it."""
    from bearwitness.actions.releases.check_release import check_release
    from bearwitness.actions.releases.look_again import look_again
    from bearwitness.release.planning.plan import Plan

    plan = Plan.from_yaml(text)
    look = check_release(casebook, text)
    look_again(casebook, plan.digest(), passage)
    place = [each.passage for each in plan.quotes].index(passage) + 1
    found, lines = shown(look, language, f"quote-{place}")
    return found, [*lines, message("release.cli.looked", language)]


def _line(found: Finding, language: Language) -> str:
    from bearwitness.release.quoting.second_look import finding_words

    start, end = found.span or (0, 0)
    place = f"{start}–{end}" if found.span else message("release.cli.whole", language)
    words = finding_words(found, language)
    why = message(f"release.cli.find.{found.kind}", language, start=start, end=end)
    return message("release.cli.finding", language, figure=found.figure, place=place, words=words, why=why)
