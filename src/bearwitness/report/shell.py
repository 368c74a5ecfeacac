"""The shell of a page: head, policy, style, and the way to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.report.markup import Html, tag
from bearwitness.report.style import CSS, policy
from bearwitness.report.words import Speaker

TAGS: dict[Language, str] = {"en": "en", "ko": "ko", "zh": "zh-Hans"}
NAMES: dict[Language, str] = {"en": "English", "ko": "한국어", "zh": "中文"}


def page_name(language: Language) -> str:
    """File of the page in a language."""
    return "index.html" if language == "en" else f"index.{language}.html"


def document(title: str, parts: Sequence[Html], language: Language, css: str = CSS) -> str:
    """A whole page that runs nothing and asks for nothing."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(css)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Html(css)),
    )
    page = tag("html", head, tag("body", *parts), lang=TAGS[language])
    return f"<!DOCTYPE html>\n{page}\n"


def language_links(say: Speaker, name: Callable[[Language], str] = page_name) -> Html:
    """The page in the other languages; `name` says its file in each."""
    return tag("nav", *(_link(each, say, name) for each in LANGUAGES), aria_label=say("languages"))


def _link(language: Language, say: Speaker, name: Callable[[Language], str]) -> Html:
    if language == say.language:
        return tag("span", NAMES[language], lang=TAGS[language], aria_current="page")
    return tag("a", NAMES[language], href=name(language), lang=TAGS[language], hreflang=TAGS[language])
