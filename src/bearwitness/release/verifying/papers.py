"""Check that the paper says every number of its page, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Release
from bearwitness.intake.errors import ReaderStopped
from bearwitness.intake.parsing.parser import Parser, Upload
from bearwitness.release.problem import Problem
from bearwitness.report import Content, numbers_in, page_name, paper_name, paper_numbers, running_line
from bearwitness.report.words import Speaker


def papers_agree(content: Content, release: Release) -> list[Problem]:
    """Papers that leave out a number of their page, say another instead, or say two in each other's place.

    The page is the measure, so it must have been compared with the record before. What a paper says besides, such as the
    head of a table once more on its next sheet, is not looked at.

    Raises
    ------
    ReaderStopped
        The child that reads the papers cannot do so here.
    """
    problems = []
    with Parser({"pdf"}, files=len(LANGUAGES)) as parser:
        for language in LANGUAGES:
            name, page = paper_name(language), content(page_name(language)) or b""
            try:
                said = parser.document(Upload(data=content(name) or b"", name=name)).text
            except ReaderStopped:
                raise
            except BearwitnessError:
                problems.append(Problem(code="unreadable", at=name))
                continue
            body = _without_feet(said, running_line(release, Speaker(language=language)))
            if not _in_order(paper_numbers(page.decode(), content), numbers_in(body)):
                problems.append(Problem(code="disagrees", at=name))
    return problems


def _without_feet(said: str, line: str) -> str:
    """The words of a paper without the line at the foot of each sheet, which would lend its numbers to others."""
    words = r"\s+".join(map(re.escape, line.split()))
    return re.sub(rf"{words}\s+\d+ / \d+", " ", said)


def _in_order(wanted: Iterable[str], found: Iterable[str]) -> bool:
    rest = iter(found)
    return all(each in rest for each in wanted)
