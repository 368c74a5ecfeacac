"""A page in the bundle: how to check it with programs that everybody has."""

from __future__ import annotations

from bearwitness.domain.messages import Language
from bearwitness.report.markup import Html, tag
from bearwitness.report.shell import document, language_links, page_name
from bearwitness.report.words import Speaker

SUMS = "SHA256SUMS"
"""Sums of all files but itself, the manifest and its signature, as ``sha256sum`` reads them."""
COMMANDS: dict[str, tuple[str, ...]] = {
    "signature": (
        "openssl pkeyutl -verify -pubin -inkey key.pub -rawin -in manifest.json -sigfile manifest.sig",
    ),
    "key": ("openssl pkey -pubin -in key.pub -outform DER | tail -c 32 | sha256sum",),
    "files": (
        f"sha256sum --check --quiet {SUMS} && echo ok",
        f"grep -c \"$(sha256sum {SUMS} | cut -d ' ' -f 1)\" manifest.json",
        f"cat {SUMS} | wc -l",
        f"find . -type f ! -name {SUMS} ! -name manifest.json ! -name manifest.sig | wc -l",
    ),
    "figures": (),
    "cannot": (),
}
"""What to type for each step; a shell runs it as it stands."""


def check_name(language: Language) -> str:
    """File of the page in a language."""
    return "check.html" if language == "en" else f"check.{language}.html"


def render_check(language: Language) -> str:
    """The page in one language; it is the same in every bundle."""
    say = Speaker(language=language)
    back = tag("p", tag("a", say("check.back"), href=page_name(language)))
    header = tag(
        "header",
        language_links(say, check_name),
        tag("h1", say("check.title")),
        tag("p", say("check.lead"), class_="lead"),
    )
    steps = tag("main", *(_step(each, lines, say) for each, lines in COMMANDS.items()), back)
    return document(say("check.title"), (header, steps), language)


def _step(step: str, lines: tuple[str, ...], say: Speaker) -> Html:
    typed = [tag("pre", tag("code", "\n".join(lines)))] if lines else []
    return tag("section", tag("h2", say(f"check.{step}.title")), tag("p", say(f"check.{step}.text")), *typed)
