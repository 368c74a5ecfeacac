"""A dossier to read: for each person, what speaks for and against each legal element, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.codebook import codebook
from bearwitness.domain.dossier import Dossier
from bearwitness.domain.elements import Cited, ElementRow, ElementsSheet
from bearwitness.domain.messages import Language
from bearwitness.domain.verdict import Verdict
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.shell import document
from bearwitness.report.words import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Sources in which a child speaks, and passages in which something is coded that never leaves: no word of them is shown."""

    children: frozenset[str]
    closed: frozenset[str]


def render_dossier(dossier: Dossier, language: Language) -> str:
    """The page; a child's words are left out, and those on helpers, safe places and ways of an escape."""
    say = Speaker(language=language)
    header = tag(
        "header",
        tag("h1", say("dossier.title", recipient=dossier.recipient)),
        tag("p", dossier.purpose, class_="lead"),
        tag("p", say("dossier.restricted", recipient=dossier.recipient), class_="note"),
    )
    hidden = Hidden(
        children=frozenset(each.id for each in dossier.sources if each.child),
        closed=frozenset(dossier.closed),
    )
    main = tag(
        "main",
        _section("reading", say),
        *(_sheet(each, hidden, say) for each in dossier.sheets),
        _section("custody", say),
    )
    return document(say("dossier.title", recipient=dossier.recipient), (header, main), language)


def _section(part: str, say: Speaker) -> Html:
    return tag("section", tag("h2", say(f"dossier.{part}.title")), tag("p", say(f"dossier.{part}.text")))


def _sheet(sheet: ElementsSheet, hidden: Hidden, say: Speaker) -> Html:
    child = {Verdict.YES: "child", Verdict.MAYBE: "maybe_child"}.get(sheet.child)
    notes = [tag("p", say(f"dossier.{child}"), class_="note")] if child else []
    rows = [
        _row(each, hidden, say) for each in sheet.rows if each.supporting or each.opposing or each.missing
    ]
    return tag("section", tag("h2", say("dossier.person", person=sheet.person_id)), *notes, *rows)


def _row(row: ElementRow, hidden: Hidden, say: Speaker) -> Html:
    found = row.assessment
    standard = (
        codebook().label("proof_standard", found.standard, say.language)
        if found and found.standard
        else say("dossier.no_standard")
    )
    stale = [tag("p", say("dossier.overtaken"), class_="note")] if found and found.overtaken else []
    return join(
        tag("h3", codebook().label("legal_element", row.element, say.language)),
        tag("p", say("dossier.standard", standard=standard)),
        *stale,
        _side("for", row.supporting, hidden, say),
        _side("against", row.opposing, hidden, say),
    )


def _side(side: str, cited: tuple[Cited, ...], hidden: Hidden, say: Speaker) -> Html:
    if not cited:
        return tag("p", say(f"dossier.nothing_{side}"))
    return join(tag("h4", say(f"dossier.{side}")), tag("ul", *(_cited(each, hidden, say) for each in cited)))


def _cited(each: Cited, hidden: Hidden, say: Speaker) -> Html:
    words = _words(each, hidden, say)
    basis = codebook().label("basis", each.claim.basis, say.language)
    reliability = codebook().label("reliability", each.claim.reliability, say.language)
    weighed = say("dossier.weighed", basis=basis, reliability=reliability)
    traced = join(" ", tag("code", each.claim.id), " · ", tag("code", each.trace.source_id))
    return tag("li", words, " ", weighed, traced)


def _words(each: Cited, hidden: Hidden, say: Speaker) -> str:
    if each.trace.source_id in hidden.children:
        return say("dossier.childs_words")
    if each.trace.passage.id in hidden.closed:
        return say("dossier.closed_words")
    return say("dossier.quoted", words=each.trace.passage.quote)
