"""The index proposes every text that holds the words, whatever text and words."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from django.db import transaction
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.casebook.test_consent_gate import NOW
from tests.casebooks import keys, template
from tests.people import AMINA

from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.search import find
from bearwitness.casebook.search.fold import fold
from bearwitness.casebook.search.index import catch_up
from bearwitness.casebook.search.lookup import candidates
from bearwitness.vault.data_keys import DataKeys

__all__ = ["keys", "template"]

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
MIXED = st.one_of(st.sampled_from("두만강은 拐卖她。 riverRİSß éÉ\u0301\u1100\u1161'\"*-%_(ＡＢ　\n"), SIGNS)
TEXTS = st.text(MIXED, min_size=1, max_size=30)


@pytest.fixture(scope="module")
def opened(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path = Path(copytree(template[0], tmp_path_factory.mktemp("index") / "index.casebook"))
    with open_casebook(path, template[1], actor=AMINA):
        yield


@given(text=TEXTS, form=st.sampled_from(["NFC", "NFD", None]), data=st.data())
@settings(max_examples=150, deadline=None)
def test_words_of_a_text_are_always_proposed(
    opened: None, text: str, form: str | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 6)))
    words = text[start:end]
    assume(fold(words).strip() and next(find(words, text), None))
    asked = words if form is None else unicodedata.normalize(form, words)  # type: ignore[arg-type]
    with transaction.atomic():
        source = Source.objects.create(
            id="S-1", kind="document", name="", sha256="0" * 64, size=1, blob_id="B-1", blob_key=b"", received_at=NOW
        )  # fmt: skip
        TextVersion.objects.create(
            id="T-1", source=source, text=text, sha256="0" * 64, length=len(text), made_from="original"
        )
        catch_up(NOW)
        assert [name for _, name in candidates(asked, "record", 0, 9)] == ["T-1"]
        transaction.set_rollback(True)


@given(TEXTS)
def test_folding_keeps_the_length_of_the_composed_text(text: str) -> None:
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_found_folds_to_the_words(before: str, words: str, after: str) -> None:
    text = unicodedata.normalize("NFC", f"{before} {words} {after}")
    wanted = fold(words).strip()
    for start, end in find(words, text):
        assert fold(text[start:end]) == wanted
