"""A folder with one page a language, and the data that they show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES, Language


def write_pages(out: Path, data: str, found: str, render: Callable[[Language], str], example: str) -> None:
    """Write a page in every language and the JSON into a folder; never over a page of another kind.

    Parameters
    ----------
    out
        The folder; it is made where it is missing.
    data
        Name of the file of the JSON: where a page stands without it, the page is of another kind.
    found
        The JSON, one line.
    render
        The page of a language.
    example
        A name for a folder of this kind.

    Raises
    ------
    BadValue
        Pages of another kind stand there.
    """
    from bearwitness.actions.out_folder import out_folder
    from bearwitness.report import page_name

    if (out / page_name("en")).exists() and not (out / data).exists():
        raise BadValue(kind="--out", example=example)
    out_folder(out)
    for language in LANGUAGES:
        (out / page_name(language)).write_text(render(language), encoding="utf-8")
    (out / data).write_text(f"{found}\n", encoding="utf-8")
