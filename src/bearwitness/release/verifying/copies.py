"""Check that the files which say the same once more say the same: Parquet beside CSV, paper beside pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Release
from bearwitness.intake.errors import ReaderStopped
from bearwitness.intake.parsing.parser import Parser, Upload
from bearwitness.release.bundle.data_files import sheets
from bearwitness.release.bundle.folder import read
from bearwitness.release.bundle.parquet import parquet_path, read_parquet
from bearwitness.release.verifying.verification import Problem
from bearwitness.report import paper_name
from bearwitness.report.words import Speaker

_NUMBER = re.compile(r"\d(?:[\d,]*\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What disagrees, and what could not be looked at here: ``parquet``, ``papers``."""

    problems: tuple[Problem, ...] = ()
    unchecked: tuple[str, ...] = ()


def check_copies(folder: Path, release: Release) -> Copies:
    """Compare every value of the Parquet files, and look on the papers for the counts, and the observed numbers and totals of estimates.

    A file is parsed only here, after its hash and signature held: Parquet by Arrow, a PDF in a child that can open and
    send nothing. Where a program for it is not installed, that is said.
    """
    problems: list[Problem] = []
    unchecked = []
    if find_spec("pyarrow") is None:
        unchecked.append("parquet")
    else:
        problems += _parquet(folder, release)
    try:
        problems += _papers(folder, release)
    except (ImportError, ReaderStopped):
        unchecked.append("papers")
    return Copies(problems=tuple(problems), unchecked=tuple(unchecked))


def _parquet(folder: Path, release: Release) -> Iterator[Problem]:
    for path, (header, rows) in sheets(release).items():
        name = parquet_path(path)
        found = read_parquet(read(folder, name) or b"")
        if found != (list(header), [list(each) for each in rows]):
            yield Problem(code="disagrees", at=name)


def _papers(folder: Path, release: Release) -> list[Problem]:
    if find_spec("pypdfium2") is None:
        raise ImportError
    problems = []
    with Parser({"pdf"}, files=len(LANGUAGES)) as parser:
        for language in LANGUAGES:
            name = paper_name(language)
            try:
                said = parser.document(Upload(data=read(folder, name) or b"", name=name)).text
            except ReaderStopped:
                raise
            except BearwitnessError:
                problems.append(Problem(code="unreadable", at=name))
                continue
            if _numbers(release, Speaker(language=language)) - Counter(_NUMBER.findall(said)):
                problems.append(Problem(code="disagrees", at=name))
    return problems


def _numbers(release: Release, say: Speaker) -> Counter[str]:
    """Counts of tables, and observed numbers and totals of estimates, as the paper writes them."""
    counts = [cell.count for table in release.tables for cell in table.cells]
    counts += [each.observed for each in release.estimates]
    counts += [one.total for each in release.estimates for one in each.methods]
    return Counter(say.number(each) for each in counts if each is not None)
