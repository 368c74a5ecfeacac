"""A08: nothing sealed opens in another place: originals, pages, whole files, sealed texts."""

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casebooks import PASSPHRASE, template, unlocked
from tests.people import AMINA

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.fixity import check_fixity_of
from bearwitness.casebook.models import Source
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.errors import BearwitnessError
from bearwitness.vault import store
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import DamagedEvidence, DamagedSeal, DamagedStore, WrongKey, WrongPassphrase
from bearwitness.vault.evidence import Evidence
from bearwitness.vault.recipient import PrivateKey, open_sealed, seal_to

__all__ = ["template"]
KEY = PrivateKey.generate()


@pytest.fixture(scope="module")
def field(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copytree(template[0], tmp_path_factory.mktemp("field") / "field.casebook"))
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        for number in range(6):
            add_source(casebook, data=f"Fictional note {number}. ".encode() * 9, name="a", kind="document")
    return path


@settings(max_examples=15, deadline=None)
@given(pair=st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True), by_key=st.booleans())
def test_no_original_opens_as_another(field: Path, pair: list[int], by_key: bool) -> None:
    connection = store.connect(field / "casebook.db", unlocked(field).casebook)
    held = connection.execute("SELECT blob_id, blob_key FROM source ORDER BY id").fetchall()
    connection.close()
    (one, key), (two, other) = held[pair[0]], held[pair[1]]
    elsewhere = Evidence(field.parent / "elsewhere")
    elsewhere.folder.mkdir(exist_ok=True)
    shutil.copy(field / "evidence" / two, elsewhere.folder / one)
    with pytest.raises(DamagedEvidence):
        elsewhere.open(one, bytes(other if by_key else key))


def test_swapped_originals_are_named(field: Path, tmp_path: Path) -> None:
    path = Path(shutil.copytree(field, tmp_path / "field.casebook"))
    one, two = sorted((path / "evidence").iterdir())[:2]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        swapped = set(Source.objects.filter(blob_id__in=[one.name, two.name]).values_list("id", flat=True))
        assert {fault.where for fault in check_fixity_of(casebook)} == swapped


def test_no_page_serves_in_the_place_of_another(field: Path, tmp_path: Path) -> None:
    keys = unlocked(field)
    data = (field / "casebook.db").read_bytes()
    pages, draw = len(data) // 4096, random.Random(8)  # noqa: S311  # seeded cases for a test
    for _ in range(20):
        one, two = draw.sample(range(pages), 2)
        moved = bytearray(data)
        moved[two * 4096 : two * 4096 + 4096] = data[one * 4096 : one * 4096 + 4096]
        (tmp_path / "casebook.db").write_bytes(moved)
        try:
            opened = store.connect(tmp_path / "casebook.db", keys.casebook)
        except (DamagedStore, WrongKey):
            continue
        assert store.faults(opened)
        opened.close()


@pytest.mark.parametrize("name", ["keyring.json", "casebook.db"])
def test_no_file_serves_in_another_casebook(field: Path, tmp_path: Path, name: str) -> None:
    """Two casebooks of one keyholder with one passphrase."""
    theirs = tmp_path / "theirs.casebook"
    make_casebook(theirs, AMINA, PASSPHRASE, CHEAPEST)
    shutil.copy(field / name, theirs / name)

    def use() -> None:
        with open_casebook(theirs, unlocked(theirs), actor=AMINA):
            pass

    with pytest.raises((WrongKey, WrongPassphrase)):
        use()


@settings(max_examples=40, deadline=None)
@given(
    place=st.tuples(*[st.sampled_from(["a", "b", "ab", ""])] * 3),
    other=st.tuples(*[st.sampled_from(["a", "b", "ab", ""])] * 3),
)
def test_a_sealed_text_opens_for_its_casebook_table_and_row_only(
    place: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    def joined(parts: tuple[str, str, str]) -> bytes:
        return "/".join(parts).encode()

    sealed = seal_to(KEY.public, b"Fictional name", joined(place))
    if place == other:
        assert open_sealed([KEY], sealed, joined(other)) == b"Fictional name"
    else:
        with pytest.raises(DamagedSeal):
            open_sealed([KEY], sealed, joined(other))
    assert issubclass(DamagedSeal, BearwitnessError)
