"""What a page links to is named where the paper, on which nothing can be pressed, sends a reader to it."""

import pytest

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.report.check_page import check_name
from bearwitness.report.receipt_section import verify_section
from bearwitness.report.typst_code import parse_page, typst_of
from bearwitness.report.words import Speaker


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_names_the_page_that_needs_no_bearwitness(language: Language) -> None:
    on_paper = typst_of(parse_page(verify_section("aa", Speaker(language=language))))
    assert f'raw("{check_name(language)}")' in on_paper
