"""Check that the files which say the same once more say the same: Parquet beside CSV, charts and paper beside pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from bearwitness.domain.release import Release
from bearwitness.intake.errors import ReaderStopped
from bearwitness.release.bundle.data_files import sheets
from bearwitness.release.bundle.parquet import parquet_path, read_parquet
from bearwitness.release.errors import CopiesDisagree
from bearwitness.release.problem import Problem
from bearwitness.release.verifying.charts import charts_disagree
from bearwitness.release.verifying.papers import papers_agree
from bearwitness.report import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What disagrees, and what could not be looked at here: ``parquet``, ``charts``, ``papers``."""

    problems: tuple[Problem, ...] = ()
    unchecked: tuple[str, ...] = ()


def check_copies(
    content: Content, release: Release, *, worded_here: bool = True, charts: bool = True
) -> Copies:
    """Compare every value of the Parquet files, what is written in the charts, and every number of the papers with those of their pages.

    A file is parsed only here, after its hash and signature held: Parquet by Arrow, a PDF in a child that can open and
    send nothing. Where a program for it is not installed, that is said.

    Parameters
    ----------
    content
        Gives the bytes of a file of the bundle by its path, or None where there is none.
    release
        What the pages and data files say already.
    worded_here
        Whether this edition words pages as theirs was worded; another one draws and words otherwise, and data alone are
        compared.
    charts
        Whether the charts are drawn again too: whoever has just drawn them would only see herself agree.
    """
    problems: list[Problem] = []
    unchecked = []
    if find_spec("pyarrow") is None:
        unchecked.append("parquet")
    else:
        problems += _parquet(content, release, all_there=worded_here)
    if not worded_here:
        return Copies(problems=tuple(problems), unchecked=tuple(unchecked))
    if charts and find_spec("vl_convert") is None:
        unchecked.append("charts")
    elif charts:
        problems += charts_disagree(content, release)
    if (papers := _papers(content, release)) is None:
        unchecked.append("papers")
    else:
        problems += papers
    return Copies(problems=tuple(problems), unchecked=tuple(unchecked))


def require_copies(content: Content, release: Release) -> None:
    """Stop a build whose files do not say what the gate passed, or cannot be read back here.

    Raises
    ------
    CopiesDisagree
    """
    found = check_copies(content, release, charts=False)
    if wrong := [each.at for each in found.problems] + list(found.unchecked):
        raise CopiesDisagree(files=", ".join(wrong))


def _parquet(content: Content, release: Release, *, all_there: bool) -> Iterator[Problem]:
    """Files that say something else; another edition may not have written all of them."""
    for path, (header, rows) in sheets(release).items():
        name = parquet_path(path)
        stored = content(name)
        if stored is None and not all_there:
            continue
        found = read_parquet(stored or b"")
        if found != (list(header), [list(each) for each in rows]):
            yield Problem(code="disagrees", at=name)


def _papers(content: Content, release: Release) -> list[Problem] | None:
    """Papers that disagree; None where the reader is not installed, or stopped."""
    if find_spec("pypdfium2") is None:
        return None
    try:
        return papers_agree(content, release)
    except ReaderStopped:
        return None
