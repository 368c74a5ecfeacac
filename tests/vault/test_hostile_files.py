"""Whatever stands in a keyring, a backup, a share or a key file: one of our errors, and quickly."""

import contextlib
import json
import struct
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.people import AMINA
from tests.vault.conftest import PASSPHRASE

from bearwitness.domain.errors import BearwitnessError
from bearwitness.vault import durable, shares
from bearwitness.vault.backup import Backup
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.keyring_file import KeyringFile
from bearwitness.vault.recipient import PrivateKey, open_sealed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
QUIET = [HealthCheck.function_scoped_fixture]


def places(tree: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [at, *(place for key, each in inner for place in places(each, (*at, key)))]


def put(tree: Any, place: tuple[Any, ...], value: object) -> Any:
    if not place:
        return value
    target = tree
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    return tree


@settings(max_examples=120, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_any_value_anywhere_in_a_keyring_is_refused(
    keyring_path: Path, keys: DataKeys, data: st.DataObject
) -> None:
    whole = json.loads(keyring_path.read_text("utf-8"))
    place = data.draw(st.sampled_from(places(whole)))
    changed = put(json.loads(json.dumps(whole)), place, data.draw(JSON))
    with contextlib.suppress(BearwitnessError):
        file = KeyringFile.from_bytes(json.dumps(changed).encode())
        found = Keyring(keyring_path, file).unlock(AMINA, PASSPHRASE)
        assert (found, changed) == (keys, whole)


@settings(max_examples=80, deadline=None, suppress_health_check=QUIET)
@given(tree=JSON, tail=st.binary(max_size=40), inside=st.booleans())
def test_any_manifest_is_refused(tmp_path: Path, tree: object, tail: bytes, inside: bool) -> None:
    if inside:
        part = {"name": "keyring.json", "sha256": "0" * 64, "size": tree}
        tree = {"format": 1, "casebook": "K", "at": "", "seq": tree, "digest": tree, "parts": [part]}
    manifest = json.dumps(tree, sort_keys=True, separators=(",", ":")).encode()
    path = tmp_path / "backup"
    path.write_bytes(b"BWB\1" + struct.pack(">I", len(manifest)) + manifest + bytes(32) + tail)
    with contextlib.suppress(BearwitnessError), Backup.reading(path) as backup:
        backup.keyring()
        raise AssertionError("a manifest without a keyring was read")


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=90), data=st.binary(max_size=90))
def test_any_share_key_file_or_sealed_text_is_refused(text: str, data: bytes) -> None:
    for attempt in (
        lambda: shares.join((text, text + "A")),
        lambda: PrivateKey.parse(text),
        lambda: open_sealed([PrivateKey.generate()], data, b""),
        lambda: open_sealed([PrivateKey.generate()], b"age-encryption.org/v1\n" + data, b""),
    ):
        with contextlib.suppress(BearwitnessError):
            attempt()
            raise AssertionError("it was taken")


def test_what_a_crash_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "field.casebook"
    folder.mkdir()
    tag = "0123456789abcdef"
    ours = [folder / f".keyring.json.{tag}.tmp", tmp_path / f".field.casebook.{tag}.tmp"]
    theirs = [
        folder / "notes.tmp",
        tmp_path / f".other.casebook.{tag}.tmp",
        tmp_path / f"field.casebook.{tag}.tmp",
        tmp_path / f".fieldXcasebook.{tag}.tmp",
    ]
    for path in (ours[0], theirs[0]):
        path.write_bytes(b"x")
    for path in (ours[1], *theirs[1:]):
        path.mkdir()
    durable.sweep(folder)
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in theirs)
