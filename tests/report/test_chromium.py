"""In a real browser, from disk: no request but files, no violation, no overflow on a small screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.report import page_name

pytestmark = pytest.mark.chromium


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_page_opens_from_disk(
    chromium: Browser, untouched: Path, language: Language, width: int, scheme: str
) -> None:
    dark = scheme == "dark"
    page = chromium.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((untouched / page_name(language)).as_uri())
    assert said == []
    assert asked
    assert all(each.startswith("file:") for each in asked)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every(each => each.complete && each.naturalWidth > 100)")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    page.close()


def test_a_wide_table_with_withheld_cells_scrolls_by_itself(chromium: Browser, untouched: Path) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 900})
    page.goto((untouched / page_name("en")).as_uri())
    page.evaluate("""() => {
        const cell = "<td class=kept>–<span class=unseen>withheld</span></td>";
        const box = document.createElement("div");
        box.className = "scroll";
        box.innerHTML = `<table><tr>${cell.repeat(60)}</tr></table>`;
        document.querySelector("main section").append(box);
    }""")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_a_script_would_be_stopped(chromium: Browser, bundle: Path) -> None:
    path = bundle / "index.html"
    hostile = "<script>document.title='run'</script><img src='https://example.org/x.png'></main>"
    path.write_text(path.read_text(encoding="utf-8").replace("</main>", hostile), encoding="utf-8")
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert page.title() != "run"
    assert len([each for each in said if "Content Security Policy" in each]) == 2
    page.close()
