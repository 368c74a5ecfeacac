"""How each figure can be checked, and how to check the bundle."""

from __future__ import annotations

from bearwitness.domain.release import Receipt
from bearwitness.report.check_page import check_name
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.words import Speaker

KINDS = ("recomputed", "attested", "committed")


COMMAND = "bearwitness verify release --trust FINGERPRINT"
"""It does not hold the fingerprint: a reader who copies it from a forged bundle would trust the forger."""


def receipt_section(receipts: tuple[Receipt, ...], say: Speaker) -> Html:
    """Receipts in words, by kind."""
    groups = [_group(kind, receipts, say) for kind in KINDS if any(each.kind == kind for each in receipts)]
    return tag("section", tag("h2", say("receipts.title")), tag("p", say("receipts.about")), *groups)


def _group(kind: str, receipts: tuple[Receipt, ...], say: Speaker) -> Html:
    items = [_item(each, say) for each in receipts if each.kind == kind]
    return join(
        tag("h3", say(f"receipts.{kind}")), tag("p", say(f"receipts.{kind}_about")), tag("ul", *items)
    )


def _item(receipt: Receipt, say: Speaker) -> Html:
    figure = receipt.figure.split(".")[0]
    name = tag("a", tag("code", receipt.figure), href=f"#{figure}")
    data = join(" · ", tag("a", receipt.data, href=receipt.data)) if receipt.data else Html("")
    content = join(" · ", tag("code", receipt.commitment)) if receipt.commitment else Html("")
    rounded = f" · {say('receipts.rounded', base=receipt.rounding)}" if receipt.rounding else ""
    return tag("li", name, data, content, rounded)


def verify_section(fingerprint: str, say: Speaker) -> Html:
    """How a reader checks the bundle without a casebook; the page that says it without Bearwitness is named, for paper has no links."""
    page = check_name(say.language)
    return tag(
        "section",
        tag("h2", say("verify.title")),
        tag("p", say("verify.how")),
        tag("pre", tag("code", COMMAND)),
        tag("p", say("verify.fingerprint")),
        tag("p", say("verify.stated"), " ", tag("code", fingerprint)),
        tag("p", tag("a", say("check.link"), href=page), " · ", tag("code", page)),
    )
