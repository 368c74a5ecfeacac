"""What the demo says of its release at the command line is what the report of it says."""

from dataclasses import replace

import pytest
from tests.release.sample import assembled

from bearwitness.cli.demo import _kept_out as kept_out
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.release import Withholding
from bearwitness.report.page import render_page


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_was_kept_out_is_told_in_one_wording(language: Language) -> None:
    withheld = (
        Withholding(reason="withdrawn", number=None),
        Withholding(reason="no_count_scope", number=40),
        Withholding(reason="small_cells", number=7),
    )
    release = replace(assembled().release, withheld=withheld)
    page, lines = render_page(release, (), "aa", language), kept_out(release, language)
    assert len(lines) == len(withheld)
    assert all(line.split(":" if language != "zh" else "：", 1)[1].strip() in page for line in lines)
