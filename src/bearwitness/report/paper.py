"""The report on paper: a PDF that a screen reader can read aloud (PDF/UA-1), with its own letters.

Made from the page itself, offline, by Typst. It refuses a picture without words for it. Korean and Chinese
fonts are held in the package; the machine's own fonts are not used, so a report looks the same everywhere.

References
----------
ISO 14289-1:2014 (PDF/UA-1), accessible PDF.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from importlib import resources

from bearwitness.domain.errors import MissingExtra
from bearwitness.domain.messages import Language
from bearwitness.domain.release import Release
from bearwitness.report.raster import wrapped, wrapped_name
from bearwitness.report.typst_code import parse_page, quoted, typst_of
from bearwitness.report.wide_tables import fitted
from bearwitness.report.words import Speaker

FONTS: dict[Language, tuple[str, ...]] = {
    "en": ("Noto Sans KR", "Noto Sans SC"),
    "ko": ("Noto Sans KR", "Noto Sans SC"),
    "zh": ("Noto Sans SC", "Noto Sans KR"),
}
"""The Korean font lacks some simplified characters and the Chinese one lacks Hangul: each stands in."""
STANDARD = "ua-1"


def paper_name(language: Language) -> str:
    """File of the report on paper in a language."""
    return "report.pdf" if language == "en" else f"report.{language}.pdf"


def render_paper(release: Release, page: str, figures: Mapping[str, bytes], language: Language) -> bytes:
    """PDF of a page.

    Parameters
    ----------
    release
        What the page shows: its title and date go into the document's own record, and nothing else.
    page
        The page in this language, as HTML.
    figures
        The pictures that the page names, by path.
    language
        Language of the page.

    Raises
    ------
    MissingExtra
        If Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtra(extra="casebook") from error
    at = datetime.fromisoformat(release.at)
    sources = {
        path: _lettered(svg, language) for path, svg in figures.items() if path.endswith(f".{language}.svg")
    }
    sources |= {wrapped_name(each.path): wrapped(figures[each.path]) for each in release.images}
    sources |= {"paper.typ": _style(), "main.typ": _code(release, page, language, at).encode()}
    with resources.as_file(resources.files("bearwitness.report").joinpath("fonts")) as fonts:
        made = typst.compile(  # type: ignore[call-overload]  # files by name: its stub leaves them out
            sources,
            font_paths=[fonts],
            ignore_system_fonts=True,
            pdf_standards=[STANDARD],
            timestamp=int(at.timestamp()),
        )
    return bytes(made)


def running_line(release: Release, say: Speaker) -> str:
    """What stands at the foot of every sheet, before its number."""
    return say("paper.running", title=release.title.of(say.language), date=release.at[:10])


def _style() -> bytes:
    return resources.files("bearwitness.report").joinpath("paper.typ").read_bytes()


def _code(release: Release, page: str, language: Language, at: datetime) -> str:
    say = Speaker(language=language)
    options = {
        "language": quoted(language),
        "region": quoted("cn") if language == "zh" else "none",
        "fonts": "(" + ", ".join(json.dumps(each) for each in FONTS[language]) + ")",
        "title": quoted(release.title.of(language)),
        "dated": quoted(running_line(release, say)),
        "date": f"datetime(year: {at.year}, month: {at.month}, day: {at.day})",
    }
    given = ", ".join(f"{name}: {value}" for name, value in options.items())
    return f'#import "paper.typ": *\n#show: paper.with({given})\n#{typst_of(fitted(parse_page(page)))}\n'


def _lettered(svg: bytes, language: Language) -> bytes:
    """The picture in the fonts of the paper."""
    names = ", ".join(FONTS[language])
    return re.sub(rb'font-family="[^"]*"', f'font-family="{names}"'.encode(), svg)
