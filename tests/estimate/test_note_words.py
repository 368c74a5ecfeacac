"""A method has one name wherever a reader meets it."""

import pytest

from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.estimate.note import Note
from bearwitness.release.estimates.published import estimate_published


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_names_methods_as_the_table_beside_it(language: Language) -> None:
    one = Note(code="no_bca", values={"method": "stepwise"}).sentence(language)
    assert message("estimate.method.stepwise", language) in one
    several = Note(code="methods_left_out", values={"methods": "bic, heterogeneity"}).sentence(language)
    for name in ("bic", "heterogeneity"):
        assert message(f"estimate.method.{name}", language) in several
    assert "heterogeneity" not in several
    pairs = Note(code="given_pairs").sentence(language)
    assert message("estimate.method.threshold", language) in pairs


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_for_the_table_is_no_caution(language: Language) -> None:
    cautions = estimate_published("Korea", figure="korea").cautions
    assert cautions
    assert message("estimate.note.not_two_lists", language) not in {each.of(language) for each in cautions}
